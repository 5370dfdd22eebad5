"""How tasks of the reform stand on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_consolidation.rules import reform_task as rule

DEADLINE = date(2026, 6, 30)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
reports = st.lists(st.builds(rule.Progress, days, st.integers(0, 100)), max_size=6)


def _reports(*said):
    return [rule.Progress(date(2026, *day), percent) for day, percent in said]


def test_done_in_time_and_late():
    done = _reports(((6, 30), 100))
    assert rule.status(DEADLINE, done, date(2026, 7, 1)) == rule.IN_TIME
    late = _reports(((7, 1), 100))
    assert rule.status(DEADLINE, late, date(2026, 7, 1)) == rule.LATE


def test_a_past_day_knows_nothing_of_later_reports():
    done = _reports(((5, 10), 40), ((6, 20), 100))
    assert rule.status(DEADLINE, done, date(2026, 6, 1)) == rule.UNDER_WAY
    assert rule.status(DEADLINE, done, date(2026, 5, 1)) == rule.NOT_STARTED
    assert rule.last_report(done, date(2026, 6, 1)).percent == 40


def test_overdue_from_the_day_after_the_deadline():
    assert rule.status(DEADLINE, [], DEADLINE) == rule.NOT_STARTED
    assert rule.status(DEADLINE, [], DEADLINE + timedelta(days=1)) == rule.OVERDUE


def test_a_completion_that_is_taken_back():
    said = _reports(((3, 1), 100), ((4, 1), 80), ((5, 1), 100))
    assert rule.done_on(said, date(2026, 4, 15)) is None
    assert rule.done_on(said, date(2026, 12, 31)) == date(2026, 5, 1)


def test_of_one_day_the_report_that_came_later_counts():
    said = _reports(((3, 1), 100), ((3, 1), 90))
    assert rule.done_on(said, date(2026, 3, 1)) is None


@given(reports, days)
def test_done_exactly_when_the_last_report_says_all(said, on):
    last = rule.last_report(said, on)
    finished = rule.status(DEADLINE, said, on) in (rule.IN_TIME, rule.LATE)
    assert finished == bool(last and last.percent == rule.DONE)


@given(reports, days)
def test_one_of_the_known_answers(said, on):
    assert rule.status(DEADLINE, said, on) in rule.STATUSES
