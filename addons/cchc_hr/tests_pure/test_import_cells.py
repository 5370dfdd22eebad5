"""The quick reader of cells against openpyxl's own: whatever a sheet holds, both see the same."""

import io
import re
import warnings
import zipfile
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from odoo.addons.cchc_hr.importing.cells import NOTHING
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.read_cells import open_workbook, rows_of
from odoo.addons.cchc_hr.importing.read_xlsx import _convert
from odoo.addons.cchc_hr.importing.workbook import read_workbook

ROSTERS = sorted((Path(__file__).parents[1] / "tests" / "rosters").rglob("*.xlsx"))
ODD_ROWS = """
  <row r="2"><c r="A2" t="s"><v>0</v></c><c t="n"><v>7</v></c><c r="E2"><v>1E2</v></c></row>
  <row><c r="B3"><v>1.5</v></c><!-- nothing --><c r="A3"><v>3</v></c></row>
  <row r="9"><c r="A9" t="inlineStr"><is><t>chữ</t></is></c><c r="B9" t="b"><v>1</v></c></row>
  <row r="5"><c r="A5"><v>5</v></c></row>
  <row r="10"/>
  <row r="11.0"><c r="A11"><f>1+1</f><v>2</v></c><c r="B11"><f>1+1</f></c><c r="C11"><v/></c></row>
  <row r="12"><c r="A12" t="str"><f>"a"</f><v>a</v></c><c r="B12" t="e"><v>#REF!</v></c></row>
  <row r="13"><c r="A13" t="d"><v>2020-02-01</v></c><c r="B13" s="1"><v>9999999999</v></c></row>
"""
# In the form that programs write, but for single rows and cells.
COMPACT_ROWS = (
    '<row r="2" spans="1:3"><c r="A2" s="1" t="s"><v>0</v></c><c r="C2"><v>7</v></c></row>'
    '<row r="3"/><row r="4" ht="15"><c r="B4" s="2"><v>41548</v></c><c r="D4" t="e"><v>#N/A</v></c>'
    '<c r="A4"><v>9</v></c><c r="B4" t="b"><v>1</v></c></row>'
    '<row r="5"><c r="A5"/><c r="B5" s="1"/><c r="C5" t="n"><v>1E2</v></c></row>'
    '<row r="6"><c r="A6"><f>1+1</f><v>2</v></c><c r="B6" t="s"><v>0</v></c></row>'
    '<row r="7"><c r="A7" t="inlineStr"><is><t>a &amp; b</t></is></c>'
    '<c r="AB7"><v>3.0</v></c></row>'
    '<row r="4"><c r="A4"><v>4</v></c></row><row r="8"></row>'
)


def everything():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet, bold = book.add_worksheet("Đủ loại"), book.add_format({"bold": True})
    sheet.write_row(0, 0, ["chữ", "chữ ", " ", "12", 12, 2.34, 4.98, -1, 1e21, True, None, False])
    for column, shown in enumerate(("dd/mm/yyyy", "mm/yyyy", "yyyy", "0.00", "[h]:mm", "@")):
        style = book.add_format({"num_format": shown})
        sheet.write_datetime(3, column, date(2013, 10, 1), style)
        sheet.write_number(4, column, 41548.25, style)
        sheet.write_string(5, column, "01/10/2013", style)
    sheet.write_datetime(6, 0, time(7, 30), book.add_format({"num_format": "hh:mm"}))
    sheet.write_rich_string(7, 0, "một ", bold, "hai")
    sheet.write_formula(8, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(8, 3, "=1+1", None, 2)
    sheet.write_formula(8, 4, '="a"', None, "a")
    sheet.merge_range(9, 0, 9, 3, "gộp")
    sheet.write_blank(10, 5, None, bold)
    sheet.set_row(11, None, None, {"hidden": True})
    sheet.write(11, 1, "ẩn _x005F_ x005F_x")
    sheet.write_row(12, 0, ["a & b < c > d", ' "hai"  ', "một\nhai", "x\ry", "</row>", "_x000D_"])
    book.add_worksheet("Trống")
    book.close()
    return stream.getvalue()


def with_rows(data, rows):
    """The same workbook with other rows in its first sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                text = content.decode()
                content = re.sub(
                    r"<sheetData>.*</sheetData>",
                    lambda _found: f"<sheetData>{rows}</sheetData>",
                    text,
                    flags=re.DOTALL,
                ).encode()
            new.writestr(name, content)
    return stream.getvalue()


def by_openpyxl(data):
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(max_row=1_048_576), start=1)
        yield told((number, [_convert(cell) for cell in row]) for number, row in rows)


def by_us(data):
    for sheet in open_workbook(data, data_only=True).worksheets:
        yield told(rows_of(sheet, _convert, 1_048_576))


def told(rows):
    return [(number, cells) for number, cells in rows if any(cell != NOTHING for cell in cells)]


WORKBOOKS = {
    "everything": everything(),
    "odd rows": with_rows(everything(), ODD_ROWS),
    "compact rows": with_rows(everything(), COMPACT_ROWS),
    "a comment": with_rows(everything(), COMPACT_ROWS + "<!--</row>-->"),
    "breaks": with_rows(everything(), COMPACT_ROWS.replace("</row>", "</row>\r\n")),
    "no rows": with_rows(everything(), ""),
    **{path.name: path.read_bytes() for path in ROSTERS},
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_both_readers_see_the_same(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs, ours = list(by_openpyxl(WORKBOOKS[name])), list(by_us(WORKBOOKS[name]))
    assert any(theirs) or name == "no rows"
    assert ours == theirs
    kinds = [[cell.kind for cell in cells] for rows in ours for _number, cells in rows]
    assert kinds == [[cell.kind for cell in cells] for rows in theirs for _number, cells in rows]


@pytest.mark.parametrize(
    "rows",
    [
        COMPACT_ROWS + '<row r="20"><c r="A20">',
        COMPACT_ROWS + "</row>",
        '<row r="2"><c r="A2"><v>1</v></c></row></sheetData><sheetData>',
        '<row r="2"><c r="A2" t="s"><v>99999</v></c></row>',
        '<row r="2"><c r="A2"><v>eins</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></row>',
    ],
)
def test_what_is_no_sheet_is_refused_or_read_as_by_openpyxl(rows):
    data = with_rows(everything(), rows)
    try:
        theirs = list(by_openpyxl(data))
    except Exception:
        with pytest.raises(WorkbookRefused) as refusal:
            read_workbook(data)
        assert refusal.value.problem.code == "damaged"
    else:
        assert list(by_us(data)) == theirs
