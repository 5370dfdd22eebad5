"""Our own workbook and the annotated copy of somebody else's."""

import io

import openpyxl
import pytest
from import_samples import BM03, HEADER, PERSON, ROWS, catalogue, kien_giang, read, xls, xlsx

from odoo.addons.cchc_hr.importing.cells import Kind
from odoo.addons.cchc_hr.importing.columns import LABELS
from odoo.addons.cchc_hr.importing.layout import read_rosters
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.template import (
    SHEET,
    TEMPLATE_COLUMNS,
    annotate,
    build_template,
)
from odoo.addons.cchc_hr.importing.workbook import read_workbook

CHOICES = {
    "unit": [unit.label for unit in kien_giang()],
    "sex": ["Nam", "Nữ"],
    "category": ["Công chức", "Viên chức"],
    "rank_code": [f"{rank.code} – {rank.name}" for rank in catalogue().ranks.values()],
    "ethnicity": list(catalogue().vocabularies["ethnicity"].labels.values()),
}


def template():
    return build_template(
        CHOICES, [("", "Đọc trước khi nhập.")], "Hướng dẫn", "Chọn trong danh sách"
    )


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_template_is_locked_but_for_the_rows():
    sheet = opened(template())[SHEET]
    assert sheet.protection.sheet
    assert sheet["C3"].protection.locked
    assert not sheet.column_dimensions["C"].protection.locked


def test_the_template_offers_the_words_of_each_column():
    book = opened(template())
    ranges = {}
    for validation in book[SHEET].data_validations.dataValidation:
        lists, cells = validation.formula1.split("!")
        words = [row[0].value for row in book[lists.strip("'=")][cells.replace("$", "")]]
        ranges[str(validation.sqref)[0]] = words
    letters = {column.key: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number] for number, column in
               enumerate(TEMPLATE_COLUMNS)}  # fmt: skip
    assert {letters[key]: words for key, words in CHOICES.items()} == ranges
    assert book["_lists"].sheet_state == "hidden"


def test_the_empty_template_holds_nobody():
    with pytest.raises(WorkbookRefused, match="No sheet holds a list of people"):
        read_rosters(read_workbook(template()))


def test_a_filled_template_is_read_as_it_was_filled():
    book = opened(template())
    sheet = book[SHEET]
    values = {
        "name": "Nguyễn Văn An",
        "birth": "3/1975",
        "sex": "Nam",
        "citizen_id": "091075000001",
        "ethnicity": "Khơ-me",
        "unit": next(label for label in CHOICES["unit"] if "[KG.SNV.VP]" in label),
        "category": "Viên chức",
        "rank_code": "01.003 – Chuyên viên",
        "coefficient": 4.98,
        "recruited_on": "1/9/1998",
    }
    for number, column in enumerate(TEMPLATE_COLUMNS, start=1):
        sheet.cell(4, number).value = values.get(column.key)
    stream = io.BytesIO()
    book.save(stream)
    (person,), (roster,) = read(stream.getvalue())
    assert roster.layout.code == "template"
    assert roster.header.unknown == {}
    assert set(roster.header.positions) == {column.key for column in TEMPLATE_COLUMNS}
    assert person.findings == []
    assert person.values["category"] == "public_employee"
    assert person.values["step"] == 9
    assert str(person.values["birth"]) == "03/1975"


def test_every_column_of_the_template_has_a_label():
    assert all(column.key in LABELS for column in TEMPLATE_COLUMNS)


# -- the annotated copy ----------------------------------------------------------------------


def annotated(data, notes):
    workbook = read_workbook(data)
    rosters, _others = read_rosters(workbook)
    return annotate(data, workbook, rosters, notes, LABELS["findings"])


NOTES = {("Biểu 03", 71): ("Hệ số lương: 9,99 không có trong bảng.", True),
         ("Biểu 03", 22): ("Ghi chú: …", False)}  # fmt: skip


def test_the_copy_of_an_official_list_keeps_its_look():
    original, copy = opened(BM03[0].read_bytes()), opened(annotated(BM03[0].read_bytes(), NOTES))
    before, after = original.active, copy.active
    assert after.merged_cells.ranges == before.merged_cells.ranges
    assert after.max_column == before.max_column + 1
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (other.value, other.number_format) == (cell.value, cell.number_format)
    assert after["O8"].value == LABELS["findings"]
    assert (after["O71"].value, after["O22"].value) == (NOTES["Biểu 03", 71][0], "Ghi chú: …")
    assert after["O71"].fill.start_color.rgb != after["O22"].fill.start_color.rgb


def test_the_copy_is_read_like_the_original_and_annotated_again_in_place():
    data = BM03[0].read_bytes()
    once = annotated(data, NOTES)
    people, (roster,) = read(once)
    assert [person.values for person in people] == [person.values for person in read(data)[0]]
    assert roster.header.positions["findings"] == 14
    twice = opened(annotated(once, {("Biểu 03", 72): ("", False)})).active
    assert twice.max_column == 15
    assert twice["O71"].value is None  # corrected since


def test_a_csv_is_given_back_as_a_workbook():
    data = "TT;Họ và tên;Ngày sinh;Đơn vị;Hệ số\n1;=1+1;1975;Sở Nội vụ;4,98\n".encode()
    sheet = opened(annotated(data, {("CSV", 2): ("=cmd", True)})).active
    assert sheet["F1"].value == LABELS["findings"]
    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=cmd", "s")
    assert sheet["E2"].value == "4,98"


def test_a_note_is_never_a_formula():
    data = xlsx([HEADER, PERSON])
    sheet = opened(annotated(data, {("Danh sách", 2): ('=HYPERLINK("x")', True)})).active
    assert sheet.cell(2, len(HEADER) + 1).data_type == "s"


def test_cells_keep_their_kind_in_a_rendition():
    data = xls(ROWS)
    copy = read_workbook(annotated(data, {("Danh sách", 2): ("x", True)}))
    original = read_workbook(data)
    assert copy.sheets[0].rows[1].cells[:7] == original.sheets[0].rows[1].cells
    assert copy.sheets[0].rows[1][2].kind is Kind.DATE
