from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from praise_tables import TABLE, figures

from odoo.addons.cchc_base.rules.dated import NoRuleInForce
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_evaluation.rules.reward import Award, law_on, not_paid, reward
from odoo.addons.cchc_hr.rules.base_salary import BaseSalary, base_salary

ADDONS = Path(__file__).parents[2]
BASES = [BaseSalary.from_text(row) for row in read_table(ADDONS / "cchc_base/data/base_salary.csv")]


def money(code, on):
    figure = next(row["reward_figure"] for row in TABLE if row["code"] == code)
    table = figures(on)
    base = base_salary(BASES, on)
    return reward(table[figure], base.value, on, table.article(figure), base["document"])


@pytest.mark.parametrize(
    ("code", "on", "amount"),
    [
        # 0,3 × 1.800.000 = 540.000; 0,3 × 2.340.000 = 702.000; 0,3 × 2.530.000 = 759.000
        ("ldtt", date(2024, 2, 1), 540_000),
        ("ldtt", date(2025, 12, 20), 710_000),
        ("ldtt", date(2026, 12, 20), 760_000),
        ("cstd_cs", date(2026, 6, 30), 2_340_000),
        ("cstd_cs", date(2026, 7, 1), 2_530_000),
        # 4,5 × 2.530.000 = 11.385.000
        ("cstd_tq", date(2026, 12, 20), 11_390_000),
        ("bang_khen_tinh", date(2026, 12, 20), 3_800_000),
        ("ttldtt", date(2026, 12, 20), 2_030_000),
        ("co_tinh", date(2026, 12, 20), 20_240_000),
    ],
)
def test_the_money_of_a_title_on_the_day_of_its_decision(code, on, amount):
    assert money(code, on).value == amount


def test_the_sheet_says_what_nobody_has_read():
    told = "\n".join(money("ldtt", date(2026, 12, 20)).explain())
    assert "chưa đối chiếu văn bản" in told
    assert "Điều 53" in told
    seen = "\n".join(money("giay_khen", date(2026, 12, 20)).explain())
    assert "chưa đối chiếu" not in seen
    assert "NĐ 152/2025" in seen


def test_before_the_law_of_2022_there_are_no_figures():
    with pytest.raises(NoRuleInForce):
        law_on(date(2023, 12, 31))


@given(st.decimals("0", "20", places=2), st.integers(1, 10_000_000))
def test_rounded_up_by_less_than_ten_thousand(coefficient, base):
    result = reward(coefficient, base, date(2026, 7, 1))
    assert result.value % 10_000 == 0
    assert 0 <= result.value - coefficient * base < 10_000
    assert Result.from_json(result.as_json()) == result


def test_a_coefficient_is_never_a_float():
    with pytest.raises(TypeError):
        reward(0.3, 2_530_000, date(2026, 7, 1))


def test_of_titles_for_the_same_year_the_highest_is_paid():
    awards = [
        Award(1, 7, "title", 1, 760_000),
        Award(2, 7, "title", 1, 2_530_000),
        Award(3, 7, "title", 3, 7_590_000),
        Award(4, 7, "certificate", 1, 760_000),
        Award(5, 8, "title", 1, 760_000),
    ]
    assert not_paid(awards) == {1: 2}
    assert not_paid(reversed(awards)) == {1: 2}
