"""How many places may be reserved; what a version says otherwise; who is offered a place."""

from hypothesis import given
from hypothesis import strategies as st
from tables import figures

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_recruitment.rules.announcement import differences, digest
from odoo.addons.cchc_recruitment.rules.outcome import fills, free_seats, has_probation, pay
from odoo.addons.cchc_recruitment.rules.reservation import Holder, over, reservable

number = st.integers(0, 50)


def holder(recruitable, reserved=0, name="Sở"):
    return Holder(name, Result(recruitable, (), "recruitable"), reserved)


def test_the_tightest_unit_decides():
    told = reservable([holder(5, 1), holder(10, 8, "Tỉnh")])
    assert (told.value, told["tightest"]) == (2, "Tỉnh")
    assert "Còn được đăng ký: 10 − 8, không âm: 2" in told.explain()


def test_where_nothing_is_assigned_nothing_may_be_recruited():
    assert reservable([]).value == 0


@given(number, number)
def test_reserved_places_are_never_counted_twice(recruitable, reserved):
    free = reservable([holder(recruitable, reserved)]).value
    assert free == max(0, recruitable - reserved)
    assert reservable([holder(recruitable, reserved + free)]).value == 0


def test_rooms_of_one_agency_share_its_figure():
    lines = {("a", 1): [("sở", 1)], ("b", 1): [("sở", 1)]}
    holders = {("sở", 1): holder(3)}
    assert over({("a", 1): 2, ("b", 1): 1}, lines, holders) is None
    assert over({("a", 1): 2, ("b", 1): 2}, lines, holders) == (("sở", 1), 4)


POST = {"code": "1", "name": "A", "unit": "U", "rank": None, "places": 1, "exam_form": "Viết"}
POST |= {"language": None, "conditions": []}


def test_a_version_tells_what_changed():
    old = {"closes_on": "2026-03-31", "posts": [POST]}
    new = {"closes_on": "2026-04-02", "posts": [POST | {"places": 2}, POST | {"code": "2"}]}
    assert differences(old, new) == (
        ("Nhận phiếu đăng ký đến hết ngày", "31/03/2026", "02/04/2026"),
        ("Vị trí 1 – Số lượng", "1", "2"),
        ("Vị trí 2", "", "A"),
    )
    assert differences(old, old) == ()
    assert digest(old) != digest(new)
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_the_chosen_come_before_the_reserve():
    ranked = [("reserve", 3, "c"), ("chosen", 2, "b"), ("failed", 4, "d"), ("chosen", 1, "a")]
    assert fills(2, set(), ranked) == ["a", "b"]
    assert fills(2, {"a"}, ranked) == ["b", "c"]
    assert fills(0, set(), ranked) == []


@given(st.integers(1, 6), st.permutations(range(8)), st.sets(st.integers(0, 7)))
def test_no_more_are_asked_than_places(places, order, gone):
    ranked = [("chosen" if one < places else "reserve", one + 1, one) for one in order]
    asked = fills(places, gone, ranked)
    assert len(asked) == min(places, 8 - len(gone))
    assert asked == sorted(set(range(8)) - gone)[: len(asked)]


@given(st.integers(1, 8), st.sets(st.integers(1, 8)))
def test_seats_are_free_or_taken(places, taken):
    seats = free_seats(places, taken)
    assert set(seats) | {seat for seat in taken if seat <= places} == set(range(1, places + 1))
    assert not set(seats) & taken


def test_probation_where_the_law_has_it():
    assert pay(figures("nd138_2020_nd116"), "master") == (2, 85)
    assert pay(figures("nd115_2020_nd85"), "university") == (1, 85)
    assert pay(figures("nd170_2025_nd300"), "doctor") == (1, None)
    assert not has_probation("nd259_2026")
