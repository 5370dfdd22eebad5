"""The arithmetic of the ledger, of deadlines and of the reduction path, without a database."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_positions.rules.balance import Balance, Event, recount
from odoo.addons.cchc_positions.rules.ledger import (
    Tree,
    Trees,
    UnitRow,
    assigned_at,
    boundaries,
    decides_itself,
    distributed,
    lacking,
    pairs,
    worsened,
)
from odoo.addons.cchc_positions.rules.occupancy import Occupancy
from odoo.addons.cchc_positions.rules.plan_deadline import plan_deadline
from odoo.addons.cchc_positions.rules.reduction_path import (
    recruitable,
    target_figure,
    yearly_path,
)

START = date(2024, 1, 1)
UNITS = (1, 2, 3, 4, 5)
CATEGORIES = ("civil", "income")
RULES = (
    Occupancy("serving", True, "đang công tác"),
    Occupancy("seconded", True, "biệt phái"),
    Occupancy("long_leave", True, "nghỉ dài hạn"),
    *(Occupancy(status, False, status) for status in ("died", "resigned", "retired")),
)
MEMBERS = {("civil_servant", "state_budget"): "civil", ("public_employee", "own_income"): "income"}

trees = st.builds(
    lambda parents, standing: Tree(
        {1: None} | {unit: parent for unit, parent in zip(UNITS[1:], parents, strict=True)},
        standing,
        ("income",),
    ),
    # A unit lies below one with a smaller number, so there is no circle.
    st.tuples(*(st.integers(1, unit - 1) for unit in UNITS[1:])),
    st.sets(st.sampled_from(UNITS)),
)
days = st.integers(0, 30).map(lambda number: START + timedelta(days=number))
entries = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.sampled_from(CATEGORIES),
        st.sampled_from(("assigned", "cut", "reserved", "transferred")),
        days,
        st.integers(-5, 9),
    ),
    max_size=12,
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "department_id": st.sampled_from(UNITS),
        "service_status": st.sampled_from(
            ("serving", "seconded", "long_leave", "died", "resigned", "retired")
        ),
        "staffing_category": st.sampled_from(("civil_servant", "public_employee", "contract_111")),
        "funding_source": st.sampled_from(("state_budget", "own_income")),
    },
)
events = st.lists(
    st.builds(
        Event,
        person=st.integers(1, 4),
        day=days,
        order=st.integers(0, 1000),
        facts=facts,
        revoked=st.booleans(),
    ),
    max_size=16,
    unique_by=lambda event: (event.person, event.order),
)


@given(entries, events, trees, days)
def test_own_parts_add_up_to_the_tops(entries, events, tree, day):
    """Who is held by the units, unit by unit, is everybody who occupies a place."""
    rows = recount(entries, events, MEMBERS, tree, day, RULES)
    assigned = {key for key, row in rows.items() if row.is_assigned}
    for category in CATEGORIES:
        mine = {key: row for key, row in rows.items() if key[1] == category}
        tops = [
            row for key, row in mine.items() if row.is_assigned and not tree.giver(key, assigned)
        ]
        assert sum(row.kept for row in mine.values()) == sum(row.assigned for row in tops)
        everybody = sum(
            row.occupied
            for (unit, own), row in mine.items()
            if not next(tree.above((unit, own)), 0)
        )
        assert sum(row.held for row in mine.values()) == everybody


@given(entries, events, trees, days)
def test_the_recount_agrees_with_the_arithmetic_of_the_ledger(entries, events, tree, day):
    rows = recount(entries, events, MEMBERS, tree, day, RULES)
    assigned, reserved = assigned_at(entries, day)
    given_away = distributed(assigned, tree)
    for key, row in rows.items():
        assert (row.assigned, row.reserved) == (assigned.get(key, 0), reserved.get(key, 0))
        assert row.distributed == given_away.get(key, 0)
        assert row.vacant == 0 or row.over == 0


@given(entries, trees, days)
def test_taking_everything_back_leaves_nothing(entries, tree, day):
    mirrored = [(unit, category, kind, on, -n) for unit, category, kind, on, n in entries]
    assert not lacking(entries + mirrored, tree, day)


def test_a_gap_may_be_closed_step_by_step_but_not_widened():
    tree = Tree({1: None, 2: 1})
    before = [(1, "c", "assigned", START, 5), (2, "c", "assigned", START, 8)]
    old = lacking(before, tree, START)
    closing = lacking([*before, (1, "c", "adjusted", START, 1)], tree, START)
    widening = lacking([*before, (2, "c", "adjusted", START, 1)], tree, START)
    assert old and closing and not worsened(old, closing)
    assert worsened(old, widening) == {(1, "c"): (5, 0, 9)}


def test_a_change_of_the_tree_is_a_boundary():
    moved = START + timedelta(days=10)
    history = Trees(
        [
            UnitRow(1, START, None, False, None),
            UnitRow(2, START, 1, False, None),
            UnitRow(2, moved, None, False, None),
        ]
    )
    assert boundaries([], START, history, {(1, "c")}) == [START, moved]
    assert history.at(moved - timedelta(days=1)).parent_of == {1: None, 2: 1}
    assert history.at(moved).parent_of == {1: None, 2: None}


def test_autonomous_units_decide_from_the_decree_on():
    assert not decides_itself("2", date(2020, 11, 14))
    assert decides_itself("2", date(2020, 11, 15))
    assert decides_itself("1", START)
    assert not decides_itself("3", START) and not decides_itself(None, START)


def test_nothing_climbs_from_an_autonomous_unit():
    tree = Tree({1: None, 2: 1, 3: 2}, {2}, ("income",))
    assert list(tree.line((3, "income"))) == [3, 2]
    assert list(tree.line((3, "civil"))) == [3, 2, 1]


def test_transfers_find_their_other_side():
    assert pairs([("d", 1, -2), ("d", 2, 2)]) == ([(0, 1)], [])
    assert pairs([("d", 1, 2), ("d", 2, -2)]) == ([(1, 0)], [])
    assert pairs([("d", 1, -2), ("e", 2, 2)]) == ([], [0, 1])
    assert pairs([("d", 1, -2), ("d", 1, 2)]) == ([], [0, 1])


def test_deadlines_of_the_plans():
    assert plan_deadline("civil_servant", 2025).value == date(2024, 6, 15)
    assert plan_deadline("public_employee", 2025).value == date(2024, 4, 30)
    assert "NĐ 62/2020" in plan_deadline("civil_servant", 2025).explain()[0]
    assert plan_deadline("public_employee", 2020).value is None


def test_at_least_ten_per_cent_of_45_is_5():
    assert target_figure(45, 10).value == 40
    assert target_figure(40, 10).value == 36
    assert target_figure(0, 10).value == 0


@given(st.integers(0, 10_000), st.integers(0, 100), st.integers(1, 10))
def test_the_path_falls_evenly_to_the_target(baseline, percent, years):
    path = yearly_path(baseline, percent, 2015, 2015 + years - 1)
    figures = [baseline, *(figure for _year, figure in path)]
    steps = [before - after for before, after in zip(figures, figures[1:], strict=False)]
    assert path[-1] == (2015 + years - 1, target_figure(baseline, percent).value)
    assert min(steps) >= 0 and max(steps) - min(steps) <= 1


def _vacant(count):
    return Balance(is_assigned=True, assigned=count)


def test_recruitment_replaces_half_of_the_leavers():
    assert recruitable(_vacant(10), 7, 1, 50).value == 2
    assert recruitable(_vacant(1), 7, 0, 50).value == 1
    assert recruitable(_vacant(10), 2, 3, 50).value == 0
    assert recruitable(_vacant(10), 0, 0, None).value == 10
    told = " / ".join(recruitable(_vacant(10), 7, 1, 50, "39-NQ/TW").explain())
    assert "7 × 50 %, làm tròn xuống: 3" in told and "(39-NQ/TW)" in told


def test_a_unit_without_establishment_recruits_nobody():
    result = recruitable(Balance(occupied=3), 7, 1, 50)
    assert result.value == 0 and "đơn vị cấp trên" in result.explain()[0]
