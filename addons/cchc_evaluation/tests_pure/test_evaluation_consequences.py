"""What follows from ratings: by the law of the day, within its term, with its ground."""

from datetime import date, timedelta

import pytest
from evaluation_tables import figures
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_evaluation.rules.consequences import (
    COMMENDATION,
    HANDLING,
    LEAVING,
    OTHER_POST,
    PLANNING,
    REDUCTION,
    TRAINING,
    consequences,
    text_on,
)
from odoo.addons.cchc_evaluation.rules.levels import ORDER


def found(ratings, year, on, category="civil_servant"):
    law = text_on(category, on)
    return {one.kind: one for one in consequences(ratings, year, on, figures(law, on))}


def test_one_failed_year_is_enough_now_and_leaving_is_due_in_thirty_days():
    on = date(2026, 12, 10)
    handling = found({2025: "good", 2026: "not_completed"}, 2026, on)[HANDLING]
    assert handling.choices == (OTHER_POST, LEAVING)
    assert handling.due_on == date(2027, 1, 9)
    assert handling.ground.startswith("Năm 2026 không hoàn thành nhiệm vụ (")
    assert "Điều 57 khoản 3 NĐ 170/2025" in " ".join(handling.result.explain())


def test_the_law_of_2008_asked_for_two_years_in_a_row():
    on = date(2023, 12, 10)
    assert HANDLING not in found({2023: "not_completed"}, 2023, on)
    assert HANDLING not in found({2021: "not_completed", 2023: "not_completed"}, 2023, on)
    handling = found({2022: "not_completed", 2023: "not_completed"}, 2023, on)[HANDLING]
    assert (handling.choices, handling.due_on) == ((LEAVING,), None)


def test_limited_ability_twice_meant_another_post():
    on = date(2019, 12, 20)
    assert found({2018: "limited", 2019: "limited"}, 2019, on)[HANDLING].choices == (OTHER_POST,)
    mixed = found({2018: "not_completed", 2019: "limited"}, 2019, on)
    assert mixed[HANDLING].choices == (OTHER_POST,)


@pytest.mark.parametrize(
    ("ratings", "on", "article"),
    [
        ({2026: "not_completed"}, date(2026, 12, 10), "Điều 2 khoản 1 điểm e NĐ 154/2025"),
        (
            {2023: "completed", 2024: "not_completed"},
            date(2024, 12, 10),
            "Điều 2 khoản 1 điểm đ NĐ 29/2023",
        ),
        (
            {2018: "limited", 2019: "not_completed"},
            date(2019, 12, 10),
            "Điều 6 khoản 1 điểm đ NĐ 108/2014",
        ),
    ],
)
def test_a_ground_of_reduction_by_the_decree_of_the_day(ratings, on, article):
    reduction = found(ratings, max(ratings), on)[REDUCTION]
    assert article in reduction.ground


def test_without_two_years_there_was_no_ground_before():
    assert REDUCTION not in found({2024: "not_completed"}, 2024, date(2024, 12, 10))
    assert REDUCTION not in found({2026: "completed"}, 2026, date(2026, 12, 10))


def test_excellent_is_proposed_for_planning_and_commendation():
    assert set(found({2026: "excellent"}, 2026, date(2026, 12, 10))) == {PLANNING, COMMENDATION}


def test_who_failed_is_proposed_for_training():
    assert TRAINING in found({2026: "not_completed"}, 2026, date(2026, 12, 10))


@given(st.sampled_from(("good", "completed")))
def test_an_ordinary_year_has_no_consequence(level):
    assert found({2025: "not_completed", 2026: level}, 2026, date(2026, 12, 10)) == {}


@given(
    st.dictionaries(st.integers(2016, 2027), st.sampled_from(ORDER), min_size=1),
    st.sampled_from(("civil_servant", "public_employee", "cadre")),
    st.integers(0, 40),
)
def test_every_consequence_is_explained_and_not_due_before_its_result(ratings, category, late):
    year = max(ratings)
    on = date(year, 12, 1) + timedelta(days=late)
    for one in found(ratings, year, on, category).values():
        assert one.result.explain()
        assert one.ground
        assert one.due_on is None or one.due_on >= on
        assert (one.kind == HANDLING) == bool(one.choices)
