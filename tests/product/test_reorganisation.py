"""Two ways to reorganise communes are compared, one is enacted, and taken back before its day."""

import re

import pytest
from browser import picture
from pages import WebClient, exactly
from playwright.sync_api import expect
from report_page import ReportPage

SECTION = "cchc_base.menu_units"
MENU = "cchc_reorganisation.menu_reorganisations"
NAME, BAD_NAME = "Sắp xếp cấp xã thử nghiệm", "Sắp xếp nhập thiếu"
FIRST, SECOND = "Phương án hợp nhất", "Phương án sáp nhập"
NEW_UNIT, OTHER_UNIT = "UBND xã Thử Nghiệm", "UBND xã Tiếp Nhận"
NUMBER = "77/NQ-HĐND"


@pytest.fixture
def plan(client_of):
    """The act with the operations of its two scenarios; everything else is clicked."""
    client = client_of("sonoivu")
    # Communes beside each other, of which one has people.
    people = client.call(
        "hr.employee",
        "search_read",
        [("unit_id.kind_id.code", "=", "people_committee"), ("in_service", "=", True),
         ("unit_id.level_id.code", "=", "commune")],
        ["unit_id"],
    )  # fmt: skip
    peopled = people[0]["unit_id"][0]
    (unit,) = client.call("hr.department", "read", [peopled], ["parent_id", "kind_id", "level_id"])
    beside = client.call(
        "hr.department",
        "search",
        [("parent_id", "=", unit["parent_id"][0]), ("kind_id.code", "=", "people_committee"),
         ("id", "!=", peopled)],
        limit=2,
    )  # fmt: skip
    communes = [peopled, *beside]
    document = client.call(
        "cchc.legal.document", "create", [{"number": NUMBER, "title": "Sắp xếp xã"}]
    )
    root = client.call("hr.department", "search", [("code", "=", "KG")])
    ids = client.call(
        "cchc.reorganisation",
        "create",
        [
            {
                "name": NAME,
                "unit_id": root[0],
                "issuer_id": root[0],
                "date": "2099-01-01",
                "document_id": document if isinstance(document, int) else document[0],
                "decision_number": "7777/QĐ-UBND",
                "date_signed": "2026-11-24",
                "scenario_ids": [
                    (0, 0, {"name": FIRST, "operation_ids": [(0, 0, {
                        "kind": "merge", "unit_ids": [(6, 0, communes)], "name": NEW_UNIT}),
                        (0, 0, {"kind": "found", "name": OTHER_UNIT, "kind_id": unit["kind_id"][0],
                        "level_id": unit["level_id"][0], "parent_id": unit["parent_id"][0]})]}),
                    (0, 0, {"name": SECOND, "operation_ids": [(0, 0, {
                        "kind": "merge_into", "unit_ids": [(6, 0, communes[1:])],
                        "target_id": communes[0]})]}),
                ],
            }
        ],
    )  # fmt: skip
    return ids if isinstance(ids, int) else ids[0]


def drag(page, card, column):
    """With the mouse, as a hand does: down, away, across, up."""
    start, end = card.bounding_box(), column.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 15, start["y"] + 20, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 110, steps=12)
    page.mouse.up()


def test_two_scenarios_are_compared_one_is_enacted_and_taken_back(page_of, client_of, plan):
    client = WebClient(page_of("sonoivu"))
    client.open(SECTION, MENU)
    client.list("name").open(NAME)
    page = client.page

    # Computed on the way, then side by side.
    page.get_by_role("button", name="So sánh phương án").click()
    table = page.locator(".o_cchc_comparison")
    expect(table.locator("thead th").nth(1)).to_have_text(FIRST)
    expect(table.locator("thead th").nth(2)).to_have_text(SECOND)
    expect(table.locator("tr", has_text="Số đơn vị sau").first).to_be_visible()
    picture(page, "reorganisation-comparison")

    # The first one on its own page: its figures and the board of its people.
    page.goto(f"/odoo/action-cchc_reorganisation.cchc_reorganisation_action/{plan}")
    client.settle()
    row = page.locator(".o_field_widget[name=scenario_ids] .o_data_row", has_text=FIRST)
    row.locator(".o_list_record_open_form_view").click()
    client.settle()
    expect(page.locator(".oe_title [name=name] :is(input, textarea)")).to_have_value(FIRST)
    picture(page, "reorganisation-scenario")

    # The board shows who goes into the new unit.
    page.get_by_role("button", name="Bố trí nhân sự").click()
    client.settle()
    column = page.locator(".o_kanban_group", has_text=NEW_UNIT)
    before = column.locator(".o_kanban_record").count()
    card = column.locator(".o_kanban_record", has_text="Chuyển theo đơn vị").first
    person = card.locator(".fw-bold").first.inner_text()
    into = page.locator(".o_kanban_group", has_text=OTHER_UNIT)
    drag(page, card, into)
    moved = into.locator(".o_kanban_record", has_text=person)
    expect(moved.locator("[title='Đã chỉnh tay']")).to_be_visible()
    expect(column.locator(".o_kanban_record")).to_have_count(before - 1)
    picture(page, "reorganisation-board")
    (placed,) = client_of("sonoivu").call(
        "cchc.reorganisation.placement", "search_read",
        [("scenario_id.reorganisation_id", "=", plan), ("scenario_id.name", "=", FIRST),
         ("by_hand", "=", True)],
        ["unit_id", "employee_id"],
    )  # fmt: skip
    assert placed["unit_id"][1] == OTHER_UNIT and placed["employee_id"][1] == person
    page.go_back()
    client.settle()

    # The page says that its figures are old; reckoned anew they follow.
    expect(page.locator(".alert-warning", has_text="Tính lại số liệu")).to_be_visible()
    page.get_by_role("button", name="Tính lại số liệu").click()
    expect(page.locator(".alert-warning")).to_have_count(0)
    page.get_by_role("button", name="Số đơn vị sau").click()
    client.settle()
    for unit, number in ((OTHER_UNIT, 1), (NEW_UNIT, before - 1)):
        named = page.locator("td[name=name]", has_text=exactly(unit))
        told = page.locator("tr.o_data_row", has=named).locator("td[name=people_after]")
        expect(told).to_have_text(str(number))
    page.go_back()
    client.settle()

    page.get_by_role("button", name="Ban hành").click()
    client.confirm()
    client.settle()
    expect(page.locator(".o_arrow_button_current")).to_have_text(re.compile("Đã ban hành"))

    # The new unit is there from its day on, and the act may still be taken back.
    page.goto(f"/odoo/action-cchc_reorganisation.cchc_reorganisation_action/{plan}")
    client.settle()
    expect(page.get_by_role("button", name="Hủy đợt sắp xếp")).to_be_visible()
    page.get_by_role("tab", name="Thay đổi của các đơn vị").click()
    changes = page.locator(".o_field_widget[name=version_ids]")
    expect(changes).to_contain_text(NEW_UNIT)
    picture(page, "reorganisation-enacted")

    # Figures of the day before, in the structure after it and in that of the same day.
    page.get_by_role("button", name="Báo cáo theo cơ cấu mới").click()
    report = ReportPage(client).depth("Tất cả các cấp")
    expect(page.locator("#cchc_report_structure")).to_have_value("2099-01-01")
    expect(page.locator("#cchc_report_on")).to_have_value("31/12/2098")
    assert NEW_UNIT in report.units()
    whole = report.figures("")
    picture(page, "report-in-new-structure")
    report.in_structure("Của ngày số liệu")
    assert NEW_UNIT not in report.units()
    assert report.figures("") == whole
    page.goto(f"/odoo/action-cchc_reorganisation.cchc_reorganisation_action/{plan}")
    client.settle()

    # Until its day it can be taken back, and nobody is on the way to another unit any more.
    page.get_by_role("button", name="Hủy đợt sắp xếp").click()
    client.dialog().fill("number", "7778/QĐ-UBND").fill("reason", "Chờ nghị quyết mới")
    client.confirm()
    client.settle()
    expect(page.locator(".o_arrow_button_current")).to_have_text(re.compile("Dự kiến"))
    waiting = client_of("sonoivu").call(
        "hr.employee", "search_count", [("incoming_unit_id.name", "=", NEW_UNIT)]
    )
    assert not waiting
    picture(page, "reorganisation-taken-back")


def test_errors_of_a_new_act_name_the_row_and_nothing_is_lost(page_of):
    client = WebClient(page_of("sonoivu"))
    page = client.page
    client.open(SECTION, MENU)
    form = client.list("name").create()
    form.fill("name", BAD_NAME)
    form.day("date", "01/01/2099")
    page.get_by_text("Thêm một dòng").click()
    page.locator(".o_field_widget[name=scenario_ids] td[name=name] input").fill(FIRST)
    form.save()
    page.locator(".o_list_record_open_form_view").click()
    client.settle()

    # A unit ends, and nobody has said which; a part of another goes nowhere.
    for kind in ("Giải thể", "Chia"):
        page.get_by_text("Thêm một dòng").first.click()
        asked = client.dialog()
        asked.root.get_by_label(kind, exact=True).click()
        asked.root.get_by_role("button", name="Lưu & Đóng").click()
        asked.root.wait_for(state="hidden")
    page.get_by_role("button", name="Tính phương án").click()
    told = client.error()
    assert "Dòng 1 – Giải thể: chọn ít nhất 1 đơn vị ở ô “Đơn vị”" in told
    assert "Dòng 2 – Chia" in told
    rows = page.locator(".o_field_widget[name=operation_ids] tr.o_data_row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1).locator("td[name=number]")).to_have_text("2")
    picture(page, "reorganisation-bad-input")
