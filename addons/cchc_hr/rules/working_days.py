"""Working days: Monday to Friday without the holidays of Bộ luật Lao động 2019, điều 112.

The days of the lunar calendar (Tết, Hùng Kings) and the swaps known so far come from the library
`holidays`; what a year's official announcement changes beyond is data (`cchc.calendar.day`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

ONE_DAY = timedelta(days=1)
# The lunar calendar of the library ends here.
LAST_YEAR = 2099


@dataclass(frozen=True)
class Changes:
    """What differs from the library: further days off, and days worked in exchange."""

    off: frozenset = frozenset()
    worked: frozenset = frozenset()


NO_CHANGES = Changes()


@lru_cache(maxsize=128)
def _year(year):
    """Holidays of a year, and the weekend days worked in exchange for a day off."""
    found = holidays.country_holidays("VN", years=min(year, LAST_YEAR))
    return frozenset(found), frozenset(found.weekend_workdays)


def is_working(day, changes=NO_CHANGES):
    if day in changes.worked:
        return True
    if day in changes.off:
        return False
    off, worked = _year(day.year)
    return day in worked or (day.weekday() < 5 and day not in off)


def notice_by(end, count, changes=NO_CHANGES):
    """The last working day on which `count` working days still follow up to the end.

    The day of the notice itself does not count (Bộ luật Dân sự, điều 147.1).
    """
    day, left = end, count
    while True:
        if is_working(day, changes):
            if not left:
                return day
            left -= 1
        day -= ONE_DAY


def calendar(first, last, changes=NO_CHANGES):
    """Every day with the number of working days up to it: ``(day, number, works)``."""
    number, day = 0, first
    while day <= last:
        works = is_working(day, changes)
        number += works
        yield day, number, works
        day += ONE_DAY


def years_around(today, before=1, after=11):
    """First and last day of a calendar that holds every end that is looked at."""
    return date(today.year - before, 1, 1), date(today.year + after, 12, 31)
