"""Levels, the cap of excellent, and the head's level: every border."""

from decimal import Decimal

import pytest
from evaluation_tables import figures
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_evaluation.rules.cap import excellent_cap, fewest_to_lower, over_cap
from odoo.addons.cchc_evaluation.rules.head_limit import head_limit
from odoo.addons.cchc_evaluation.rules.levels import (
    ORDER,
    Results,
    level_by_points,
    level_by_results,
    rank,
)

CIVIL, PUBLIC = figures("nd335_2025"), figures("nd233_2026")
OLD, OLDEST = figures("nd90_2020_nd48"), figures("nd56_2015")
D = Decimal


@pytest.mark.parametrize("law", [CIVIL, PUBLIC])
@pytest.mark.parametrize(
    ("points", "level"),
    [
        ("100", "excellent"),
        ("90", "excellent"),
        ("89.99", "good"),
        ("70", "good"),
        ("69.99", "completed"),
        ("50", "completed"),
        ("49.99", "not_completed"),
        ("0", "not_completed"),
    ],
)
def test_borders_of_points(law, points, level):
    result = level_by_points(D(points), law)
    assert result.value == level
    assert "Điều" in result.explain()[-1]


@pytest.mark.parametrize("case", ["degradation", "party_violation", "discipline"])
def test_a_failing_case_fails_whatever_the_points(case):
    result = level_by_points(D(98), CIVIL, (case,))
    assert result.value == "not_completed"
    assert result["failing"]


def test_corruption_in_the_own_unit_fails_its_leader_only():
    assert level_by_points(D(95), CIVIL, ("corruption",), leader=True).value == "not_completed"
    assert level_by_points(D(95), CIVIL, ("corruption",)).value == "excellent"


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_more_points_are_never_worse(first, second):
    low, high = sorted((first, second))
    levels = [level_by_points(points, CIVIL).value for points in (low, high)]
    assert rank(levels[0]) <= rank(levels[1])


# -- the cap ----------------------------------------------------------------------


def test_of_thirty_three_good_six_may_be_excellent():
    result = excellent_cap(33, False, PUBLIC)
    assert result.value == 6
    assert "⌊20% × 33⌋: 6" in result.explain()[-1]


@pytest.mark.parametrize(
    ("good", "usual", "recognised"),
    [(0, 0, 0), (3, 0, 0), (4, 0, 1), (5, 1, 1), (9, 1, 2), (10, 2, 2), (33, 6, 8), (100, 20, 25)],
)
def test_a_quarter_only_with_the_recognition_of_the_unit(good, usual, recognised):
    for law in (CIVIL, PUBLIC):
        assert excellent_cap(good, False, law).value == usual
        assert excellent_cap(good, True, law).value == recognised


def test_before_the_cap_there_is_none():
    assert excellent_cap(5, False, figures("nd90_2020")).value is None
    assert over_cap(["excellent"] * 9, False, figures("nd90_2020")).value == 0


def test_nd48_knows_no_quarter():
    assert excellent_cap(33, True, OLD).value == 6


def test_excellent_ones_are_not_in_the_base():
    levels = ["good"] * 33 + ["excellent"] * 7 + ["completed"] * 5
    result = over_cap(levels, False, PUBLIC)
    assert (result.value, result["good"], result["excellent"], result["most"]) == (1, 33, 7, 6)
    assert any("người đứng đầu quyết định" in line for line in result.explain())
    assert over_cap(["good"] * 33 + ["excellent"] * 6, False, PUBLIC).value == 0


@given(st.integers(0, 60), st.integers(0, 200), st.booleans())
def test_so_many_lowered_are_enough_and_one_fewer_is_not(excellent, good, recognised):
    lowered = fewest_to_lower(excellent, good, recognised, PUBLIC)
    fits = [
        excellent - count <= excellent_cap(good + count, recognised, PUBLIC).value
        for count in (lowered, lowered - 1)
    ]
    assert fits[0]
    assert lowered == 0 or not fits[1]


@given(st.integers(0, 500))
def test_the_cap_is_the_floor(good):
    cap = excellent_cap(good, False, PUBLIC).value
    assert 5 * cap <= good < 5 * (cap + 1)


# -- the head ------------------------------------------------------------------------


@given(st.sampled_from(ORDER), st.sampled_from(ORDER))
def test_a_head_is_not_above_the_own_unit(own, unit):
    result = head_limit(own, unit, PUBLIC)
    assert rank(result.value) == min(rank(own), rank(unit))
    assert result["limited"] == (rank(own) > rank(unit))


def test_without_the_level_of_the_unit_nothing_is_held():
    assert head_limit("excellent", None, PUBLIC).value == "excellent"


# -- NĐ 90/2020 -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exceeded", "below", "level"),
    [
        (50, 0, "excellent"),
        ("49.9", 0, "good"),
        (0, 0, "good"),
        (80, 1, "completed"),
        (0, 20, "completed"),
        (0, "50.1", "not_completed"),
    ],
)
def test_shares_of_2020(exceeded, below, level):
    results = Results(exceeded=D(exceeded), below=D(below))
    assert level_by_results(results, OLD).value == level


@pytest.mark.parametrize("below", ["20.1", "50"])
def test_between_the_borders_of_2020_nobody_is_failed_by_the_program(below):
    result = level_by_results(Results(below=D(below)), OLD)
    assert result.value == "completed"
    assert any("người có thẩm quyền" in line for line in result.explain())


@pytest.mark.parametrize(
    ("targets", "completed", "good", "level"),
    [
        (50, 100, 70, "excellent"),
        (49, 100, 70, "good"),
        (50, 100, 69, "good"),
        (50, 99, 99, "completed"),
        (50, 70, 70, "completed"),
        (50, 49, 49, "not_completed"),
    ],
)
def test_leaders_of_2020_are_measured_by_their_units(targets, completed, good, level):
    results = Results(
        exceeded=D(60),
        leader=True,
        targets_exceeded=D(targets),
        units_completed=D(completed),
        units_good=D(good),
    )
    assert level_by_results(results, OLD).value == level


# -- NĐ 56/2015 -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "initiatives", "civil", "public"),
    [
        (100, 1, "excellent", "excellent"),
        (100, 0, "good", "good"),
        (99, 3, "completed", "completed"),
        (70, 0, "completed", "completed"),
        (69, 0, "limited", "completed"),
        (50, 0, "limited", "completed"),
        (49, 0, "not_completed", "not_completed"),
    ],
)
def test_shares_of_2015(done, initiatives, civil, public):
    results = Results(done=D(done), initiatives=initiatives)
    assert level_by_results(results, OLDEST, "civil_servant").value == civil
    assert level_by_results(results, OLDEST, "public_employee").value == public


def test_a_failing_case_fails_by_the_old_texts_too():
    assert level_by_results(Results(exceeded=D(90)), OLD, failing_cases=("discipline",)).value == (
        "not_completed"
    )
