from datetime import date, timedelta

from hypothesis import given, reject
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.person_merge import Line, Words, obstacles, unit_periods
from odoo.addons.cchc_hr.rules.timeline import replay

START = date(2020, 1, 1)
WORDS = Words(left=frozenset({"resigned"}), units={1: "Sở A", 2: "Sở B"})


def opening(key, day, unit, **facts):
    facts = {"department_id": unit, "service_status": "serving", **facts}
    return Line(key, day, 1, facts, True, f"opening {key}")


def line(key, day, **facts):
    return Line(key, day, 1, facts, False, f"line {key}")


def codes(*args, **kwargs):
    return [problem.code for problem in obstacles(*args, words=WORDS, **kwargs)]


def test_a_second_opening_waits_for_a_choice():
    mine, theirs = opening(1, START, 1, step=3), opening(2, date(2022, 1, 1), 1, step=4)
    assert codes([mine], [theirs]) == ["two_openings"]
    assert codes([mine], [theirs], aside={2}) == []
    # The earlier one alone says where the person was from 2020 to 2022.
    assert codes([mine], [theirs], aside={1}) == ["aside_alone"]


def test_an_opening_elsewhere_is_no_doubling_of_the_same_service():
    mine, theirs = opening(1, START, 1), opening(2, date(2022, 1, 1), 2)
    assert codes([mine], [theirs], aside={2}) == ["aside_elsewhere"]
    moved = line(3, date(2021, 6, 1), department_id=2)
    assert codes([mine, moved], [theirs], aside={2}) == []


def test_two_values_of_one_day_are_named():
    mine = [opening(1, START, 1), line(2, date(2021, 1, 1), step=4)]
    theirs = [line(3, date(2021, 1, 1), step=5)]
    (problem,) = obstacles(mine, theirs, words=Words(facts={"step": "Bậc"}))
    assert problem.code == "same_day"
    assert problem.params["refs"] == (2, 3)
    assert "“Bậc”" in str(problem) and "line 2" in str(problem) and "01/01/2021" in str(problem)
    assert codes(mine, [line(3, date(2021, 1, 1), step=4)]) == []


def test_two_units_at_a_time_and_one_after_the_other():
    mine = [opening(1, START, 1)]
    theirs = [opening(2, date(2021, 1, 1), 2)]
    assert "two_units" in codes(mine, theirs)
    gone = line(3, date(2020, 12, 31), service_status="resigned")
    again = line(4, date(2021, 1, 1), department_id=2, service_status="serving")
    assert codes([*mine, gone], [again]) == []


def test_who_is_put_aside_leaves_the_moves_of_the_other():
    """A doubled opening that nobody went on with, while the other entry moved on."""
    left_behind = [opening(1, START, 1)]
    moved_on = [opening(2, START, 1), line(3, date(2023, 1, 1), department_id=2)]
    assert codes(left_behind, moved_on, aside={1}) == []


days = st.integers(0, 60).map(lambda n: START + timedelta(days=30 * n))
facts = st.dictionaries(st.sampled_from(["step", "rank_id"]), st.integers(1, 3), min_size=1)


@given(
    st.lists(st.tuples(days, facts), max_size=6),
    st.lists(st.tuples(days, facts), max_size=6),
)
def test_without_obstacles_the_career_is_the_lines_of_both_in_their_order(mine, theirs):
    """Replaying both together says of each day what the latest line of either says of it."""
    kept = [opening(0, START - timedelta(days=1), 1)]
    kept += [Line(n, day, n, change) for n, (day, change) in enumerate(mine, 1)]
    other = [Line(n, day, n, change) for n, (day, change) in enumerate(theirs, 100)]
    if obstacles(kept, other, words=WORDS):
        reject()
    both = sorted((*kept, *other), key=lambda one: (one.effective, one.order, one.key))
    periods = replay(one.change() for one in both)
    for period in periods:
        expected = {}
        for one in both:
            if one.effective <= period.start:
                expected.update(one.facts)
        assert dict(period.facts) == expected
    assert replay(one.change() for one in reversed(both)) == periods


@given(st.lists(st.tuples(days, st.sampled_from([1, 2])), min_size=1, max_size=6))
def test_nobody_is_in_two_units_within_one_entry(moves):
    lines = [Line(n, day, n, {"department_id": unit}) for n, (day, unit) in enumerate(moves)]
    periods = unit_periods(lines)
    for one, following in zip(periods, periods[1:], strict=False):
        assert one.end < following.start
