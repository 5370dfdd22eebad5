"""Who gives up a post and stays keeps its allowance to the end of the term."""

from datetime import date, timedelta

import pytest
from cases import ROWS, case
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_reduction.rules import sheet as lines
from odoo.addons.cchc_reduction.rules.case import STEP_DOWN
from odoo.addons.cchc_reduction.rules.choice import (
    REDUCTION,
    REORGANISATION,
    benefit,
    compare,
    offer,
)

D108, D29, D154 = REDUCTION
FROM = date(2025, 8, 1)
ALLOWANCE = 1_404_000  # 0.6 of 2,340,000


def given_up(**facts):
    told = dict(measure=STEP_DOWN, leave_on=FROM, kept_allowance=ALLOWANCE,
                by_reorganisation=True, reorganised_on=date(2025, 7, 1))  # fmt: skip
    return case(120, **{**told, **facts})


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        (date(2027, 1, 31), 18),
        # A month that has begun is kept whole.
        (date(2027, 2, 1), 19),
        (date(2026, 1, 31), 6),
        # Fewer than six are left, or none.
        (date(2025, 9, 30), 6),
        (date(2025, 6, 30), 6),
    ],
)
def test_months_until_the_term_ends_and_six_at_least(ends_on, months):
    found = benefit(REORGANISATION, given_up(term_ends_on=ends_on), ROWS)
    (line,) = found.lines
    assert (line.code, line.amount) == (lines.KEPT, months * ALLOWANCE)
    assert line.formula == f"1 × {months} tháng × 1.404.000"
    assert line.article == found.article == "Điều 11 NĐ 178/2024/NĐ-CP"
    # That six months are the least was not read in the text, and says so where it was used.
    assert line.confidence == ("memory" if ends_on < date(2026, 1, 31) else "seen")
    assert not found.full_pension


def test_by_the_first_decree_and_not_by_its_successors():
    old = given_up(leave_on=date(2020, 3, 1), term_ends_on=date(2021, 2, 28))
    found = offer(old, ROWS)
    assert (found.article, found.amount) == ("Điều 11 NĐ 108/2014/NĐ-CP", 12 * ALLOWANCE)
    assert found.confidence == "memory"
    for regime in (D29, D154):
        refused = benefit(regime, given_up(term_ends_on=date(2027, 1, 31)), ROWS)
        assert [problem.code for problem in refused.refusals] == ["no_such_measure"]
    plain = given_up(term_ends_on=date(2027, 1, 31), by_reorganisation=False)
    assert not offer(plain, ROWS).fits


@pytest.mark.parametrize(
    "missing", [{"kept_allowance": 0, "term_ends_on": date(2027, 1, 31)}, {"term_ends_on": None}]
)
def test_without_a_post_nothing_is_kept(missing):
    found = benefit(REORGANISATION, given_up(**missing), ROWS)
    assert [problem.code for problem in found.refusals] == ["no_post"]
    assert not found.amount


def test_it_is_compared_where_the_post_was_told():
    told = given_up(term_ends_on=date(2027, 1, 31))
    key = (REORGANISATION.decree, STEP_DOWN)
    assert compare(told, ROWS)[key].amount == 18 * ALLOWANCE
    assert key not in compare(given_up(), ROWS)
    assert (D154.decree, STEP_DOWN) not in compare(told, ROWS)


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 10**7), st.integers(0, 10**6))
def test_a_longer_term_and_a_higher_allowance_never_keep_less(days, more, allowance, higher):
    def kept(ends_on, amount):
        return benefit(
            REORGANISATION, given_up(term_ends_on=ends_on, kept_allowance=amount), ROWS
        ).amount

    ends_on = FROM + timedelta(days)
    assert 0 < kept(ends_on, allowance) <= kept(ends_on + timedelta(more), allowance + higher)
