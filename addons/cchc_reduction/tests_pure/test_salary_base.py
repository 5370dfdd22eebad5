"""The salaries of the benefits, across a change of the base salary."""

from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.cchc_base.rules.figures import Figure
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_hr.rules.pay import Pay, exact_parts
from odoo.addons.cchc_reduction.rules.salary_base import (
    SCHEME_PARTS,
    BeforeLeave,
    Leave,
    Month,
    NoSalary,
    average,
    current,
    month_before,
)

LEAVE_ON = date(2025, 9, 1)


def months(number, last, base_on, **pay):
    """Months of pay that end with one, each at its own base salary."""
    told = Pay(**{"category": "civil_servant", **pay})
    days = [add_months(last, -back) for back in reversed(range(number))]
    return [Month(day, exact_parts(told, base_on(day), 25)) for day in days]


def base_on(day):
    return 2_340_000 if day >= date(2024, 7, 1) else 1_800_000


def test_the_salary_of_the_ministry_s_example():
    """CV 1814: (4.65 + 0.6) × 2,340,000 × 1.25."""
    pay = months(1, date(2025, 4, 1), base_on, coefficient=Decimal("4.65"),
                 leadership=Decimal("0.6"))  # fmt: skip
    assert current(pay, SCHEME_PARTS).value == 15_356_250
    # The other decrees leave the public-service allowance out.
    assert current(pay).value == 12_285_000


def test_a_change_of_the_base_salary_inside_the_sixty_months():
    pay = months(70, date(2025, 3, 1), base_on, coefficient=Decimal("4.00"))
    # 51 months at 7.2 million, nine at 9.36 million.
    found = average(pay)
    assert found.value == (51 * 7_200_000 + 9 * 9_360_000) // 60 == 7_524_000
    assert found["months"] == 60
    assert found["current"] == 9_360_000


def test_fewer_months_are_averaged_over_what_there_is():
    pay = months(7, date(2025, 3, 1), base_on, coefficient=Decimal("2.34"))
    assert average(pay).value == 5_475_600


def test_no_month_no_salary():
    with pytest.raises(NoSalary):
        average([])


@pytest.mark.parametrize(
    ("leaves", "first_day"),
    [
        ([], None),
        # Back at work before leaving: the month right before counts.
        ([(date(2025, 3, 1), date(2025, 8, 30))], None),
        # Still on leave on the last day, the end known or not.
        ([(date(2025, 3, 10), date(2025, 8, 31))], date(2025, 2, 1)),
        ([(date(2025, 3, 1), None)], date(2025, 2, 1)),
        ([(date(2025, 1, 1), None)], date(2024, 12, 1)),
        # Sick first, then without pay from the next day on: one leave.
        ([(date(2025, 2, 1), date(2025, 4, 30)), (date(2025, 5, 1), None)], date(2025, 1, 1)),
        # A day of work between: the later one.
        ([(date(2025, 2, 1), date(2025, 4, 29)), (date(2025, 5, 1), None)], date(2025, 4, 1)),
        # What begins after leaving is no leave of theirs.
        ([(date(2025, 9, 1), None)], None),
    ],
)
def test_which_month_counts_of_who_leaves_from_a_leave(leaves, first_day):
    assert month_before(LEAVE_ON, [Leave(*leave) for leave in leaves])[0] == first_day


def test_the_month_before_the_leave_at_the_base_salary_of_the_last_month():
    """NĐ 154/2025, điều 5: on leave since 05/2024, when the base salary was 1.8 million."""
    figure = Figure("NĐ 154/2025/NĐ-CP", "month_before_leave", "x", Decimal(1), "Điều 5")
    leave = Leave(date(2024, 5, 2))
    first_day, leaves = month_before(LEAVE_ON, [leave])
    (month,) = months(1, first_day, lambda _day: 2_340_000, coefficient=Decimal("4.00"))
    found = current(
        months(1, date(2025, 8, 1), base_on, coefficient=Decimal("4.32")),
        before=BeforeLeave(month, leaves, 2_340_000, figure),
    )
    # The coefficient of 04/2024, the base of 08/2025.
    assert found.value == 9_360_000
    told = "\n".join(found.explain())
    for words in ("từ ngày 02/05/2024 đến khi nghỉ", "04/2024 (Điều 5)", "2.340.000"):
        assert words in told
