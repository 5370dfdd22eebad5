"""A list of people as a workbook and as a Word document, opened again and read."""

import io
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from odoo.addons.cchc_base.documents import render
from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_hr.lists import paper, table, workbook

TEMPLATE = Path(__file__).resolve().parents[1] / "data/templates/people_list.docx"
TODAY = date(2026, 7, 1)
PEOPLE = table.PeopleTable(
    title="Danh sách nữ dưới 40 tuổi",
    on=date(2026, 6, 30),
    columns=(
        table.Column("Họ và tên", width=24),
        table.Column("Ngày sinh", "date"),
        table.Column("Hệ số lương", "number", 8),
        table.Column("Ghi chú"),
    ),
    rows=(
        table.Row(1, 7, ("Nguyễn Thị An", date(1990, 3, 1), 3.66, None)),
        table.Row(2, 7, ("=1+1", date(1991, 5, 2), 4.98, "A & B <c>")),
        table.Row(3, 8, ("Trần Thị Bình", None, None, "1985")),
    ),
    count=3,
    lines_above=("(Kèm theo Công văn số 12/SNV)",),
    conditions="Giới tính: Nữ; Tuổi: đến 39",
    groups={7: "Phòng Công chức, Sở Nội vụ", 8: "Văn phòng, Sở Nội vụ"},
)
ISSUER = {"parent": "UBND TỈNH KIÊN GIANG", "lines": ["SỞ NỘI VỤ"], "place": "Rạch Giá"}
SIGNATURES = ("Người lập danh sách", "Giám đốc")


def _sheet():
    letterhead = Letterhead(
        issuer=("UBND tỉnh", "Sở Nội vụ"), has_parent=True, place="Rạch Giá",
        signatures=SIGNATURES, footnote="Ghi chú", paper="a4",
    )  # fmt: skip
    content = workbook.write_workbook(PEOPLE, letterhead, TODAY)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def _rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_workbook_has_the_national_header_the_title_and_the_day():
    texts = [value for row in _rows(_sheet()) for value in row if value]
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "SỞ NỘI VỤ",
        "DANH SÁCH NỮ DƯỚI 40 TUỔI",
        "(Kèm theo Công văn số 12/SNV)",
        "Tính đến ngày 30/06/2026",
        "Giới tính: Nữ; Tuổi: đến 39",
        "Danh sách này có 3 người.",
        "Rạch Giá, ngày 01 tháng 07 năm 2026",
        "NGƯỜI LẬP DANH SÁCH",
        "GIÁM ĐỐC",
    ):
        assert text in texts


def test_the_columns_are_titled_and_numbered_and_people_stand_under_their_units():
    rows = _rows(_sheet())
    head = next(place for place, row in enumerate(rows) if row[0] == "TT")
    assert rows[head][:5] == ["TT", "Họ và tên", "Ngày sinh", "Hệ số lương", "Ghi chú"]
    assert rows[head + 1][:5] == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    assert [row[:2] for row in rows[head + 2 : head + 7]] == [
        ["I", "Phòng Công chức, Sở Nội vụ"],
        [1, "Nguyễn Thị An"],
        [2, "=1+1"],
        ["II", "Văn phòng, Sở Nội vụ"],
        [1, "Trần Thị Bình"],
    ]
    assert rows[head + 3][2:4] == [datetime(1990, 3, 1), 3.66]


def test_text_never_becomes_a_formula():
    cell = next(cell for row in _sheet().iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


@pytest.fixture(scope="module")
def document():
    context = paper.paper(PEOPLE, ISSUER, SIGNATURES, ["Ghi chú"], TODAY)
    return docx.Document(io.BytesIO(render.render(TEMPLATE.read_bytes(), context)))


def test_the_word_document_lies_and_has_the_header_of_decree_30(document):
    page = document.sections[0]
    assert page.page_width > page.page_height
    left, right = document.tables[0].rows[0].cells
    assert "SỞ NỘI VỤ" in left.text and "UBND TỈNH KIÊN GIANG" in left.text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in right.text
    assert "Rạch Giá, ngày 01 tháng 07 năm 2026" in right.text
    assert document.core_properties.title == "DANH SÁCH NỮ DƯỚI 40 TUỔI"


def test_the_word_table_says_the_same(document):
    found = []
    for row in document.tables[1].rows:
        texts = [cell.text for cell in row.cells]
        found.append(texts[:2] if texts[1] == texts[2] else texts)
    assert found == [
        ["TT", "Họ và tên", "Ngày sinh", "Hệ số lương", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "Phòng Công chức, Sở Nội vụ"],
        ["1", "Nguyễn Thị An", "01/03/1990", "3,66", ""],
        ["2", "=1+1", "02/05/1991", "4,98", "A & B <c>"],
        ["II", "Văn phòng, Sở Nội vụ"],
        ["1", "Trần Thị Bình", "", "", "1985"],
    ]


def test_titles_are_numbered_in_roman():
    assert [table.roman(number) for number in (1, 4, 9, 14, 40, 99, 444)] == [
        "I", "IV", "IX", "XIV", "XL", "XCIX", "CDXLIV",
    ]  # fmt: skip
