"""Home Affairs opens BM01, follows a figure to its people, looks back, and exports."""

from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from browser import picture
from odf.opendocument import load
from odf.table import Table
from pages import WebClient
from pypdf import PdfReader
from report_page import ReportPage

PAST = "31/12/2023"
TODAY = date.today()
TOTAL = "1a"  # «Tổng số hiện có»
WOMEN = "3"


@pytest.fixture
def report(page_of):
    client = WebClient(page_of("sonoivu"))
    client.open("cchc_base.menu_reports", "cchc_base.menu_reports_forms")
    return ReportPage(client)


def _counted(client_of, day, *more):
    """The same number by another way: the periods of service, in the officer's own rights."""
    domain = [
        ("date_version", "<=", day),
        *("|", ("date_to", "=", False), ("date_to", ">=", day)),
        ("staffing_category", "=", "civil_servant"),
        ("in_service", "=", True),
        *more,
    ]
    return client_of("sonoivu").call("hr.version", "search_count", domain)


def test_behind_each_figure_stand_its_people(report, client_of):
    total = report.figures("UBND tỉnh Kiên Giang")
    picture(report.page, "report")
    assert total[TOTAL] > 50
    agencies = [name for name in report.units() if name != "UBND tỉnh Kiên Giang"]
    assert sum(report.figures(name)[TOTAL] for name in agencies) == total[TOTAL]

    women = report.figures("Sở Tài chính")[WOMEN]
    people = report.drill("Sở Tài chính", WOMEN)
    assert len(people) == women > 0
    assert set(people.column("sex")) == {"Nữ"}
    picture(report.page, "report-people")
    names = people.column("name")
    people.cells("name").first.click()
    report.page.locator(".o_form_view .o_field_widget[name=citizen_id]").wait_for()
    found = client_of("sonoivu").call(
        "hr.employee", "search_read",
        [("name", "in", names), ("sex", "=", "female")], ["name"],
    )  # fmt: skip
    assert {one["name"] for one in found} == set(names)


def test_a_day_in_the_past_and_what_was_known_then(report, client_of):
    today = report.figures("UBND tỉnh Kiên Giang")
    report.as_of(PAST)
    then = report.figures("UBND tỉnh Kiên Giang")
    picture(report.page, "report-past")
    assert then != today
    assert then[TOTAL] == _counted(client_of, "2023-12-31")
    assert len(report.drill("UBND tỉnh Kiên Giang", TOTAL)) == then[TOTAL]
    report.back()
    assert report.figures("UBND tỉnh Kiên Giang") == then, "the choices are kept"

    # The register was filled today: on that day nothing was known of it.
    report.known_on(PAST)
    assert report.figures("UBND tỉnh Kiên Giang")[TOTAL] == 0


def test_one_agency_and_its_workbook(report, tmp_path):
    report.choose_unit("Sở Tài chính")
    figures = report.figures("Sở Tài chính")
    download = report.export()
    file = tmp_path / download.suggested_filename
    download.save_as(file)
    assert file.name.startswith("BM01")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    texts = " ".join(str(value) for row in rows for value in row if value)
    assert "BÁO CÁO SỐ LƯỢNG, CHẤT LƯỢNG CÔNG CHỨC" in texts.upper()
    heads = [str(head) for head in next(row for row in rows if row[:2] == ["A", "B"])]
    total = next(row for row in rows if str(row[1]).upper() == "TỔNG CỘNG")
    written = dict(zip(heads, total, strict=True))
    for number, figure in figures.items():
        assert not isinstance(written[number], str), "figures are numbers"
        assert (written[number] or 0) == figure


def test_two_days_compared_and_who_made_the_difference(report):
    # An agency that grew in those years: of the whole province as many came as went.
    agency = "Sở Tài chính"
    now = report.figures(agency)[TOTAL]
    report.as_of(PAST)
    then = report.figures(agency)[TOTAL]
    assert now > then
    report.as_of(TODAY.strftime("%d/%m/%Y")).compare_with(PAST)
    picture(report.page, "report-compared")
    assert report.figures(agency)[TOTAL] == now
    assert report.difference(agency, TOTAL).inner_text() == f"+{now - then:.0f}"
    rows = report.explain(agency, TOTAL)
    changes = rows.column("change")
    assert changes.count("Thêm vào") - changes.count("Ra khỏi") == now - then
    assert all(rows.column("explanation"))
    picture(report.page, "report-explained")


def test_the_other_formats_open(report, tmp_path):
    report.choose_unit("Sở Tài chính")
    total = report.figures("Sở Tài chính")[TOTAL]
    files = {name: report.export(name) for name in ("ods", "docx", "pdf")}
    contents = {}
    for name, download in files.items():
        assert download.suggested_filename.endswith(f".{name}")
        download.save_as(tmp_path / name)
        contents[name] = BytesIO((tmp_path / name).read_bytes())
    (table, *_more) = load(contents["ods"]).getElementsByType(Table)
    assert "TỔNG CỘNG" in str(table)
    rows = docx.Document(contents["docx"]).tables
    words = [cell.text for one in rows for row in one.rows for cell in row.cells]
    assert "TỔNG CỘNG" in words and f"{total:.0f}" in words
    text = " ".join(page.extract_text() for page in PdfReader(contents["pdf"]).pages)
    assert "SỞ TÀI CHÍNH" in text
