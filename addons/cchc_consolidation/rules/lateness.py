"""Days on which reports are due, and how late one is."""

from datetime import date, timedelta

QUARTER, HALF_YEAR, YEAR, ON_DEMAND = "quarter", "half_year", "year", "on_demand"
MONTHS = {QUARTER: 3, HALF_YEAR: 6, YEAR: 12}


def last_period(kind, today):
    """``(first day, last day)`` of the last period of a kind that has ended by ``today``."""
    months = MONTHS[kind]
    start = date(today.year, today.month - (today.month - 1) % months, 1)
    end = start - timedelta(days=1)
    return date(end.year, end.month - months + 1, 1), end


def lateness(due, done, today):
    """Days past the day on which it was due: of what is done, by the day on which it was."""
    if not due:
        return 0
    return max(((done or today) - due).days, 0)
