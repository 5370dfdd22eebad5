"""NĐ 29/2023/NĐ-CP: 20/7/2023 – 15/6/2025.

Salaries as in NĐ 108/2014 (điều 10). Whoever leaves a commune or district body between the
decision on its merger and the end of the roadmap has half a month's salary more for each month
before that end (điều 9).
"""

from dataclasses import replace

from odoo.addons.cchc_base.rules.months import full_months

from .measures import HALF_MONTH_LABEL
from .sheet import MONTHS, Sheet
from .text import Text

DECREE = "NĐ 29/2023/NĐ-CP"

TEXT = Text(
    decree=DECREE,
    early={
        "lower": ("Điều 5 khoản 1", "Điều 5 khoản 3"),
        "normal": ("Điều 5 khoản 2", "Điều 5 khoản 4"),
    },
    transfer="Điều 6",
    leave="Điều 7 khoản 1",
    study="Điều 7 khoản 2",
    commune_women="Điều 5 khoản 5",
)
ROADMAP_ARTICLE = f"Điều 9 {DECREE}"


def benefit(case, figures):
    """By the measure, and what a merger adds."""
    found = TEXT.benefit(case, figures)
    if not found.fits or not case.roadmap_ends_on or not case.by_reorganisation:
        return found
    months = full_months(case.leave_on, case.roadmap_ends_on)
    if not months:
        return found
    sheet = Sheet(figures, ROADMAP_ARTICLE)
    sheet.pay(
        MONTHS,
        HALF_MONTH_LABEL,
        sheet.figure("roadmap_month") * months,
        case.current_salary,
        words=f"{sheet.figure('roadmap_month')} × {months} tháng".replace(".", ","),
    )
    more = sheet.benefit()
    return replace(
        found,
        lines=(*found.lines, *more.lines),
        unverified=(*found.unverified, *more.unverified),
    )
