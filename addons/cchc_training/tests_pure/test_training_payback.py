"""Cited examples of NĐ 171/2025 and NĐ 101/2017 to the đồng, and what must hold of any case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_tables import figures

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_training.rules.payback import (
    DISMISSED,
    ILLNESS,
    LEFT,
    MOVED,
    NO_DEGREE,
    NOT_CHOSEN,
    QUIT,
    REDUCTION,
    CannotReckon,
    Case,
    half_up,
    payback,
)

NEW, OLD, OLDEST = figures("nd171_2025"), figures("nd101_2017"), figures("nd18_2010")
MASTER = Case(LEFT, 60_000_000, committed=72, served=24)


@pytest.mark.parametrize(
    ("case", "law", "amount"),
    [
        (MASTER, NEW, 40_000_000),
        (replace(MASTER, years_before=6), NEW, 37_600_000),
        (Case(LEFT, 30_000_000, committed=48, served=24), OLD, 15_000_000),
        (Case(NO_DEGREE, 60_000_000), NEW, 60_000_000),
        (Case(QUIT, 60_000_000), NEW, 60_000_000),
        (Case(DISMISSED, 60_000_000), NEW, 60_000_000),
        # Women and ethnic minorities: 1.5 % a year, once.
        (replace(MASTER, years_before=6, woman=True), NEW, 36_400_000),
        (replace(MASTER, years_before=6, minority=True), NEW, 36_400_000),
        (replace(MASTER, years_before=6, woman=True, minority=True), NEW, 36_400_000),
        (replace(MASTER, served=72), NEW, 0),
        (replace(MASTER, served=90), NEW, 0),
        (replace(MASTER, served=0), NEW, 60_000_000),
        (replace(MASTER, years_before=200), NEW, 0),
        # Cases 1 to 3 pay all of it, however long the service before.
        (Case(NO_DEGREE, 60_000_000, years_before=10), NEW, 60_000_000),
        # A third of a đồng is rounded once, at the end: 100 / 3 × 2 = 66.67
        (Case(LEFT, 100, committed=3, served=1), NEW, 67),
        # 0.5 goes up.
        (Case(LEFT, 3, committed=2, served=1), NEW, 2),
    ],
)
def test_to_the_dong(case, law, amount):
    assert payback(case, law).value == amount


def test_the_reasons_are_told():
    result = payback(replace(MASTER, years_before=6), NEW, "NĐ 171/2025/NĐ-CP")
    told = result.explain()
    assert any("60.000.000 / 72 × (72 − 24) = 40.000.000" in line for line in told)
    assert any("1 × 6 = 6" in line and "Điều 8 khoản 2" in line for line in told)
    assert (result["gross"], result["percent"]) == (40_000_000, Decimal(6))
    assert Result.from_json(result.as_json()) == result


@pytest.mark.parametrize("exemption", [ILLNESS, MOVED, REDUCTION, NOT_CHOSEN])
def test_exempt_pays_nothing(exemption):
    result = payback(replace(MASTER, exemption=exemption, exempt_by="QĐ 12/QĐ-UBND"), NEW)
    assert (result.value, result["exempt"]) == (0, exemption)
    assert any("QĐ 12/QĐ-UBND" in line for line in result.explain())


def test_leaving_under_the_decrees_on_reduction_cites_the_transition():
    result = payback(replace(MASTER, exemption=REDUCTION), NEW)
    assert "Điều 41 khoản 6 NĐ 171/2025/NĐ-CP" in {step.article for step in result.steps}


def test_before_2025_there_was_no_such_exemption():
    early = figures("nd101_2017", date(2024, 12, 31))
    case = Case(LEFT, 30_000_000, committed=48, served=24, exemption=REDUCTION)
    assert payback(case, early).value == 15_000_000
    assert payback(case, figures("nd101_2017", date(2025, 1, 1))).value == 0


def test_a_case_that_the_text_does_not_name_has_no_ground():
    for case, law in ((Case(DISMISSED, 30_000_000), OLD), (Case(NO_DEGREE, 30_000_000), OLDEST)):
        result = payback(case, law)
        assert (result.value, result["named"]) == (0, False)
    # NĐ 101 brought the case of no degree.
    assert payback(Case(NO_DEGREE, 30_000_000), OLD).value == 30_000_000


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (Case(LEFT, 60_000_000), "no_commitment"),
        (Case(QUIT, -1), "negative_cost"),
        (Case("5", 1), "unknown_case"),
        (replace(MASTER, served=-1), "negative_time"),
    ],
)
def test_what_cannot_be_reckoned(case, code):
    with pytest.raises(CannotReckon) as refused:
        payback(case, NEW)
    assert refused.value.code == code


COSTS = st.integers(0, 5_000_000_000)
MONTHS = st.integers(1, 200)
CASES = st.builds(
    Case,
    case=st.sampled_from([QUIT, DISMISSED, NO_DEGREE, LEFT]),
    cost=COSTS,
    committed=MONTHS,
    served=st.integers(0, 250),
    years_before=st.integers(0, 120),
    woman=st.booleans(),
    minority=st.booleans(),
)


@given(CASES)
def test_between_nothing_and_the_cost(case):
    assert 0 <= payback(case, NEW).value <= case.cost


@given(CASES)
def test_falls_with_time_served_and_years_before(case):
    due = payback(case, NEW).value
    assert payback(replace(case, served=case.served + 1), NEW).value <= due
    assert payback(replace(case, years_before=case.years_before + 1), NEW).value <= due
    assert payback(replace(case, woman=True), NEW).value <= due


@given(CASES)
def test_against_the_formula_itself(case):
    case = replace(case, case=LEFT)
    each = Fraction(3, 2) if case.woman or case.minority else Fraction(1)
    left = max(case.committed - case.served, 0)
    due = Fraction(case.cost * left, case.committed) * (100 - min(each * case.years_before, 100))
    assert abs(payback(case, NEW).value - due / 100) <= Fraction(1, 2)


def test_half_up():
    assert [half_up(Fraction(n, 2)) for n in range(6)] == [0, 1, 1, 2, 2, 3]
