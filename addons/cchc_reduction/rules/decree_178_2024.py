"""NĐ 178/2024/NĐ-CP, amended by NĐ 67/2025: people who leave because of a reorganisation.

Whoever leaves within twelve months from the day on which the reorganisation takes effect is paid
the full first item; later half of it (điều 7, điều 9, điều 10). The salary is that of điều 5.6,
which adds allowances that other decrees leave out.
"""

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import translatable

from . import sheet as lines
from .case import EARLY, EMPLOYEE, LEAVE
from .measures import (
    LOWER,
    NORMAL,
    ages,
    best,
    check_insurance,
    check_salary,
    check_window,
    note_age,
    note_insurance,
    pay_early_years,
    pay_insurance,
    pay_months,
    pay_years,
    refused,
)
from .sheet import Sheet

_ = translatable("cchc_reduction")

DECREE = "NĐ 178/2024/NĐ-CP"
SALARY = "lương hiện hưởng theo Điều 5 khoản 6 NĐ 178/2024/NĐ-CP"
# NĐ 178/2024, điều 7: the first twelve months from the reorganisation
FIRST_YEAR = 12


def article(point):
    return f"{point} {DECREE}"


def benefit(case, figures):
    """By the measure: early retirement or leaving the service; there is no transfer."""
    if not case.by_reorganisation or not case.reorganised_on:
        return refused(
            figures,
            article("Điều 2"),
            "no_reorganisation",
            _("The decree is for those who leave because of a reorganisation; tell its day."),
        )
    if case.measure == EARLY:
        found = early_retirement(case, figures)
    elif case.measure == LEAVE:
        found = leave(case, figures)
    else:
        found = refused(
            figures, article("Điều 2"), "no_such_measure", _("The decree has no such measure.")
        )
    return found


def is_early(case):
    """Whether the person leaves within the first twelve months."""
    return case.leave_on < add_months(case.reorganised_on, FIRST_YEAR)


def note_first_year(sheet, case):
    sheet.note("Sắp xếp có hiệu lực từ ngày", case.reorganised_on)
    sheet.note("Nghỉ trong 12 tháng đầu", is_early(case))


def early_retirement(case, figures):
    return best([_before_age(case, figures, age) for age in ages(case)])


def _before_age(case, figures, age):
    sheet = Sheet(figures, article("Điều 7 khoản 2"))
    near, middle = sheet.figure("early_least_months"), sheet.figure("early_most_months")
    sheet.article = article(_point(age, near, middle))
    check_salary(sheet, case.scheme_salary, SALARY)
    note_first_year(sheet, case)
    note_age(sheet, case, age)
    check_window(sheet, age, middle if age.annex == LOWER else sheet.figure("early_far_months"))
    check_insurance(sheet, case, sheet.figure("pension_years"))
    far = age.months > middle
    salary, first = case.scheme_salary, is_early(case)
    code = "once_far" if far else "once_month"
    # Below two years before the age the first item is whole whenever the person leaves (7.2d, đ).
    late = "" if first or age.months < near else "_late"
    months = min(age.months, int(sheet.figure("most_months")))
    pay_months(sheet, code + late, months, salary, lines.ONCE)
    if age.months < near:
        return sheet.benefit(full_pension=True)
    years = note_insurance(sheet, case)
    pay_early_years(sheet, age, salary, "early_year_far" if far else "early_year")
    short = case.insurance_months < sheet.figure("insurance_first_years") * 12
    pay_insurance(sheet, years, salary, "short_insurance" if short else "insurance")
    return sheet.benefit(full_pension=True)


def _point(age, near, middle):
    """The point of điều 7 khoản 2 that an age falls under."""
    if age.months < near:
        return "Điều 7 khoản 2 điểm đ" if age.annex == LOWER else "Điều 7 khoản 2 điểm d"
    if age.annex == LOWER:
        return "Điều 7 khoản 2 điểm c"
    return "Điều 7 khoản 2 điểm b" if age.months > middle else "Điều 7 khoản 2 điểm a"


def leave(case, figures):
    """Cadres and civil servants (điều 9); public employees and workers (điều 10)."""
    employee = case.kind == EMPLOYEE
    sheet = Sheet(figures, article("Điều 10" if employee else "Điều 9"))
    check_salary(sheet, case.scheme_salary, SALARY)
    note_first_year(sheet, case)
    _refuse_for_leave(sheet, case, early_retirement(case, figures))
    years = note_insurance(sheet, case)
    salary = case.scheme_salary
    months = min(case.insurance_months, int(sheet.figure("most_months")))
    pay_months(
        sheet, "leave_month" if is_early(case) else "leave_month_late", months, salary, lines.ONCE
    )
    pay_years(sheet, "leave_year", years, salary)
    if not employee:
        sheet.pay(lines.JOB_SEARCH, "Trợ cấp tìm việc làm", sheet.figure("leave_months"), salary)
    else:
        sheet.note("Hưởng chế độ bảo hiểm thất nghiệp", None, article("Điều 10"))
    return sheet.benefit()


def _refuse_for_leave(sheet, case, early):
    if early.fits:
        sheet.refuse(
            "early_retirement_fits",
            _("Early retirement by %(article)s fits; leaving at once is for others."),
            article=early.article,
        )
        return
    months = {age.annex: age.months for age in ages(case)}
    nearest, least = months.get(LOWER) or months[NORMAL], sheet.figure("leave_least_months")
    if nearest < least:
        sheet.refuse(
            "too_near_age",
            _("%(months)s months before the retirement age: at least %(least)s are asked for."),
            months=nearest,
            least=int(least),
        )
