"""NĐ 29/2023/NĐ-CP: 20/7/2023 – 15/6/2025.

Salaries as in NĐ 108/2014 (điều 10). Whoever leaves a commune or district body between the
decision on its merger and the end of the roadmap has half a month's salary more for each month
before that end (điều 9). Cadres and civil servants of merged communes may retire five to ten years
before the age (điều 8); of what that pays nobody has read the figures in the text.
"""

from dataclasses import replace

from odoo.addons.cchc_base.rules.months import full_months
from odoo.addons.cchc_base.rules.problem import translatable

from . import sheet as lines
from .case import COMMUNE, EARLY
from .measures import (
    HALF_MONTH_LABEL,
    ages,
    best,
    check_insurance,
    check_salary,
    check_window,
    note_age,
    note_insurance,
    pay_early_years,
    pay_insurance,
)
from .sheet import MONTHS, Sheet, least_sure
from .text import AVERAGE, Text

_ = translatable("cchc_reduction")

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
MERGER_ARTICLE = f"Điều 8 {DECREE}"
ROADMAP_ARTICLE = f"Điều 9 {DECREE}"


def benefit(case, figures):
    """By the measure, and what a merger adds."""
    found = TEXT.benefit(case, figures)
    if case.measure == EARLY and case.kind == COMMUNE and case.by_reorganisation:
        far = [_far_from_age(case, figures, age) for age in ages(case)]
        if any(one.fits for one in far):
            # The months until the end of the roadmap are added to điều 5–7 only.
            return best([_with_roadmap(found, case, figures), *far])
    return _with_roadmap(found, case, figures)


def _far_from_age(case, figures, age):
    """Five to ten years before the age: the items of điều 5 and a part for each year more."""
    sheet = Sheet(figures, MERGER_ARTICLE)
    least, most = sheet.figure("merger_least_months"), sheet.figure("merger_most_months")
    note_age(sheet, case, age)
    check_window(sheet, age, most)
    if age.months <= least:
        sheet.refuse(
            "near_age",
            _("%(months)s months before the age: the article begins above %(least)s."),
            months=age.months,
            least=int(least),
        )
    check_insurance(sheet, case, sheet.figure("pension_years"))
    check_salary(sheet, case.average_salary, AVERAGE)
    note_insurance(sheet, case)
    pay_early_years(sheet, age, case.average_salary, "merger_year")
    pay_insurance(sheet, case, case.average_salary)
    pay_early_years(
        sheet,
        age,
        case.average_salary,
        "merger_extra_year",
        lines.SERVICE,
        "Trợ cấp thêm cho mỗi năm nghỉ trước tuổi do sắp xếp cấp xã",
    )
    return sheet.benefit(full_pension=True)


def _with_roadmap(found, case, figures):
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
        by=("roadmap_month",),
        words=f"{sheet.figure('roadmap_month')} × {months} tháng".replace(".", ","),
    )
    more = sheet.benefit()
    return replace(
        found,
        lines=(*found.lines, *more.lines),
        unverified=(*found.unverified, *more.unverified),
        confidence=least_sure((found.confidence, more.confidence)),
    )
