"""Who occupies a place, by dated rules: without a database."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_positions.rules.balance import Event, recount
from odoo.addons.cchc_positions.rules.ledger import Tree
from odoo.addons.cchc_positions.rules.occupancy import (
    Occupancy,
    Place,
    occupied_place,
    occupying,
    rules_on,
    spans,
)

START = date(2024, 1, 1)
MEMBERS = {("civil_servant", "state_budget"): "civil"}
TREE = Tree({1: None, 2: 1})
STATUSES = ("serving", "long_leave", "seconded", "retired")


def _day(number):
    return START + timedelta(days=number)


def _rows_of(status, cuts, answers):
    """Rows of a status that follow one another without a gap."""
    starts = [None, *cuts]
    ends = [*(cut - timedelta(days=1) for cut in cuts), None]
    return [
        Occupancy(status, answer, "vì thế", start, end)
        for start, end, answer in zip(starts, ends, answers, strict=False)
    ]


cuts = st.lists(st.integers(1, 40).map(_day), max_size=3, unique=True).map(sorted)
rules = st.tuples(
    *(
        st.tuples(cuts, st.lists(st.booleans(), min_size=4, max_size=4)).map(
            lambda drawn, status=status: _rows_of(status, *drawn)
        )
        for status in STATUSES
    )
).map(lambda found: tuple(row for rows in found for row in rows))


def _facts(**facts):
    return {
        "staffing_category": "civil_servant",
        "funding_source": "state_budget",
        "department_id": 2,
        **facts,
    }


events = st.lists(
    st.builds(
        Event,
        person=st.integers(1, 3),
        day=st.integers(0, 45).map(_day),
        order=st.integers(0, 100),
        facts=st.builds(
            _facts, service_status=st.sampled_from(STATUSES), department_id=st.sampled_from((1, 2))
        ),
    ),
    max_size=8,
    unique_by=lambda event: (event.person, event.order),
)


@given(rules, st.integers(-10, 60).map(_day))
def test_spans_say_of_every_day_what_the_rows_say(rows, day):
    found = [span for span in spans(rows) if span.date_from <= day <= span.date_to]
    assert len(found) == 1
    assert found[0].statuses == occupying(rows, day)


@given(rules)
def test_spans_that_follow_one_another_differ(rows):
    found = spans(rows)
    for before, after in zip(found, found[1:], strict=False):
        assert before.statuses != after.statuses
        assert before.date_to + timedelta(days=1) == after.date_from


@given(rules, events, st.integers(1, 45), st.sampled_from(STATUSES), st.booleans())
def test_a_rule_changes_the_balance_from_its_day_only(rows, told, number, status, answer):
    """A new answer with effect from a day leaves every day before as it was."""
    change = _day(number)
    kept = [row for row in rows if row.status != status or not row.date_from]
    kept = [
        Occupancy(row.status, row.occupies, row.reason, row.date_from)
        if row.status == status
        else row
        for row in kept
    ]
    ended = [
        Occupancy(row.status, row.occupies, row.reason, None, change - timedelta(days=1))
        if row.status == status
        else row
        for row in kept
    ]
    new = [*ended, Occupancy(status, answer, "văn bản mới", change)]

    def people(all_rules, day):
        found = recount([], told, MEMBERS, TREE, day, all_rules)
        return {key: (row.occupied, row.held) for key, row in found.items() if row.occupied}

    for day in (_day(number - 1), _day(0), _day(-5)):
        assert people(new, day) == people(kept, day)
    everywhere = [row for row in kept if row.status != status]
    everywhere.append(Occupancy(status, answer, "văn bản mới"))
    for day in (change, _day(number + 5), _day(60)):
        assert people(new, day) == people(everywhere, day)


def test_the_reason_and_the_article_are_those_of_the_row():
    rows = (
        Occupancy("seconded", True, "biệt phái, vẫn thuộc biên chế nơi cử", None, None, "Điều 37"),
        Occupancy("long_leave", True, "giữ vị trí", confidence="memory"),
        Occupancy("retired", False, "đã nghỉ hưu"),
    )
    known = rules_on(rows, START)
    seconded = occupied_place(_facts(service_status="seconded"), MEMBERS, known)
    assert seconded.value == Place(2, "civil")
    assert seconded.explain()[0] == "Tình trạng: biệt phái, vẫn thuộc biên chế nơi cử (Điều 37)"
    leave = occupied_place(_facts(service_status="long_leave"), MEMBERS, known)
    assert any("kiểm tra lại" in line for line in leave.explain())
    retired = occupied_place(_facts(service_status="retired"), MEMBERS, known)
    assert retired.value is None and "Giữ một biên chế: không" in retired.explain()
    strange = occupied_place(_facts(service_status="suspended"), MEMBERS, known)
    assert strange.value is None and "Chưa có quy tắc" in strange.explain()[0]


def test_who_belongs_to_no_category_takes_no_place():
    known = rules_on((Occupancy("serving", True, "đang công tác"),), START)
    result = occupied_place(_facts(staffing_category="non_specialised"), MEMBERS, known)
    assert result.value is None
    assert "Đối tượng không thuộc loại biên chế nào" in result.explain()


def test_concurrent_posts_take_one_place():
    """However many posts are named, a person is counted once, in the main unit."""
    told = [
        Event(1, START, 0, _facts(leadership_post_id=7, concurrent_unit_ids=(1, 2))),
        Event(1, _day(3), 1, {"leadership_post_id": 8}),
    ]
    rows = (Occupancy("serving", True, "đang công tác"),)
    found = recount([], told, MEMBERS, TREE, _day(5), rows)
    assert (found[2, "civil"].occupied, found[1, "civil"].occupied) == (1, 1)
    assert sum(row.held for row in found.values()) == 1
