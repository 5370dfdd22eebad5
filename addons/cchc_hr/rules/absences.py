"""What an absence does: how long the law allows it, the step raise, the yearly rating.

The kinds with their limits and articles are data (`cchc.absence.kind`); here is how they are read.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.spans import ONE_DAY, Span, days_within, overlap

_ = translatable("cchc_hr")

# An absence is registered when it is granted, at most a year ahead: later dates are slips.
AHEAD_MONTHS = 12
# For counting only: the decrees speak of months, absences last days.
DAYS_OF_A_MONTH = 30

WORKED, AWAY, ACTUAL = "worked", "away", "actual"


@dataclass(frozen=True)
class Kind:
    """What the law makes of a kind of absence; 0 is no limit known."""

    name: str
    limit_months: int = 0
    limit_days: int = 0
    article: str = ""
    rating_effect: str = AWAY


@dataclass(frozen=True)
class Absence:
    kind: Kind
    span: Span


def check(absence, others, birth, today):
    """The problems of an absence; `others` are the other absences of the person."""
    span = absence.span
    problems = []
    if birth and span.date_from < birth:
        problems.append(
            Problem(
                "before_birth",
                _("it starts on %(start)s, before the person was born (%(birth)s)."),
                {"start": _day(span.date_from), "birth": _day(birth)},
            )
        )
    if span.date_from > (latest := add_months(today, AHEAD_MONTHS)):
        problems.append(
            Problem(
                "too_far_ahead",
                _("it starts on %(start)s, more than a year from now: at most %(latest)s."),
                {"start": _day(span.date_from), "latest": _day(latest)},
            )
        )
    problems += [_overlap(absence, other) for other in others if overlap(span, other.span)]
    return problems + _too_long(absence, today)


def _overlap(absence, other):
    params = {
        "kind": other.kind.name,
        "start": _day(other.span.date_from),
        "end": _day(other.span.date_to),
    }
    if other.kind == absence.kind:
        return Problem(
            "same_kind_overlaps",
            _(
                "“%(kind)s” from %(start)s to %(end)s has days in common with it: "
                "correct the dates of one of them."
            ),
            params,
        )
    return Problem(
        "other_kind_overlaps",
        _(
            "“%(kind)s” from %(start)s to %(end)s has days in common with it; "
            "these days are counted once."
        ),
        params,
        WARNING,
    )


def last_day_allowed(kind, start):
    """The last day by the kind's limit, or None."""
    if not kind.limit_months and not kind.limit_days:
        return None
    return add_months(start, kind.limit_months) + timedelta(days=kind.limit_days) - ONE_DAY


def _too_long(absence, today):
    last = last_day_allowed(absence.kind, absence.span.date_from)
    if not last or (absence.span.date_to or today) <= last:
        return []
    return [
        Problem(
            "longer_than_allowed",
            _("“%(kind)s” from %(start)s lasts until %(last)s at most (%(article)s)."),
            {
                "kind": absence.kind.name,
                "start": _day(absence.span.date_from),
                "last": _day(last),
                "article": absence.kind.article or "…",
            },
            WARNING,
        )
    ]


def rating_of_year(year, absences, months_needed, article, served=None):
    """Whether the person is rated for a year: who has worked too little is not.

    `served` is the part of the year in service (the whole year if None). The value is True or
    False; facts: `days_away`, `months_worked` (whole months of 30 days).
    """
    start, end = date(year, 1, 1), date(year, 12, 31)
    if served:
        start, end = max(start, served.date_from), min(end, served.last)
    in_service = max((end - start).days + 1, 0)
    away = [absence for absence in absences if absence.kind.rating_effect != WORKED]
    days_away = days_within([absence.span for absence in away], start, end)
    worked = in_service - days_away
    full = worked == 365 + calendar.isleap(year)
    months = 12 if full else min(worked // DAYS_OF_A_MONTH, 12)
    in_year = [absence for absence in away if days_within([absence.span], start, end)]
    # Who is away only for what is rated on the time really worked is rated, however short it is.
    by_actual = bool(in_year) and all(item.kind.rating_effect == ACTUAL for item in in_year)
    rated = months >= months_needed or (by_actual and worked > 0)
    steps = [
        Step("Số ngày trong năm thuộc thời gian công tác", in_service),
        *(Step(f"Vắng mặt: {name}", None) for name in sorted({a.kind.name for a in in_year})),
        Step("Số ngày vắng mặt (mỗi ngày tính một lần)", days_away),
        Step("Số tháng làm việc thực tế", months),
        Step("Số tháng tối thiểu để được xếp loại", months_needed, article),
    ]
    if by_actual and months < months_needed and rated:
        steps.append(Step("Xếp loại theo thời gian làm việc thực tế", None, article))
    steps.append(Step("Được xếp loại chất lượng", rated, article))
    return Result(
        value=rated,
        steps=tuple(steps),
        text_id="rating-time-worked",
        facts=(("days_away", days_away), ("months_worked", months)),
    )


def not_counted_days(absences, limits, start, end):
    """Days between two days that don't count as time in the salary step.

    :param absences: pairs of (counts, kind's key, span)
    :param limits: months up to which a kind counts, by key; 0 or absent is no limit
    """
    lost = [span for counts, _key, span in absences if not counts]
    total = days_within(lost, start, end)
    for key, months in limits.items():
        counted = [span for counts, other, span in absences if counts and other == key]
        if months and counted:
            over = days_within(counted, start, end) - months * DAYS_OF_A_MONTH
            total += max(over, 0)
    return total


def _day(value):
    return value.strftime("%d/%m/%Y") if value else "…"
