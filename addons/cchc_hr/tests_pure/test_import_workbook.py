"""Reading files: every format, and every way to be no honest file."""

import io
import struct
import zipfile
import zlib
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import BM03, HEADER, LIST2C, PERSON, xlsx
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from odoo.addons.cchc_hr.importing.cells import Cell, Kind
from odoo.addons.cchc_hr.importing.limits import MEGABYTE, Limits, WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook


def refusal(data, limits=None):
    with pytest.raises(WorkbookRefused) as caught:
        read_workbook(data, limits)
    message = str(caught.value)
    assert message and "%(" not in message
    return caught.value.code


def values(sheet):
    return [[cell.value for cell in row.cells] for row in sheet.rows]


def repack(data, change):
    """A copy of a zip archive whose members went through `change(name, content)`."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


# -- formats ---------------------------------------------------------------------------------


def ods(rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Danh sách")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
                cell.addElement(P(text=value.strftime("%d/%m/%Y")))
            elif isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=str(value))
                cell.addElement(P(text=str(value).replace(".", ",")))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value or ""))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for number, row in enumerate(rows):
        for position, value in enumerate(row):
            style = (day,) if isinstance(value, date) else ()
            sheet.write(number, position, value, *style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [list(HEADER), [1, "Nguyễn Văn An", date(1975, 3, 1), "Nam", "Sở Nội vụ", "01.003", 4.98]]
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


# -- hostile files ---------------------------------------------------------------------------


def test_an_empty_file():
    assert refusal(b"") == "empty_file"
    assert refusal(b" \r\n ") == "empty_file"
    assert refusal(xlsx([])) == "empty_workbook"


def test_a_large_file_is_refused_unread():
    assert refusal(b"PK\x03\x04" + bytes(20 * MEGABYTE)) == "file_too_large"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _repetition in range(150):
                member.write(bytes(MEGABYTE))
    data = stream.getvalue()
    assert len(data) < MEGABYTE
    assert refusal(data) == "unpacks_too_large"


def test_a_small_bomb_is_known_by_its_ratio():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30 * MEGABYTE)
    assert refusal(stream.getvalue()) == "unpacks_too_large"


def test_members_without_end_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2001):
            archive.writestr(f"{number}.xml", "")
    assert refusal(stream.getvalue()) == "unpacks_too_large"


def claim(data, name, size):
    """Rewrite the unpacked size which the directory of the archive states for a member."""
    position = data.index(b"PK\x01\x02")
    while data[position + 46 : position + 46 + len(name)] != name:
        position = data.index(b"PK\x01\x02", position + 1)
    at = position + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def test_a_claim_of_200_megabytes_is_believed_and_refused():
    data = claim(xlsx(ROWS), b"xl/worksheets/sheet1.xml", 200 * MEGABYTE)
    assert refusal(data) == "unpacks_too_large"


def test_a_member_longer_than_it_claims_is_damaged():
    data = claim(xlsx(ROWS), b"xl/worksheets/sheet1.xml", 100)
    assert refusal(data) == "damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("write", [xlsx, ods, xls])
def test_a_truncated_file_is_damaged(write, share):
    data = write(ROWS)
    assert refusal(data[: int(len(data) * share)]) == "damaged"


def test_a_flipped_bit_is_noticed():
    data = bytearray(xlsx(ROWS))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    assert refusal(bytes(data)) == "damaged"


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>"""


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
def test_entities_are_refused_wherever_they_stand(part):
    def poison(name, content):
        return ENTITIES + content.partition(b"?>")[2] if name == part else content

    data = xlsx(ROWS)
    assert part in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert refusal(repack(data, poison)) == "document_type"


def test_entities_are_refused_in_utf_16_too():
    def poison(name, content):
        if name != "xl/workbook.xml":
            return content
        text = ENTITIES.decode() + content.decode().partition("?>")[2]
        return text.replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")

    assert refusal(repack(xlsx(ROWS), poison)) == "document_type"


def test_entities_in_ods_are_refused():
    def poison(name, content):
        return ENTITIES + content.partition(b"?>")[2] if name == "content.xml" else content

    assert refusal(repack(ods(ROWS), poison)) == "document_type"


def test_macros_are_refused():
    with_macro = io.BytesIO(xlsx(ROWS))
    with zipfile.ZipFile(with_macro, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert refusal(with_macro.getvalue()) == "has_macros"
    with_script = io.BytesIO(ods(ROWS))
    with zipfile.ZipFile(with_script, "a") as archive:
        archive.writestr("Basic/Standard/Module1.xml", b"<x/>")
    assert refusal(with_script.getvalue()) == "has_macros"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n...", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_spreadsheet"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "not_a_spreadsheet"),
        (bytes(range(256)) * 20, "not_a_spreadsheet"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "web_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (b"PK\x03\x04" + bytes(600), "damaged"),
    ],
)
def test_what_is_no_spreadsheet(data, code):
    assert refusal(data) == code


def test_another_zip_is_no_spreadsheet():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(stream.getvalue()) == "not_a_spreadsheet"


def test_too_many_rows_and_columns():
    limits = Limits(max_rows=5, max_columns=8)
    assert refusal(xlsx([["x"]] * 6), limits) == "too_many_rows"
    assert refusal(xlsx([["x"] * 9]), limits) == "too_many_columns"
    assert read_workbook(xlsx([["x"] * 8] * 5), limits).sheets[0].rows


def test_a_row_far_below_is_noticed_and_quick():
    """Five rows of people and one stray value in row 900,000: refused, not cut off."""
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.cell(900_000, 1, "x")
    stream = io.BytesIO()
    book.save(stream)
    assert refusal(stream.getvalue()) == "too_many_rows"


def test_formatted_emptiness_is_no_content():
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    for column in range(1, 400):
        book.active.cell(30_000, column).number_format = "@"
    stream = io.BytesIO()
    book.save(stream)
    assert len(read_workbook(stream.getvalue()).sheets[0].rows) == 2


def test_rows_repeated_by_an_ods_are_counted():
    def repeat(name, content):
        if name != "content.xml":
            return content
        return content.replace(
            b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000">', 1
        )

    assert refusal(repack(ods(ROWS), repeat)) == "too_many_rows"


def test_columns_repeated_by_an_ods_are_counted():
    def repeat(name, content):
        if name != "content.xml":
            return content
        return content.replace(
            b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="900000" ', 1
        )

    assert refusal(repack(ods(ROWS), repeat)) == "too_many_columns"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_never_raise_anything_else(data):
    try:
        read_workbook(data)
    except WorkbookRefused as error:
        assert str(error)


DAMAGED = [xlsx([HEADER, PERSON]), ods(ROWS), xls(ROWS)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DAMAGED), st.data())
def test_a_damaged_workbook_never_raises_anything_else(data, draw):
    damaged = bytearray(data)
    for _change in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = draw.draw(st.integers(0, 255))
    try:
        read_workbook(bytes(damaged))
    except WorkbookRefused as error:
        assert str(error)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_xml_never_raises_anything_else(draw):
    """The same inside the archive, where checksums do not help."""

    def damage(name, content):
        if not name.endswith(".xml") or not content:
            return content
        changed = bytearray(content)
        at = draw.draw(st.integers(0, len(changed) - 1))
        changed[at : at + 1] = draw.draw(st.sampled_from([b"", b"<", b'"', b"0", b"\xff", b"9999"]))
        return bytes(changed)

    try:
        read_workbook(repack(draw.draw(st.sampled_from(DAMAGED[:2])), damage))
    except WorkbookRefused as error:
        assert str(error)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
            min_size=2,
            max_size=2,
        ).filter(lambda row: row[1].strip() and not row[0].lstrip().startswith("=")
                 and not row[1].lstrip().startswith("=")),
        min_size=3,
        max_size=8,
    ),
)  # fmt: skip
def test_text_in_an_xlsx_comes_back_as_it_was(rows):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_string(number, 0, row[0])
        sheet.write_string(number, 1, row[1])
    book.close()
    read = [[cell.value or "" for cell in row.cells] for row in
            read_workbook(stream.getvalue()).sheets[0].rows]  # fmt: skip
    assert [row[1] for row in read] == [row[1] for row in rows]


def test_checksums_are_verified():
    data = xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        crc = zlib.crc32(archive.read("xl/worksheets/sheet1.xml"))
    assert refusal(data.replace(struct.pack("<I", crc), struct.pack("<I", crc ^ 1))) == "damaged"
