"""Reading files of every format: the same cells come out of each."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from import_samples import BM03, HEADER, LIST2C, ROWS, ods, refusal, repack, xls, xlsx

from odoo.addons.cchc_hr.importing.cells import Cell, Kind
from odoo.addons.cchc_hr.importing.workbook import read_workbook


def values(sheet):
    return [[cell.value for cell in row.cells] for row in sheet.rows]


# -- formats ---------------------------------------------------------------------------------


EXPECTED = [
    list(HEADER),
    [1, "Nguyễn Văn An", date(1975, 3, 1), "Nam", "Sở Nội vụ", "01.003", Decimal("4.98")],
]


@pytest.mark.parametrize(("write", "name"), [(xlsx, "xlsx"), (ods, "ods"), (xls, "xls")])
def test_the_same_cells_come_from_every_format(write, name):
    workbook = read_workbook(write(ROWS))
    assert workbook.format == name
    assert values(workbook.sheets[0]) == EXPECTED
    assert workbook.sheets[0].rows[1][2].kind is Kind.DATE


TEXT = "TT;Họ và tên;Hệ số\r\n1;Nguyễn Thị Ánh Tuyết;4,98\r\n2;Đỗ Ươm;2,34\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        ("sep=;\r\n" + TEXT).encode("utf-8-sig"),
        TEXT.replace(";", "\t").encode("utf-16"),
    ],
)
def test_csv_is_read_in_every_usual_encoding(data):
    (sheet,) = read_workbook(data).sheets
    assert values(sheet) == [
        ["TT", "Họ và tên", "Hệ số"],
        ["1", "Nguyễn Thị Ánh Tuyết", "4,98"],
        ["2", "Đỗ Ươm", "2,34"],
    ]


def test_csv_of_the_old_windows_code_page():
    """Windows-1258 writes â, ê, ô, ă, ơ, ư in one byte and the tone in a second one."""
    tones = {"ễ": "ê\u0303", "ọ": "o\u0323", "à": "à", "ệ": "ê\u0323", "ố": "ô\u0301"}
    text = "TT;Họ và tên;Hệ số\r\n1;Nguyễn An;4,98\r\n"
    data = "".join(tones.get(char, char) for char in text).encode("cp1258")
    assert values(read_workbook(data).sheets[0])[1][1] == "Nguyễn An"


def test_csv_in_a_legacy_font_is_refused():
    assert refusal("TT;Hä vµ tªn;§¬n vÞ\r\n1;NguyÔn V¨n ¸nh;Së Néi vô".encode("cp1252")) == (
        "unknown_encoding"
    )


def test_csv_keeps_numbers_guarded_by_a_formula():
    (sheet,) = read_workbook(b'a;b\n="091077000001";=1+1\n').sheets
    assert sheet.rows[1][0] == Cell("091077000001", Kind.TEXT)
    assert sheet.rows[1][1].formula and sheet.rows[1][1].value is None


def test_the_format_is_told_from_the_content_not_from_a_name():
    assert read_workbook(xlsx(ROWS)).format == "xlsx"
    assert read_workbook(TEXT.encode()).format == "csv"


@pytest.mark.parametrize("path", BM03 + LIST2C, ids=lambda path: path.stem)
def test_the_rosters_are_read_completely(path):
    workbook = read_workbook(path.read_bytes())
    reference = openpyxl.load_workbook(path)
    assert [sheet.name for sheet in workbook.sheets] == reference.sheetnames
    for sheet, other in zip(workbook.sheets, reference, strict=True):
        filled = sum(cell.value is not None for row in other.iter_rows() for cell in row)
        assert sum(not cell.blank for row in sheet.rows for cell in row.cells) == filled


def test_a_month_in_a_date_cell_is_no_day():
    book = openpyxl.Workbook()
    for column, number_format in enumerate(("mm/yyyy", "mmm-yy", "dd/mm/yyyy"), start=1):
        cell = book.active.cell(1, column, date(2013, 10, 1))
        cell.number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    (row,) = read_workbook(stream.getvalue()).sheets[0].rows
    assert [cell.kind for cell in row.cells] == [Kind.MONTH, Kind.MONTH, Kind.DATE]


# -- formulas --------------------------------------------------------------------------------


def formulas():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["a", "b", "c"])
    sheet.write_formula(1, 0, "=1+1", None, 2)
    sheet.write_formula(1, 1, '="x"&"y"', None, "xy")
    sheet.write_formula(1, 2, "=NOW()", None, "")
    sheet.write_number(2, 0, 7)
    book.close()
    # Programs that only write files store no result at all.
    return repack(stream.getvalue(), lambda _name, content: content.replace(b"<v></v>", b""))


def test_a_formula_gives_its_stored_result_or_is_known_to_have_none():
    rows = read_workbook(formulas()).sheets[0].rows
    assert rows[1].cells == [
        Cell(2, Kind.NUMBER, True),
        Cell("xy", Kind.TEXT, True),
        Cell(None, Kind.EMPTY, True),
    ]
    assert rows[2].cells == [Cell(7, Kind.NUMBER, False)]
