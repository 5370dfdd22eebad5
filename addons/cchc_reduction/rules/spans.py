"""Time as the decrees count it: years with halves, months before an age."""

from decimal import Decimal

from odoo.addons.cchc_base.rules.months import add_months, full_months

HALF, WHOLE = Decimal("0.5"), Decimal(1)


def half_years(months, half_to=6):
    """Months as years: a rest of 1 to 6 months is half a year, of 7 to 11 months a year.

    NĐ 29/2023, điều 10; NĐ 178/2024, điều 5.4. The figure of the other decrees was not read in
    their text, so it is a row of the table like others.

    :param half_to: the longest rest that is half a year
    :rtype: Decimal, with no digit where it is whole
    """
    if months < 0:
        raise ValueError("a span of time is not negative")
    years, rest = divmod(months, 12)
    if not rest:
        return Decimal(years)
    return years + (HALF if rest <= half_to else WHOLE)


def months_begun(start, end):
    """Months from a day to another, of which the last may not be over; no fewer than none."""
    months = full_months(start, end)
    return months + (add_months(start, months) < end)


def months_before(leave_on, retirement):
    """Full months from the first day out of service to the first day of the pension.

    Both ages count from the first day of the month after the month of birth (NĐ 29/2023, điều
    10.5), as the pension does.

    :param retirement: result of `cchc_hr.rules.retirement`
    """
    return full_months(leave_on, retirement["pension_from"])
