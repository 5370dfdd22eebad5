"""The annex: what a Vietnamese administrative annex has, and that it fits the sheet."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from odoo.addons.cchc_reorganisation.documents import annex
from odoo.addons.cchc_reorganisation.documents.annex_document import write_document
from odoo.addons.cchc_reorganisation.documents.annex_workbook import write_workbook

PEOPLE = 2_000
TABLES = (
    annex.operations([("Hợp nhất", "UBND xã A, UBND xã B → UBND xã C")]),
    annex.ending([("UBND xã A", "UBND huyện", "Chấm dứt", "UBND xã C (33,3%)", 12, 20)]),
    annex.standing([("UBND xã C", "UBND tỉnh", "Thành lập", "UBND xã A", 0, 24, 0, 1_040)]),
    annex.positions([("UBND xã C", "CM.01", "Tài chính - kế toán", 2, 2)]),
    annex.surplus_by_post([("Chủ tịch", "Lãnh đạo", 1)]),
    annex.surplus_people([("Lê <b>A & B", "xã A", "Chủ tịch", "xã C", "Dôi dư", 1_000_000)], True),
    annex.limits([("UBND xã C", "Số cấp phó", 4, 2, "Điều 6")]),
    annex.people(
        [
            ("UBND xã C" if number < 1_500 else "", f"=Người {number}", "xã A", "", "", "Đi theo")
            for number in range(PEOPLE)
        ]
    ),
)
CASE = annex.Annex(
    issuer="UBND tỉnh",
    title="Sắp xếp cấp xã",
    day=date(2027, 1, 1),
    decision=("01/QĐ-UBND", date(2026, 11, 24)),
    ground=("1654/NQ-UBTVQH15", date(2025, 6, 16)),
    is_draft=False,
    compared=annex.compared(
        ("Phương án 1",),
        [SimpleNamespace(section="Đơn vị", label="Số đơn vị sau", values=("411",))],
    ),
    scenarios=(annex.Scenario("Phương án 1", TABLES),),
)


@pytest.fixture(scope="module")
def document():
    return docx.Document(BytesIO(write_document(CASE)))


def test_it_names_the_decision_that_it_belongs_to(document):
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert (
        "(Kèm theo Quyết định số 01/QĐ-UBND ngày 24 tháng 11 năm 2026 của UBND tỉnh, thực hiện văn "
        "bản số 1654/NQ-UBTVQH15 ngày 16 tháng 6 năm 2025)"
    ) in text
    assert "Thực hiện từ ngày 01 tháng 01 năm 2027" in text
    assert "DỰ THẢO" not in text


def test_what_is_not_known_yet_is_left_open():
    draft = replace(CASE, decision=(None, None), ground=None, is_draft=True)
    text = "\n".join(one.text for one in docx.Document(BytesIO(write_document(draft))).paragraphs)
    assert "số … ngày … tháng … năm … của UBND tỉnh)" in text
    assert "DỰ THẢO" in text


def test_the_sheet_lies_on_its_long_side_and_has_page_numbers_from_the_second_on(document):
    (section,) = document.sections
    assert section.page_width > section.page_height
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_columns_fit_between_the_margins(table):
    assert sum(one.width for one in table.columns) + annex.NUMBER_WIDTH <= annex.PAGE_WIDTH + 0.01


def test_two_thousand_people_stand_below_their_new_units_with_headings_on_every_page(document):
    rows = next(
        one._tbl.tr_lst for one in document.tables if "Hình thức bố trí" in one._tbl.tr_lst[0].xml
    )
    texts = ["".join(cell.text or "" for cell in row.iter(qn("w:t"))) for row in rows]
    assert "tblHeader" in rows[0].xml
    assert len(texts) == 1 + 2 + PEOPLE
    assert texts[1] == "UBND xã C (1500 người)"
    assert texts[1_502] == "Chưa bố trí (500 người)"
    assert texts[2].startswith("1=Người 0")
    assert texts[-1].startswith("2000=Người 1999"), "numbered through, units are not counted"


def test_signs_of_markup_are_text(document):
    assert "Lê <b>A & B" in "".join(document.element.body.itertext())


def test_numbers_are_grouped_as_vietnamese_writes_them(document):
    text = "".join(document.element.body.itertext())
    assert "1.000.000" in text and "1.040" in text


def test_the_workbook_has_a_sheet_for_each_table_and_no_formula():
    book = openpyxl.load_workbook(BytesIO(write_workbook(CASE)))
    assert len(book.sheetnames) == 1 + len(TABLES)
    sheet = book[book.sheetnames[-1]]
    assert sheet["B7"].value == "=Người 0" and sheet["B7"].data_type == "s"
    assert sheet["A7"].value == 1
    assert sheet.max_row == 5 + 2 + PEOPLE
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$5:$5"
