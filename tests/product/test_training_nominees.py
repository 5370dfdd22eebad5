"""Training: nominees from a workbook, successors, degrees, the hours of a year."""

import io
import re

import openpyxl
import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from report_page import ReportPage

MENU = "cchc_training.menu_training"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = ("Họ và tên", "Số CCCD", "Chương trình")


def _workbook(*rows):
    book = openpyxl.Workbook()
    for row in (HEADS, *rows):
        book.active.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return {"name": "de_nghi.xlsx", "mimeType": XLSX, "buffer": stream.getvalue()}


@pytest.fixture
def coming(client_of):
    """The class of the province that takes nominations, with two seats, in the order of its days;
    people of the agency of the accounts, the last of whom is about to retire."""
    officer, home_affairs = client_of("tccb"), client_of("sonoivu")
    one = officer.call(
        "cchc.training.class",
        "search_read",
        [("state", "=", "nominating")],
        ["name", "programme_id", "date_from", "date_to"],
        limit=1,
    )[0]
    home_affairs.call("cchc.training.class", "write", [one["id"]], {"seats": 2})
    taken = officer.call(
        "cchc.training.participant",
        "search_read",
        [("state", "in", ("proposed", "decided", "attending"))],
        ["employee_id"],
    )
    people = officer.call(
        "hr.employee",
        "search_read",
        [
            ("service_status", "=", "serving"),
            ("citizen_id", "!=", False),
            ("user_id", "=", False),
            ("staffing_category", "=", "civil_servant"),
            ("id", "not in", [row["employee_id"][0] for row in taken]),
        ],
        ["name", "citizen_id"],
        order="retirement_date desc",
        limit=5,
    )
    officer.call("hr.employee", "write", [people[-1]["id"]], {"birth_text": "01/02/1965"})
    # In another class on a day of this one.
    other = officer.call(
        "cchc.training.class",
        "create",
        {
            "name": "Lớp trùng ngày",
            "programme_id": one["programme_id"][0],
            "place": "Rạch Giá",
            "periods": 8,
            "date_from": one["date_to"],
            "date_to": one["date_to"],
        },
    )
    other = other[0] if isinstance(other, list) else other
    officer.call("cchc.training.class", "action_nominate", [other])
    officer.call(
        "cchc.training.participant",
        "create",
        {"class_id": other, "employee_id": people[0]["id"]},
    )
    return one, people


def test_nominees_come_from_a_workbook_or_not_at_all(page_of, client_of, coming):
    one, people = coming
    page = page_of("tccb")
    web = WebClient(page)
    page.goto(f"/odoo/action-cchc_training.cchc_training_class_action/{one['id']}")
    web.form().press("action_open_import")
    dialog = web.dialog()
    programme = one["programme_id"][1].split("] ")[-1]
    overlapping, first, second, third, retiring = people
    dialog.upload(
        "file",
        _workbook(
            *((person["name"], person["citizen_id"], programme) for person in people[:1]),
            (first["name"], first["citizen_id"], "Bồi dưỡng bay"),
            (second["name"], "000000000000", None),
            (third["name"], third["citizen_id"], programme),
            (retiring["name"], retiring["citizen_id"], None),
            (first["name"], first["citizen_id"], None),
            (second["name"], second["citizen_id"], None),
        ),
    )
    dialog.press("action_check")
    report = dialog.field("report").locator("li")
    told = (
        "Dòng 2, cột “Họ và tên”: đang có trong lớp “Lớp trùng ngày”",
        "Dòng 3, cột “Chương trình”: không phải là chương trình đang có hiệu lực",
        "Dòng 4, cột “Số CCCD”: “000000000000” không phải là số của ai trong đơn vị",
        "Dòng 8, cột “Họ và tên”: lớp còn 2 chỗ cho 3 người",
        f"Lưu ý dòng 6, {retiring['name']}: chưa đủ điều kiện",
    )
    for words in told:
        expect(report.filter(has_text=words)).to_have_count(1)
    expect(dialog.button("action_nominate")).to_be_hidden()
    picture(page, "training-nominees")
    mine = [("class_id", "=", one["id"])]
    count = client_of("tccb").call("cchc.training.participant", "search_count", mine)
    assert count == 0, "nothing is half-written"
    dialog.field("file").locator(".o_clear_file_button, button.fa-trash, .fa-trash").first.click()
    dialog.upload(
        "file",
        _workbook(
            (third["name"], third["citizen_id"], programme),
            (retiring["name"], retiring["citizen_id"], None),
        ),
    )
    dialog.press("action_check")
    dialog.button("action_nominate").wait_for()
    dialog.press("action_nominate")
    dialog.press("action_open_participants")
    rows = web.list("attended_periods")
    expect(rows.rows).to_have_count(2)
    # Near retirement: nominated, and not allowed to be sent.
    expect(rows.row(retiring["name"])).to_contain_text("Không đạt")
    nominees = client_of("tccb").call(
        "cchc.training.participant", "search_read", mine, ["employee_id", "allowed"]
    )
    assert {row["employee_id"][0]: row["allowed"] for row in nominees} == {
        third["id"]: True,
        retiring["id"]: False,
    }
    # The wizard refuses the same in the same language.
    words = "có 2 chỗ, đã có 2 người: không còn chỗ cho 1 người nữa"
    assert words in _refused_by_hand(web, one, second)
    client_of("sonoivu").call("cchc.training.class", "write", [one["id"]], {"seats": 9})
    assert "Lớp trùng ngày" in _refused_by_hand(web, one, overlapping)


def _refused_by_hand(web, one, person):
    """What the user reads who nominates somebody without a file."""
    page = web.page
    page.goto(f"/odoo/action-cchc_training.cchc_training_class_action/{one['id']}")
    web.form().press("action_open_nominate")
    dialog = web.dialog()
    _choose_person(page, dialog, person)
    dialog.press("action_nominate")
    return web.error()


def _choose_person(page, dialog, person):
    dialog.field("employee_ids").locator(".o_field_x2many_list_row_add a").click()
    chosen = page.locator(".modal-content").last
    chosen.locator(".o_searchview_input").fill(person["name"])
    chosen.locator(".o_searchview_input").press("Enter")
    row = chosen.locator("tr.o_data_row").filter(has_text=person["name"]).first
    row.locator("td[name=name]").click()
    dialog.field("employee_ids").locator("tr.o_data_row").first.wait_for()


def test_successors_of_a_post_need_its_course(page_of, client_of):
    client = client_of("tccb")
    person = client.call(
        "hr.employee",
        "search_read",
        [("service_status", "=", "serving"), ("user_id", "=", False)],
        ["name"],
        order="id desc",
        limit=1,
    )[0]
    page = page_of("tccb")
    web = WebClient(page)
    web.open(MENU, "cchc_training.menu_training_successors")
    before = len(web.list("planned_by"))
    page.get_by_role("button", name="Thêm người").click()
    dialog = web.dialog()
    dialog.choose("post_id", "Phó Giám đốc sở")
    dialog.fill("document", "125-QĐ/TU, 20/01/2026")
    expect(dialog.field("programme_ids")).to_contain_text("cấp sở")
    _choose_person(page, dialog, person)
    dialog.press("action_ask")
    expect(page.locator(".o_notification")).to_contain_text("Đã thêm 1 nhu cầu")
    rows = web.list("planned_by")
    expect(rows.rows).to_have_count(before + 1)
    picture(page, "training-successors")
    needs = client.call(
        "cchc.qualification.need",
        "search_read",
        [("employee_id", "=", person["id"]), ("planned_post_id", "!=", False)],
        ["origin", "planned_by", "programme_id"],
    )
    assert [need["planned_by"] for need in needs] == ["125-QĐ/TU, 20/01/2026"]


def test_a_degree_is_met_by_a_study(page_of, client_of):
    client = client_of("sonoivu")
    # Needs of the province are met while the other tests change its standards: one of its own.
    (person,) = client.call(
        "hr.employee",
        "search_read",
        [("in_service", "=", True), ("staffing_category", "=", "civil_servant")],
        ["unit_id"],
        order="id desc",
        limit=1,
    )
    (need_id,) = client.call(
        "cchc.qualification.need",
        "create",
        [
            {
                "employee_id": person["id"],
                "unit_id": person["unit_id"][0],
                "kind": "degree",
                "level": "university",
                "required": "Đại học Luật",
            }
        ],
    )
    page = page_of("sonoivu")
    web = WebClient(page)
    page.goto(f"/odoo/action-cchc_training.cchc_training_need_action/{need_id}")
    form = web.form()
    expect(form.root.get_by_role("status")).to_contain_text("không phải bằng lớp bồi dưỡng")
    form.press("action_open_study")
    expect(page.locator(".o_breadcrumb").first).to_contain_text("· Đại học")
    study = web.form()
    expect(study.field("kind").locator("input, select").first).to_have_value(
        re.compile("Đại học|university")
    )
    study.day("date_from", "01/09/2027")
    study.day("date_to", "31/08/2031")
    study.save()
    rows = client.call(
        "cchc.training.study", "search_read", [("need_id", "=", need_id)], ["kind", "state"]
    )
    assert [(row["kind"], row["state"]) for row in rows] == [("university", "draft")]


def test_the_share_with_the_hours_is_a_column_of_the_form(page_of):
    page = page_of("sonoivu")
    client = WebClient(page)
    client.open("cchc_base.menu_reports", "cchc_base.menu_reports_forms")
    report = ReportPage(client)
    with report._recounted():
        report.root.locator("select").first.select_option(
            label="DT-GH – Thực hiện giờ bồi dưỡng tối thiểu trong năm"
        )
    numbers = report.numbers()
    cells = report.line("Sở Tài chính").first.locator("td")
    people, met, share = (
        cells.nth(2 + numbers.index(number)).inner_text().strip() for number in ("1", "2", "2a")
    )
    expected = f"{100 * int(met or 0) / int(people):.2f}".replace(".", ",")
    assert share == expected
    picture(page, "training-hours-form")
