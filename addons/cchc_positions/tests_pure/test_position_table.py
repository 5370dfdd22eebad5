import io
from datetime import date

import openpyxl
import pytest

from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook
from odoo.addons.cchc_positions.importing import template
from odoo.addons.cchc_positions.importing.columns import SCHEME, STANDARD, TITLES
from odoo.addons.cchc_positions.importing.table import read_table


def rows(values, columns=STANDARD):
    book = openpyxl.load_workbook(io.BytesIO(template.build(TITLES["standard"], columns, {})))
    for number, row in enumerate(values, 4):
        for place, column in enumerate(columns, 1):
            book["Danh sách"].cell(number, place).value = row.get(column.key)
    stream = io.BytesIO()
    book.save(stream)
    return read_table(read_workbook(stream.getvalue()), columns)


GOOD = {"code": "X.01", "name": "Bác sĩ", "staff": "Viên chức", "group": "Chuyên môn",
        "step_from": 3, "step_to": 5, "date_from": "01/07/2026", "document": "1/NĐ"}  # fmt: skip


def test_the_template_is_read_back():
    (row,) = rows([GOOD])
    assert row.faults == [] and row.number == 4
    assert row.values["date_from"] == date(2026, 7, 1)
    assert (row.values["step_from"], row.values["step_to"]) == (3, 5)


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"step_from": 6}, "Bậc thấp nhất", "out_of_range"),
        ({"step_to": "ba"}, "Bậc cao nhất", "not_whole"),
        ({"step_to": 2.5}, "Bậc cao nhất", "not_whole"),
        ({"code": None}, "Mã vị trí", "empty"),
        ({"date_from": "31/02/2026"}, "Hiệu lực từ", "no_date"),
    ],
)
def test_a_fault_names_row_and_column(change, column, code):
    _good, bad = rows([GOOD, {**GOOD, **change}])
    assert [(f.row, f.column, f.problem.code) for f in bad.faults] == [(5, column, code)]


def test_a_negative_headcount_is_refused():
    (row,) = rows([{"unit": "A", "code": "B", "name": "C", "group": "D", "headcount": -2}], SCHEME)
    assert [(f.column, f.problem.code) for f in row.faults] == [("Số lượng", "too_small")]


def test_a_workbook_without_the_headings_is_refused_by_name():
    with pytest.raises(WorkbookRefused, match="Tên vị trí việc làm"):
        read_table(read_workbook("Họ và tên;Ngày sinh\nAn;1980\n".encode()), STANDARD)
