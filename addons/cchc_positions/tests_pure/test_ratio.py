from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.tables import day, read_table
from odoo.addons.cchc_positions.rules.ratio import (
    Ceiling,
    Crew,
    most_people,
    position_shares,
    share,
    shares,
    step_ceilings,
    step_of,
)

DATA = Path(__file__).parents[1] / "data" / "cchc.rank.ratio.csv"
CEILINGS = tuple(
    Ceiling(
        ref=number,
        staff=row["staff"],
        place=row["place"],
        base=row["base"],
        percent=Decimal(row["percent"]),
        article=row["article"],
        date_from=day(row["date_from"]),
        date_to=day(row["date_to"]),
        tier=row["tier"],
        and_lower=row["and_lower"] == "True",
        autonomy_group=row["autonomy_group"],
        top_step=int(row["top_step"] or 0),
        step=int(row["step"] or 0),
        steps_used=int(row["steps_used"] or 0),
        confidence=row["confidence"],
    )
    for number, row in enumerate(read_table(DATA))
)
NOW = date(2026, 10, 1)


def _crew(ref, place, people, **values):
    return Crew(
        ref, f"Đơn vị {ref}", place, values.pop("staff", "civil_servant"), people=people, **values
    )


def _found(crews, on, **wanted):
    return [
        row
        for row in shares(crews, CEILINGS, on)
        if all(getattr(row.ceiling, name) == value for name, value in wanted.items())
    ]


def test_the_base_under_nd_361_is_what_was_assigned():
    department = _crew(10, "department", {("other", "principal"): 20, ("other", "specialist"): 10},
               parent=1, assigned=40)  # fmt: skip
    (row,) = _found([department], NOW, tier="principal", base="assigned")
    assert (row.count, row.base, row.percent, row.allowed) == (20, 40, Decimal("50.00"), 20)
    assert row.over == 0


def test_the_base_of_cv_64_is_who_is_there_and_leaders_left_it_in_august_2024():
    people = {("head", "principal"): 1, ("deputy", "principal"): 3, ("other", "principal"): 4,
              ("other", "specialist"): 12}  # fmt: skip
    department = _crew(10, "department", people, parent=1, assigned=99)
    (before,) = _found([department], date(2024, 8, 14), tier="principal")
    assert (before.count, before.base, before.allowed) == (8, 20, 8)
    (after,) = _found([department], date(2024, 8, 15), tier="principal")
    assert (after.count, after.base, after.percent) == (4, 16, Decimal("25.00"))


def test_deputies_are_one_pool_over_the_province():
    top = _crew(1, "province", {})
    departments = [
        _crew(
            10 + number, "department", {}, parent=1,
            own={("head", "senior_principal"): 1, ("deputy", "senior_principal"): seniors,
                 ("deputy", "principal"): 3 - seniors},
        )
        for number, seniors in enumerate((3, 1, 0))
    ]  # fmt: skip
    (pool,) = _found([top, *departments], NOW, base="deputies_pool", place="province")
    # Three of three at one department are lawful: the pool counts, four of nine.
    assert (pool.body, pool.count, pool.base, pool.allowed, pool.over) == (1, 4, 9, 4, 0)


def test_a_commune_has_a_pool_of_its_own():
    communes = [_crew(1, "commune", {}, parent=9), _crew(2, "commune", {}, parent=9)]
    rooms = [
        _crew(11, "commune_division", {}, parent=1, own={("deputy", "principal"): 2}),
        _crew(21, "commune_division", {}, parent=2, own={("deputy", "specialist"): 2}),
    ]
    found = _found([*communes, *rooms], NOW, base="deputies_pool")
    assert {row.body: (row.count, row.allowed, row.over) for row in found} == {
        1: (2, 1, 1),
        2: (0, 1, 0),
    }


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((3, 4, 5), {5: 30, 4: 40}),
        ((1, 2, 3, 4, 5), {5: 30, 4: 40}),
        ((2, 3, 4), {4: 40}),
        ((3, 4), {4: 50}),
        ((1, 2), {2: 50}),
        ((4, 5), {5: 50}),
        ((1, 2, 3), {}),
        ((3,), {}),
        ((), {}),
    ],
)
def test_ceilings_of_professional_steps(steps, expected):
    found = step_ceilings(steps, CEILINGS, NOW)
    assert {step: row.percent for step, row in found.items()} == expected
    assert not step_ceilings(steps, CEILINGS, date(2026, 6, 30))
    assert not step_ceilings(steps, CEILINGS, NOW, "2")


def test_an_unused_share_is_not_added_to_the_step_below():
    rows = position_shares(7, (3, 4, 5), 10, {5: 0, 4: 6, 3: 4}, CEILINGS, NOW)
    assert [(row.ceiling.step, row.allowed, row.over) for row in rows] == [(5, 3, 0), (4, 4, 2)]
    assert any("không cộng" in line for line in rows[0].result.explain())


@pytest.mark.parametrize(
    ("group", "step"), [("B", 1), ("A0", 2), ("A1", 3), ("A2.2", 4), ("A3.1", 5), ("C1", 0)]
)
def test_step_of_a_pay_table(group, step):
    assert step_of(group) == step


@pytest.mark.parametrize(("group", "percent"), [("1", 20), ("2", 20), ("3", 10), ("", 10)])
def test_titles_of_class_i_in_service_units(group, percent):
    unit = _crew(30, "service_unit", {("other", "senior_principal"): 1},
                 staff="public_employee", autonomy_group=group)  # fmt: skip
    (row,) = _found([unit], date(2024, 9, 1), tier="senior_principal")
    assert row.ceiling.percent == percent


@given(
    base=st.integers(0, 5000),
    percent=st.decimals(0, 100, places=2),
    count=st.integers(0, 5000),
)
def test_over_means_above_the_ceiling(base, percent, count):
    ceiling = Ceiling(1, "civil_servant", "department", "assigned", percent, "", date(2020, 1, 1))
    row = share(1, ceiling, count, base)
    assert most_people(base, percent) <= Decimal(base) * percent / 100
    assert Decimal(most_people(base, percent) + 1) > Decimal(base) * percent / 100
    assert (row.over > 0) == (base > 0 and Decimal(count) * 100 > Decimal(base) * percent)
