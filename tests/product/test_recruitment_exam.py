"""A written paper from the sealed codes over two markers and the unsealing to the re-marking."""

from datetime import date

import pytest
from browser import picture
from openpyxl import load_workbook
from pages import WebClient
from playwright.sync_api import expect
from server import connected

PAPER = "/odoo/action-cchc_recruitment.cchc_recruitment_paper_action/{}"
MARKS = "/odoo/action-cchc_recruitment.cchc_recruitment_mark_action"
REMARK = "/odoo/action-cchc_recruitment.cchc_recruitment_remark_action/{}"
PHRASES = ("cụm mật khẩu thứ nhất", "cụm mật khẩu thứ hai", "cụm mật khẩu thứ ba")
NAMES = ("Trần Thị Ân", "Nguyễn Văn An", "Lê Văn Bình")
FIRST, AGAIN = ("tccb", "thutruong"), ("noivuhuyen", "taichinh")


@pytest.fixture
def paper(client_of, province):
    """A written paper that three candidates sat; boards stand, nobody has marked."""
    home = client_of("sonoivu")
    unit = home.call("hr.department", "search", [("parent_id", "=", False)], limit=1)[0]

    def make(model, *rows):
        return home.call(f"cchc.recruitment.{model}", "create", list(rows))

    session = make("session", {"name": "Kỳ thi viết", "unit_id": unit})[0]
    post = make("post", {"session_id": session, "unit_id": unit, "code": "X", "name": "X"})[0]
    candidates = [
        {"session_id": session, "name": name, "birthday": "2000-01-01", "sex": "male",
         "citizen_id": f"09300000000{number}", "wish_ids": [(0, 0, {"post_id": post})]}
        for number, name in enumerate(NAMES)
    ]  # fmt: skip
    make("application", *candidates)
    round_ = make("round", {"session_id": session, "name": "Vòng 2"})[0]
    number = make("paper", {"round_id": round_, "code": "V", "name": "Thi viết hành chính",
                            "anonymous": True, "appealable": True,
                            "starts_at": f"{date.today()} 01:00:00"})[0]  # fmt: skip
    make("room", {"session_id": session, "name": "Phòng 1"})
    _run(
        province,
        """
        UPDATE cchc_recruitment_session SET state = 'examining', law = 'nd170_2025',
               announced_on = CURRENT_DATE WHERE id = %(session)s;
        UPDATE cchc_recruitment_application SET state = 'eligible' WHERE session_id = %(session)s;
        """,
        session=session,
    )
    home.call("cchc.recruitment.session", "action_give_numbers", [session])
    home.call("cchc.recruitment.paper", "action_allot_seats", [number])
    rooms = home.call("cchc.recruitment.sitting", "search", [("paper_id", "=", number)])
    home.call("cchc.recruitment.sitting", "action_all_present", rooms)
    home.call("cchc.recruitment.sitting", "action_close", rooms)
    for kind, members in _boards(home).items():
        board = make("board", {"session_id": session, "kind": kind, "member_ids": members})
        home.call("cchc.recruitment.board", "action_establish", board)
    yield number
    _run(
        province,
        "UPDATE cchc_recruitment_session SET state = 'cancelled' WHERE id = %(session)s",
        session=session,
    )


def _boards(home):
    def member(role, name, login=None):
        users = home.call("res.users", "search", [("login", "=", login)]) if login else [False]
        return (0, 0, {"role": role, "name": name, "user_id": users[0], "declaration": "none"})

    roles = ("chair", "deputy", "secretary", "member", "member")
    return {
        "council": [member(role, f"Ủy viên {place}") for place, role in enumerate(roles)],
        "marking": [member(role, f"Giám khảo {login}", login)
                    for role, login in zip(("chair", "member"), FIRST, strict=True)],
        "re_marking": [member(role, f"Phúc khảo {login}", login)
                       for role, login in zip(("chair", "member"), AGAIN, strict=True)],
    }  # fmt: skip


def _run(province, statement, **values):
    """What another step of the session would write."""
    with connected(province) as cursor:
        cursor.execute(statement, values)


def _seal(page, paper, folder):
    """Three officers seal; the list of codes comes once: ``{code: candidate number}``."""
    page.goto(f"/cchc/recruitment/paper/{paper}/seal")
    for place, phrase in enumerate(PHRASES):
        page.select_option(f"#member_{place}", index=place + 1)
        page.fill(f"#passphrase_{place}", phrase)
        page.fill(f"#again_{place}", phrase)
    with page.expect_download() as download:
        page.locator("form[method=post] button[type=submit]").click()
    file = folder / "codes.xlsx"
    download.value.save_as(file)
    rows = load_workbook(file).active.iter_rows(min_row=5, values_only=True)
    return {code: number for number, _seat, _room, code in rows}


def _mark(page, points):
    """The points one after the other by the keyboard, then handed in; no name is to be seen."""
    page.goto(MARKS)
    rows = page.locator("tr.o_data_row")
    expect(rows.first).to_be_visible()
    for name in NAMES:
        expect(page.get_by_text(name)).to_have_count(0)
    rows.first.locator("td[name=typed]").click()
    for number, text in enumerate(points):
        expect(rows.nth(number).locator("td[name=typed] input")).to_be_focused()
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    if page.locator(".o_list_button_save").first.is_visible():
        page.locator(".o_list_button_save").first.click()
    picture(page, "recruitment-marking")
    page.locator("button[name=action_hand_in]").click()
    WebClient(page).confirm()
    expect(page.locator(".o_notification")).to_contain_text("Đã nộp")


def _open(page, paper, *rows):
    page.goto(f"/cchc/recruitment/paper/{paper}/unseal")
    for place, (member, phrase) in enumerate(rows):
        page.select_option(f"#member_{place}", index=member + 1)
        page.fill(f"#passphrase_{place}", phrase)
    page.locator("form[method=post] button[type=submit]").click()


def test_from_the_codes_to_the_remarking(page_of, client_of, paper, tmp_path):
    office, home = page_of("sonoivu"), client_of("sonoivu")
    codes = _seal(office, paper, tmp_path)
    assert sorted(codes.values()) == ["0001", "0002", "0003"]
    office.goto(PAPER.format(paper))
    client = WebClient(office)
    client.form().press("action_assign_markers")
    for login in FIRST:
        _mark(page_of(login), ["60", "70,5", "80"])

    _open(office, paper, (0, PHRASES[0]), (0, PHRASES[0]))
    expect(office.locator(".alert-danger")).to_contain_text("hai người khác nhau")
    _open(office, paper, (0, PHRASES[0]), (1, "không phải mật khẩu"))
    expect(office.locator(".alert-danger")).to_contain_text("không đúng")
    picture(office, "recruitment-unseal")
    _open(office, paper, (0, PHRASES[0]), (2, PHRASES[2]))
    expect(office.locator(".o_form_view")).to_be_visible()
    scores = home.call(
        "cchc.recruitment.score", "search_read", [("paper_id", "=", paper)],
        ["application_id", "points"],
    )  # fmt: skip
    found = {row["application_id"][1].split(" – ")[0]: row["points"] for row in scores}
    given = dict(zip(sorted(codes), (60, 70.5, 80), strict=True))
    assert found == {codes[code]: points for code, points in given.items()}

    lowest = next(row["application_id"][0] for row in scores if row["points"] == 60)
    asked = home.call(
        "cchc.recruitment.remark", "create", [{"application_id": lowest, "paper_id": paper}]
    )
    office.goto(REMARK.format(asked[0]))
    client.form().press("action_assign")
    for login in AGAIN:
        _mark(page_of(login), ["90"])
    office.reload()
    client.form().fill("minutes", "Biên bản số 5")
    client.form().press("action_decide").reached("done")
    expect(office.locator("[name=new_points]")).to_contain_text("90")
    picture(office, "recruitment-remark")
    logs = home.call("cchc.recruitment.mark.log", "search_count", [("paper_id", "=", paper)])
    assert logs == 2 * 3 + 2
