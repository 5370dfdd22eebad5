from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules import working_days
from odoo.addons.cchc_hr.rules.working_days import Changes, is_working, notice_by

DAYS = st.dates(date(2021, 1, 1), date(2040, 12, 31))


def test_holidays_of_the_labour_code():
    """Bộ luật Lao động 2019, điều 112: of 2025, whose lunar days are known."""
    off = [
        date(2025, 1, 1),
        *(date(2025, 1, 27) + timedelta(days) for days in range(5)),
        date(2025, 4, 7),
        date(2025, 4, 30),
        date(2025, 5, 1),
        date(2025, 9, 1),
        date(2025, 9, 2),
    ]
    assert not any(is_working(day) for day in off)
    assert is_working(date(2025, 1, 2))
    assert is_working(date(2025, 4, 8))


def test_a_swap_makes_a_weekend_day_a_working_one():
    # 02/5/2025 was off, Saturday 26/4/2025 was worked instead.
    assert not is_working(date(2025, 5, 2))
    assert is_working(date(2025, 4, 26))


def test_what_an_administrator_enters_comes_first():
    friday, saturday = date(2031, 5, 2), date(2031, 5, 10)
    assert (is_working(friday), is_working(saturday)) == (True, False)
    changes = Changes(frozenset({friday}), frozenset({saturday}))
    assert (is_working(friday, changes), is_working(saturday, changes)) == (False, True)


def test_notice_skips_holidays():
    # Monday 5/5/2025 back over 30/4, 1/5, 2/5 and the weekend; Saturday 26/4 counts.
    assert notice_by(date(2025, 5, 5), 1) == date(2025, 4, 29)
    assert notice_by(date(2025, 5, 5), 3) == date(2025, 4, 26)
    assert notice_by(date(2025, 5, 4), 1) == date(2025, 4, 28)


@given(end=DAYS, count=st.integers(0, 120))
def test_so_many_working_days_follow_the_notice(end, count):
    notice = notice_by(end, count)
    following = (notice + timedelta(days) for days in range(1, (end - notice).days + 1))
    assert sum(map(is_working, following)) == count
    assert is_working(notice)


@given(end=DAYS, count=st.integers(0, 120))
def test_the_calendar_says_the_same(end, count):
    """What the database looks up is what the rule counts."""
    rows = list(working_days.calendar(end - timedelta(400), end))
    wanted = rows[-1][1] - count
    assert [day for day, number, works in rows if works and number == wanted] == [
        notice_by(end, count)
    ]
