"""A transfer between two agencies: both officers and Home Affairs, each with the own step."""

from datetime import date

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect


@pytest.fixture
def person(client_of):
    """Somebody of the district with a paper file who is not asked for yet."""
    client = client_of("noivuhuyen")
    files = client.call("cchc.paper.file", "search_read", [], ["employee_id"])
    asked = client.call("cchc.transfer", "search_read", [], ["employee_id"])
    domain = [
        ("in_service", "=", True),
        ("id", "in", [row["employee_id"][0] for row in files]),
        ("id", "not in", [row["employee_id"][0] for row in asked]),
        ("leadership_post_id", "=", False),
        ("incoming_unit_id", "=", False),
    ]
    (found,) = client.call("hr.employee", "search_read", domain, ["name"], limit=1)
    return found


STATE = ".o_statusbar_status .o_arrow_button_current"


def test_the_handshake_of_three(page_of, client_of, person):
    department = client_of("tccb").call(
        "hr.department", "search_read", [("name", "=", "Sở Tài chính")], ["name"]
    )[0]
    receiver = WebClient(page_of("tccb"))
    receiver.open("cchc_base.menu_decisions", "cchc_hr.menu_transfers")
    page = receiver.page
    page.locator(".o_list_button_add:visible").click()
    form = receiver.form()
    form.choose("person_id", person["name"]).choose("to_unit_id", department["name"])
    page.locator(".o_form_button_save:visible").click()
    expect(page.locator(STATE)).to_have_text("Nơi nhận đồng ý")
    picture(page, "transfer-asked")
    number = client_of("tccb").call(
        "cchc.transfer", "search", [("employee_id", "=", person["id"]), ("state", "!=", "refused")]
    )[0]

    where = f"/odoo/action-cchc_hr.cchc_transfer_action/{number}"
    sender = page_of("noivuhuyen")
    WebClient(sender)
    sender.goto(where)
    sender.get_by_role("button", name="Đồng ý cho chuyển").click()
    expect(sender.locator(STATE)).to_have_text("Nơi đi đồng ý")
    # The decision is not for the sides to draft.
    expect(sender.get_by_role("button", name="Dự thảo quyết định")).to_have_count(0)
    picture(sender, "transfer-released")

    above = page_of("sonoivu")
    home = WebClient(above)
    above.goto(where)
    above.get_by_role("button", name="Dự thảo quyết định").click()
    expect(above.locator("[name=line_ids] .o_data_row")).to_contain_text(person["name"])
    picture(above, "transfer-drafted")

    decision = home.form()
    decision.fill("number", "771/QĐ-UBND").day("date_signed", f"{date.today():%d/%m/%Y}")
    decision.day("date_effective", f"{date.today():%d/%m/%Y}").save()
    decision.press("action_issue")
    decision.reached("issued")
    (moved,) = client_of("sonoivu").call("hr.employee", "read", [person["id"]], ["unit_id"])
    assert moved["unit_id"][0] == department["id"]

    # The paper file is handed over by the one side and signed for by the other.
    sender.reload()
    sender.get_by_role("button", name="Giao hồ sơ").click()
    expect(sender.locator(STATE)).to_have_text("Đã giao hồ sơ")
    page.reload()
    page.get_by_role("button", name="Đã nhận hồ sơ").click()
    expect(page.locator(STATE)).to_have_text("Đã xong")
    picture(page, "transfer-done")
