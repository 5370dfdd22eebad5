"""A unit outside the system fills in its workbook; an administrator changes what a form counts."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from browser import picture
from pages import WebClient
from playwright.sync_api import expect
from report_page import ReportPage

SUBMISSION, PERIOD = "cchc.report.submission", "cchc.report.period"
FORM = "CL-ALL"
DAY = date(2026, 6, 30)
# Rows and columns of the blank: the unit's figures stand in the eighth row, from the fourth column.
ROW, FIRST = 8, 4
WOMEN = "3"


@pytest.fixture
def asked(client_of):
    """The officer's unit keeps its people elsewhere, and is asked for a report; its name."""
    admin = client_of("admin")
    (user,) = admin.call(
        "res.users", "search_read", [("login", "=", "tccb")], ["unit_ids"], limit=1
    )
    (unit,) = admin.call("hr.department", "read", user["unit_ids"][:1], ["name"])
    admin.call("hr.department", "write", [unit["id"]], {"reports_by_workbook": True})
    form = admin.call("cchc.report.form", "search", [("code", "=", FORM)])
    values = {"kind": "on_demand", "date_from": f"{DAY:%Y-01-01}", "date_to": f"{DAY}"}
    (period,) = admin.call(PERIOD, "create", [{**values, "form_ids": [(6, 0, form)]}])
    admin.call(PERIOD, "action_open", [period])
    yield unit["name"], period
    admin.call("hr.department", "write", [unit["id"]], {"reports_by_workbook": False})


def _own_report(client, client_of, period):
    """The form of the unit's own report of the period."""
    (report,) = client_of("tccb").call(
        SUBMISSION, "search_read", [("period_id", "=", period), ("kind", "=", "unit")],
        ["display_name"],
    )  # fmt: skip
    client.open(
        "cchc_consolidation.menu_consolidation", "cchc_consolidation.menu_report_submissions"
    )
    reports = client.list("date_due")
    reports.rows.filter(has_text=f"{DAY:%d/%m/%Y}").first.locator("td[name=unit_id]").click()
    form = client.form()
    expect(client.page.locator(".o_breadcrumb")).to_contain_text(report["display_name"])
    return form


def _filled(content, **figures):
    """The blank with figures by the number above their column."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    numbers = {str(cell.value): cell.column for cell in sheet[ROW - 1] if cell.value is not None}
    for number, figure in figures.items():
        sheet.cell(ROW, numbers[number.removeprefix("c")], figure)
    buffer = BytesIO()
    book.save(buffer)
    return {
        "name": "bao-cao.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": buffer.getvalue(),
    }


def test_a_unit_fills_in_its_workbook(page_of, client_of, asked, tmp_path):
    name, period = asked
    client = WebClient(page_of("tccb"))
    form = _own_report(client, client_of, period)
    assert {"action_download_blank"} <= client.offered()
    assert "action_compute" not in client.offered(), "there is nothing to compute"
    blank = tmp_path / "blank.xlsx"
    form.download("action_download_blank").save_as(blank)
    content = blank.read_bytes()

    # A word where a number belongs: cell and remedy are told, nothing is kept.
    form.upload("filled_file", _filled(content, c3="năm"))
    client.page.locator(".o_form_button_save:visible").click()
    told = client.error()
    assert FORM in told and "8" in told
    picture(client.page, "workbook-refused")
    client.page.locator(".o_form_button_cancel:visible").click()
    assert not form.rows("sheet_ids").count()

    form.upload("filled_file", _filled(content, c1=12, c3=5))
    form.save()
    client.settle()
    expect(form.rows("sheet_ids")).to_have_count(1)
    picture(client.page, "workbook-read")
    form.rows("sheet_ids").first.locator("button[name=action_open]").click()
    table = client.page.locator(".o_cchc_report_table")
    table.wait_for()
    total = table.locator("tbody tr").first
    assert total.locator("td").all_inner_texts()[2:5] == ["12", "", "5"] or "12" in (
        total.inner_text()
    )
    picture(client.page, "workbook-sheet")


def test_a_criterion_changed_on_the_screen_changes_figures_and_lists(page_of, client_of):
    """Women become men: by the administrator, on the form of the declaration."""
    home = WebClient(page_of("sonoivu"))
    home.open("cchc_base.menu_reports", "cchc_base.menu_reports_forms")
    report = ReportPage(home)
    agency = "Sở Tài chính"
    before = report.figures(agency)
    admin = WebClient(page_of("admin"))
    admin.open("cchc_base.menu_config", "cchc_base.menu_report_forms")
    form = admin.list("code").open("BM01", by="title")
    row = form.rows("measure_ids").filter(has=admin.page.locator("td[name=number]", has_text="3"))
    row.filter(has_text="Nữ").first.locator("td[name=label]").click()
    dialog = admin.dialog()
    kept = dialog.text("domain")
    try:
        assert "female" in kept
        # What can't be computed is refused, and says why.
        dialog.fill("domain", "[('sexx', '=', 'male')]")
        dialog.root.locator(".o_form_button_save, .o_form_button_save_new").first.click()
        admin.page.locator(".o_form_button_save:visible").last.click()
        assert "sexx" in admin.error()
        row.filter(has_text="Nữ").first.locator("td[name=label]").click()
        dialog = admin.dialog()
        dialog.fill("domain", kept.replace("female", "male"))
        dialog.root.locator(".o_form_button_save").first.click()
        form.save()
        picture(admin.page, "criterion-changed")

        home.page.reload()
        report = ReportPage(home)
        after = report.figures(agency)
        assert after[WOMEN] != before[WOMEN]
        rows = report.drill(agency, WOMEN)
        assert len(rows) == after[WOMEN]
        assert set(rows.column("sex")) == {"Nam"}
        picture(home.page, "criterion-people")
    finally:
        client = client_of("admin")
        measures = client.call(
            "cchc.report.measure", "search",
            [("form_id.code", "=like", "BM01%"), ("number", "=", WOMEN)],
        )  # fmt: skip
        client.call("cchc.report.measure", "write", measures, {"domain": kept})
