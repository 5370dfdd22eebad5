"""The ages of retirement that a decree measures to, by the day of leaving.

Since 01/01/2021 the annexes of NĐ 135/2020 apply. Until then the law had one age for men and one
for women, and years less after hard work: rows of the table of figures, which nobody has read in
the text yet (`measures.note_age` tells so on the paper).
"""

from datetime import date

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_hr.rules.retirement import RetirementAge, retirement

NEW_AGES = date(2021, 1, 1)
OLD_DECREE = "NĐ 108/2014/NĐ-CP"
LESS_AFTER_HARDSHIP = "age_less_hardship"


def old_age_code(sex):
    return f"age_{sex}"


def retirements(rows, birth, sex, leave_on, figures):
    """Results of the retirement rule for both annexes, as a `Case` takes them.

    :param rows: rows of NĐ 135/2020
    :param birth: PartialDate
    :param figures: rows of `figures.Figure`
    :rtype: (normal, lower)
    """
    if leave_on < NEW_AGES:
        rows = _old_rows(sex, Figures(figures, (OLD_DECREE,), leave_on))
    return tuple(retirement(rows, birth, sex, annex) for annex in ("I", "II"))


def _old_rows(sex, figures):
    age = figures.needed(old_age_code(sex))
    less = figures.needed(LESS_AFTER_HARDSHIP)
    return tuple(
        RetirementAge(annex, sex, None, None, int(years), 0, age.article)
        for annex, years in (("I", age.value), ("II", age.value - less.value))
    )
