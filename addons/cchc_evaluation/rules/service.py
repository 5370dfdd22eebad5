"""Months that somebody worked in a period, and whether they are enough to be classified.

Under six months: no classification (NĐ 233/2026 điều 14, NĐ 90/2020 điều 2). Sick leave and
maternity are no fault: who was away for them is classified by the time actually worked, however
short, but for nothing at all. After a transfer the new unit classifies; the old one gives the
points of its months (NĐ 335/2025 điều 21).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from odoo.addons.cchc_base.rules.result import Result, Step

ONE_DAY = timedelta(days=1)
# How a span counts, as the kinds of absence say (`rating_effect`).
WORKED, ACTUAL, AWAY = "worked", "actual", "away"


@dataclass(frozen=True)
class Served:
    """In service at a unit from a day until a day, or still; both days included."""

    date_from: date
    date_to: date | None = None
    unit: int = 0


@dataclass(frozen=True)
class Absence:
    """Away between two days; `effect` is `AWAY` (not worked), `ACTUAL` (sick, maternity)."""

    date_from: date
    date_to: date | None = None
    effect: str = AWAY
    reason: str = ""


def worked_months(served, absences, start, end, figures):
    """How long somebody worked between two days, and whether that is enough.

    :param served: `Served` spans; time outside them is not service
    :param absences: `Absence` spans
    :return: a `Result` with the months worked (two decimals, cut); facts ``classified``,
        ``excused`` (months of sick leave and maternity), ``unit`` (who classifies), ``units``
        (those that give points), ``best`` (a level that is not exceeded, or "")
    """
    serving = _days(served, start, end)
    blank = _days([span for span in absences if span.effect == AWAY], start, end) & serving
    actual = _days([span for span in absences if span.effect == ACTUAL], start, end) & serving
    actual -= blank
    worked, excused = _months(serving - blank - actual), _months(actual)
    least = _fraction(figures["min_months"])
    whole = _months(_range(start, end))
    # A month or a quarter is shorter than what a year asks for: half of the period is asked then.
    least = min(least, whole / 2)
    classified = worked > 0 and worked + excused >= least
    units = _units(served, start, end)
    steps = [
        Step("Kỳ đánh giá từ ngày", start),
        Step("Đến ngày", end),
        Step("Số tháng làm việc thực tế", _shown(worked)),
    ]
    if excused:
        steps.append(
            Step(
                "Số tháng nghỉ ốm đau, thai sản (đánh giá theo thời gian thực tế)", _shown(excused)
            )
        )
    if len(units) > 1:
        steps.append(Step("Có chuyển công tác: đơn vị mới xếp loại, đơn vị cũ cung cấp điểm", None))
    steps.append(
        Step(
            "Được xếp loại" if classified else "Chưa đủ thời gian, không xếp loại",
            f"cần từ {_plain(_shown(least))} tháng",
            figures.article("min_months"),
        )
    )
    best = _best(_months(blank), figures, steps) if classified else ""
    facts = (
        ("classified", classified),
        ("excused", _shown(excused)),
        ("unit", units[-1] if units else None),
        ("units", tuple(dict.fromkeys(units))),
        ("best", best),
    )
    return Result(_shown(worked), tuple(steps), "evaluation_service", facts)


def _best(away, figures, steps):
    """NĐ 90/2020: away for three months or more, no level of good or above."""
    row = figures.row("away_months_no_good")
    if not row or away < _fraction(row.value):
        return ""
    steps.append(
        Step(
            "Nghỉ không tham gia công tác (tháng): không xếp loại tốt trở lên",
            _shown(away),
            figures.article("away_months_no_good"),
        )
    )
    return "completed"


def _units(served, start, end):
    inside = [
        span for span in served if span.date_from <= end and (span.date_to or date.max) >= start
    ]
    return [span.unit for span in sorted(inside, key=lambda span: span.date_from)]


def _days(spans, start, end):
    """The ordinals of the days of a period that lie in one of the spans."""
    found = set()
    for span in spans:
        first, last = max(span.date_from, start), min(span.date_to or end, end)
        if first <= last:
            found |= _range(first, last)
    return found


def _range(first, last):
    return set(range(first.toordinal(), last.toordinal() + 1))


def _months(days):
    """A day is its part of its own month, so that six whole months are six."""
    counts = {}
    for ordinal in days:
        day = date.fromordinal(ordinal)
        key = (day.year, day.month)
        counts[key] = counts.get(key, 0) + 1
    return sum(
        (Fraction(count, calendar.monthrange(*key)[1]) for key, count in counts.items()),
        Fraction(0),
    )


def _fraction(value):
    return Fraction(value)


def _shown(months):
    """Cut, not rounded up: 5.999 months are not six."""
    number = Decimal(months.numerator) / Decimal(months.denominator)
    return number.quantize(Decimal("0.01"), rounding=ROUND_DOWN)


def _plain(number):
    return f"{number.normalize():f}".replace(".", ",")
