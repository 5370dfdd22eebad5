"""What takes the establishment along with a change of the tree, without a database."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_positions.rules.ledger import (
    Trees,
    UnitRow,
    assigned_at,
    distributed,
    lacking,
)
from odoo.addons.cchc_positions.rules.reorganisation import (
    handed_on,
    moved_along,
    still_missing,
)

START = date(2024, 1, 1)
MOVE = START + timedelta(days=10)
UNITS = (1, 2, 3, 4, 5, 6)
KINDS = ("assigned", "assigned", "cut", "adjusted", "reserved")

parents = st.tuples(*(st.integers(1, unit - 1) for unit in UNITS[1:]))
entries = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.sampled_from(("civil", "income")),
        st.sampled_from(KINDS),
        st.integers(0, 30).map(lambda number: START + timedelta(days=number)),
        st.integers(-3, 9),
    ),
    max_size=14,
)
DAYS = [START + timedelta(days=number) for number in range(0, 32)]


def _history(parent_of):
    units = zip(UNITS, (None, *parent_of), strict=True)
    return Trees([UnitRow(unit, START, parent, False, None) for unit, parent in units])


def _free(rows, trees, day):
    """What each assigned unit may still distribute on a day."""
    assigned, reserved = assigned_at(rows, day)
    tree = trees.at(day)
    given_away = distributed(assigned, tree)
    return {
        key: amount - reserved.get(key, 0) - given_away.get(key, 0)
        for key, amount in assigned.items()
        if key[0] in tree.parent_of
    }


@given(parents, entries, st.sampled_from(UNITS[1:]), st.sampled_from(UNITS))
def test_nobody_has_more_or_less_to_distribute(parent_of, rows, unit, target):
    """A unit moves and takes its establishment along: on no day does that cost anybody."""
    before = _history(parent_of)
    if unit in before.at(START).line((target, "civil")):
        return
    after = before.with_row(UnitRow(unit, MOVE, target, False, None))
    whole = rows + moved_along(rows, before, after, MOVE)
    for day in DAYS:
        assert _free(whole, after, day) == _free(rows, before, day)
    # The moved unit itself and those below keep their figures.
    for day in DAYS:
        mine = assigned_at(whole, day)[0]
        for key, amount in assigned_at(rows, day)[0].items():
            if unit in before.at(day).line(key):
                assert mine[key] == amount


@given(parents, entries, st.sampled_from(UNITS[1:]))
def test_what_a_dissolved_unit_had_goes_back(parent_of, rows, unit):
    before = _history(parent_of)
    if unit in before.at(START).parent_of.values():
        return
    after = before.with_row(UnitRow(unit, MOVE, before.at(START).parent_of[unit], True, None))
    moved = moved_along(rows, before, after, MOVE)
    whole = rows + moved
    for day in [day for day in DAYS if day >= MOVE]:
        assigned, reserved = assigned_at(whole, day)
        for category in ("civil", "income"):
            assert assigned.get((unit, category), 0) == 0
            assert reserved.get((unit, category), 0) == 0
        tree = before.at(day)
        had = assigned_at(rows, day)[0]
        for key, amount in _free(whole, after, day).items():
            back = had.get((unit, key[1]), 0)
            mine = key[0] == tree.giver((unit, key[1]), had) and (unit, key[1]) in had
            assert amount == _free(rows, before, day)[key] + (back if mine else 0)
    assert {row[0] for row in moved} <= {unit}


@given(parents, entries, st.sampled_from(UNITS[1:]), st.sampled_from(UNITS))
def test_transfers_have_two_sides(parent_of, rows, unit, target):
    before = _history(parent_of)
    if unit in before.at(START).line((target, "civil")):
        return
    after = before.with_row(UnitRow(unit, MOVE, target, False, None))
    sums = {}
    for _unit, category, kind, day, amount in moved_along(rows, before, after, MOVE):
        assert amount and day >= MOVE
        if kind == "transferred":
            sums[category, day] = sums.get((category, day), 0) + amount
    assert not any(sums.values())


def test_a_division_moves_to_another_department():
    before = _history((1, 1, 2, 2, 3))
    after = before.with_row(UnitRow(4, MOVE, 3, False, None))
    later = MOVE + timedelta(days=5)
    rows = [
        *((unit, "civil", "assigned", START, people) for unit, people in ((1, 50), (2, 20))),
        *((unit, "civil", "assigned", START, people) for unit, people in ((3, 10), (4, 8))),
        (4, "civil", "cut", later, -2),
    ]
    assert lacking(rows, after.at(MOVE), MOVE) == {}
    rows.append((6, "civil", "assigned", START, 5))
    assert lacking(rows, after.at(MOVE), MOVE) == {(3, "civil"): (10, 0, 13)}
    moved = moved_along(rows, before, after, MOVE)
    assert moved == [
        (2, "civil", "transferred", MOVE, -8),
        (3, "civil", "transferred", MOVE, 8),
        # The cut that is known already takes its people back from where the unit came.
        (3, "civil", "transferred", later, -2),
        (2, "civil", "transferred", later, 2),
    ]
    assert lacking(rows + moved, after.at(later), later) == {}


# -- units that end, and those that follow them ------------------------------------------------


@st.composite
def reforms(draw):
    """A tree, some units of it that end, and which units follow them by which parts."""
    parent_of = draw(parents)
    before = _history(parent_of)
    gone = draw(st.sets(st.sampled_from(UNITS[1:]), max_size=3))
    left = [unit for unit in UNITS if unit not in gone]
    rows, mapping = [], {}
    for unit in UNITS[1:]:
        if unit in gone:
            rows.append(UnitRow(unit, MOVE, None, True, None))
            takers = draw(st.lists(st.sampled_from(left), unique=True, max_size=3))
            parts = [draw(st.integers(1, 9)) for _taker in takers]
            mapping[unit] = [
                Share(taker, Fraction(part, sum(parts)))
                for taker, part in zip(takers, parts, strict=True)
            ]
        elif parent_of[unit - 2] in gone:
            # What lay below a unit that ends comes to the top.
            rows.append(UnitRow(unit, MOVE, 1, False, None))
    after = before
    for row in rows:
        after = after.with_row(row)
    return before, after, Mapping(mapping)


def _whole(rows, trees, day):
    """What all units together keep for themselves, by category: what the province has."""
    found = {}
    assigned = assigned_at(rows, day)[0]
    tree = trees.at(day)
    given_away = distributed(assigned, tree)
    for key, amount in assigned.items():
        if key[0] in tree.parent_of:
            found[key[1]] = found.get(key[1], 0) + amount - given_away.get(key, 0)
    return found


def _reserve(rows, day):
    found = {}
    for (_unit, category), amount in assigned_at(rows, day)[1].items():
        found[category] = found.get(category, 0) + amount
    return {category: amount for category, amount in found.items() if amount}


@given(reforms(), entries)
def test_the_province_has_as_many_places_after_as_before(reform, rows):
    before, after, mapping = reform
    # Of categories that have a line at the top, so that what is given back comes somewhere.
    rows = [(1, "civil", "assigned", START, 9), (1, "income", "assigned", START, 9), *rows]
    whole = rows + handed_on(rows, before, after, mapping, MOVE)
    for day in DAYS:
        assert _whole(whole, after, day) == _whole(rows, before, day), day
        assert _reserve(whole, day) == _reserve(rows, day), day


@given(reforms(), entries)
def test_nothing_changes_before_the_day(reform, rows):
    before, after, mapping = reform
    added = handed_on(rows, before, after, mapping, MOVE)
    assert all(day >= MOVE for _unit, _category, _kind, day, _amount in added)


@given(reforms(), entries)
def test_who_ends_keeps_nothing(reform, rows):
    before, after, mapping = reform
    rows = [(1, "civil", "assigned", START, 9), (1, "income", "assigned", START, 9), *rows]
    whole = rows + handed_on(rows, before, after, mapping, MOVE)
    for day in (day for day in DAYS if day >= MOVE):
        assigned, reserved = assigned_at(whole, day)
        gone = before.at(day).parent_of.keys() - after.at(day).parent_of.keys()
        for figures in (assigned, reserved):
            assert not [key for key, amount in figures.items() if key[0] in gone and amount]


def test_two_districts_become_one():
    """Province 20 = 8 and 6 given to two districts; they are merged into the first."""
    before = _history((1, 1, 2, 3, 1))
    rows = [
        (1, "civil", "assigned", START, 20),
        (2, "civil", "assigned", START, 8),
        (3, "civil", "assigned", START, 6),
        (5, "civil", "assigned", START, 2),
    ]
    after = before.with_row(UnitRow(3, MOVE, None, True, None)).with_row(
        UnitRow(5, MOVE, 2, False, None)
    )
    added = handed_on(rows, before, after, Mapping({3: [Share(2)]}), MOVE)
    assert sorted(added) == [
        (2, "civil", "transferred", MOVE, 6),
        (3, "civil", "transferred", MOVE, -6),
    ]


@given(reforms(), entries, entries)
def test_handed_on_twice_is_as_if_all_had_been_known_at_first(reform, rows, since):
    before, after, mapping = reform
    since = [row for row in since if row[3] < MOVE]
    first = handed_on(rows, before, after, mapping, MOVE)
    wanted = handed_on(rows + since, before, after, mapping, MOVE)
    rest = still_missing(wanted, first)
    assert still_missing(first + rest, wanted) == []
    assert still_missing(first, first) == []


def test_a_history_without_some_rows_is_the_one_before_them():
    before = _history((1, 1, 2, 3, 1))
    after = before.with_row(UnitRow(3, MOVE, None, True, None))
    again = after.without({(3, MOVE)})
    assert all(again.at(day).parent_of == before.at(day).parent_of for day in DAYS)
