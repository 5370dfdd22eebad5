"""Parts of units: nothing is lost on the way to the successors."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.succession import Mapping, Share

parts = st.lists(st.integers(1, 20), min_size=1, max_size=6)


@given(parts, st.integers(-500, 5000))
def test_a_number_is_parted_without_loss(weights, number):
    whole = sum(weights)
    shares = [Share(place, Fraction(weight, whole)) for place, weight in enumerate(weights)]
    found = Mapping({99: shares}).split(99, number)
    assert sum(found.values()) == number
    for share in shares:
        assert abs(found[share.unit] - number * share.part) < 1


def test_who_is_not_named_follows_itself():
    mapping = Mapping({1: [Share(2)]})
    assert mapping.main(7) == 7
    assert mapping.split(7, 12) == {7: 12}


def test_the_largest_part_is_the_main_one():
    mapping = Mapping.from_rows([(1, 2, "0.3"), (1, 3, "0.7")])
    assert mapping.main(1) == 3
    assert mapping.successors(1) == [3, 2]


def test_a_unit_without_successor_has_no_main_one():
    mapping = Mapping({1: []})
    assert mapping.main(1) is None
    assert mapping.split(1, 5) == {}
