from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.dated import NoRuleInForce
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.base_salary import BaseSalary, base_salary
from odoo.addons.cchc_hr.rules.salary_scale import (
    Scale,
    ScaleError,
    above_scale_allowance,
    above_scale_percent,
    coefficient,
    monthly_pay,
    scale_in_force,
    scales_from_rows,
    step_of,
)

ADDONS = Path(__file__).resolve().parents[2]
BASES = [BaseSalary.from_text(row) for row in read_table(ADDONS / "cchc_base/data/base_salary.csv")]
ROWS = read_table(ADDONS / "cchc_hr/data/cchc.salary.scale.csv")
SCALES = scales_from_rows(ROWS)
ON = date(2025, 1, 1)

# NĐ 204/2004, bảng 1–4: group → first and last coefficient, increment, steps, months a step.
TABLES = {
    "CGCC": ("8.80", "10.00", "0.60", 3, 60),
    "A3.1": ("6.20", "8.00", "0.36", 6, 36),
    "A3.2": ("5.75", "7.55", "0.36", 6, 36),
    "A2.1": ("4.40", "6.78", "0.34", 8, 36),
    "A2.2": ("4.00", "6.38", "0.34", 8, 36),
    "A1": ("2.34", "4.98", "0.33", 9, 36),
    "A0": ("2.10", "4.89", "0.31", 10, 36),
    "B": ("1.86", "4.06", "0.20", 12, 24),
    "C1": ("1.65", "3.63", "0.18", 12, 24),
    "C2": ("1.50", "3.48", "0.18", 12, 24),
    "C3": ("1.35", "3.33", "0.18", 12, 24),
    "C1.VC": ("1.65", "3.63", "0.18", 12, 24),
    "C2.VC": ("2.00", "3.98", "0.18", 12, 24),
    "C3.VC": ("1.50", "3.48", "0.18", 12, 24),
    "TH.LX": ("2.05", "4.03", "0.18", 12, 24),
    "TH.KT": ("1.65", "3.63", "0.18", 12, 24),
    "TH.BV": ("1.50", "3.48", "0.18", 12, 24),
    "TH.VT": ("1.35", "3.33", "0.18", 12, 24),
    "TH.PV": ("1.00", "2.98", "0.18", 12, 24),
}
GROUPS = st.sampled_from(sorted(TABLES))


def test_the_tables_are_complete():
    assert {scale.group for scale in SCALES} == set(TABLES)


@pytest.mark.parametrize("group", sorted(TABLES))
def test_a_table_runs_evenly_from_first_to_last(group):
    first, last, increment, steps, months = TABLES[group]
    scale = scale_in_force(SCALES, group, ON)
    values = scale.coefficients
    assert (str(values[0]), str(values[-1]), len(values)) == (first, last, steps)
    differences = {high - low for low, high in zip(values, values[1:], strict=False)}
    assert differences == {Decimal(increment)}
    assert scale.step_months == months


def test_identifiers_of_the_rows_are_unique():
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@given(GROUPS, st.data())
def test_step_and_coefficient_are_inverse(group, data):
    step = data.draw(st.integers(1, TABLES[group][3]))
    value = coefficient(SCALES, group, step, ON)
    match = step_of(SCALES, group, value, ON)
    assert (match.step, match.coefficient, match.problem) == (step, value, None)
    # A store that keeps floats gives the same step.
    assert step_of(SCALES, group, float(value), ON).step == step


@given(GROUPS, st.decimals(0, 12, places=2))
def test_a_foreign_coefficient_gets_the_nearest_step_and_a_warning(group, value):
    match = step_of(SCALES, group, value, ON)
    distances = [abs(own - value) for own in scale_in_force(SCALES, group, ON).coefficients]
    assert abs(match.coefficient - value) == min(distances)
    assert match.step == distances.index(min(distances)) + 1
    assert (match.problem is None) == (min(distances) == 0)


def test_the_warning_names_group_and_step():
    problem = step_of(SCALES, "A1", Decimal("2.5"), ON).problem
    assert problem.code == "coefficient_not_in_scale"
    assert not problem.blocking
    assert str(problem) == ("2,50 is no coefficient of group A1; the nearest is step 1 with 2,34.")


def test_unknown_group_step_and_day_are_refused():
    with pytest.raises(ScaleError, match="no salary group “A9”"):
        coefficient(SCALES, "A9", 1, ON)
    with pytest.raises(ScaleError, match="steps 1 to 9, not 10"):
        coefficient(SCALES, "A1", 10, ON)
    with pytest.raises(ScaleError, match="not 0"):
        coefficient(SCALES, "A1", 0, ON)
    with pytest.raises(NoRuleInForce, match="30/09/2004"):
        coefficient(SCALES, "A1", 1, date(2004, 9, 30))


def test_a_table_that_replaces_another_holds_from_its_day():
    old = Scale("X", 36, (Decimal("1.00"),), date_to=date(2026, 12, 31))
    new = Scale("X", 36, (Decimal("1.10"),), date_from=date(2027, 1, 1))
    assert coefficient((old, new), "X", 1, date(2026, 12, 31)) == Decimal("1.00")
    assert coefficient((old, new), "X", 1, date(2027, 1, 1)) == Decimal("1.10")


@pytest.mark.parametrize("change", [{"step": "3"}, {"step": "1"}, {"step_months": "24"}], ids=str)
def test_a_table_with_a_hole_is_refused(change):
    rows = [dict(row) for row in ROWS if row["group_code"] == "CGCC"]
    rows[1].update(change)
    with pytest.raises(ScaleError) as caught:
        scales_from_rows(rows)
    assert caught.value.code == "broken_scale"


def test_rows_of_a_database_are_read_like_the_file():
    stored = [
        {
            **row,
            "step": int(row["step"]),
            "coefficient": float(row["coefficient"]),
            "step_months": int(row["step_months"]),
            "date_from": date.fromisoformat(row["date_from"]),
            "date_to": False,
        }
        for row in ROWS
    ]
    assert scales_from_rows(stored) == SCALES


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2013, 6, 30), 1_050_000),
        (date(2013, 7, 1), 1_150_000),
        (date(2016, 5, 1), 1_210_000),
        (date(2017, 7, 1), 1_300_000),
        (date(2018, 7, 1), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_base_salary(on, amount):
    assert base_salary(BASES, on).value == amount


def test_the_base_salary_names_its_decree():
    result = base_salary(BASES, date(2025, 1, 1))
    assert result["document"] == "NĐ 73/2024/NĐ-CP"
    assert result.explain()[-1] == ("Mức lương cơ sở (đồng/tháng): 2.340.000 (NĐ 73/2024/NĐ-CP)")
    with pytest.raises(NoRuleInForce):
        base_salary(BASES, date(2004, 9, 30))


@given(st.dates(date(2004, 10, 1), date(2040, 1, 1)), st.integers(0, 2000))
def test_the_base_salary_never_falls(on, days):
    later = date.fromordinal(on.toordinal() + days)
    assert base_salary(BASES, on).value <= base_salary(BASES, later).value


@pytest.mark.parametrize(
    ("value", "base", "pay"),
    [
        ("2.34", 2_340_000, 5_475_600),
        ("4.98", 2_530_000, 12_599_400),
        ("2.67", 1_150_000, 3_070_500),
        ("10.00", 2_530_000, 25_300_000),
    ],
)
def test_monthly_pay(value, base, pay):
    result = monthly_pay(Decimal(value), base)
    assert result.value == pay
    assert type(result.value) is int
    assert monthly_pay(float(value), base) == result


@pytest.mark.parametrize(
    ("group", "months", "percent"),
    [
        ("A1", 35, 0),
        ("A1", 36, 5),
        ("A1", 47, 5),
        ("A1", 48, 6),
        ("A1", 60, 7),
        ("B", 23, 0),
        ("B", 24, 5),
        ("B", 36, 6),
        ("CGCC", 120, 0),
    ],
)
def test_above_scale_percent(group, months, percent):
    assert above_scale_percent(scale_in_force(SCALES, group, ON), months) == percent


def test_above_scale_allowance():
    result = above_scale_allowance(Decimal("4.98"), 2_340_000, 7)
    assert result.value == 815_724  # 4.98 × 2,340,000 × 7 %
    assert above_scale_allowance(Decimal("4.98"), 2_340_000, 0).value == 0
    with pytest.raises(ScaleError, match="begins at 5 %, not 3 %"):
        above_scale_allowance(Decimal("4.98"), 2_340_000, 3)
