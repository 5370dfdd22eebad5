"""Discipline: limitation, time to decide, steps in working days, forms, votes, effect."""

from datetime import date, timedelta

import pytest
from evaluation_tables import figures
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_evaluation.rules import discipline_case as rules
from odoo.addons.cchc_evaluation.rules.discipline_case import Act
from odoo.addons.cchc_hr.rules.spans import Span
from odoo.addons.cchc_hr.rules.working_days import is_working

NEW, PUBLIC = figures("nd172_2025"), figures("nd234_2026")


@pytest.mark.parametrize(
    ("law", "gravity", "last"),
    [
        ("nd172_2025", "light", date(2030, 9, 14)),
        ("nd172_2025", "heavy", date(2035, 9, 14)),
        ("nd234_2026", "light", date(2030, 9, 14)),
        ("nd112_2020_nd71", "light", date(2030, 9, 14)),
        ("nd112_2020_nd71", "heavy", date(2035, 9, 14)),
        ("nd112_2020", "light", date(2027, 9, 14)),
        ("nd112_2020", "heavy", date(2030, 9, 14)),
        ("nd34_2011", "heavy", date(2027, 9, 14)),
    ],
)
def test_how_long_an_act_may_be_disciplined(law, gravity, last):
    assert rules.limitation([Act(date(2025, 9, 15), gravity)], figures(law)).value == last


def test_a_new_act_within_the_time_lets_the_clock_begin_anew():
    acts = [Act(date(2020, 1, 10)), Act(date(2024, 5, 1))]
    assert rules.limitation(acts, NEW).value == date(2029, 4, 30)


def test_an_act_after_the_time_does_not_revive_the_old_one():
    acts = [Act(date(2018, 1, 10)), Act(date(2024, 5, 1))]
    assert rules.limitation(acts, NEW).value == date(2023, 1, 9)


def test_some_acts_never_lapse():
    result = rules.limitation([Act(date(1999, 1, 1), "endless")], NEW)
    assert result.value is None
    assert result["endless"]


@pytest.mark.parametrize(("complicated", "days"), [(False, 90), (True, 150)])
def test_time_to_decide(complicated, days):
    found_on = date(2026, 3, 2)
    result = rules.decide_by(found_on, NEW, complicated)
    assert result.value == found_on + timedelta(days=days)


def test_the_oldest_decree_counts_in_months():
    assert rules.decide_by(date(2015, 3, 2), figures("nd34_2011")).value == date(2015, 5, 2)


def test_postponed_days_do_not_count_and_each_only_once():
    found_on = date(2026, 3, 2)
    spans = [
        Span(date(2026, 4, 1), date(2026, 4, 30)),
        Span(date(2026, 4, 21), date(2026, 5, 10)),
    ]
    result = rules.decide_by(found_on, NEW, postponed=spans)
    assert result["lost"] == 40
    assert result.value == found_on + timedelta(days=130)


def test_what_is_still_postponed_counts_up_to_today():
    found_on = date(2026, 3, 2)
    result = rules.decide_by(
        found_on, NEW, postponed=[Span(date(2026, 3, 12))], today=date(2026, 3, 21)
    )
    assert result["lost"] == 10


@given(st.dates(date(2026, 1, 1), date(2027, 6, 1)), st.integers(0, 200), st.integers(0, 90))
def test_postponement_never_shortens(found_on, after, length):
    begins = found_on + timedelta(days=after)
    span = Span(begins, begins + timedelta(days=length))
    plain = rules.decide_by(found_on, NEW).value
    assert rules.decide_by(found_on, NEW, postponed=[span]).value >= plain


def test_steps_count_in_working_days_without_the_day_itself():
    # Thursday 23/4/2026; 27/4 is the Hùng Kings' day off, 30/4 and 1/5 are holidays.
    last = rules.step_by(date(2026, 4, 23), "council_working_days", NEW).value
    assert is_working(last)
    assert last == date(2026, 5, 5)
    assert rules.step_by(date(2026, 3, 2), "party_days", NEW).value == date(2026, 4, 1)
    assert rules.step_by(date(2026, 3, 2), "nothing_days", NEW).value is None


def test_forms_of_the_decrees():
    assert rules.forms("nd172_2025", "civil_servant", leader=False) == (
        "reprimand",
        "warning",
        "dismissal",
    )
    assert "removal" in rules.forms("nd172_2025", "civil_servant", leader=True)
    assert "salary_reduction" in rules.forms("nd112_2020", "civil_servant", leader=False)
    assert "salary_reduction" not in rules.forms("nd112_2020", "public_employee", leader=True)
    assert "demotion" not in rules.forms("nd112_2020", "civil_servant", leader=False)
    assert rules.forms("nd172_2025", "contract_111", leader=False) == ()


@pytest.mark.parametrize(
    ("form", "running", "leader", "value"),
    [
        ("reprimand", "reprimand", False, "warning"),
        ("reprimand", "warning", True, "removal"),
        ("reprimand", "warning", False, "dismissal"),
        ("warning", "reprimand", True, "removal"),
        ("dismissal", "reprimand", False, "dismissal"),
    ],
)
def test_another_act_while_a_measure_runs_is_one_step_above(form, running, leader, value):
    allowed = rules.forms("nd172_2025", "civil_servant", leader)
    assert rules.aggravated(form, running, allowed, NEW).value == value


def test_the_same_act_again_within_the_effect_is_a_repeat():
    assert rules.repeated(True, date(2027, 1, 1), date(2026, 12, 31))
    assert not rules.repeated(True, date(2027, 1, 1), date(2027, 1, 1))
    assert not rules.repeated(False, date(2027, 1, 1), date(2026, 12, 31))


def test_a_council_is_not_needed_after_the_party_or_a_conclusion():
    assert rules.needs_council(False, False, False, NEW).value
    for facts in ((True, False, False), (False, True, False), (False, False, True)):
        result = rules.needs_council(*facts, NEW)
        assert not result.value
        assert "Điều 16" in result.explain()[0]


def test_more_than_half_of_the_members_decide():
    votes = {"reprimand": 1, "warning": 2}
    assert rules.council_result(votes, 3, NEW).value == "warning"
    split = {"reprimand": 1, "warning": 1, "dismissal": 1}
    assert rules.council_result(split, 3, NEW).value is None
    assert rules.council_result({"warning": 2, "reprimand": 2}, 5, NEW).value is None


def test_a_measure_lapses_by_itself_after_twelve_months():
    assert rules.effect(date(2026, 3, 2), NEW).value == date(2027, 3, 2)
    by_party = rules.effect(date(2026, 3, 2), NEW, party_on=date(2026, 2, 10))
    assert (by_party.value, by_party["start"]) == (date(2027, 2, 10), date(2026, 2, 10))
