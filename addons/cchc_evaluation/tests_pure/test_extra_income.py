from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_evaluation.rules.extra_income import (
    Share,
    explain_share,
    explain_split,
    left_out,
    months_served,
    split,
)

FUND = st.integers(0, 9_000_000_000_000)
COEFFICIENT = st.decimals("0", "3", places=2)
SHARES = st.lists(st.tuples(COEFFICIENT, st.integers(0, 12)), min_size=1, max_size=60).map(
    lambda rows: [Share(key, *row) for key, row in enumerate(rows)]
)


def positive(shares):
    return any(share.points for share in shares)


@given(FUND, SHARES.filter(positive))
def test_the_amounts_add_up_to_the_fund(fund, shares):
    assert sum(split(fund, shares).values()) == fund


@given(FUND, SHARES.filter(positive))
def test_nobody_gets_a_dong_more_or_less_than_the_part(fund, shares):
    total = sum(share.points for share in shares)
    amounts = split(fund, shares)
    for share in shares:
        assert abs(amounts[share.key] - fund * share.points / total) < 1
        if not share.points:
            assert amounts[share.key] == 0


@given(FUND, SHARES.filter(positive))
def test_more_points_are_never_paid_less(fund, shares):
    amounts = split(fund, shares)
    ordered = sorted(shares, key=lambda share: share.points)
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.points < other.points:
            assert amounts[one.key] <= amounts[other.key]
        else:
            assert abs(amounts[one.key] - amounts[other.key]) <= 1


@given(FUND, SHARES.filter(positive), st.randoms())
def test_the_order_of_the_list_changes_nothing(fund, shares, random):
    mixed = list(shares)
    random.shuffle(mixed)
    assert split(fund, mixed) == split(fund, shares)


def test_a_list_of_three():
    # 1,2 × 12 = 14,4; 1 × 12 = 12; 0,8 × 6 = 4,8: together 31,2
    shares = [
        Share(1, Decimal("1.2"), 12),
        Share(2, Decimal(1), 12),
        Share(3, Decimal("0.8"), 6),
    ]
    amounts = split(100_000_000, shares)
    assert amounts == {1: 46_153_846, 2: 38_461_539, 3: 15_384_615}
    result = explain_split(100_000_000, shares, amounts)
    assert result.value == 100_000_000
    told = "\n".join(result.explain())
    assert "31,2" in told
    assert "Số đồng lẻ chia cho các phần dư lớn nhất: 1" in told
    assert Result.from_json(result.as_json()) == result
    own = explain_share(100_000_000, Fraction("31.2"), shares[1], amounts[2])
    assert "Được chia thêm phần lẻ (đồng): 1" in own.explain()
    assert Result.from_json(own.as_json()) == own


def test_equals_share_the_odd_dong_by_their_order():
    amounts = split(100, [Share(key, Decimal(1), 12) for key in (3, 1, 2)])
    assert amounts == {1: 34, 2: 33, 3: 33}


def test_nobody_to_split_among():
    for shares in ([], [Share(1, Decimal(0), 12)], [Share(1, Decimal(1), 0)]):
        with pytest.raises(RuleError) as refused:
            split(1000, shares)
        assert refused.value.code == "nobody"


def test_a_fund_is_not_negative():
    with pytest.raises(RuleError):
        split(-1, [Share(1, Decimal(1), 1)])


# -- months -------------------------------------------------------

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def months(*spans, first=FIRST, last=LAST):
    return months_served(spans, first, last, 15).value


def test_months_of_a_year():
    assert months((date(2020, 5, 1), None)) == 12
    assert months() == 0
    # From 1 October: three months
    assert months((date(2026, 10, 1), None)) == 3
    # 17 to 31 March are fifteen days, 18 to 31 are fourteen.
    assert months((date(2026, 3, 17), None)) == 10
    assert months((date(2026, 3, 18), None)) == 9
    assert months((date(2020, 1, 1), date(2026, 6, 14))) == 5
    assert months((date(2020, 1, 1), date(2026, 6, 15))) == 6


def test_two_periods_of_a_month_are_added_and_count_once():
    assert months((date(2026, 1, 1), date(2026, 1, 8)), (date(2026, 1, 20), date(2026, 1, 31))) == 1
    assert months((date(2026, 1, 1), date(2026, 1, 10)), (date(2026, 1, 3), date(2026, 1, 12))) == 0


def test_a_quarter_has_three_months():
    assert months((FIRST, None), first=date(2026, 4, 1), last=date(2026, 6, 30)) == 3


@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 1, 1), date(2027, 1, 1)),
            st.one_of(st.none(), st.integers(0, 500)),
        ),
        max_size=5,
    )
)
def test_months_by_counting_days(rows):
    spans = [
        (start, None if length is None else start + timedelta(length)) for start, length in rows
    ]
    days, counted = {}, 0
    day = FIRST
    while day <= LAST:
        if any(start <= day <= (end or LAST) for start, end in spans):
            days[day.month] = days.get(day.month, 0) + 1
        day += timedelta(1)
    counted = sum(1 for number in days.values() if number >= 15)
    assert months(*spans) == counted


def test_who_is_left_out_and_why():
    assert left_out("", Decimal(1), 12) == "not_rated"
    assert left_out("good", None, 12) == "no_coefficient"
    assert left_out("good", Decimal(1), 0) == "no_months"
    assert left_out("not_completed", Decimal(0), 12) == "zero"
    assert left_out("good", Decimal(1), 12) == ""
