"""30 + 70 points: quantity, quality, progress, and what leaders are measured by besides."""

from decimal import Decimal

import pytest
from evaluation_tables import figures
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_evaluation.rules.points import Leading, Work, task_points, total_points
from odoo.addons.cchc_evaluation.rules.yearly import span_of, yearly_points

NEW = figures("nd335_2025")
D = Decimal


def work(**values):
    return Work("Báo cáo", D(values.pop("assigned", 4)), D(values.pop("done", 4)), **values)


def test_all_done_well_and_in_time_is_seventy():
    result = task_points([work()], NEW)
    assert result.value == 70
    assert (result["a"], result["b"], result["c"]) == (100, 100, 100)


@pytest.mark.parametrize(("failed", "left"), [(0, 100), (1, 75), (2, 50), (4, 0), (7, 0)])
def test_each_failed_review_takes_a_quarter_of_the_quality(failed, left):
    result = task_points([work(failed_reviews=failed)], NEW)
    assert (result["a"], result["b"], result["c"]) == (100, left, 100)
    assert result.value == D(200 + left) / 3 * 70 / 100


def test_each_delay_takes_a_quarter_of_the_progress():
    result = task_points([work(delays=1)], NEW)
    assert (result["b"], result["c"]) == (100, 75)


def test_an_objective_cause_is_excepted():
    result = task_points([work(failed_reviews=2, delays=3, excused=True)], NEW)
    assert result.value == 70
    assert any("khách quan" in line for line in result.explain())


def test_a_failure_weighs_as_much_as_its_product():
    result = task_points([work(weight=D(3), delays=1), work()], NEW)
    assert result["c"] == D(3 * 75 + 100) / 4


def test_what_was_not_done_is_neither_good_nor_in_time():
    result = task_points([work(assigned=4, done=2)], NEW)
    assert (result["a"], result["b"], result["c"]) == (50, 50, 50)
    assert result.value == 35


def test_more_than_asked_of_one_product_makes_up_for_no_other():
    result = task_points([work(assigned=2, done=4), work(assigned=2, done=0)], NEW)
    assert result["a"] == 50


def test_nothing_assigned_gives_no_points():
    assert task_points([], NEW).value == 0


def test_a_leader_is_measured_by_six():
    result = task_points([work()], NEW, Leading(("good", "completed"), D(80), D(90)))
    assert result["d"] == 100
    assert result.value == D(100 * 4 + 80 + 90) / 6 * 70 / 100


def test_one_below_who_did_not_complete_halves_the_unit():
    leading = Leading(("excellent", "good", "not_completed"))
    result = task_points([work()], NEW, leading)
    assert result["d"] == 50
    assert result.value == D(550) / 6 * 70 / 100


def test_the_total_is_rounded_once_and_half_up():
    third = task_points([work(delays=1)], NEW).value  # 275/3 × 0,7 = 64,1666…
    assert total_points(D(25), third, NEW).value == D("89.17")
    assert total_points(D("29.995"), D(60), NEW).value == D("90.00")


def test_common_criteria_give_at_most_thirty():
    result = total_points(D(45), D(70), NEW)
    assert (result.value, result["common"]) == (100, 30)


@given(
    st.lists(
        st.builds(
            work,
            assigned=st.integers(1, 40),
            done=st.integers(0, 60),
            weight=st.decimals("0.1", "9", places=1),
            failed_reviews=st.integers(0, 6),
            delays=st.integers(0, 6),
            excused=st.booleans(),
        ),
        max_size=8,
    ),
    st.booleans(),
    st.decimals(0, 30, places=2),
)
def test_points_stay_within_their_scale_and_are_explained(works, leads, common):
    tasks = task_points(works, NEW, Leading() if leads else None)
    total = total_points(common, tasks.value, NEW)
    assert 0 <= tasks.value <= 70
    assert 0 <= total.value <= 100
    for result in (tasks, total):
        assert result.explain()
        assert Result.from_json(result.as_json()) == result


@given(st.integers(0, 4), st.integers(0, 4))
def test_another_failure_never_helps(failed, delays):
    before = task_points([work(failed_reviews=failed, delays=delays)], NEW).value
    assert task_points([work(failed_reviews=failed + 1, delays=delays)], NEW).value <= before
    assert task_points([work(failed_reviews=failed, delays=delays + 1)], NEW).value <= before


def test_the_year_is_the_average_of_the_scored_months():
    result = yearly_points({1: D(90), 2: D(80), 3: None, 4: D("85.5")}, NEW)
    assert (result.value, result["scored"]) == (D("85.17"), 3)
    assert any("3, 5, 6" in line for line in result.explain())


def test_quarters_count_alike():
    result = yearly_points({1: D(90), 2: D(91), 3: D(92), 4: D(93)}, NEW, "quarters")
    assert result.value == D("91.50")


def test_a_year_without_a_score_has_none():
    assert yearly_points({5: None}, NEW).value is None


@pytest.mark.parametrize(
    ("kind", "number", "days"),
    [
        ("month", 2, ("2028-02-01", "2028-02-29")),
        ("quarter", 4, ("2028-10-01", "2028-12-31")),
        ("school_year", 0, ("2028-09-01", "2029-08-31")),
        ("year", 0, ("2028-01-01", "2028-12-31")),
    ],
)
def test_the_days_of_a_period(kind, number, days):
    assert tuple(day.isoformat() for day in span_of(kind, 2028, number)) == days
