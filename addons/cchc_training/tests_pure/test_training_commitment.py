from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_tables import figures

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_training.rules.commitment import (
    Commitment,
    committed,
    rounded_months,
    running,
)


@pytest.mark.parametrize(
    ("law", "training", "months"),
    [
        ("nd171_2025", 24, 72),  # the decree's example
        ("nd101_2017", 24, 48),  # the decree's example
        ("nd18_2010", 24, 72),
        ("nd259_2026", 24, 48),
        ("nd171_2025", 0, 0),
    ],
)
def test_months_committed(law, training, months):
    result = committed(training, figures(law))
    assert result.value == months
    assert any("gấp" in step.label and step.article for step in result.steps)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2023, 9, 1), date(2025, 8, 31), 24),
        (date(2023, 9, 1), date(2025, 9, 14), 24),  # fourteen days more
        (date(2023, 9, 1), date(2025, 9, 15), 25),  # fifteen
        (date(2023, 9, 1), date(2023, 9, 1), 0),
        (date(2023, 9, 1), date(2023, 8, 1), 0),
    ],
)
def test_rounded_months(first, last, months):
    assert rounded_months(first, last, 15) == months


def test_without_a_rule_of_rounding_only_whole_months_count():
    assert rounded_months(date(2023, 9, 1), date(2023, 10, 29), 0) == 1


def test_a_commitment_ends_the_day_before():
    one = Commitment("Thạc sĩ", date(2025, 9, 1), 72)
    assert one.until == date(2031, 8, 31)
    assert one.running(date(2031, 8, 31))
    assert not one.running(date(2031, 9, 1))


def test_overlapping_commitments_run_each_from_its_own_end():
    master = Commitment("Thạc sĩ", date(2020, 9, 1), 72)  # to 31/08/2026
    doctor = Commitment("Tiến sĩ", date(2025, 9, 1), 108)  # to 31/08/2034
    both = running([doctor, master], date(2026, 1, 1), 15)
    assert both.value == date(2034, 8, 31)
    assert both["studies"] == ("Thạc sĩ", "Tiến sĩ")
    told = " ".join(both.explain())
    assert "72 tháng" in told and "108 tháng" in told
    assert "mỗi cam kết tính từ khi kết thúc khóa học của nó" in told
    # The first has ended: one is left.
    assert running([doctor, master], date(2026, 9, 1))["studies"] == ("Tiến sĩ",)
    assert running([master], date(2026, 9, 1)).value is None


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(0, 200), st.integers(0, 27))
def test_whole_months_are_themselves(first, months, more):
    last = add_months(first, months) + timedelta(days=more - 1)
    assert rounded_months(first, last, 0) == months
    assert rounded_months(first, last, 15) - months in (0, 1)


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(0, 3000))
def test_more_days_are_never_fewer_months(first, days):
    last = first + timedelta(days=days)
    assert rounded_months(first, last, 15) <= rounded_months(first, last + timedelta(days=1), 15)
