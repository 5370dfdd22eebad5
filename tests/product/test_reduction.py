"""Staff reduction: the agency proposes three, one is returned, the others go to the decision."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect

FORM = "/odoo/action-cchc_reduction.cchc_reduction_list_action/{}"
STATE = ".o_statusbar_status .o_arrow_button_current"
TODAY = date.today()


@pytest.fixture
def proposal(client_of):
    """A draft of the department with three people, ready to be submitted: (id, names)."""
    client = client_of("tccb")
    taken = client.call("cchc.reduction.dossier", "search_read", [], ["employee_id"])
    domain = [
        ("in_service", "=", True),
        ("service_status", "=", "serving"),
        ("leadership_post_id", "=", False),
        ("id", "not in", [row["employee_id"][0] for row in taken]),
        ("retirement_date", ">", str(TODAY + timedelta(days=6 * 366))),
        ("coefficient", ">", 0),
    ]
    # Nobody leaves on a day for which something was decided already.
    later = [("date_effective", ">=", str(TODAY)), ("issued_at", "!=", False)]
    lines = client.call("cchc.decision.line", "search_read", later, ["employee_id"])
    domain.append(("id", "not in", [line["employee_id"][0] for line in lines]))
    # Three whom the rows of a list tell apart by their names.
    found = client.call("hr.employee", "search_read", domain, ["name"], limit=60)
    names = {person["name"]: person for person in found}
    alone = [name for name in names if sum(name in other for other in names) == 1]
    people = [names[name] for name in alone[:3]]
    number = client.call("cchc.reduction.list", "create", [{}])[0]
    ground = client.call(
        "cchc.reduction.ground", "search", [("code", "=", "nd154_a"), ("kind", "=", "ground")]
    )[0]
    rows = client.call(
        "cchc.reduction.dossier",
        "create",
        [
            {
                "list_id": number,
                "employee_id": person["id"],
                "ground_id": ground,
                "measure": "leave",
                "volunteers": True,
                "minutes": "05/BB",
            }
            for person in people
        ],
    )
    papers = client.call("cchc.reduction.document", "search", [("dossier_id", "in", rows)])
    client.call("cchc.reduction.document", "write", papers, {"number": "01"})
    return number, [person["name"] for person in people]


@pytest.fixture
def decided(client_of, proposal):
    """What was decided is taken back afterwards: other tests count these people."""
    yield
    home = client_of("sonoivu")
    rows = [("list_id", "=", proposal[0]), ("decision_id", "!=", False)]
    for row in home.call("cchc.reduction.dossier", "search_read", rows, ["decision_id"], limit=1):
        wizard = home.call(
            "cchc.decision.revocation",
            "create",
            [
                {
                    "decision_id": row["decision_id"][0],
                    "number": "773/QĐ-UBND",
                    "reason": "Kết thúc kiểm thử",
                }
            ],
        )
        home.call("cchc.decision.revocation", "action_revoke", wizard)


def test_one_of_three_is_returned(page_of, client_of, proposal, decided):
    number, names = proposal
    page = page_of("tccb")
    WebClient(page)
    page.goto(FORM.format(number))
    page.locator("button[name=action_submit]").click()
    expect(page.locator(STATE)).to_have_text("Đã trình")
    # What was handed on is not the agency's any more.
    expect(page.locator("button[name=action_compute]")).to_have_count(0)

    above = page_of("sonoivu")
    home = WebClient(above)
    above.goto(FORM.format(number))
    row = above.locator("[name=dossier_ids] .o_data_row", has_text=names[1])
    row.locator("button[name=get_formview_action]").click()
    above.locator("button[name=action_open_return]").click()
    above.locator(".modal [name=reason] textarea").fill("Chưa có xác nhận đóng bảo hiểm")
    above.locator(".modal button[name=action_answer]:visible").click()
    expect(above.locator(".alert", has_text="Chưa có xác nhận")).to_be_visible()
    picture(above, "reduction-returned")

    above.goto(FORM.format(number))
    above.locator("button[name=action_appraise]").click()
    expect(above.locator(STATE)).to_have_text("Đã thẩm định đối tượng")
    # The people are appraised, the money is not: nobody approves yet.
    expect(above.locator("button[name=action_approve]")).to_have_count(0)

    money = page_of("taichinh")
    WebClient(money)
    money.goto(FORM.format(number))
    expect(money.locator("button[name=action_open_return]")).to_have_count(0)
    money.locator("button[name=action_open_finance]").click()
    money.locator(".modal [name=fund] input").click()
    money.locator(".o_select_menu_item", has_text="Dự toán ngân sách năm").click()
    money.locator(".modal [name=letter] input").fill("215/STC-HCSN")
    picture(money, "reduction-finance")
    money.locator(".modal button[name=action_confirm]:visible").click()
    expect(money.locator(STATE)).to_have_text("Đã thẩm định kinh phí")

    above.reload()
    expect(above.locator("button[name=action_approve]")).to_be_visible()
    client = client_of("sonoivu")
    document = client.call(
        "cchc.legal.document",
        "create",
        [{"number": "77/QĐ-UBND", "title": "Phê duyệt danh sách tinh giản"}],
    )[0]
    client.call("cchc.reduction.list", "write", [number], {"document_id": document})
    above.reload()
    above.locator("button[name=action_approve]").click()
    above.locator("button[name=action_draft_decision]").click()
    lines = above.locator("[name=line_ids] .o_data_row")
    expect(lines).to_have_count(2)
    expect(above.locator("[name=line_ids]")).not_to_contain_text(names[1])
    decision = home.form()
    decision.fill("number", "772/QĐ-UBND").day("date_signed", f"{TODAY:%d/%m/%Y}").save()
    decision.press("action_issue")
    decision.reached("issued")
    picture(above, "reduction-decided")

    rows = client.call(
        "cchc.reduction.dossier", "search_read", [("list_id", "=", number)], ["state"]
    )
    assert sorted(row["state"] for row in rows) == ["decided", "decided", "returned"]

    # The agency pays the first of them and takes up whom Home Affairs returned.
    page.reload()
    row = page.locator("[name=dossier_ids] .o_data_row", has_text=names[1])
    row.locator("button[name=get_formview_action]").click()
    page.locator("button[name=action_propose_again]").click()
    expect(page.locator("button[name=action_compute]")).to_be_visible()
    picture(page, "reduction-again")
