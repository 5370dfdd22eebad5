from decimal import Decimal

import pytest

from odoo.addons.cchc_recruitment.rules.score_table import Row, Sitter, plain, read

SITTERS = {
    "1": Sitter(11),
    "2": Sitter(12),
    "3": Sitter(13, "absent"),
    "4": Sitter(14, "disqualified"),
}
GOOD = [Row(2, "0001", "45"), Row(3, "2", "30,5"), Row(4, "0003", "vang"), Row(5, "0004", "")]


def _read(*rows):
    return read(rows, SITTERS, Decimal(60))


def _codes(faults):
    return [(fault.line, fault.problem.code) for fault in faults]


def test_all_is_well():
    assert _read(*GOOD) == ({11: Decimal(45), 12: Decimal("30.5")}, [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row(9, "0001", "40"), "twice"),
        (Row(9, "777", "40"), "unknown"),
        (Row(9, "", "40"), "unknown"),
    ],
)
def test_a_row_that_is_too_much(row, code):
    assert _codes(_read(*GOOD, row)[1]) == [(9, code)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row(2, "0001", "61"), "too_many_points"),
        (Row(2, "0001", "-3"), "no_points"),
        (Row(2, "0001", "tam"), "no_points"),
        (Row(2, "0001", ""), "no_points"),
        (Row(2, "0001", "vang"), "no_points"),
    ],
)
def test_points_that_are_none(row, code):
    assert _codes(_read(row, *GOOD[1:])[1]) == [(2, code)]


@pytest.mark.parametrize("place", [2, 3])
def test_who_was_not_there_has_no_points(place):
    rows = [*GOOD]
    rows[place] = Row(rows[place].line, rows[place].number, "50")
    assert _codes(_read(*rows)[1]) == [(place + 2, "not_there")]


def test_nobody_is_forgotten():
    assert _codes(_read(*GOOD[:1])[1]) == [(0, "missing")]


@pytest.mark.parametrize("text", ["0012", "12", " 12 ", "12.0"])
def test_zeros_that_a_spreadsheet_drops(text):
    assert plain(text) == "12"
