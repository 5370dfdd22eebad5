"""NĐ 178/2024/NĐ-CP, amended by NĐ 67/2025: people who leave because of a reorganisation.

Whoever leaves within twelve months from the day on which the reorganisation takes effect is paid
the full first item; later half of it (điều 7, điều 9, điều 10). The salary is that of điều 5.6,
which adds allowances that other decrees leave out.

NĐ 67/2025 added who leaves for the quality of the staff (điều 7a: the twelve months run from
15/3/2025) and who is too old for another term (điều 7b: the first item is never halved). Their
other items are those of điều 7 khoản 2.
"""

from datetime import date

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import translatable

from . import sheet as lines
from .case import EARLY, EMPLOYEE, LEAVE, NO_TERM, QUALITY, REORGANISED, STEP_DOWN
from .measures import (
    JOB_SEARCH_LABEL,
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
    pay_once,
    pay_step_down,
    pay_years,
    refused,
)
from .sheet import Sheet

_ = translatable("cchc_reduction")

DECREE = "NĐ 178/2024/NĐ-CP"
SALARY = "lương hiện hưởng theo Điều 5 khoản 6 NĐ 178/2024/NĐ-CP"
# NĐ 178/2024, điều 7: the first twelve months from the reorganisation
FIRST_YEAR = 12
# NĐ 67/2025 came in force, and the twelve months of điều 7a began (its điều 7a).
LETTER = "ví dụ của CV 1814/BNV-TCBC"
AMENDED = date(2025, 3, 15)
POINT_ARTICLES = {QUALITY: "Điều 7a", NO_TERM: "Điều 7b"}
# The first item of each point: below and above five years before the age.
ONCE = {
    REORGANISED: ("once_month", "once_far"),
    QUALITY: ("quality_month", "quality_far"),
    NO_TERM: ("no_term_month", "no_term_far"),
}


def article(point):
    return f"{point} {DECREE}"


def benefit(case, figures):
    """By the measure: early retirement, leaving, giving up a post; there is no transfer."""
    if not case.by_reorganisation or not _since(case):
        return refused(
            figures,
            article("Điều 2"),
            "no_reorganisation",
            _("The decree is for those who leave because of a reorganisation; tell its day."),
        )
    if case.point in POINT_ARTICLES and case.leave_on < AMENDED:
        return refused(
            figures,
            article(POINT_ARTICLES[case.point]),
            "not_in_force_yet",
            _("%(which)s is in force from %(day)s."),
            which=article(POINT_ARTICLES[case.point]),
            day=f"{AMENDED:%d/%m/%Y}",
        )
    if case.measure == EARLY:
        found = early_retirement(case, figures)
    elif case.measure == LEAVE:
        found = leave(case, figures)
    elif case.measure == STEP_DOWN:
        found = step_down(case, figures)
    else:
        found = refused(
            figures, article("Điều 2"), "no_such_measure", _("The decree has no such measure.")
        )
    return found


def _since(case):
    """From which day the twelve months run; điều 7b knows none."""
    return case.reorganised_on if case.point == REORGANISED else AMENDED


def is_early(case):
    """Whether the first item is whole."""
    return case.point == NO_TERM or case.leave_on < add_months(_since(case), FIRST_YEAR)


def note_first_year(sheet, case):
    if case.point == NO_TERM:
        return
    if case.point == REORGANISED:
        sheet.note("Sắp xếp có hiệu lực từ ngày", case.reorganised_on)
    else:
        sheet.note("Mười hai tháng đầu tính từ ngày", AMENDED, article("Điều 7a"))
    sheet.note("Nghỉ trong 12 tháng đầu", is_early(case))


def early_retirement(case, figures):
    return best([_before_age(case, figures, age) for age in ages(case)])


def _before_age(case, figures, age):
    sheet = Sheet(figures, article("Điều 7 khoản 2"))
    near, middle = sheet.figure("early_least_months"), sheet.figure("early_most_months")
    point = _point(age, near, middle)
    own = POINT_ARTICLES.get(case.point)
    sheet.article = article(f"{own}, {point}" if own else point)
    check_salary(sheet, case.scheme_salary, SALARY)
    note_first_year(sheet, case)
    note_age(sheet, case, age)
    check_window(sheet, age, middle if age.annex == LOWER else sheet.figure("early_far_months"))
    check_insurance(sheet, case, sheet.figure("pension_years"))
    far = age.months > middle
    salary, first = case.scheme_salary, is_early(case)
    code = ONCE[case.point][far]
    # Below two years before the age the first item is whole whenever the person leaves (7.2d, đ).
    late = "" if first or age.months < near else "_late"
    months = min(age.months, int(sheet.figure("most_months")))
    pay_months(sheet, code + late, months, salary, lines.ONCE, by=("most_months",))
    if age.months < near:
        return sheet.benefit(full_pension=True)
    note_insurance(sheet, case)
    pay_early_years(sheet, age, salary, "early_year_far" if far else "early_year")
    short = case.insurance_months < sheet.figure("insurance_first_years") * 12
    if not short:
        # 19 years give six months and 20 give five: the ministry's examples read the text so.
        sheet.note("Từ đủ 20 năm tính theo mức 20 năm đầu, không theo mức 15 năm đầu", None, LETTER)
    pay_insurance(sheet, case, salary, "short_insurance" if short else "insurance")
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
    if case.point in POINT_ARTICLES and not sheet.figure(f"{case.point}_leave"):
        sheet.refuse(
            "retirement_only",
            _("%(which)s is on early retirement; no text that gives more has been read."),
            which=article(POINT_ARTICLES[case.point]),
        )
    check_salary(sheet, case.scheme_salary, SALARY)
    note_first_year(sheet, case)
    _refuse_for_leave(sheet, case, early_retirement(case, figures))
    note_insurance(sheet, case)
    salary = case.scheme_salary
    months = min(case.insurance_months, int(sheet.figure("most_months")))
    code = "leave_month" if is_early(case) else "leave_month_late"
    pay_months(sheet, code, months, salary, lines.ONCE, by=("most_months",))
    pay_years(sheet, "leave_year", case, salary)
    if not employee:
        pay_once(sheet, lines.JOB_SEARCH, JOB_SEARCH_LABEL, "leave_months", salary)
    else:
        sheet.note("Hưởng chế độ bảo hiểm thất nghiệp", None, article("Điều 10"))
    return sheet.benefit()


def step_down(case, figures):
    sheet = Sheet(figures, article("Điều 11"))
    pay_step_down(sheet, case)
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
