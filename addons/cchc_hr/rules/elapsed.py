"""How long something has lasted on a day, and which days are that long ago.

Each measure comes with its inverse, so that a person is counted by a stored day and never by a
number that changes overnight. Somebody born on 29 February completes a year on 1 March of a
common year.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_DAY = timedelta(days=1)


def years_since(start, on):
    """Completed years from ``start`` to ``on``: an age, a length of service."""
    if not start:
        return None
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def years_since_bounds(years, on):
    """(first, last) day that is exactly ``years`` completed years ago."""
    return shifted(on, years=-years - 1, days=1), shifted(on, years=-years)


def months_since(start, on):
    """Completed months from ``start`` to ``on``; None before it has begun."""
    if not start or start > on:
        return None
    months = 12 * (on.year - start.year) + on.month - start.month
    return months - (shifted(start, months=months) > on)


def months_since_bounds(months, on):
    """(first, last) day that is exactly ``months`` completed months ago."""
    last = shifted(on, months=-months)
    while months_since(last, on) is None or months_since(last, on) < months:
        last -= _DAY
    while last < on and months_since(last + _DAY, on) == months:
        last += _DAY
    first = last
    while months_since(first - _DAY, on) == months:
        first -= _DAY
    return first, last


def months_until(end, on):
    """Months in which ``end`` will have come: 12 if it lies within a year, but not in 11 months.

    Negative for what has passed for a month or more.
    """
    if not end:
        return None
    months = 12 * (end.year - on.year) + end.month - on.month
    while shifted(on, months=months) < end:
        months += 1
    while shifted(on, months=months - 1) >= end:
        months -= 1
    return months


def months_until_bounds(months, on):
    """(first, last) day that comes within ``months`` months and not earlier."""
    return shifted(on, months=months - 1) + _DAY, shifted(on, months=months)


def shifted(on, **delta):
    """A day so much earlier or later; days outside the calendar are its first and last."""
    days = delta.pop("days", 0)
    months = 12 * delta.get("years", 0) + delta.get("months", 0)
    reached = 12 * on.year + on.month - 1 + months
    if reached < 12 * 2:
        return date(1, 12, 31)
    if reached >= 12 * date.max.year:
        return date(date.max.year, 12, 1)
    return on + relativedelta(months=months) + timedelta(days=days)
