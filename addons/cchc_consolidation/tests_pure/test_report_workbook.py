"""A blank workbook that is filled in says what was filled in, or which cell is wrong."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.addons.cchc_consolidation.importing import report_workbook as book
from odoo.addons.cchc_hr.importing.workbook import read_workbook

DAY = date(2026, 9, 30)
COLUMNS = (
    {"code": "all", "label": "Tổng số", "number": "1", "kind": "count", "criterion": ""},
    {"code": "women", "label": "Nữ", "number": "2", "kind": "count", "criterion": "[('sex')]"},
    {"code": "pay", "label": "Hệ số", "number": "3", "kind": "sum", "criterion": ""},
)
UNITS = book.BlankForm("BM01/BNV", "Số lượng", COLUMNS, (("total", book.TOTAL_NAME),))
RANKS = book.BlankForm("CL", "Theo ngạch", COLUMNS, (("7", "01.003"), ("8", "01.004")))
ROLL = book.BlankForm(
    "BM03", "Danh sách", ({"code": "t", "label": "Chức vụ", "number": "1", "kind": "value"},), None
)
FORMS = (UNITS, RANKS, ROLL)


def filled(change, forms=FORMS):
    opened = load_workbook(BytesIO(book.write_blank(forms, "KG.1", "Ban A", DAY)))
    change(opened)
    buffer = BytesIO()
    opened.save(buffer)
    return book.read_filled(read_workbook(buffer.getvalue()), forms, "KG.1", "Ban A", DAY)


def put(sheet, row, column, value):
    sheet.cell(book.FIRST_ROW + row, column + 1, value)


def test_what_is_filled_in_is_read():
    def change(opened):
        put(opened["BM01-BNV"], 0, book.FIGURES, 5)
        put(opened["BM01-BNV"], 0, book.FIGURES + 2, 12.34)
        put(opened["CL"], 1, book.FIGURES, 4)
        put(opened["BM03"], 0, book.NAME, "Danh Sa")
        put(opened["BM03"], 0, book.FIGURES, "Trưởng ban")
        put(opened[book.PEOPLE_SHEET], 0, book.NAME, "Danh Sa")
        put(opened[book.PEOPLE_SHEET], 0, book.NAME + 2, "091190001234")

    read = filled(change)
    assert not read.faults
    assert read.lines["BM01/BNV"][0]["figures"] == [5, 0, "12.34"]
    assert [(line["name"], line["people"]) for line in read.lines["CL"]] == [("", 4), ("01.004", 4)]
    assert read.lines["BM03"][1]["figures"] == ["Trưởng ban"]
    assert read.people == [
        {
            **dict.fromkeys((key for key, _label, _width in book.PEOPLE_COLUMNS), ""),
            "name": "Danh Sa",
            "identity": "091190001234",
        }
    ]


def test_every_fault_names_sheet_and_cell():
    def change(opened):
        put(opened["BM01-BNV"], 0, book.FIGURES, "năm")
        put(opened["BM01-BNV"], 0, book.FIGURES + 1, 1.5)
        put(opened["CL"], 0, book.FIGURES, -2)
        put(opened["BM03"], 2, book.FIGURES, "Phó ban")
        for row in (0, 1):
            put(opened[book.PEOPLE_SHEET], row, book.NAME, "Danh Sa")

    found = [(fault.code, fault.params["cell"]) for fault in filled(change).faults]
    assert found == [
        ("no_number", "D8"),
        ("no_whole", "E8"),
        ("negative", "D8"),
        ("no_name", "C10"),
        ("twice", "C9"),
    ]


def test_a_workbook_of_another_unit_or_day_is_refused():
    def other_day(opened):
        opened["CL"].cell(book.DAY_ROW, book.NAME + 1, "30/06/2026")

    assert [fault.code for fault in filled(other_day).faults] == ["other_day"]

    def other_unit(opened):
        opened["CL"].cell(book.UNIT_ROW, book.NAME + 1, "KG.2 – Ban B")

    assert [fault.code for fault in filled(other_unit).faults] == ["other_unit"]


def test_a_sheet_that_was_renamed_is_missed():
    def change(opened):
        opened["CL"].title = "Sheet1"

    assert [(fault.code, fault.params["sheet"]) for fault in filled(change).faults] == [
        ("no_sheet", "CL")
    ]
