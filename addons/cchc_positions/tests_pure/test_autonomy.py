from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.tables import day, read_table
from odoo.addons.cchc_positions.rules.decree_60_2021 import AutonomyError, Band, classify, degree

DATA = Path(__file__).parents[1] / "data" / "cchc.autonomy.band.csv"
BANDS = tuple(
    Band(
        group=row["group"],
        name=row["name"],
        percent_from=Decimal(row["percent_from"]),
        percent_below=Decimal(row["percent_below"]) if float(row["percent_below"]) else None,
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
        covers_investment=row["covers_investment"] == "True",
    )
    for row in read_table(DATA)
)
NOW = date(2024, 1, 1)
B = 1_000_000_000


@pytest.mark.parametrize(
    ("revenue", "investment", "group", "percent_from"),
    [
        (B, True, "1", 100),
        (B, False, "2", 100),
        (B - 1, True, "3", 70),
        (B * 7 // 10, False, "3", 70),
        (B * 7 // 10 - 1, False, "3", 30),
        (B * 3 // 10 - 1, False, "3", 10),
        (B // 10, False, "3", 10),
        # Rounded to two decimals this is 10,00 %, and still it is less than 10 %.
        (B // 10 - 1, False, "4", 0),
        (0, False, "4", 0),
    ],
)
def test_groups(revenue, investment, group, percent_from):
    band = classify([revenue], [B], BANDS, NOW, investment).value
    assert (band.group, band.percent_from) == (group, percent_from)


def test_a_is_divided_by_b_with_the_article():
    result = degree([300_000_000, 50_000_000], [400_000_000, 100_000_000])
    assert result.value == Decimal("70.00")
    assert any("Điều 10" in line for line in result.explain())


def test_no_spending_is_refused():
    with pytest.raises(AutonomyError) as caught:
        degree([5], [])
    assert caught.value.code == "no_spending"


@given(
    revenue=st.integers(0, 10**13),
    spending=st.integers(1, 10**13),
    investment=st.booleans(),
    on=st.dates(date(2015, 4, 6), date(2035, 1, 1)),
)
def test_every_unit_has_one_group(revenue, spending, investment, on):
    band = classify([revenue], [spending], BANDS, on, investment).value
    assert (band.group in "12") == (revenue >= spending)
