"""The salaries of the benefits, across a change of the base salary."""

from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_hr.rules.pay import Pay, exact_parts
from odoo.addons.cchc_reduction.rules.salary_base import (
    SCHEME_PARTS,
    Month,
    NoSalary,
    average,
    current,
)


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
