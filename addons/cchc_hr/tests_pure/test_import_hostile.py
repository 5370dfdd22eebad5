"""Files that are damaged, too large, disguised or built to do harm: refused with a reason."""

import io
import struct
import zipfile
import zlib

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import HEADER, PERSON, ROWS, ods, refusal, repack, xls, xlsx

from odoo.addons.cchc_hr.importing.limits import MEGABYTE, Limits, WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook


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
