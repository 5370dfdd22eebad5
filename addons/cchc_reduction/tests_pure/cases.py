"""Cases for the tests: somebody some months before an age, with the figures that ship."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from odoo.addons.cchc_base.rules.figures import Figure
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules import partial_date
from odoo.addons.cchc_hr.rules.retirement import RetirementAge
from odoo.addons.cchc_reduction.rules.ages_in_force import retirements
from odoo.addons.cchc_reduction.rules.case import EARLY, OFFICIAL, Case

ADDONS = Path(__file__).parents[2]
ROWS = tuple(
    Figure.from_text(row)
    for row in read_table(ADDONS / "cchc_reduction/data/cchc.reduction.figure.csv")
)
AGES = tuple(
    RetirementAge.from_text(row)
    for row in read_table(ADDONS / "cchc_hr/data/cchc.retirement.age.csv")
)


def pension_from(day):
    return Result(day, (), "retirement", (("pension_from", day),))


def case(months_early=None, *, born=None, sex="male", leave_on=date(2025, 8, 1), **facts):
    """A case so many months before the normal age, or of somebody born on a day.

    :param born: text of a date, perhaps a year only
    """
    if born:
        normal, lower = retirements(AGES, partial_date.parse(born), sex, leave_on, ROWS)
    else:
        normal = pension_from(add_months(leave_on, months_early))
        lower = pension_from(add_months(leave_on, months_early - 60))
    made = Case(OFFICIAL, EARLY, leave_on, sex, normal, lower)
    return replace(made, **facts)
