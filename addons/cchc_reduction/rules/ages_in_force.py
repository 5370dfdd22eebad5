"""The ages of retirement that a decree measures to, by the day of leaving.

Until 2020 the law had 60 years for men and 55 for women, five years less after hard work (Luật Bảo
hiểm xã hội 2014, điều 54); since 01/01/2021 the annexes of NĐ 135/2020 apply.
"""

from datetime import date

from odoo.addons.cchc_hr.rules.retirement import RetirementAge, retirement

_OLD_LAW = "Luật Bảo hiểm xã hội 2014, Điều 54"
_NEW_AGES = date(2021, 1, 1)
_BEFORE_2021 = tuple(
    RetirementAge(annex, sex, None, None, years, 0, _OLD_LAW)
    for annex, less in (("I", 0), ("II", 5))
    for sex, years in (("male", 60 - less), ("female", 55 - less))
)


def retirements(rows, birth, sex, leave_on):
    """Results of the retirement rule for both annexes, as a `Case` takes them.

    :param rows: rows of NĐ 135/2020
    :param birth: PartialDate
    :rtype: (normal, lower)
    """
    rows = rows if leave_on >= _NEW_AGES else _BEFORE_2021
    normal, lower = (retirement(rows, birth, sex, annex) for annex in ("I", "II"))
    return normal, lower
