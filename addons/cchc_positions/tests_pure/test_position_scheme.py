from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_positions.rules.position_scheme import Group, Line, Standard, check_lines

DAY = date(2026, 7, 1)
CLOSED = Group("Chuyên môn, nghiệp vụ", "public_employee", DAY, closed=True)
OLD = Group("Nghiệp vụ chuyên ngành", "civil_servant", date(2020, 7, 20), date(2025, 6, 30))
DOCTOR = Standard("VC.II.081", "Bác sĩ", "public_employee", DAY, None, 3, 5)
LINE = Line("BS – Bác sĩ", "Bác sĩ", "Khoa Nội", 2, CLOSED, standard=DOCTOR, step_from=3, step_to=5)


def codes(*lines, staff="public_employee", on=DAY):
    return [problem.code for problem in check_lines(lines, staff, on)]


def test_a_line_as_the_decree_wants_it():
    assert codes(LINE) == []
    assert codes(replace(LINE, step_from=4, step_to=4)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"headcount": -1}, "negative_headcount"),
        ({"headcount": 0}, "no_headcount"),
        ({"step_from": 2}, "steps_outside_standard"),
        ({"step_from": 0, "step_to": 0}, "steps_outside_standard"),
        ({"step_from": 5, "step_to": 3}, "steps_out_of_range"),
        ({"step_to": 6}, "steps_out_of_range"),
        ({"name": "Bác sĩ nội khoa"}, "renamed"),
        ({"standard": None}, "outside_closed_list"),
        ({"professional_levels": (2,)}, "level_below_step"),
        ({"standard": replace(DOCTOR, date_to=date(2026, 7, 1), date_from=date(2027, 1, 1))},
         "standard_not_in_force"),
        ({"standard": replace(DOCTOR, staff="civil_servant")}, "standard_of_others"),
    ],
)  # fmt: skip
def test_refused(change, code):
    assert codes(replace(LINE, **change)) == [code]


def test_a_position_held_concurrently_needs_no_headcount():
    assert codes(replace(LINE, headcount=0, concurrent=True)) == []


def test_a_name_may_be_written_in_other_letters_but_is_the_same():
    assert codes(replace(LINE, name="BÁC  SĨ")) == []


def test_no_position_is_split_within_a_unit():
    assert codes(LINE, replace(LINE, position="BS2 – Bác sĩ")) == ["split"]
    assert codes(LINE, replace(LINE, unit="Khoa Ngoại")) == []


def test_four_groups_until_the_law_of_2025_three_from_then_on():
    line = Line("CV.01 – Chuyên viên", "Chuyên viên", "Phòng", 1, OLD)
    assert codes(line, staff="civil_servant", on=date(2025, 6, 30)) == []
    assert codes(line, staff="civil_servant", on=date(2025, 7, 1)) == ["group_not_in_force"]
    assert codes(line, staff="public_employee", on=date(2025, 6, 30)) == ["group_of_others"]


def test_a_manager_takes_the_steps_of_the_professional_position():
    head = replace(DOCTOR, code="VC.I.01", name="Người đứng đầu", step_from=0, step_to=0)
    line = replace(LINE, name=head.name, standard=head, step_from=4, step_to=5)
    assert codes(line) == []


def test_every_fault_is_told_at_once():
    faults = check_lines(
        [replace(LINE, headcount=0), replace(LINE, unit="B", name="Khác")], "public_employee", DAY
    )
    assert [str(fault).split(":")[0] for fault in faults] == [LINE.position, LINE.position]
