"""NĐ 67/2025: điều 7, 7a and 7b of NĐ 178/2024 told apart; NĐ 29/2023, điều 8."""

from dataclasses import replace
from datetime import date

import pytest
from cases import ROWS, case
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_reduction.rules import sheet as lines
from odoo.addons.cchc_reduction.rules.case import (
    COMMUNE,
    LEAVE,
    NO_TERM,
    OFFICIAL,
    QUALITY,
    REORGANISED,
)
from odoo.addons.cchc_reduction.rules.choice import REDUCTION, REORGANISATION, benefit, compare

D29, D178 = REDUCTION[1], REORGANISATION
PAY = {"insurance_months": 240, "scheme_salary": 10_000_000, "by_reorganisation": True}


def once(point, months=30, leave_on=date(2025, 8, 1), **facts):
    found = benefit(D178, case(months, leave_on=leave_on, point=point, **PAY, **facts), ROWS)
    return {line.code: line.amount for line in found.lines}.get(lines.ONCE), found


@pytest.mark.parametrize(
    ("point", "leave_on", "amount"),
    [
        # Điều 7: twelve months from the reorganisation, here 01/03/2025.
        (REORGANISED, date(2026, 2, 1), 300_000_000),
        (REORGANISED, date(2026, 3, 1), 150_000_000),
        # Điều 7a: from 15/03/2025, whenever the body was reorganised.
        (QUALITY, date(2026, 3, 14), 300_000_000),
        (QUALITY, date(2026, 3, 15), 150_000_000),
        # Điều 7b: always whole.
        (NO_TERM, date(2026, 3, 15), 300_000_000),
        (NO_TERM, date(2027, 6, 1), 300_000_000),
    ],
)
def test_until_when_the_first_item_is_whole(point, leave_on, amount):
    facts = {"reorganised_on": date(2025, 3, 1)} if point == REORGANISED else {}
    assert once(point, leave_on=leave_on, **facts)[0] == amount


@pytest.mark.parametrize(
    ("point", "article"),
    [
        (QUALITY, "Điều 7a, Điều 7 khoản 2 điểm a NĐ 178/2024/NĐ-CP"),
        (NO_TERM, "Điều 7b, Điều 7 khoản 2 điểm a NĐ 178/2024/NĐ-CP"),
    ],
)
def test_the_other_items_are_those_of_article_7(point, article):
    _amount, found = once(point)
    _same, of_seven = once(REORGANISED, reorganised_on=date(2025, 7, 1))
    assert found.article == article
    assert [line.amount for line in found.lines] == [line.amount for line in of_seven.lines]
    assert {line.confidence for line in found.lines} == {"seen"}


@pytest.mark.parametrize("point", [QUALITY, NO_TERM])
def test_above_five_years_the_paper_says_that_nobody_has_read_it(point):
    amount, found = once(point, months=100)
    assert amount == 540_000_000
    assert found.lines[0].confidence == "memory"
    assert any("trên 5 năm" in text for text in found.unverified)


@pytest.mark.parametrize("point", [QUALITY, NO_TERM])
def test_the_points_are_in_force_from_the_amendment_and_for_retirement_only(point):
    _amount, early = once(point, leave_on=date(2025, 3, 14))
    assert [problem.code for problem in early.refusals] == ["not_in_force_yet"]
    _amount, leave = once(point, months=200, measure=LEAVE)
    assert "retirement_only" in {problem.code for problem in leave.refusals}


@given(st.integers(1, 120), st.sampled_from([REORGANISED, QUALITY, NO_TERM]))
def test_within_the_first_year_the_three_points_pay_the_same(months, point):
    reorganised = case(months, reorganised_on=date(2025, 7, 1), **PAY)
    other = replace(reorganised, point=point)
    assert benefit(D178, other, ROWS).amount == benefit(D178, reorganised, ROWS).amount


# -- NĐ 29/2023, điều 8 ------------------------------------------------------------

MERGED = {
    "kind": COMMUNE,
    "leave_on": date(2024, 3, 1),
    "insurance_months": 300,
    "average_salary": 8_000_000,
    "current_salary": 9_000_000,
    "by_reorganisation": True,
}


def test_merged_communes_five_to_ten_years_before_the_age():
    """Seven years: three months each, 5 + 0.5 × 5 for insurance, half a month a year more."""
    found = benefit(D29, case(84, **MERGED, roadmap_ends_on=date(2025, 1, 1)), ROWS)
    assert [(line.formula, line.amount, line.confidence) for line in found.lines] == [
        ("3 × 7 năm × 8.000.000", 168_000_000, "memory"),
        ("(5 + 0,5 × 5) × 8.000.000", 60_000_000, "seen"),
        ("0,5 × 7 năm × 8.000.000", 28_000_000, "memory"),
    ]
    assert found.article == "Điều 8 NĐ 29/2023/NĐ-CP"
    assert found.full_pension
    # The months until the end of the roadmap are added to điều 5–7 (điều 9), not to điều 8.
    assert not any(line.code == lines.MONTHS for line in found.lines)


@pytest.mark.parametrize(
    ("months", "article"),
    [(60, "Điều 5 khoản 2"), (61, "Điều 8"), (120, "Điều 8")],
)
def test_where_article_8_begins_and_ends(months, article):
    found = benefit(D29, case(months, **MERGED), ROWS)
    assert found.fits
    assert found.article == f"{article} NĐ 29/2023/NĐ-CP"


def test_article_8_is_for_communes_that_merge_only():
    for facts in ({"kind": OFFICIAL}, {"by_reorganisation": False}):
        found = benefit(D29, case(84, **{**MERGED, **facts}), ROWS)
        assert [problem.code for problem in found.refusals] == ["too_young"]
    beyond = benefit(D29, case(121, **MERGED), ROWS)
    assert {problem.code for problem in beyond.refusals} == {"too_young"}


def test_no_line_is_paid_twice():
    """Each option of a comparison stands by itself; an option names no line of another decree."""
    made = case(48, leave_on=date(2025, 8, 1), current_salary=10_000_000,
                reorganised_on=date(2025, 7, 1), **PAY)  # fmt: skip
    for (decree, _measure), found in compare(made, ROWS).items():
        assert all(decree in line.article for line in found.lines)
        assert len({line.label for line in found.lines}) == len(found.lines)
