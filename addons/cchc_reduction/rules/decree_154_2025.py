"""NĐ 154/2025/NĐ-CP: 16/6/2025 – 31/12/2030.

Every item goes by the salary of the month before leaving; the average of sixty months is gone.
Part-time workers of communes, hamlets and quarters are paid by their monthly allowance (điều 9,
điều 10).
"""

from odoo.addons.cchc_base.rules.money import format_decimal

from . import sheet as lines
from .case import PART_TIME, PART_TIME_COMMUNE
from .measures import (
    JOB_SEARCH_LABEL,
    NORMAL,
    ages,
    check_salary,
    note_age,
    pay_months,
    pay_once,
)
from .sheet import Sheet
from .text import Text

DECREE = "NĐ 154/2025/NĐ-CP"

TEXT = Text(
    decree=DECREE,
    early={
        "lower": ("Điều 6 khoản 1", "Điều 6 khoản 3"),
        "normal": ("Điều 6 khoản 2", "Điều 6 khoản 4"),
    },
    transfer="Điều 7",
    leave="Điều 8 khoản 1",
    study="Điều 8 khoản 2",
    pays_short=True,
    averaged=False,
)


def benefit(case, figures):
    """By the measure; part-time workers have one measure of their own."""
    if case.kind in PART_TIME:
        return part_time(case, figures)
    return TEXT.benefit(case, figures)


def part_time(case, figures):
    """Months worked, or months before the age but no more than five years; years; three months."""
    article = "Điều 9" if case.kind == PART_TIME_COMMUNE else "Điều 10"
    sheet = Sheet(figures, f"{article} {DECREE}")
    check_salary(sheet, case.allowance, "phụ cấp hằng tháng")
    age = next(age for age in ages(case) if age.annex == NORMAL)
    worked, bound = case.allowance_months, sheet.figure("part_time_years") * 12
    note_age(sheet, case, age)
    sheet.note("Số tháng công tác hưởng phụ cấp", worked)
    months, by = worked, ("part_time_years",)
    if worked >= bound:
        months = min(age.months, int(sheet.figure("part_time_most_months")))
        by += ("part_time_most_months",)
    pay_months(sheet, "part_time_month", months, case.allowance, by=by)
    years = sheet.years(worked)
    each = sheet.figure("part_time_year")
    sheet.pay(
        lines.SERVICE,
        "Trợ cấp theo số năm công tác",
        each * years,
        case.allowance,
        by=("part_time_year", *sheet.rounding(worked)),
        words=f"{format_decimal(each)} × {format_decimal(years)} năm",
    )
    pay_once(sheet, lines.JOB_SEARCH, JOB_SEARCH_LABEL, "part_time_job_search", case.allowance)
    return sheet.benefit()
