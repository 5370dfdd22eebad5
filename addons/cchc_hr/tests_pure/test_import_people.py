"""From rows to people: what is taken, what is refused, and in which words."""

import io
import json
from collections import Counter
from decimal import Decimal

import openpyxl
import pytest
from import_samples import (
    BM03,
    HEADER,
    LIST2C,
    PERSON,
    catalogue,
    codes,
    kien_giang,
    read,
    read_one,
    xlsx,
)

from odoo.addons.cchc_hr.importing.findings import problem_from_json
from odoo.addons.cchc_hr.importing.layout import read_rosters
from odoo.addons.cchc_hr.importing.parse import parse_rosters
from odoo.addons.cchc_hr.importing.workbook import read_workbook
from odoo.addons.cchc_hr.rules.partial_date import PartialDate, parse

FULL_HEADER = (*HEADER, "Bậc", "Vượt khung (%)", "Ngày hưởng", "Số CCCD", "Đối tượng", "Ghi chú")
FULL = (*PERSON, 9, "7%", "1/7/2011", "091075000001", "Công chức", "")
POSITION = {label: number for number, label in enumerate(FULL_HEADER)}


def person(**changes):
    """The reading of one row; `changes` names columns by their label, _ for a blank."""
    values = list(FULL)
    for label, value in changes.items():
        values[POSITION[label.replace("_", " ")]] = value
    return read_one(*values, header=FULL_HEADER)


def blocking(found):
    return {finding.problem.code for finding in found.findings if finding.blocking}


# -- the rosters -----------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "misfits"), list(zip(BM03, (3, 3, 6), strict=True)))
def test_a_bm03_is_read_but_for_coefficients_that_fit_no_step(path, misfits):
    people, _rosters = read(path.read_bytes())
    assert len(people) == 180
    refused = [found for found in people if found.refused]
    assert len(refused) == misfits
    assert {code for found in refused for code in blocking(found)} == {"coefficient_not_in_scale"}
    for found in people:
        # What every row must have given, whatever its shape.
        assert {"name", "birth", "sex", "unit", "rank_code"} <= set(found.values)
        assert found.values["category"] == "civil_servant"
        assert found.refused or found.values["step"] >= 1


def test_the_first_person_of_a_bm03():
    people, _rosters = read(BM03[0].read_bytes())
    found = people[0]
    assert (found.sheet, found.row, found.ordinal) == ("Biểu 03", 11, "1")
    units = {unit.id: unit.code for unit in kien_giang()}
    assert {**found.values, "unit": units[found.values["unit"]]} == {
        "name": "Hồ Thị Ngân",
        "birth": PartialDate(1977, 2, 24),
        "sex": "female",
        "unit": "KG.906.NV",
        "category": "civil_servant",
        "position": "Chuyên viên",
        "rank_code": "01.003",
        "rank_since": PartialDate(2011, 5, 1),
        "coefficient": Decimal("4.98"),
        "step": 9,
        "above_scale": 7,
    }


def test_the_refusal_names_the_nearest_step():
    people, _rosters = read(BM03[0].read_bytes())
    row = next(found for found in people if found.row == 71)
    (finding,) = (item for item in row.findings if item.blocking)
    assert (finding.column, finding.value) == ("Mức lương hiện hưởng – Hệ số lương", "9.99 ")
    assert finding.problem.params["nearest"] == "4,98"


@pytest.mark.parametrize("path", LIST2C, ids=lambda path: path.stem)
def test_an_abridged_list_is_read(path):
    people, _rosters = read(path.read_bytes())
    found = Counter(code for one in people for code in blocking(one))
    assert len(people) == 220
    assert set(found) == {
        "leading_zero_lost",
        "number_repeated",
        "step_contradicts_coefficient",
        "sex_missing",
        "date_in_future",  # recruited after the end of 2016
    }
    assert found["number_repeated"] == 10


# -- one row ---------------------------------------------------------------------------------


def test_a_good_row():
    found = person()
    assert found.findings == []
    assert found.values["coefficient"] == Decimal("4.98")
    assert found.values["citizen_id"] == "091075000001"
    assert found.values["step_since"] == PartialDate(2011, 7, 1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Họ_và_tên": None}, "name_missing"),
        ({"Họ_và_tên": "Nguyễn Văn 9"}, "name_odd"),
        ({"Ngày_sinh": None}, "birth_missing"),
        ({"Ngày_sinh": "31/2/1975"}, "no_such_day"),
        ({"Ngày_sinh": "2018"}, "age_implausible"),
        ({"Giới_tính": "?"}, "sex_unknown"),
        ({"Giới_tính": None, "Số_CCCD": None}, "sex_missing"),
        ({"Đơn_vị": None}, "unit_missing"),
        ({"Đơn_vị": "Phòng Nội vụ"}, "unit_ambiguous"),
        ({"Đơn_vị": "Bộ Ngoại giao"}, "unit_unknown"),
        ({"Mã_ngạch": None}, "rank_missing"),
        ({"Mã_ngạch": "99.999"}, "rank_unknown"),
        ({"Hệ_số_lương": None, "Bậc": None, "Vượt_khung_(%)": None}, "coefficient_missing"),
        ({"Hệ_số_lương": "4,9x"}, "not_a_decimal"),
        ({"Hệ_số_lương": "498"}, "coefficient_out_of_range"),
        ({"Hệ_số_lương": "4,99"}, "coefficient_not_in_scale"),
        ({"Bậc": 3}, "step_contradicts_coefficient"),
        ({"Bậc": "ba"}, "not_a_decimal"),
        ({"Hệ_số_lương": "3,33", "Bậc": 4}, "above_scale_too_early"),
        ({"Vượt_khung_(%)": "2%"}, "percent_out_of_range"),
        ({"Ngày_hưởng": "1/7/1980"}, "date_before_adulthood"),
        ({"Số_CCCD": "12345"}, "not_a_citizen_id"),
        ({"Đối_tượng": "Thợ xây"}, "word_unknown"),
    ],
)
def test_what_refuses_a_row(changes, code):
    assert blocking(person(**changes)) == {code}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Số_CCCD": "091076000001"}, "other_birth_year"),
        ({"Số_CCCD": "091175000001"}, "other_sex"),
        ({"Số_CCCD": "371234567"}, "old_number"),
        ({"Ngày_hưởng": "1/7/2017"}, "date_in_future"),
        ({"Ngày_hưởng": "2011"}, "day_unknown"),
        ({"Ngày_hưởng": "7/2011"}, "day_unknown"),
        ({"Ghi_chú": "Biệt phái"}, "status_in_remark"),
        ({"Ngày_sinh": "1/1/1935", "Số_CCCD": None}, "age_implausible"),
    ],
)
def test_what_only_warns(changes, code):
    found = person(**changes)
    assert codes(found) == {code} and not found.refused


def test_what_was_read_survives_the_store():
    found = person(Hệ_số_lương="4,99", Ngày_sinh="3/1975", Ngày_hưởng="7/2011")
    stored = json.loads(json.dumps(found.values_as_json()))
    assert parse(stored["birth"]) == PartialDate(1975, 3)
    assert parse(stored["step_since"]) == PartialDate(2011, 7)
    assert Decimal(stored["coefficient"]) == Decimal("4.99")
    (finding,) = (item for item in found.findings if item.key == "coefficient")
    data = json.loads(json.dumps(finding.as_json()))
    assert problem_from_json(data) == finding.problem
    assert data["column"] == "Hệ số lương"


def test_each_missing_piece_is_completed_from_another():
    assert person(Giới_tính=None).values["sex"] == "male"  # from the citizen number
    assert person(Bậc=None).values["step"] == 9  # from the coefficient
    assert person(Hệ_số_lương=None).values["coefficient"] == Decimal("4.98")  # from the step
    assert person(Mã_ngạch="Chuyên viên").values["rank_code"] == "01.003"  # from its name
    assert person(Đối_tượng=None).values["category"] == "civil_servant"  # chosen for the list


def test_a_cadre_needs_no_rank():
    found = person(
        Đối_tượng="Cán bộ", Mã_ngạch=None, Bậc=None, **{"Vượt_khung_(%)": None, "Hệ_số_lương": 2.25}
    )
    assert found.findings == [] and found.values["coefficient"] == Decimal("2.25")


def test_both_columns_of_birth():
    header = ("TT", "Họ và tên", "Ngày sinh", None, "Đơn vị", "Mã ngạch", "Hệ số")
    below = (None, None, "Nam", "Nữ")
    row = (1, "Nguyễn Văn An", "1975", "1976", "Sở Nội vụ", "01.003", 4.98)
    people, _rosters = read(xlsx([header, below, row]))
    assert "birth_twice" in blocking(people[0])


def test_ticked_women():
    header = ("TT", "Họ và tên", "Ngày sinh", "Nữ", "Đơn vị", "Mã ngạch", "Hệ số")
    rows = [
        (1, "Lê Thị Hoa", "1975", "x", "Sở Nội vụ", "01.003", 4.98),
        (2, "Lê Văn Hòa", "1975", None, "Sở Nội vụ", "01.003", 4.98),
    ]
    people, _rosters = read(xlsx([header, *rows]))
    assert [found.values["sex"] for found in people] == ["female", "male"]


def test_the_heading_gives_the_unit_where_the_row_does_not():
    header = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Mã ngạch", "Hệ số")
    rows = [["I", "SỞ TƯ PHÁP"], (1, "Lê Thị Hoa", "1975", "Nữ", "01.003", 4.98)]
    people, _rosters = read(xlsx([header, *rows]))
    units = {unit.id: unit.code for unit in kien_giang()}
    assert units[people[0].values["unit"]] == "KG.STP"


# -- cells that are no values ----------------------------------------------------------------


def test_formulas_and_errors_name_their_column():
    book = openpyxl.Workbook()
    book.active.append(FULL_HEADER)
    book.active.append([*FULL[:5], "#REF!", "=2.34+2.64", *FULL[7:]])
    book.active.append([2, "=A1&A2", "=B1", *FULL[3:]])
    stream = io.BytesIO()
    book.save(stream)
    people, _rosters = read(stream.getvalue())
    first, second = ({(f.key, f.problem.code) for f in one.findings} for one in people)
    assert ("rank_code", "error_value") in first
    assert ("coefficient", "formula_without_value") in first
    assert second >= {("name", "formula_without_value"), ("birth", "formula_without_value")}
    assert not {("name", "name_missing"), ("birth", "birth_missing")} & second


# -- nobody twice ----------------------------------------------------------------------------


def rows_of(*people):
    return xlsx([FULL_HEADER, *people])


def row(**changes):
    values = list(FULL)
    for label, value in changes.items():
        values[POSITION[label.replace("_", " ")]] = value
    return values


def test_one_number_for_two_people_refuses_both():
    people, _rosters = read(rows_of(row(), row(Họ_và_tên="Trần Văn Bình")))
    assert [blocking(found) for found in people] == [{"number_repeated"}] * 2
    assert [found.findings[0].problem.params["row"] for found in people] == [3, 2]


def test_one_person_in_two_rows_is_taken_once():
    people, _rosters = read(rows_of(row(), row()))
    assert [found.refused for found in people] == [False, True]
    people, _rosters = read(rows_of(row(Số_CCCD=None), row(Số_CCCD=None)))
    # Two rows without a number may be two people: an officer decides.
    assert [blocking(found) for found in people] == [set(), set()]
    assert "person_repeated" in {finding.problem.code for finding in people[1].findings}


def test_namesakes_with_different_numbers_are_two_people():
    people, _rosters = read(rows_of(row(), row(Số_CCCD="091075000002")))
    assert not any(found.refused for found in people)


def test_the_scope_of_the_officer_bounds_the_rows():
    units = tuple(unit for unit in kien_giang() if unit.code.startswith("KG.STP"))
    rosters, _others = read_rosters(read_workbook(rows_of(row())))
    (found,) = parse_rosters(rosters, catalogue(units))
    assert "unit_unknown" in blocking(found)
