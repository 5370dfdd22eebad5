"""What the decrees share: before which age somebody leaves, and the items of a benefit."""

from dataclasses import dataclass
from datetime import timedelta

from odoo.addons.cchc_base.rules.money import dong, format_decimal
from odoo.addons.cchc_base.rules.problem import translatable

from . import sheet as lines
from .ages_in_force import LESS_AFTER_HARDSHIP, NEW_AGES, old_age_code
from .sheet import Sheet
from .spans import months_before, months_begun

_ = translatable("cchc_reduction")

NORMAL, LOWER = "normal", "lower"
ANNEXES = {NORMAL: "Phụ lục I", LOWER: "Phụ lục II"}
EARLY_YEARS_LABEL = "Trợ cấp do nghỉ hưu trước tuổi"
JOB_SEARCH_LABEL = "Trợ cấp tìm việc làm"
HALF_MONTH_LABEL = "Trợ cấp thêm cho số tháng nghỉ trước khi kết thúc lộ trình sắp xếp"


@dataclass(frozen=True)
class Age:
    """How far somebody is from an age of NĐ 135/2020 on the day of leaving."""

    annex: str
    months: int


def ages(case):
    """The ages that a person may be measured to: the lower one only after hard work."""
    found = [Age(NORMAL, months_before(case.leave_on, case.normal))]
    if case.hardship:
        found.append(Age(LOWER, months_before(case.leave_on, case.lower)))
    return found


def note_age(sheet, case, age):
    retirement = case.lower if age.annex == LOWER else case.normal
    if case.leave_on < NEW_AGES:
        # Taken here so that the paper tells when nobody has read them in the text.
        sheet.figure(old_age_code(case.sex))
        if age.annex == LOWER:
            sheet.figure(LESS_AFTER_HARDSHIP)
    sheet.note(
        f"Hưởng lương hưu theo tuổi của {ANNEXES[age.annex]} NĐ 135/2020/NĐ-CP từ ngày",
        retirement["pension_from"],
    )
    sheet.note("Nghỉ từ ngày", case.leave_on)
    sheet.note("Số tháng nghỉ trước tuổi", age.months)
    sheet.told[lines.MONTHS_EARLY] = max(age.months, 0)
    if age.months % 12:
        sheet.note("Làm tròn thành năm", sheet.years(age.months), sheet.rounding_article())


def note_insurance(sheet, case):
    years = sheet.years(case.insurance_months)
    sheet.note("Số tháng đóng bảo hiểm xã hội", case.insurance_months)
    if case.insurance_months % 12:
        sheet.note("Làm tròn thành năm", years, sheet.rounding_article())
    return years


def check_salary(sheet, salary, words):
    """Refuse to reckon with a salary that nobody has told."""
    if salary <= 0:
        sheet.refuse("no_salary", _("The case lacks the salary: %(which)s."), which=words)


def check_window(sheet, age, most):
    """Refuse who has reached the age, or is further from it than the decree lets go.

    :param most: months
    """
    if age.months <= 0:
        sheet.refuse(
            "of_age",
            _("On that day the retirement age of %(annex)s has been reached."),
            annex=ANNEXES[age.annex],
        )
    elif age.months > most:
        sheet.refuse(
            "too_young",
            _(
                "%(months)s months before the age of %(annex)s: more than the %(most)s that the "
                "decree allows."
            ),
            months=age.months,
            annex=ANNEXES[age.annex],
            most=int(most),
        )


def check_insurance(sheet, case, years):
    """Refuse who has not paid long enough for a pension."""
    if case.insurance_months < years * 12:
        sheet.refuse(
            "insurance_too_short",
            _("Social insurance was paid for %(months)s months; a pension needs %(years)s years."),
            months=case.insurance_months,
            years=format_decimal(years),
        )


def pay_early_years(
    sheet, age, salary, code="early_year", line=lines.EARLY_YEARS, label=EARLY_YEARS_LABEL
):
    """So many months' salary for each year before the age."""
    each, years = sheet.figure(code), sheet.years(age.months)
    sheet.pay(
        line,
        label,
        each * years,
        salary,
        by=(code, *sheet.rounding(age.months)),
        words=f"{format_decimal(each)} × {format_decimal(years)} năm",
    )


def pay_insurance(sheet, case, salary, prefix="insurance"):
    """A number of months for the first years of insurance and a part of one for each later."""
    years = sheet.years(case.insurance_months)
    by = [f"{prefix}_first", f"{prefix}_first_years", *sheet.rounding(case.insurance_months)]
    first, first_years = sheet.figure(by[0]), sheet.figure(by[1])
    later, each = max(years - first_years, 0), 0
    if later:
        by.append(f"{prefix}_later_year")
        each = sheet.figure(by[-1])
    sheet.told[lines.INSURANCE_FIRST] = dong(first * salary)
    sheet.pay(
        lines.INSURANCE,
        f"Trợ cấp theo thời gian đóng bảo hiểm xã hội ({format_decimal(years)} năm)",
        first + each * later,
        salary,
        by=by,
        words=f"({format_decimal(first)} + {format_decimal(each)} × {format_decimal(later)})"
        if later
        else format_decimal(first),
    )


def pay_months(sheet, code, months, salary, line=lines.MONTHS, by=()):
    """A part of a month's salary for each of a number of months.

    :param by: figures that bound the months
    """
    each = sheet.figure(code)
    sheet.pay(
        line,
        "Trợ cấp một lần theo số tháng",
        each * months,
        salary,
        by=(code, *by),
        words=f"{format_decimal(each)} × {months} tháng",
    )


def pay_once(sheet, line, label, code, salary):
    """So many months' salary, once."""
    sheet.pay(line, label, sheet.figure(code), salary, by=(code,))


def pay_years(sheet, code, case, salary):
    """A part of a month's salary for each year of insurance."""
    each, years = sheet.figure(code), sheet.years(case.insurance_months)
    sheet.pay(
        lines.SERVICE,
        f"Trợ cấp theo số năm đóng bảo hiểm xã hội ({format_decimal(years)} năm)",
        each * years,
        salary,
        by=(code, *sheet.rounding(case.insurance_months)),
        words=f"{format_decimal(each)} × {format_decimal(years)} năm",
    )


def pay_study(sheet, case, salary):
    """Pay while studying and the school's fee, each up to its limit."""
    months = sheet.figure("study_most_months")
    fee = sheet.figure("study_fee_most")
    if case.study_months > months:
        sheet.refuse(
            "study_too_long",
            _("A course of %(months)s months: the decree pays for at most %(most)s."),
            months=case.study_months,
            most=int(months),
        )
    if case.study_fee > fee * salary:
        sheet.refuse(
            "fee_too_high",
            _("The fee is more than %(most)s months' salary; the school is paid no more."),
            most=format_decimal(fee),
        )
    sheet.pay(
        lines.STUDY_PAY,
        "Lương trong thời gian học nghề",
        case.study_months,
        salary,
        by=("study_most_months",),
    )
    sheet.pay(
        lines.STUDY_FEE,
        "Kinh phí học nghề (trả cho cơ sở dạy nghề)",
        1,
        case.study_fee,
        by=("study_fee_most",),
    )


def pay_step_down(sheet, case):
    """Who gives up a post keeps its allowance to the end of the appointment or term.

    NĐ 108/2014, điều 11; NĐ 178/2024, điều 11. Who takes a lower post keeps the difference. Months
    that have begun count as whole.
    """
    if case.kept_allowance <= 0 or not case.term_ends_on:
        sheet.refuse(
            "no_post",
            _("The case lacks the allowance of the post or the day on which its term ends."),
        )
        return
    left = months_begun(case.leave_on, case.term_ends_on + timedelta(days=1))
    least = int(sheet.figure("step_down_least_months"))
    sheet.note("Thôi giữ chức vụ từ ngày", case.leave_on)
    sheet.note("Hết thời hạn bổ nhiệm, nhiệm kỳ ngày", case.term_ends_on)
    sheet.note("Số tháng còn lại", left)
    by = ("step_down_share",)
    if left < least:
        by = (*by, "step_down_least_months")
        sheet.note("Còn ít tháng hơn mức ít nhất: giữ số tháng", least, sheet.article)
    share, months = sheet.figure("step_down_share"), max(left, least)
    sheet.pay(
        lines.KEPT,
        "Phụ cấp chức vụ được giữ",
        share * months,
        case.kept_allowance,
        by=by,
        words=f"{format_decimal(share)} × {months} tháng",
    )


def best(benefits):
    """The one that pays most; of refusals the one with the fewest reasons, the first of equals."""
    fitting = [benefit for benefit in benefits if benefit.fits]
    if fitting:
        return max(fitting, key=lambda benefit: (benefit.amount, benefit.full_pension))
    return min(benefits, key=lambda benefit: len(benefit.refusals))


def refused(figures, article, code, message, **params):
    """A benefit that is refused at once."""
    sheet = Sheet(figures, article)
    sheet.refuse(code, message, **params)
    return sheet.benefit()
