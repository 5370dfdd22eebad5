"""How a task of the reform plan stands on a day: pure functions over what was reported of it."""

from dataclasses import dataclass
from datetime import date

DONE = 100
IN_TIME, LATE, OVERDUE = "in_time", "late", "overdue"
UNDER_WAY, NOT_STARTED = "under_way", "not_started"
# In the order in which a report tells of them.
STATUSES = (IN_TIME, LATE, UNDER_WAY, OVERDUE, NOT_STARTED)


@dataclass(frozen=True)
class Progress:
    """What was reported on a day: how much of the task is done, in percent."""

    day: date
    percent: int


def last_report(reports, on):
    """The latest of the reports by a day; of one day the one that comes later in the list."""
    known = [(report.day, order, report) for order, report in enumerate(reports)]
    known = [entry for entry in known if entry[0] <= on]
    return max(known, key=lambda entry: entry[:2])[2] if known else None


def done_on(reports, on):
    """Since when the task is done, by what was reported until a day; None while it is not.

    A later report of less takes the completion back.
    """
    since = None
    ordered = sorted(enumerate(reports), key=lambda entry: (entry[1].day, entry[0]))
    for _order, report in ordered:
        if report.day > on:
            break
        if report.percent < DONE:
            since = None
        elif since is None:
            since = report.day
    return since


def status(deadline, reports, on):
    """One of `STATUSES`."""
    finished = done_on(reports, on)
    if finished:
        return IN_TIME if not deadline or finished <= deadline else LATE
    if deadline and deadline < on:
        return OVERDUE
    last = last_report(reports, on)
    return UNDER_WAY if last and last.percent > 0 else NOT_STARTED
