"""Time that does not count for the next raise, out of the spans in which a person was away.

TT 08/2013/TT-BNV, Điều 2 khoản 2: unpaid leave, study abroad beyond its term, suspension, custody
and probation do not count; sick leave counts up to the months that its kind says.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_hr.rules.step_raise import NotCounted, next_raise

ONE_DAY = timedelta(days=1)
_MONDAY_TO_FRIDAY = 5


@dataclass(frozen=True)
class Away:
    """Away from ``start`` to ``end`` inclusive (None: still). ``limit`` None: nothing counts;
    else the time counts up to so many months within one step, all spans of the kind together."""

    start: date
    end: date | None
    reason: str
    limit: int | None = None
    kind: str = ""


def raise_after(case, spans, delay_rules, today):
    """As `next_raise`, with the time away: a span counts if it began before the raise was due.

    A span that is not over is counted up to the day before ``today``: it moves the raise until it
    ends.
    """
    found, result = [], next_raise(case, delay_rules)
    for span in disjoint(spans, case.anchor, today - ONE_DAY):
        if result.value is None or span.start >= result.value:
            break
        found.append(span)
        result = next_raise(replace(case, not_counted=lost_time(found)), delay_rules)
    return result


def disjoint(spans, since, until):
    """The spans as they lie between two days, none of them over another: a day is lost once.

    Where two overlap, what does not count at all goes before what counts up to a limit.
    """
    covered, found = since - ONE_DAY, []
    for span in sorted(spans, key=lambda span: (span.start, span.limit is not None, span.reason)):
        start, end = max(span.start, covered + ONE_DAY), span.end or until
        if end < start:
            continue
        found.append(replace(span, start=start, end=end))
        covered = end
    return found


def lost_time(spans):
    """`NotCounted` for each span, or for each kind what goes beyond its limit."""
    lost, limited = [], defaultdict(list)
    for span in spans:
        if span.limit is None:
            months, days = length(span.start, span.end)
            lost.append(NotCounted(_named(span), months, days))
        else:
            limited[span.kind, span.limit].append(span)
    for (_kind, limit), members in limited.items():
        sizes = [length(span.start, span.end) for span in members]
        months = sum(size[0] for size in sizes) - limit
        if months >= 0:
            reason = f"{members[0].reason} quá {limit} tháng"
            days = sum(size[1] for size in sizes)
            if months or days:
                lost.append(NotCounted(reason, months, days))
    return tuple(lost)


def length(start, end):
    """(whole months, working days left over) of a span; both days belong to it."""
    months = full_months(start, end + ONE_DAY)
    day, rest = add_months(start, months), 0
    while day <= end:
        rest += day.weekday() < _MONDAY_TO_FRIDAY
        day += ONE_DAY
    return months, rest


def _named(span):
    return f"{span.reason} từ {span.start:%d/%m/%Y} đến {span.end:%d/%m/%Y}"
