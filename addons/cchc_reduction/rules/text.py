"""The shape that NĐ 108/2014, NĐ 29/2023 and NĐ 154/2025 share: four measures, their items.

A decree's module says its articles and which salary an item is reckoned by; its figures are rows
of a table.
"""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.problem import translatable

from . import sheet as lines
from .case import COMMUNE, EARLY, LEAVE, STEP_DOWN, STUDY, TRANSFER
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
    pay_once,
    pay_step_down,
    pay_study,
    pay_years,
    refused,
)
from .sheet import Sheet

_ = translatable("cchc_reduction")

AVERAGE, CURRENT = "lương bình quân 60 tháng cuối", "lương tháng liền kề trước khi nghỉ"


@dataclass(frozen=True)
class Text:
    """The articles of a decree, and whether its items go by the average of sixty months."""

    decree: str
    # Annex → article for two to five years before the age, article for less than two years
    early: dict[str, tuple[str, str]]
    transfer: str
    leave: str
    study: str
    # Who gives up a post and stays; empty where the decree has no such measure
    step_down: str = ""
    # Women among officials of communes with fewer years of insurance
    commune_women: str = ""
    # Whether fewer years of insurance than the first item asks for are paid by another item
    pays_short: bool = False
    averaged: bool = True

    def article(self, article):
        return f"{article} {self.decree}"

    def benefit(self, case, figures):
        """What the decree gives in a case, or why nothing.

        :param figures: `figures.Figures` of the decree on the day of leaving
        :rtype: `sheet.Benefit`
        """
        return _MEASURES[case.measure](self, case, figures)

    def salary(self, case, sheet):
        """What items that are no help to look for work are reckoned by."""
        if not self.averaged:
            return self.current(case, sheet)
        check_salary(sheet, case.average_salary, AVERAGE)
        return case.average_salary

    def current(self, case, sheet):
        if not any(refusal.code == "no_salary" for refusal in sheet.refusals):
            check_salary(sheet, case.current_salary, CURRENT)
        return case.current_salary


def early_retirement(text, case, figures):
    """Before the age of either annex: the one that pays more."""
    return best([_before_age(text, case, figures, age) for age in ages(case)])


def _before_age(text, case, figures, age):
    paid, unpaid = text.early[age.annex]
    sheet = Sheet(figures, text.article(paid))
    note_age(sheet, case, age)
    check_window(sheet, age, sheet.figure("early_most_months"))
    women = _is_commune_woman(text, case, sheet)
    if not women:
        check_insurance(sheet, case, sheet.figure("pension_years"))
    if age.months < sheet.figure("early_least_months"):
        sheet.article = text.article(unpaid)
        return sheet.benefit(full_pension=True)
    if women:
        sheet.article = text.article(text.commune_women)
    salary = text.salary(case, sheet)
    note_insurance(sheet, case)
    pay_early_years(sheet, age, salary)
    short = women or text.pays_short and years_short(sheet, case)
    pay_insurance(sheet, case, salary, "short_insurance" if short else "insurance")
    return sheet.benefit(full_pension=True)


def years_short(sheet, case):
    """Whether insurance was paid for fewer years than the first item asks for."""
    return case.insurance_months < sheet.figure("insurance_first_years") * 12


def _is_commune_woman(text, case, sheet):
    """Women among officials of communes need fewer years of insurance for a pension."""
    return (
        bool(text.commune_women)
        and (case.kind, case.sex) == (COMMUNE, "female")
        and years_short(sheet, case)
        and case.insurance_months >= sheet.figure("short_insurance_years") * 12
    )


def transfer_out(text, case, figures):
    sheet = Sheet(figures, text.article(text.transfer))
    salary = text.salary(case, sheet)
    current = text.current(case, sheet)
    _refuse_near_pension(sheet, case)
    note_insurance(sheet, case)
    pay_once(sheet, lines.ONCE, "Trợ cấp khi chuyển", "transfer_months", current)
    pay_years(sheet, "transfer_year", case, salary)
    return sheet.benefit()


def _refuse_near_pension(sheet, case):
    """Who is near the age with insurance for a pension is for early retirement."""
    near = sheet.figure("transfer_near_months")
    close = [age.months for age in ages(case) if age.months <= near]
    if close and case.insurance_months >= sheet.figure("pension_years") * 12:
        sheet.refuse(
            "near_pension",
            _(
                "%(months)s months before the retirement age, with insurance enough for a pension: "
                "not among those who may be transferred."
            ),
            months=close[0],
        )


def leave(text, case, figures):
    sheet = Sheet(figures, text.article(text.leave))
    salary = text.salary(case, sheet)
    current = text.current(case, sheet)
    _refuse_for_leave(sheet, case, early_retirement(text, case, figures))
    note_insurance(sheet, case)
    pay_once(sheet, lines.JOB_SEARCH, JOB_SEARCH_LABEL, "leave_months", current)
    pay_years(sheet, "leave_year", case, salary)
    return sheet.benefit()


def _refuse_for_leave(sheet, case, early):
    """Leaving at once is for those whom early retirement does not fit, and not at the very end."""
    if early.fits:
        sheet.refuse(
            "early_retirement_fits",
            _("Early retirement by %(article)s fits; leaving at once is for others."),
            article=early.article,
        )
        return
    least = sheet.figure("leave_least_months")
    months = {age.annex: age.months for age in ages(case)}
    nearest = months.get(LOWER) or months[NORMAL]
    if nearest < max(least, 1):
        sheet.refuse(
            "too_near_age",
            _("%(months)s months before the retirement age: at least %(least)s are asked for."),
            months=nearest,
            least=int(max(least, 1)),
        )


def leave_after_study(text, case, figures):
    sheet = Sheet(figures, text.article(text.study))
    salary = text.salary(case, sheet)
    current = text.current(case, sheet)
    note_insurance(sheet, case)
    _refuse_too_old(sheet, case)
    pay_study(sheet, case, current)
    pay_once(sheet, lines.JOB_SEARCH, JOB_SEARCH_LABEL, "study_after", current)
    pay_years(sheet, "study_year", case, salary)
    return sheet.benefit()


def _refuse_too_old(sheet, case):
    most = sheet.figure("study_age")
    if case.age_months >= most * 12:
        sheet.refuse(
            "too_old_to_study",
            _("Study before leaving is for people below %(age)s years of age."),
            age=int(most),
        )


def step_down(text, case, figures):
    if not text.step_down:
        return refused(
            figures, text.decree, "no_such_measure", _("The decree has no such measure.")
        )
    sheet = Sheet(figures, text.article(text.step_down))
    pay_step_down(sheet, case)
    return sheet.benefit()


_MEASURES = {
    EARLY: early_retirement,
    TRANSFER: transfer_out,
    LEAVE: leave,
    STUDY: leave_after_study,
    STEP_DOWN: step_down,
}
