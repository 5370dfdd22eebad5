"""Members of a board declare themselves; an announcement is changed with places and conditions."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from server import connected

DECLARATIONS = "/odoo/action-cchc_recruitment.cchc_recruitment_my_declarations_action"
SESSION = "/odoo/action-cchc_recruitment.cchc_recruitment_session_action/{}"


@pytest.fixture
def session(client_of, province):
    """An announced session with a post of two conditions and a board that has not declared."""
    home, today = client_of("sonoivu"), date.today()

    def make(model, **vals):
        return home.call(f"cchc.recruitment.{model}", "create", [vals])[0]

    unit = home.call("hr.department", "search", [("parent_id", "=", False)], limit=1)[0]
    number = make("session", name="Kỳ thi đổi thông báo", unit_id=unit,
                  opens_on=str(today - timedelta(days=1)), exam_on=str(today + timedelta(days=60)),
                  closes_on=str(today + timedelta(days=30)))  # fmt: skip
    post = make("post", session_id=number, unit_id=unit, code="DT01", name="Chuyên viên", places=2)
    for kind, level in (("degree", "university"), ("it", "certificate")):
        make("condition", post_id=post, kind=kind, level=level)
    member = home.call("res.users", "search", [("login", "=", "noivuhuyen")])[0]
    make("board", session_id=number, kind="screening",
         member_ids=[(0, 0, {"user_id": member, "role": "chair"})])  # fmt: skip
    _run(province, "UPDATE cchc_recruitment_session SET state = 'announced', law = 'nd170_2025',"
         " announced_on = CURRENT_DATE - 1 WHERE id = %s", number)  # fmt: skip
    yield number
    _run(province, "UPDATE cchc_recruitment_session SET state = 'cancelled' WHERE id = %s", number)


def _run(province, statement, *args):
    with connected(province) as cursor:
        cursor.execute(statement, args)


def test_a_member_is_told_to_declare_and_signs(page_of, client_of, session):
    page = page_of("noivuhuyen")
    page.goto("/odoo/work")
    tile = page.get_by_text("Cam kết thành viên hội đồng, ban chờ ông/bà ký")
    expect(tile).to_be_visible()
    page.goto(DECLARATIONS)
    row = page.locator("tr.o_data_row", has_text="Kỳ thi đổi thông báo")
    row.locator("button[name=action_declare]:visible").click()
    dialog = page.locator(".modal")
    dialog.locator("[name=declaration] input[data-value=none]").check()
    picture(page, "recruitment-declaration")
    dialog.locator("[name=is_true] input").check()
    dialog.locator("button[name=action_sign]").click()
    expect(row).to_contain_text("Thành viên tự ký")
    home = client_of("sonoivu")
    board = home.call("cchc.recruitment.board", "search", [("session_id", "=", session)])
    home.call("cchc.recruitment.board", "action_establish", board)
    stands = home.call("cchc.recruitment.board", "read", board, ["state"])
    assert stands[0]["state"] == "established"


def test_places_and_a_condition_are_changed_with_a_version(page_of, client_of, session):
    page = page_of("sonoivu")
    page.goto(SESSION.format(session))
    WebClient(page).form().press("action_open_change")
    dialog = page.locator(".modal")
    expect(dialog.locator("[name=allowed]")).to_contain_text("1 lần")
    dialog.locator("[name=reason] input").fill("Giảm chỉ tiêu")
    dialog.locator("[name=post_ids] td[name=places]").click()
    dialog.locator("[name=post_ids] td[name=places] input").fill("1")
    dialog.locator("a.nav-link[name=conditions]").click()
    dialog.locator("[name=condition_ids] tr.o_data_row", has_text="Tin học").locator(
        ".o_list_record_remove button"
    ).click()
    picture(page, "recruitment-change")
    dialog.locator("button[name=action_change]").click()
    expect(dialog).to_have_count(0)
    versions = client_of("sonoivu").call(
        "cchc.recruitment.announcement", "search_read", [("session_id", "=", session)],
        ["reason", "content"],
    )  # fmt: skip
    assert [row["reason"] for row in versions] == ["Giảm chỉ tiêu"]
    post = versions[0]["content"]["posts"][0]
    assert post["places"] == 1
    assert [row["kind"] for row in post["conditions"]] == ["Trình độ chuyên môn"]
