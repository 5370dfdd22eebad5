"""The replay against an independent, day-by-day reading of the same changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.timeline import Attainment, Change, ConflictError, replay

MARCH, JULY = date(2024, 3, 1), date(2024, 7, 1)


def test_late_transfer_slides_under_the_later_raise():
    opening = Change(date(2020, 1, 1), 1, 1, {"unit": "A", "step": 3})
    raise_ = Change(JULY, 1, 2, {"step": 4})
    transfer = Change(MARCH, 1, 3, {"unit": "B"})
    periods = replay([opening, raise_, transfer])
    assert [(p.start, p.facts) for p in periods] == [
        (date(2020, 1, 1), {"unit": "A", "step": 3}),
        (MARCH, {"unit": "B", "step": 3}),
        (JULY, {"unit": "B", "step": 4}),
    ]
    assert periods[1].end == date(2024, 6, 30)
    # Without the transfer everything is as before it.
    assert replay([opening, raise_]) == replay([raise_, opening])


def test_order_within_the_day_decides():
    first = Change(MARCH, 1, 9, {"unit": "A"})
    second = Change(MARCH, 2, 1, {"unit": "B"})
    assert replay([second, first])[-1].facts == {"unit": "B"}


BOUND = {"unit": ["position"]}


def test_who_moves_leaves_the_position_behind():
    opening = Change(date(2020, 1, 1), 1, 1, {"unit": "A"})
    move = Change(JULY, 1, 2, {"unit": "B"})
    late = Change(MARCH, 1, 3, {"position": "P of A"})
    periods = replay([opening, move, late], (), BOUND)
    assert [dict(period.facts) for period in periods] == [
        {"unit": "A"},
        {"unit": "A", "position": "P of A"},
        {"unit": "B"},
    ]


def test_a_move_may_give_a_position_there():
    opening = Change(MARCH, 1, 1, {"unit": "A", "position": "P of A"})
    move = Change(JULY, 1, 2, {"unit": "B", "position": "P of B"})
    assert replay([opening, move], (), BOUND)[-1].facts == {"unit": "B", "position": "P of B"}


def test_the_unit_named_again_is_no_move():
    opening = Change(MARCH, 1, 1, {"unit": "A", "position": "P of A"})
    again = Change(JULY, 1, 2, {"unit": "A", "step": 4})
    assert replay([opening, again], (), BOUND)[-1].facts["position"] == "P of A"


@pytest.mark.parametrize("keys", [(2, 3), (3, 2)])
def test_two_decisions_of_one_moment_are_one(keys):
    opening = Change(MARCH, 1, 1, {"unit": "A", "position": "P of A"})
    move = Change(JULY, 1, keys[0], {"unit": "B"})
    place = Change(JULY, 1, keys[1], {"position": "P of B"})
    assert replay([opening, move, place], (), BOUND)[-1].facts["position"] == "P of B"


def test_two_values_for_one_fact_on_one_day_and_order_are_refused():
    with pytest.raises(ConflictError) as caught:
        replay([Change(MARCH, 1, 1, {"step": 4}), Change(MARCH, 1, 2, {"step": 5})])
    assert caught.value.fact == "step" and set(caught.value.keys) == {1, 2}


def test_same_value_twice_is_no_conflict():
    assert len(replay([Change(MARCH, 1, 1, {"step": 4}), Change(MARCH, 1, 2, {"step": 4})])) == 1


def test_a_lower_degree_later_does_not_lower_the_level():
    periods = replay(
        [Change(MARCH, 1, 1, {"unit": "A"})],
        [Attainment(None, "degree", 3, "master"), Attainment(JULY, "degree", 2, "university")],
    )
    assert [p.facts["degree"] for p in periods] == ["master"]


days = st.dates(min_value=date(2023, 1, 1), max_value=date(2023, 3, 1))
changes = st.lists(
    st.builds(
        lambda day, facts: (day, facts),
        days,
        st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), min_size=1),
    ),
    max_size=8,
).map(lambda rows: [Change(day, key, key, facts) for key, (day, facts) in enumerate(rows)])
attainments = st.lists(
    st.builds(
        lambda day, rank: Attainment(day, "level", rank, f"L{rank}"),
        st.one_of(st.none(), days),
        st.integers(0, 4),
    ),
    max_size=5,
)


def naive_facts_on(day, rows, reached):
    """Facts of one day, read without building periods."""
    in_force = [c for c in sorted(rows, key=lambda c: c.sort_key) if c.effective <= day]
    if not in_force:
        return None
    facts = {}
    for change in in_force:
        facts |= change.facts
    levels = [item for item in reached if item.attained is None or item.attained <= day]
    if levels:
        facts["level"] = max(levels, key=lambda item: item.rank).value
    return facts


@given(changes, attainments, st.randoms())
def test_every_day_reads_the_same_whatever_the_order(rows, reached, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    periods = replay(shuffled, reached)
    for offset in range(62):
        day = date(2023, 1, 1) + timedelta(days=offset)
        found = [p.facts for p in periods if p.start <= day and (p.end is None or day <= p.end)]
        expected = naive_facts_on(day, rows, reached)
        assert found == ([] if expected is None else [expected])


@given(changes, attainments)
def test_periods_touch_and_differ(rows, reached):
    periods = replay(rows, reached)
    for before, after in zip(periods, periods[1:], strict=False):
        assert after.start - before.end == timedelta(days=1)
        assert before.facts != after.facts
    assert not periods or periods[-1].end is None
