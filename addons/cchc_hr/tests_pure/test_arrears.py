from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.arrears import Law, PayPeriod, arrears, arrears_by_month
from odoo.addons.cchc_hr.rules.base_salary import BaseSalary
from odoo.addons.cchc_hr.rules.pay import Pay, month

ADDONS = Path(__file__).resolve().parents[2]
BASES = [BaseSalary.from_text(row) for row in read_table(ADDONS / "cchc_base/data/base_salary.csv")]


@dataclass(frozen=True)
class Rate:
    date_from: date
    percent: Decimal
    date_to: date | None = None


RATES = [Rate(date(2012, 5, 1), Decimal(25))]


def pay(coefficient, **facts):
    return Pay(coefficient=Decimal(coefficient), **facts)


def forever(what):
    return [PayPeriod(date(2000, 1, 1), None, what)]


def owed(old, new, effective, paid_in, rates=()):
    before = forever(old)
    after = [
        PayPeriod(date(2000, 1, 1), date.fromordinal(effective.toordinal() - 1), old),
        PayPeriod(effective, None, new),
    ]
    return arrears(before, after, effective, paid_in, Law(BASES, rates))


def test_a_raise_issued_in_may_from_january_across_the_base_of_may_2016():
    # 3,00 → 3,33 from 01/01/2016, paid anew from June: 0,33 × 1.150.000 for four months and
    # 0,33 × 1.210.000 for May.
    result = owed(pay("3.00"), pay("3.33"), date(2016, 1, 1), date(2016, 6, 1))
    assert result.value == 4 * 379_500 + 399_300 == 1_917_300
    assert [row[-1] for row in result["months"]] == [379_500] * 4 + [399_300]
    assert "NĐ 47/2016/NĐ-CP" in result.explain()[6]


def test_a_raise_across_the_base_of_july_2019():
    # 2,67 → 3,00 from 01/01/2019, paid anew from September 2019:
    # 0,33 × 1.390.000 = 458.700 for six months, 0,33 × 1.490.000 = 491.700 for two.
    result = owed(pay("2.67"), pay("3.00"), date(2019, 1, 1), date(2019, 9, 1))
    assert result.value == 6 * 458_700 + 2 * 491_700 == 3_735_600


def test_the_public_service_allowance_follows():
    # 25 % of the difference: 3.735.600 × 1,25 with each part of each month rounded:
    # old 2,67 × 1.390.000 = 3.711.300 + 927.825, new 4.170.000 + 1.042.500: 573.375 for six
    # months; 3.978.300 + 994.575 and 4.470.000 + 1.117.500: 614.625 for two.
    old, new = (pay(value, category="civil_servant") for value in ("2.67", "3.00"))
    result = owed(old, new, date(2019, 1, 1), date(2019, 9, 1), RATES)
    assert result.value == 6 * 573_375 + 2 * 614_625


def test_above_the_scale():
    # 4,98 at 5 % → 6 % from 01/05/2024, paid from September: 1 % of 4,98 × 1.800.000 = 89.640
    # (448.200 → 537.840) for two months, of 2.340.000 = 116.532 (582.660 → 699.192) for two.
    old, new = pay("4.98", above_scale_percent=5), pay("4.98", above_scale_percent=6)
    result = owed(old, new, date(2024, 5, 1), date(2024, 9, 1))
    assert result.value == 2 * 89_640 + 2 * 116_532


def test_end_of_probation_pays_the_missing_share():
    # 85 % of 2,34 → 2,34: 15 % × 2,34 × 1.800.000 = 631.800 (3.580.200 → 4.212.000).
    result = owed(pay("2.34", salary_percent=85), pay("2.34"), date(2024, 1, 1), date(2024, 3, 1))
    assert result.value == 2 * 631_800


def test_a_month_that_is_not_whole_counts_by_its_days():
    # 16/04/2024: 15 of 30 days of 0,33 × 1.800.000.
    result = owed(pay("3.00"), pay("3.33"), date(2024, 4, 16), date(2024, 5, 1))
    assert result.value == 297_000


def test_a_decision_in_time_owes_nothing():
    assert owed(pay("3.00"), pay("3.33"), date(2024, 5, 1), date(2024, 5, 20)).value == 0


def test_a_later_change_of_both_ends_the_difference():
    # A further raise to 3,66 is paid already from March: only January and February differ.
    before = [
        PayPeriod(date(2020, 1, 1), date(2024, 2, 29), pay("3.00")),
        PayPeriod(date(2024, 3, 1), None, pay("3.66")),
    ]
    after = [
        PayPeriod(date(2020, 1, 1), date(2023, 12, 31), pay("3.00")),
        PayPeriod(date(2024, 1, 1), date(2024, 2, 29), pay("3.33")),
        PayPeriod(date(2024, 3, 1), None, pay("3.66")),
    ]
    result = arrears(before, after, date(2024, 1, 1), date(2024, 6, 1), Law(BASES))
    assert result.value == 2 * 594_000


COEFFICIENTS = st.decimals("1.00", "10.00", places=2)
EFFECTIVE = st.dates(date(2013, 7, 1), date(2026, 1, 1))


@given(COEFFICIENTS, COEFFICIENTS, EFFECTIVE, st.integers(0, 30))
def test_the_months_add_up(old, new, effective, count):
    result = owed(pay(old), pay(new), effective, add_months(effective, count), RATES)
    assert result.value == sum(row[-1] for row in result["months"])


@given(COEFFICIENTS, EFFECTIVE, st.integers(0, 30))
def test_no_change_owes_nothing(value, effective, count):
    assert owed(pay(value), pay(value), effective, add_months(effective, count), RATES).value == 0


@given(COEFFICIENTS, COEFFICIENTS, st.integers(1, 12), st.integers(1, 12))
def test_splitting_at_a_change_of_the_base_is_additive(old, new, months_before, months_after):
    cut = date(2019, 7, 1)
    start, end = add_months(cut, -months_before), add_months(cut, months_after)
    before = forever(pay(old))
    after = [
        PayPeriod(date(2000, 1, 1), date.fromordinal(start.toordinal() - 1), pay(old)),
        PayPeriod(start, None, pay(new)),
    ]

    def total(first, paid_in):
        months = arrears_by_month(before, after, first, paid_in, Law(BASES))
        return sum(row.difference for row in months)

    assert total(start, end) == total(start, cut) + total(cut, end)


@given(COEFFICIENTS, st.integers(0, 20), st.sampled_from([85, 100]))
def test_a_month_is_the_sum_of_its_parts(value, above, share):
    result = month(
        pay(value, above_scale_percent=above, salary_percent=share, category="cadre"),
        2_340_000,
        Decimal(25),
    )
    assert result.value == sum(amount for _name, amount in result.facts)


def test_a_month_in_figures():
    # Principal specialist 4,74, leadership 0,50, base 2.340.000: 11.091.600 + 1.170.000, and 25 %
    # of both: 3.065.400.
    result = month(
        pay("4.74", leadership=Decimal("0.50"), category="civil_servant"), 2_340_000, Decimal(25)
    )
    assert dict(result.facts)["salary"] == 11_091_600
    assert dict(result.facts)["service"] == 3_065_400
    assert result.value == 15_327_000
