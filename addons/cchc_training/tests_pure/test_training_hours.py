from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_tables import figures

from odoo.addons.cchc_hr.rules.working_days import Changes
from odoo.addons.cchc_training.rules.deadline import (
    leader_course_due,
    payment_due,
    proposal_due,
    report_due,
)
from odoo.addons.cchc_training.rules.hours import (
    CLASS,
    DECLARED,
    TEACHING,
    Item,
    minimum,
    periods,
    weeks,
    yearly,
)
from odoo.addons.cchc_training.rules.priority import priority

NEW, OLD = figures("nd171_2025"), figures("nd101_2017")


def test_a_week_is_forty_periods():
    assert periods(NEW, weeks=1) == 40
    assert periods(NEW, weeks=4) == 160
    assert periods(NEW, days=2) == 16
    assert weeks(60, NEW) == Decimal("1.5")
    assert minimum(NEW) == 40


def test_short_of_the_yearly_minimum():
    items = [Item(CLASS, "Lớp A", 16), Item(DECLARED, "Khóa B", 8)]
    result = yearly(items, NEW)
    assert (result.value, result["minimum"], result["short"]) == (24, 40, 16)
    assert any("Lớp A (tiết): 16" in line for line in result.explain())


def test_teaching_counts_by_decree_171_only():
    items = [Item(TEACHING, "Giảng lớp C", 40)]
    assert yearly(items, NEW)["short"] == 0
    assert yearly(items, OLD)["short"] == 40
    assert "Điều 3 khoản 4 NĐ 171/2025/NĐ-CP" in {step.article for step in yearly(items, NEW).steps}


@given(st.lists(st.integers(0, 400), max_size=8))
def test_what_is_short_and_what_there_is_make_the_minimum(numbers):
    result = yearly([Item(CLASS, "Lớp", number) for number in numbers], NEW)
    assert result.value == sum(numbers)
    assert result["short"] == max(40 - sum(numbers), 0)


def test_a_leader_has_twelve_months():
    assert leader_course_due(date(2026, 2, 28), NEW).value == date(2027, 2, 28)
    assert leader_course_due(date(2024, 1, 1), OLD).value is None


def test_the_report_is_due_on_31_january():
    assert report_due(2025, NEW).value == date(2026, 1, 31)


def test_the_money_is_due_after_120_days():
    assert payment_due(date(2026, 1, 1), NEW).value == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("met", "due"),
    [
        (date(2026, 6, 1), date(2026, 6, 4)),  # Monday → Thursday
        (date(2026, 6, 4), date(2026, 6, 9)),  # Thursday → Tuesday, over a weekend
        (date(2026, 4, 29), date(2026, 5, 6)),  # over 30/4, 1/5 and a weekend
    ],
)
def test_the_council_proposes_in_three_working_days(met, due):
    assert proposal_due(met, NEW).value == due


def test_an_announced_day_off_is_no_working_day():
    off = Changes(off=frozenset({date(2026, 6, 2)}))
    assert proposal_due(date(2026, 6, 1), NEW, off).value == date(2026, 6, 5)


TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("origin", "due", "level"),
    [
        ("appointment", date(2026, 5, 31), "1"),
        ("appointment", date(2026, 11, 28), "1"),  # 180 days ahead
        ("appointment", date(2026, 11, 29), "2"),
        ("gap", None, "2"),
        ("evaluation", None, "3"),
        ("request", None, "4"),
        ("unheard of", None, "4"),
    ],
)
def test_which_needs_come_first(origin, due, level):
    assert priority(origin, due, TODAY, NEW).value == level


def test_the_reason_names_the_day():
    assert priority("gap", date(2026, 5, 1), TODAY, NEW)["reason"] == (
        "Quá hạn theo quy định: 01/05/2026"
    )
    assert "Sắp đến hạn" in priority("gap", TODAY, TODAY, NEW)["reason"]
