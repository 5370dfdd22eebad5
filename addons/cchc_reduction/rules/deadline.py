"""Until when lists are handed in, appraised and reported: dated rows, pure functions.

The decrees say it differently and few of the texts were read, so the days are rows which an
administrator corrects; here is only the arithmetic. A row without a day or with zero days demands
nothing.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

LIST, RESULT = "list", "result"
HOME, FINANCE = "appraise_home", "appraise_finance"
NOTHING = Result(None, (), "reduction_deadline")


@dataclass(frozen=True)
class Deadline:
    """A day of the year (``month``, ``day``; ``years`` after the year of the period) or a number
    of ``days`` after a step."""

    kind: str
    name: str
    decree: str
    article: str
    period: str = ""
    month: int = 0
    day: int = 0
    years: int = 0
    days: int = 0
    confidence: str = "memory"
    date_from: date | None = None
    date_to: date | None = None


def due_day(row, year):
    """The last day by a row for a period of ``year``, or None; 29/02 is 28/02 in most years."""
    if not row.month or not row.day:
        return None
    own = year + row.years
    return date(own, row.month, min(row.day, monthrange(own, row.month)[1]))


def period_due(rows, kind, year, period):
    """The last day for the lists (or the results) of a period, by the row in force on that day.

    :return: a `Result` with the day, or None where no row says one
    """
    for row in rows:
        if row.kind != kind or row.period != period:
            continue
        day = due_day(row, year)
        if day and in_force(row, day):
            return Result(day, (Step(row.name, day, row.article),), "reduction_deadline")
    return NOTHING


def appraisal_due(rows, kind, since):
    """The last day of an appraisal that began on a day: a `Result`, None without a limit."""
    for row in rows:
        if row.kind == kind and row.days and in_force(row, since):
            day = since + timedelta(days=row.days)
            steps = (
                Step("Nhận hồ sơ ngày", since),
                Step(row.name, row.days, row.article),
                Step("Hạn thẩm định", day),
            )
            return Result(day, steps, "reduction_deadline")
    return NOTHING


def coming(rows, on, within):
    """Periods whose last day comes within so many days, the nearest first.

    :return: ``((kind, year, period, day), …)``
    """
    found = set()
    for row in rows:
        if row.kind not in (LIST, RESULT):
            continue
        for year in range(on.year - 2, on.year + 3):
            day = due_day(row, year)
            if day and in_force(row, day) and on <= day <= on + timedelta(days=within):
                found.add((row.kind, year, row.period, day))
    return tuple(sorted(found, key=lambda one: (one[3], one)))
