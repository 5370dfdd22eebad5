from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import figures

from odoo.addons.cchc_recruitment.rules.marking import final_mark
from odoo.addons.cchc_recruitment.rules.priority import GROUPS, priority_points
from odoo.addons.cchc_recruitment.rules.standing import Sat, standing

marks = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("law", "group", "points"),
    [
        ("nd170_2025", "wounded", "7.5"),
        ("nd170_2025", "minority", "5"),
        ("nd170_2025", "military_done", "2.5"),
        ("nd170_2025", "union_cadre", "1.5"),
        # Of several the highest only.
        ("nd170_2025_nd300", "military_done, minority,union_cadre", "5"),
        ("nd138_2020", "union_cadre", "0"),
        ("nd138_2020_nd116", "union_cadre", "1.5"),
        ("nd24_2010", "minority", "20"),
        ("nd170_2025", "", "0"),
        ("nd170_2025", "nobody", "0"),
    ],
)
def test_priority_points(law, group, points):
    assert priority_points(law, group, figures(law)).value == Decimal(points)


@given(st.lists(st.sampled_from(sorted(GROUPS)), max_size=4).flatmap(st.permutations))
def test_priority_never_adds_up_and_has_no_order(group):
    table = figures("nd170_2025")
    single = [priority_points("nd170_2025", one, table).value for one in group]
    assert priority_points("nd170_2025", group, table).value == max(single, default=0)


def test_two_marks_that_agree_are_averaged():
    result = final_mark(Decimal("70"), Decimal("75.25"), tolerance=10)
    assert result.value == Decimal("72.63")
    assert not result["needs_third"]


def test_marks_too_far_apart_wait_for_a_third_one():
    result = final_mark(60, 71, tolerance=10)
    assert result.value is None
    assert result["needs_third"]
    assert final_mark(60, 71, 70, tolerance=10).value == Decimal("70.50")
    # Equally near to both.
    assert final_mark(60, 80, 70, tolerance=10).value == Decimal("70.00")
    assert final_mark(60, 70, tolerance=10).value == Decimal("65.00")


@given(marks, marks, marks)
def test_who_marks_first_plays_no_role(first, second, third):
    one = final_mark(first, second, third, tolerance=10)
    other = final_mark(second, first, third, tolerance=10)
    assert one.value == other.value
    assert min(first, second, third) <= one.value <= max(first, second, third)


GENERAL = Sat(1, "Kiến thức chung", "knowledge", "choice", Decimal(60), counts=False)
WRITTEN = Sat(2, "Thi viết", weight=Decimal("0.7"))
TALK = Sat(3, "Phỏng vấn", form="interview", weight=Decimal("0.3"))
PAPERS = (GENERAL, WRITTEN, TALK)


def sat(*points):
    return {number: ("sat", Decimal(p)) for number, p in enumerate(points, 1)}


def test_the_combined_score_has_two_decimals():
    result = standing(PAPERS, sat("30", "65.55", "71.25"))
    # 0.7 × 65.55 + 0.3 × 71.25 = 45.885 + 21.375 = 67.26
    assert result.passed
    assert (result.exam, result.written) == (Decimal("67.26"), Decimal("65.55"))
    assert result.knowledge == 30


def test_each_part_has_its_pass_mark():
    assert not standing(PAPERS, sat("29.99", "90", "90")).passed
    assert not standing(PAPERS, sat("60", "49.99", "100")).passed
    assert not standing(PAPERS, sat("60", "100", "49.99")).passed
    assert standing(PAPERS, sat("30", "50", "50")).passed


@pytest.mark.parametrize("state", ["absent", "disqualified"])
def test_who_was_absent_or_sent_out_has_not_passed(state):
    result = standing(PAPERS, {**sat("60", "90"), 3: (state, Decimal(0))})
    assert not result.passed
    assert result.missing is None


def test_points_that_are_not_there_are_missed_only_from_who_is_still_in():
    assert standing(PAPERS, sat("60", "90")).missing == 3
    assert standing(PAPERS, sat("10")).missing is None


def test_an_exemption_passes_what_does_not_count():
    exempt = ("exempt", Decimal(0))
    assert standing(PAPERS, {**sat("0", "60", "60"), 1: exempt}).passed
    assert not standing(PAPERS, {**sat("40", "60", "60"), 2: exempt}).passed
