"""Ages and terms, and the days that stand for them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules import elapsed

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_birthday_completes_the_year():
    assert elapsed.years_since(date(1986, 11, 28), date(2026, 11, 27)) == 39
    assert elapsed.years_since(date(1986, 11, 28), date(2026, 11, 28)) == 40


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march():
    assert elapsed.years_since(date(2000, 2, 29), date(2023, 2, 28)) == 22
    assert elapsed.years_since(date(2000, 2, 29), date(2023, 3, 1)) == 23


def test_twelve_months_are_no_day_more():
    on = date(2026, 11, 28)
    assert elapsed.months_until(date(2027, 11, 28), on) == 12
    assert elapsed.months_until(date(2027, 11, 29), on) == 13
    assert elapsed.months_until(on, on) == 0


def test_what_is_unknown_has_no_length():
    assert elapsed.years_since(None, date(2026, 1, 1)) is None
    assert elapsed.months_until(None, date(2026, 1, 1)) is None


@given(DAYS, DAYS)
def test_the_days_of_an_age_are_those_that_have_it(start, on):
    years = elapsed.years_since(start, on)
    first, last = elapsed.years_since_bounds(years, on)
    assert first <= start <= last
    assert elapsed.years_since(first - timedelta(days=1), on) == years + 1
    assert elapsed.years_since(last + timedelta(days=1), on) == years - 1


@given(DAYS, DAYS)
def test_the_days_of_a_term_are_those_that_have_it(end, on):
    months = elapsed.months_until(end, on)
    first, last = elapsed.months_until_bounds(months, on)
    assert first <= end <= last
    assert elapsed.months_until(first - timedelta(days=1), on) == months - 1
    assert elapsed.months_until(last + timedelta(days=1), on) == months + 1


def test_a_number_out_of_all_calendars_is_no_error():
    on = date(2026, 1, 1)
    assert elapsed.years_since_bounds(99_999, on)[1].year == 1
    assert elapsed.months_until_bounds(999_999, on)[1].year == 9999


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_months_since_and_their_days_are_inverse(start, on):
    months = elapsed.months_since(start, on)
    if months is None:
        assert start > on
        return
    first, last = elapsed.months_since_bounds(months, on)
    assert first <= start <= last
    assert elapsed.months_since(last, on) == months
    assert elapsed.months_since(first - elapsed._DAY, on) == months + 1


def test_a_child_is_36_months_old_on_the_day_itself():
    assert elapsed.months_since(date(2023, 6, 30), date(2026, 6, 29)) == 35
    assert elapsed.months_since(date(2023, 6, 30), date(2026, 6, 30)) == 36
    assert elapsed.months_since(date(2026, 7, 1), date(2026, 6, 30)) is None
