from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.structure import Structure

# province 1 ─ district 2 ─ communes 3, 4, 5; after the reform 1 ─ 10 (of 3 and 4), 11 (of 5)
BEFORE = {1: None, 2: 1, 3: 2, 4: 2, 5: 2}
AFTER = {1: None, 10: 1, 11: 1}
MERGED = [(3, 10, 1), (4, 10, 1), (5, 11, 1)]


def test_merged_units_hang_below_the_one_that_follows_them():
    structure = Structure(BEFORE, AFTER, MERGED)
    assert structure.hung == {2: 1, 3: 10, 4: 10, 5: 11}
    assert structure.relatives == {}
    # Who asks for two of them is shown the one that both became.
    assert structure.found([3, 4, 1]) == [10, 1]


def test_looking_back_a_merged_unit_hangs_below_what_stood_above_its_parts():
    structure = Structure(AFTER, BEFORE, MERGED, back=True)
    assert structure.hung == {10: 2, 11: 5}
    # Of its people the service tells in which of the two they were.
    assert structure.relatives == {10: (3, 4)}
    assert structure.found([10]) == [3, 4]


def test_a_divided_unit_hangs_below_the_larger_part_and_its_people_are_looked_up():
    structure = Structure(
        {1: None, 3: 1}, {1: None, 10: 1, 11: 1}, [(3, 10, "0.4"), (3, 11, "0.6")]
    )
    assert structure.hung == {3: 11}
    assert structure.relatives == {3: (10, 11)}
    assert structure.split({(3, "civil_servant"): 10, (1, "civil_servant"): 2}) == {
        (10, "civil_servant"): 4,
        (11, "civil_servant"): 6,
        (1, "civil_servant"): 2,
    }


def test_a_unit_that_gave_a_part_away_and_lives_on_keeps_the_rest():
    structure = Structure({1: None, 3: 1}, {1: None, 3: 1, 10: 1}, [(3, 10, "0.25")])
    assert structure.hung == {}
    assert structure.relatives == {3: (3, 10)}
    assert structure.split({(3,): 8}) == {(3,): 6, (10,): 2}


def test_two_reorganisations_are_followed_one_after_the_other():
    structure = Structure({1: None, 3: 1}, {1: None, 20: 1}, [(3, 10, 1), (10, 20, 1)])
    assert structure.hung == {3: 20}
    back = Structure({1: None, 20: 1}, {1: None, 3: 1}, [(3, 10, 1), (10, 20, 1)], back=True)
    assert back.hung == {20: 3}


def test_what_nobody_follows_stays_below_its_parent():
    # A division of a merged commune, of which the reform does not speak.
    structure = Structure({**BEFORE, 30: 3}, AFTER, MERGED)
    assert structure.hung[30] == 3
    assert structure.found([30]) == [30]
    assert structure.hung[3] == 10


def test_a_circle_of_successions_ends():
    structure = Structure({1: None, 3: 1, 4: 1}, {1: None}, [(3, 4, 1), (4, 3, 1)])
    assert structure.hung == {3: 1, 4: 1}


@given(
    st.dictionaries(st.integers(2, 12), st.integers(20, 25), min_size=1),
    st.lists(st.integers(0, 10**6), min_size=11, max_size=11),
)
def test_nothing_is_lost_whatever_is_merged(merged, amounts):
    before = {1: None} | dict.fromkeys(merged, 1)
    after = {1: None} | dict.fromkeys(merged.values(), 1)
    structure = Structure(before, after, [(old, new, 1) for old, new in merged.items()])
    assert structure.hung == merged
    told = {(unit,): amounts[unit - 2] for unit in merged}
    assert sum(structure.split(told).values()) == sum(told.values())


@given(st.lists(st.integers(1, 10**4), min_size=2, max_size=5), st.integers(0, 10**5))
def test_a_divided_amount_adds_up(weights, amount):
    whole = sum(weights)
    shares = [(3, 10 + place, Fraction(one, whole)) for place, one in enumerate(weights)]
    after = {1: None} | {new: 1 for _old, new, _part in shares}
    structure = Structure({1: None, 3: 1}, after, shares)
    assert sum(structure.split({(3,): amount}).values()) == amount
    assert structure.hung[3] in structure.relatives[3]
