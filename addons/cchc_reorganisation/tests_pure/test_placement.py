"""Who goes where: nobody is lost, posts and places are not given twice."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_reorganisation.rules.placement import (
    DEPUTY,
    HEAD,
    LEADER_SURPLUS,
    NOWHERE,
    SAME_POST,
    SINGLE,
    STAFF_SURPLUS,
    Person,
    place,
)

A, B, NEW, OTHER = 1, 2, 10, 11
MERGED = Mapping({A: [Share(NEW)], B: [Share(NEW)]})


def same(_old, _new):
    return True


def test_of_two_heads_the_longer_in_the_post_stays_head():
    people = [
        Person(1, A, role=HEAD, post=5, post_since=date(2020, 1, 1)),
        Person(2, B, role=HEAD, post=5, post_since=date(2018, 1, 1)),
        Person(3, A, role=DEPUTY, post=6),
        Person(4, B),
    ]
    found = place(people, MERGED, same, {(NEW, HEAD): 1, (NEW, DEPUTY): 2})
    assert [(one.unit, one.reason, one.keeps_post) for one in found] == [
        (NEW, LEADER_SURPLUS, False),
        (NEW, SAME_POST, True),
        (NEW, SAME_POST, True),
        (NEW, "staff", False),
    ]


def test_a_post_of_a_district_does_not_exist_in_a_commune():
    people = [Person(1, A, role=HEAD, post=5)]
    (found,) = place(people, MERGED, lambda _old, _new: False, {(NEW, HEAD): 1})
    assert (found.reason, found.keeps_post) == (LEADER_SURPLUS, False)


def test_without_a_successor_people_are_nowhere_and_said_so():
    (found,) = place([Person(1, A)], Mapping({A: []}), same, {})
    assert (found.unit, found.reason) == (None, NOWHERE)


def test_more_people_than_places():
    people = [Person(number, A, category=1) for number in range(1, 6)]
    found = place(people, MERGED, same, {}, {(NEW, 1): 3})
    assert [one.reason for one in found].count(STAFF_SURPLUS) == 2


def test_a_divided_unit_hands_on_some_of_each_work():
    mapping = Mapping({A: [Share(NEW, Fraction(3, 4)), Share(OTHER, Fraction(1, 4))]})
    people = [Person(number, A, position=number % 2) for number in range(16)]
    found = place(people, mapping, same, {})
    assert [one.unit for one in found].count(NEW) == 12
    of_position = {one.person for one in found if one.unit == OTHER}
    assert {person % 2 for person in of_position} == {0, 1}


shares = st.lists(st.integers(1, 9), min_size=1, max_size=4)
people = st.lists(
    st.tuples(
        st.sampled_from((A, B, 3)),
        st.sampled_from(("", "", "", HEAD, DEPUTY)),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=40,
)


@given(people, shares, shares, st.integers(0, 3), st.integers(0, 9))
def test_nobody_is_lost_and_no_post_given_twice(rows, one, other, posts, places):
    mapping = Mapping(
        {
            A: [Share(10 + n, Fraction(part, sum(one))) for n, part in enumerate(one)],
            B: [Share(10 + n, Fraction(part, sum(other))) for n, part in enumerate(other)],
        }
    )
    own = [
        Person(number, unit, position, number, role, None, category)
        for number, (unit, role, position, category) in enumerate(rows)
    ]
    free = {(10 + n, role): posts for n in range(4) for role in (HEAD, DEPUTY)}
    rest = {(10 + n, 1): places for n in range(4)}
    found = place(own, mapping, same, free, rest)
    assert [one.person for one in found] == [one.id for one in own]
    by_id = {one.id: one for one in own}
    for unit in range(10, 14):
        for role in (HEAD, DEPUTY):
            kept = [
                one for one in found
                if one.unit == unit and one.keeps_post and by_id[one.person].role == role
            ]  # fmt: skip
            assert len(kept) <= posts
    for old, weights in ((A, one), (B, other)):
        moved = [row for row in found if by_id[row.person].unit == old]
        for n, part in enumerate(weights):
            exact = len(moved) * part / sum(weights)
            assert abs(sum(row.unit == 10 + n for row in moved) - exact) <= len(weights)


def test_of_a_post_with_one_holder_one_is_kept():
    people = [
        Person(id=one, unit=unit, post=7, role=f"{SINGLE}7", post_since=date(2020, 1, unit))
        for one, unit in ((1, 2), (2, 1))
    ]
    mapping = Mapping({1: [Share(10)], 2: [Share(10)]})
    first, second = place(people, mapping, lambda _old, _new: True, {})
    assert (second.keeps_post, second.reason) == (True, SAME_POST)
    assert (first.keeps_post, first.reason) == (False, LEADER_SURPLUS)
    # Somebody who stays holds it already.
    taken = {(10, f"{SINGLE}7"): 0}
    assert not any(one.keeps_post for one in place(people, mapping, lambda *_: True, taken))
