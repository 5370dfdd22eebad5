from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_recruitment.rules.exam import (
    Person,
    after_incident,
    allot,
    mean,
    numbers,
    show_points,
    typed_points,
)

DAY = date(2000, 1, 1)
NAMES = st.sampled_from(["Nguyễn Văn An", "Trần Thị Ân", "Lê Ánh", "Đỗ Đức", "Phạm Dũng"])


def test_by_given_name_as_in_vietnam():
    people = [Person(1, "Nguyễn Văn Ân", DAY), Person(2, "Trần Thị An", DAY),
              Person(3, "Bùi Văn Đức", DAY), Person(4, "Cao Thị Dung", DAY)]  # fmt: skip
    given_numbers = numbers(people)
    assert sorted(given_numbers, key=given_numbers.get) == [2, 1, 4, 3]
    assert given_numbers[2] == "0001"


def test_two_of_one_name_and_birthday_have_two_numbers():
    assert numbers([Person(2, "An", DAY), Person(1, "An", DAY)]) == {1: "0001", 2: "0002"}


@given(st.lists(NAMES, max_size=40), st.integers(0, 30))
def test_unique_without_gaps_whatever_the_order(names, before):
    people = [Person(place, name, DAY) for place, name in enumerate(names)]
    given_before = [f"{n:04}" for n in range(1, before + 1)]
    found = numbers(people, given_before)
    assert found == numbers(reversed(people), given_before)
    assert sorted(map(int, found.values())) == list(range(before + 1, before + len(names) + 1))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6), st.integers(0, 60))
def test_nobody_shares_a_seat_and_no_room_is_too_full(sizes, count):
    rooms = [(room, size, min(size, taken)) for room, (size, taken) in enumerate(sizes)]
    free = sum(size - taken for _room, size, taken in rooms)
    if free < count:
        with pytest.raises(RuleError):
            allot(range(count), rooms)
        return
    places = allot(range(count), rooms)
    assert [place.candidate for place in places] == list(range(count))
    assert len({(place.room, place.seat) for place in places}) == count
    for room, size, taken in rooms:
        assert all(taken < place.seat <= size for place in places if place.room == room)


def test_points_of_incidents_and_boards():
    assert after_incident(Decimal("71.50"), Decimal(25)) == Decimal("53.63")
    assert mean([Decimal("70"), Decimal("70.5"), Decimal("71")]) == Decimal("70.50")


@pytest.mark.parametrize(
    ("text", "points"), [("7", "7"), (" 7,25", "7.25"), ("7.5 ", "7.5"), ("0", "0"), ("10", "10")]
)
def test_points_as_they_are_typed(text, points):
    assert typed_points(text, Decimal(10)) == Decimal(points)


@pytest.mark.parametrize("text", ["", "x", "-1", "7,5,5", "11", "7.125", "NaN", "1e1", "٧"])
def test_what_is_no_number_of_points(text):
    with pytest.raises(RuleError):
        typed_points(text, Decimal(10))


@given(st.integers(0, 10_000))
def test_shown_points_can_be_typed_again(cents):
    points = Decimal(cents) / 100
    assert typed_points(show_points(points), Decimal(100)) == points
