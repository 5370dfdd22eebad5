import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.partial_date import PartialDate
from odoo.addons.cchc_hr.rules.service_checks import (
    CHANGE,
    END,
    KINDS,
    LEAVE,
    START,
    Event,
    check_service,
)


def events(*kinds):
    """One event a month from January 2020 on."""
    return [
        Event(kind, date(2020, 1 + index, 1), label=kind.capitalize(), ref=index)
        for index, kind in enumerate(kinds)
    ]


def found(sequence, **person):
    return [(problem.code, problem.params["ref"]) for problem in check_service(sequence, **person)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], []),
        ([START], []),
        ([START, CHANGE, CHANGE, LEAVE], []),
        ([START, LEAVE, START, CHANGE], []),
        ([START, CHANGE, END], []),
        ([START, LEAVE, END], []),
        ([CHANGE], [("not_started", 0)]),
        ([LEAVE, START], [("not_started", 0)]),
        ([END], [("not_started", 0)]),
        ([CHANGE, START, CHANGE], [("not_started", 0)]),
        ([START, START], [("already_serving", 1)]),
        ([START, LEAVE, CHANGE], [("has_left", 2)]),
        ([START, LEAVE, LEAVE], [("has_left", 2)]),
        ([START, LEAVE, CHANGE, START, CHANGE], [("has_left", 2)]),
        (
            [START, END, CHANGE, START, END],
            [("after_death", 2), ("after_death", 3), ("after_death", 4)],
        ),
    ],
)
def test_sequences(kinds, expected):
    assert found(events(*kinds)) == expected


def test_order_within_a_day_decides():
    day = date(2024, 3, 1)
    start, change = Event(START, day, 1), Event(CHANGE, day, 2)
    assert check_service([change, start]) == ()
    assert found([Event(CHANGE, day, 0), start]) == [("not_started", None)]


def test_a_late_decision_may_spoil_what_follows():
    sequence = [Event(START, date(2020, 1, 1)), Event(CHANGE, date(2024, 7, 1), ref="raise")]
    late = Event(LEAVE, date(2024, 3, 1), label="Thôi việc")
    (problem,) = check_service([*sequence, late])
    assert (problem.code, problem.params["ref"]) == ("has_left", "raise")
    assert "left service on 01/03/2024 (Thôi việc)" in str(problem)


def test_eighteen_years():
    birth = PartialDate(2000, 5, 20)
    assert found([Event(START, date(2018, 5, 20))], birth=birth) == []
    assert found([Event(START, date(2018, 5, 19))], birth=birth) == [("under_age", None)]
    # Only the year known: any day of the year of the 18th birthday may be right.
    assert found([Event(START, date(2018, 1, 1))], birth=PartialDate(2000)) == []
    assert found([Event(START, date(2017, 12, 31))], birth=PartialDate(2000)) == [
        ("under_age", None)
    ]


def test_an_event_before_birth_is_told_so():
    codes = [
        code for code, _ref in found([Event(LEAVE, date(1999, 1, 1))], birth=PartialDate(2000))
    ]
    assert codes == ["not_started", "before_birth"]


def test_an_appointment_after_the_retirement_age_warns():
    sequence = [
        Event(START, date(2000, 1, 1)),
        Event(CHANGE, date(2026, 4, 30), ref="last day"),
        Event(CHANGE, date(2026, 5, 1), label="Bổ nhiệm", ref="too late"),
        Event(LEAVE, date(2026, 6, 1), ref="leaving late is no fault"),
    ]
    (problem,) = check_service(sequence, retires_on=date(2026, 4, 30))
    assert (problem.code, problem.params["ref"]) == ("after_retirement_age", "too late")
    assert not problem.blocking
    assert str(problem) == (
        "Bổ nhiệm on 01/05/2026, after the retirement age was reached on 30/04/2026."
    )


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="promotion"):
        Event("promotion", date(2020, 1, 1))


SEQUENCES = st.lists(
    st.builds(
        Event,
        st.sampled_from(KINDS),
        st.integers(0, 20).map(lambda day: date(2020, 1, 1) + timedelta(day)),
        st.integers(0, 3),
    ),
    max_size=8,
    unique_by=lambda event: (event.effective, event.order),
)


@given(SEQUENCES)
def test_a_sequence_is_sound_exactly_if_it_reads_as_spells_of_service(sequence):
    """(start change* leave)* with an open last spell, or a death after a first start."""
    ordered = sorted(sequence, key=lambda event: (event.effective, event.order))
    word = "".join(event.kind[0] for event in ordered)
    sound = re.fullmatch(r"(sc*l)*(sc*)?|(?=s)(sc*l)*(sc*)?e", word) is not None
    assert (check_service(sequence) == ()) == sound


@given(SEQUENCES, st.randoms())
def test_the_order_of_recording_does_not_matter(sequence, random):
    shuffled = random.sample(sequence, len(sequence))
    assert check_service(shuffled) == check_service(sequence)
