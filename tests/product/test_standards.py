"""A standard is raised with effect last year; who falls short, who knew what, what is needed."""

import re
from datetime import date, timedelta

import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from server import connected

SECTION = "cchc_positions.menu_positions"
YESTERDAY = date.today() - timedelta(days=1)
NAME = "01.003 – Chuyên viên (tiêu chuẩn của tỉnh)"
DEMAND = "Cao cấp trở lên"
FALLING_SHORT = [
    ("in_service", "=", True),
    ("rank_id.code", "=", "01.003"),
    ("political_theory_level", "!=", "advanced"),
]


@pytest.fixture
def known_before(province):
    """The answers were worked out two days ago, as in a province that is in use."""
    tables = ("cchc_standard_result", "cchc_standard_gap")
    with connected(province) as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE {table} SET recorded_at = recorded_at - interval '2 days'")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def document(client_of):
    values = {"number": "15/QĐ-UBND", "title": "Tiêu chuẩn ngạch chuyên viên của tỉnh"}
    return client_of("sonoivu").call("cchc.legal.document", "create", [values])[0]


def test_a_standard_is_raised_with_effect_last_year(page_of, client_of, known_before, document):
    home = client_of("sonoivu")
    before = _targets(WebClient(page_of("sonoivu")))
    short = home.call("hr.employee", "search_read", FALLING_SHORT, ["name", "unit_id"])
    own = client_of("tccb").call("hr.employee", "search_read", FALLING_SHORT, ["name"])
    met = [("superseded_at", "=", False), ("date_to", "=", False), ("outcome", "=", "meets")]
    results = client_of("tccb").call("cchc.standard.result", "search_read", met, ["employee_id"])
    meeting = {row["employee_id"][1] for row in results}
    assert short and own and len(own) < len(short)

    _raise(WebClient(page_of("sonoivu")))

    # The officer of a department: from the board to its people, and to the whole answer on one.
    client = WebClient(page_of("tccb"))
    client.open(SECTION, "cchc_positions.menu_standard_gaps")
    board = client.page.locator("div.o_pivot")
    expect(board).to_contain_text("Lý luận chính trị")
    picture(client.page, "gap-board")
    # The people of the whole agency, whatever they lack.
    board.locator("tbody tr").first.locator(".o_pivot_cell_value").last.click()
    gaps = client.list("required")
    raised = gaps.rows.filter(has_text=DEMAND)
    expect(raised).to_have_count(len(own))
    names = raised.locator("td[name=employee_id]").all_inner_texts()
    assert sorted(names) == sorted(person["name"] for person in own)
    picture(client.page, "gap-people")
    # Somebody who met what was asked before.
    name = next(name for name in names if name in meeting)
    unit = gaps.row(name).locator("td[name=unit_id]").inner_text()
    gaps.row(name).locator("td[name=required]").click()
    answer = client.dialog()
    expect(answer.root.locator("th")).to_have_text(["Yêu cầu", "Hồ sơ thể hiện", "Căn cứ"])
    lacking = answer.root.locator("tr.table-danger").filter(has_text=DEMAND)
    expect(lacking).to_contain_text("chưa đạt")
    expect(lacking).to_contain_text("điều 3, 15/QĐ-UBND")
    picture(client.page, "gap-answer")
    client.page.locator(".modal-content .btn-close").click()

    _make_a_need(client, gaps, name)
    _as_known_yesterday(client, name, unit)

    # Exactly those who lack it have a new answer; the targets of the plan follow.
    columns = ["employee_id"]
    # Of whoever is about to leave the answer ends with the last day.
    today = ["|", ("date_to", "=", False), ("date_to", ">=", str(date.today()))]
    gap = [("source", "=", NAME), ("superseded_at", "=", False), *today]
    rows = home.call("cchc.standard.gap", "search_read", gap, columns)
    assert {row["employee_id"][0] for row in rows} == {person["id"] for person in short}
    after = _targets(WebClient(page_of("sonoivu")))
    assert after["judged"] == before["judged"] and after["meeting"] < before["meeting"]
    assert after["agencies"] == before["agencies"] > 1
    unit = _targets(WebClient(page_of("tccb")))
    assert unit["agencies"] == 1 and unit["judged"] < after["judged"]


def _raise(client):
    """Home Affairs ends the standard in force and enters another one from October on."""
    client.open(SECTION, "cchc_positions.menu_standards")
    form = client.list("confidence").open("01.003 – Chuyên viên (NĐ 170/2025")
    form.day("date_to", "30/09/2025").save()
    client.open(SECTION, "cchc_positions.menu_standards")
    form = client.list("confidence").create()
    form.fill("name", NAME).choose("rank_id", "01.003").day("date_from", "01/10/2025")
    form.choose("document_id", "15/QĐ-UBND").fill("article", "điều 3")
    requirements = form.field("requirement_ids")
    requirements.locator(".o_field_x2many_list_row_add a").click()
    row = requirements.locator("tr.o_selected_row")
    row.locator("[name=kind] input").fill("Lý luận chính trị")
    client.page.locator(".o_select_menu_item").filter(has_text="Lý luận chính trị").click()
    row.locator("[name=political_theory_level] input").click()
    client.page.locator(".o_select_menu_item").filter(has_text="Cao cấp").click()
    form.save()
    picture(client.page, "standard-raised")


def _make_a_need(client, gaps, name):
    gaps.select(name)
    client.page.locator("button[name=action_make_needs]").click()
    client.list("wing").open(name, by="employee_id")
    form = client.form()
    form.press("action_pick").reached("picked")
    expect(form.field("wing")).to_have_text("Đào tạo")
    expect(form.field("required")).to_have_text(DEMAND)
    picture(client.page, "need-picked")


def _as_known_yesterday(client, name, unit):
    """Nobody knew of the new standard yesterday: the same person met what was asked."""
    client.open(SECTION, "cchc_positions.menu_standard_board")
    dialog = client.dialog()
    dialog.day("known_on", YESTERDAY.strftime("%d/%m/%Y")).press("action_results")
    title = client.page.locator(".o_control_panel .o_breadcrumb")
    expect(title).to_contain_text(f"ghi nhận đến ngày {YESTERDAY:%d/%m/%Y}")
    people = client.list("outcome")
    people.root.locator("tr.o_group_header").filter(has_text=unit).click()
    expect(people.row(name).locator("td[name=outcome]")).to_have_text("Đạt tiêu chuẩn")
    picture(client.page, "answer-as-known-yesterday")


def _targets(client):
    """The two targets of the plan, as their page says."""
    client.open(SECTION, "cchc_positions.menu_plan_targets")
    form = client.form()
    expect(form.root).to_contain_text("Cơ quan, đơn vị xác định theo vị trí việc làm")
    expect(form.field("meeting_share")).to_contain_text(re.compile(r"\d+\s*%"))
    picture(client.page, "plan-targets")
    names = {"agencies": "agency_count", "judged": "judged_count", "meeting": "meeting_count"}
    return {key: int(form.text(field)) for key, field in names.items()}
