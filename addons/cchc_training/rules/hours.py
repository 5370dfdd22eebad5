"""Hours of training of a person in a year against the minimum: periods, days and weeks.

One week is five days of eight periods (NĐ 101/2017; NĐ 171/2025 điều 16: one week, 40 periods). The
hours for which a leader teaches count (NĐ 171/2025 điều 3 khoản 4).
"""

from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

CLASS, DECLARED, TEACHING = "class", "declared", "teaching"


@dataclass(frozen=True)
class Item:
    """Something that counts: a class passed, a course declared, hours taught."""

    kind: str
    name: str
    periods: int


def periods(figures, weeks=0, days=0):
    """Weeks and days as periods."""
    by_day = int(figures["day_periods"])
    return weeks * int(figures["week_days"]) * by_day + days * by_day


def weeks(count, figures):
    """Periods as weeks: 60 → Decimal("1.5")"""
    return Decimal(count) / periods(figures, weeks=1)


def minimum(figures):
    """Periods that are asked for in a year; none where the text says nothing."""
    if "yearly_periods" in figures:
        return int(figures["yearly_periods"])
    return periods(figures, weeks=int(figures.get("yearly_weeks", 0)))


def yearly(items, figures):
    """The hours of a person in a year.

    :return: a `Result` with the periods that count; facts ``minimum`` and ``short`` (periods that
        are missing)
    """
    steps, total = [], 0
    for item in items:
        if item.kind == TEACHING and not figures.get("teaching_counts"):
            steps.append(Step(f"{item.name}: giờ giảng không được tính", item.periods))
            continue
        total += item.periods
        article = figures.article("teaching_counts") if item.kind == TEACHING else ""
        steps.append(Step(f"{item.name} (tiết)", item.periods, article))
    least = minimum(figures)
    short = max(least - total, 0)
    steps += [
        Step("Tổng số tiết trong năm", total),
        Step("Tối thiểu (tiết)", least, figures.article("yearly_periods")),
        Step("Còn thiếu (tiết)", short),
    ]
    return Result(total, tuple(steps), "training_hours", (("minimum", least), ("short", short)))
