"""Deadlines: the day of a period, the days of an appraisal, what comes next."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_reduction.rules.deadline import (
    FINANCE,
    HOME,
    LIST,
    RESULT,
    Deadline,
    appraisal_due,
    coming,
    due_day,
    period_due,
)

OLD = Deadline(LIST, "Gửi danh sách", "NĐ 108", "Điều 14", "first", 11, 1, -1,
               date_to=date(2018, 10, 14))  # fmt: skip
NEW = Deadline(LIST, "Gửi danh sách", "NĐ 154", "Điều 12", "first", 12, 15, -1,
               date_from=date(2025, 6, 16))  # fmt: skip
SENT = Deadline(RESULT, "Báo cáo", "NĐ 154", "Điều 14", "year", 2, 14, 1)
ROWS = (OLD, NEW, SENT)


def test_the_day_is_that_of_the_row_in_force_on_it():
    assert period_due(ROWS, LIST, 2018, "first").value == date(2017, 11, 1)
    # On 01/11/2018 the old row is over, the new one has not begun.
    assert period_due(ROWS, LIST, 2019, "first").value is None
    result = period_due(ROWS, LIST, 2027, "first")
    assert result.value == date(2026, 12, 15)
    assert result.explain() == ("Gửi danh sách: 15/12/2026 (Điều 12)",)
    assert period_due(ROWS, LIST, 2027, "second").value is None


def test_results_are_reported_before_15_february_of_the_next_year():
    assert period_due(ROWS, RESULT, 2026, "year").value == date(2027, 2, 14)


def test_a_row_without_a_day_demands_nothing():
    empty = Deadline(LIST, "x", "x", "x", "first")
    assert due_day(empty, 2026) is None
    assert period_due((empty,), LIST, 2026, "first").value is None


def test_29_february_exists_in_leap_years_only():
    row = Deadline(LIST, "x", "x", "x", "year", 2, 29)
    assert due_day(row, 2028) == date(2028, 2, 29)
    assert due_day(row, 2027) == date(2027, 2, 28)


def test_an_appraisal_has_the_days_of_the_row_in_force_at_its_beginning():
    rows = (
        Deadline(HOME, "Số ngày", "x", "Điều 1", days=20, date_to=date(2026, 6, 30)),
        Deadline(HOME, "Số ngày", "x", "Điều 2", days=15, date_from=date(2026, 7, 1)),
        Deadline(FINANCE, "Số ngày", "x", "Điều 3", days=0),
    )
    assert appraisal_due(rows, HOME, date(2026, 6, 30)).value == date(2026, 7, 20)
    assert appraisal_due(rows, HOME, date(2026, 7, 1)).value == date(2026, 7, 16)
    assert appraisal_due(rows, FINANCE, date(2026, 7, 1)).value is None, "zero demands nothing"


@given(st.dates(date(2016, 1, 1), date(2035, 1, 1)), st.integers(0, 200))
def test_what_comes_lies_within_the_days(on, within):
    found = coming(ROWS, on, within)
    assert all(on <= day <= on + timedelta(days=within) for *_key, day in found)
    assert list(found) == sorted(found, key=lambda one: one[3])
    assert all(
        period_due(ROWS, kind, year, period).value == day for kind, year, period, day in found
    )
