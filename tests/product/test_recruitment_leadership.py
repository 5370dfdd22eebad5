"""A competition for a leading post: nominated, heard by a board, ranked, published, appointed."""

from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from server import connected

SESSION = "/odoo/action-cchc_recruitment.cchc_recruitment_leadership_action/{}"
NOMINATION = "/odoo/action-cchc_recruitment.cchc_recruitment_nomination_action/{}"
SHEETS = "/odoo/action-cchc_recruitment.cchc_recruitment_my_sheets_action"
POINTS = ("18", "35", "17", "16")
PEOPLE, TRIED = 2, 15


@pytest.fixture
def contest(client_of, province):
    """A competition that was announced, with one post; the head of Finance hears the defence."""
    home, today = client_of("sonoivu"), date.today()
    unit = home.call("hr.department", "search", [("parent_id", "=", False)], limit=1)[0]
    number = home.call(
        "cchc.recruitment.session",
        "create",
        [
            {
                "name": "Thi tuyển Trưởng phòng",
                "unit_id": unit,
                "form": "leadership",
                "opens_on": str(today - timedelta(days=1)),
                "closes_on": str(today + timedelta(days=29)),
            }
        ],
    )[0]
    home.call(
        "cchc.recruitment.post",
        "create",
        [
            {
                "session_id": number,
                "unit_id": unit,
                "code": "LD01",
                "name": "Trưởng phòng",
                "leadership_post_id": home.call("cchc.leadership.post", "search", [], limit=1)[0],
            }
        ],
    )
    home.call("cchc.recruitment.session", "action_leadership_rounds", [number])
    member = home.call("res.users", "search", [("login", "=", "thutruong")])[0]
    board = home.call(
        "cchc.recruitment.board",
        "create",
        [
            {
                "session_id": number,
                "kind": "interview",
                "member_ids": [(0, 0, {"user_id": member, "role": "chair"})],
            }
        ],
    )
    # The head of Finance declares with the own account.
    head = client_of("thutruong")
    own = head.call("cchc.recruitment.member", "search", [("board_id", "in", board)])[0]
    signed = head.call(
        "cchc.recruitment.declare",
        "create",
        [{"member_id": own, "declaration": "none", "is_true": True}],
    )
    head.call("cchc.recruitment.declare", "action_sign", signed)
    home.call("cchc.recruitment.board", "action_establish", board)
    _run(province, "UPDATE cchc_recruitment_session SET state = 'announced', law = 'nd170_2025',"
         " announced_on = CURRENT_DATE - 1 WHERE id = %s", number)  # fmt: skip
    yield number
    _run(province, "UPDATE cchc_recruitment_session SET state = 'cancelled' WHERE id = %s", number)


def _run(province, statement, *args):
    """What another step of the session would write."""
    with connected(province) as cursor:
        cursor.execute(statement, args)


def _nominate(client, contest):
    """Two people of Finance, by its own officer."""
    post = client.call("cchc.recruitment.post", "search", [("session_id", "=", contest)])[0]
    people = client.call(
        "hr.employee",
        "search",
        [
            ("citizen_id", "!=", False),
            ("birthday", "!=", False),
            # Neither a head nor who has an account: the members of the board might be these.
            ("leadership_post_id", "=", False),
            ("user_id", "=", False),
        ],
        limit=TRIED,
    )
    drafts = client.call(
        "cchc.recruitment.nomination",
        "create",
        [{"post_id": post, "employee_id": person, "document": "15/TTr-STC"} for person in people],
    )
    # Of a dossier that lacks something nobody is accepted.
    rows = client.call("cchc.recruitment.nomination", "read", drafts, ["missing"])
    made = [row["id"] for row in rows if not row["missing"]][:PEOPLE]
    client.call("cchc.recruitment.nomination", "unlink", [i for i in drafts if i not in made])
    client.call("cchc.recruitment.nomination", "action_send", made)
    return made


def _examined(province, contest):
    """Screened, numbered and past the written round."""
    _run(province, "UPDATE cchc_recruitment_session SET state = 'examining' WHERE id = %s", contest)
    _run(
        province,
        """
        UPDATE cchc_recruitment_application SET state = 'eligible', candidate_number = 'LD' || id
         WHERE session_id = %s
        """,
        contest,
    )
    _run(
        province,
        """
        INSERT INTO cchc_recruitment_score (application_id, paper_id, session_id, unit_id, state,
                                            points, source)
        SELECT a.id, p.id, p.session_id, p.unit_id, 'sat', 70, 'x'
          FROM cchc_recruitment_application a
          JOIN cchc_recruitment_paper p USING (session_id)
         WHERE session_id = %s AND p.form = 'written'
        """,
        contest,
    )


def _give_points(page):
    """The member types the points of every line; the second candidate gets two less each time."""
    rows = page.locator("tr.o_data_row")
    expect(rows).to_have_count(PEOPLE * len(POINTS))
    for number in range(PEOPLE * len(POINTS)):
        points = int(POINTS[number % len(POINTS)]) - 2 * (number // len(POINTS))
        rows.nth(number).locator("td[name=points]").click()
        entry = page.locator("tr.o_selected_row [name=points] input")
        entry.fill(str(points))
        page.locator(".o_list_button_save").first.click()
        expect(rows.nth(number).locator("td[name=given] input")).to_be_checked()


def test_from_the_nomination_to_the_drafted_appointment(page_of, client_of, contest, province):
    first, second = _nominate(client_of("tccb"), contest)
    office = page_of("sonoivu")
    office.goto(NOMINATION.format(first))
    client = WebClient(office)
    client.form().press("action_accept").reached("accepted")
    client_of("sonoivu").call("cchc.recruitment.nomination", "action_accept", [second])
    _examined(province, contest)

    office.goto(SESSION.format(contest))
    client.form().press("action_prepare_sheets")
    expect(office.locator(".o_list_view")).to_be_visible()
    member = page_of("thutruong")
    member.goto(SHEETS)
    WebClient(member)
    _give_points(member)
    picture(member, "recruitment-leadership-sheet")

    office.goto(SESSION.format(contest))
    form = client.form()
    form.press("action_close_defence")
    client.confirm()
    form.button("action_rank").click()
    form.button("action_publish_results").click()
    client.confirm()
    expect(office.locator("[name=text]")).to_contain_text("trúng tuyển")
    client.form().press("action_verify")
    expect(office.locator(".o_notification")).to_contain_text("không có thay đổi")

    office.goto(SESSION.format(contest))
    client.form().reached("results").press("action_draft_appointment")
    lines = office.locator("[name=line_ids] tr.o_data_row")
    expect(lines).to_have_count(1)
    picture(office, "recruitment-leadership-appointment")
    results = client_of("sonoivu").call(
        "cchc.recruitment.result", "search_read", [("session_id", "=", contest)],
        ["outcome", "total", "appointment_id"], order="place",
    )  # fmt: skip
    assert [(row["outcome"], row["total"]) for row in results] == [("chosen", 86), ("reserve", 78)]
    assert results[0]["appointment_id"]
    assert not results[1]["appointment_id"]
