"""The score of a year out of those of its months or quarters: the average of the scored ones.

NĐ 233/2026 điều 12 khoản 5: by the unit's regulation from monthly or quarterly scores; NĐ 335/2025
scores monthly or quarterly. A period without a score (leave, before joining) is left out and
named; a school year has its own first and last day.
"""

from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step

from .points import rounded

MONTHS, QUARTERS = "months", "quarters"
COUNTS = {MONTHS: 12, QUARTERS: 4}
WORDS = {MONTHS: "Tháng", QUARTERS: "Quý"}
# A school year runs from September; teachers are classified at its end.
SCHOOL_YEAR_FROM = (9, 1)


def yearly_points(scores, figures, counts_from=MONTHS):
    """The score of the year.

    :param scores: number of the month or quarter → points, None where there is no score
    :return: a `Result` with the points, or None where nothing was scored; fact ``scored``
    """
    scored = {number: points for number, points in sorted(scores.items()) if points is not None}
    word = WORDS[counts_from]
    steps = [Step(f"{word} {number}", points) for number, points in scored.items()]
    missing = [n for n in range(1, COUNTS[counts_from] + 1) if n not in scored]
    if missing:
        numbers = ", ".join(map(str, missing))
        steps.append(Step(f"{word} không có điểm, không tính", numbers))
    if not scored:
        return Result(None, tuple(steps), "yearly_points", (("scored", 0),))
    total = rounded(sum(scored.values(), Decimal(0)) / len(scored), figures)
    steps.append(
        Step(f"Điểm năm = trung bình {len(scored)} kỳ", total, figures.article("yearly_average"))
    )
    return Result(total, tuple(steps), "yearly_points", (("scored", len(scored)),))


def span_of(kind, year, number=0):
    """First and last day of a period: month, quarter, school_year (the one that begins) or year."""
    if kind == "month":
        first, months = date(year, number, 1), 1
    elif kind == "quarter":
        first, months = date(year, 3 * number - 2, 1), 3
    elif kind == "school_year":
        first, months = date(year, *SCHOOL_YEAR_FROM), 12
    else:
        first, months = date(year, 1, 1), 12
    return first, date.fromordinal(add_months(first, months).toordinal() - 1)
