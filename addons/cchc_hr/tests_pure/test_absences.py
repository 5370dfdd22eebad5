"""Absences: how long, which overlap, what they do to the rating and the step raise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules import absences
from odoo.addons.cchc_hr.rules.spans import Span, days_within, merged, overlap

TODAY = date(2026, 11, 28)
MATERNITY = absences.Kind("Nghỉ thai sản", 6, 0, "Luật BHXH", absences.ACTUAL)
UNPAID = absences.Kind("Nghỉ không hưởng lương")
STUDY = absences.Kind("Đi học", rating_effect=absences.WORKED)
DECREE = "NĐ 90/2020/NĐ-CP, Điều 2"


def absence(kind, start, end=None):
    return absences.Absence(kind, Span(start, end))


def codes(*args, **kwargs):
    return [problem.code for problem in absences.check(*args, **kwargs)]


def test_maternity_of_six_months_is_within_the_law():
    leave = absence(MATERNITY, date(2026, 1, 15), date(2026, 7, 14))
    assert codes(leave, [], date(1990, 1, 1), TODAY) == []


def test_a_day_more_warns_and_names_the_article():
    leave = absence(MATERNITY, date(2026, 1, 15), date(2026, 7, 15))
    (problem,) = absences.check(leave, [], None, TODAY)
    assert problem.code == "longer_than_allowed"
    assert not problem.blocking
    assert "14/07/2026" in str(problem) and "Luật BHXH" in str(problem)


def test_an_open_absence_is_too_long_once_the_limit_has_passed():
    leave = absence(MATERNITY, date(2026, 1, 15))
    assert codes(leave, [], None, date(2026, 7, 14)) == []
    assert codes(leave, [], None, date(2026, 7, 15)) == ["longer_than_allowed"]


def test_before_birth_and_far_in_the_future_are_refused():
    assert codes(absence(UNPAID, date(1989, 1, 1), date(1989, 1, 2)), [], date(1990, 1, 1), TODAY)[
        :1
    ] == ["before_birth"]
    assert codes(absence(UNPAID, date(2027, 11, 28)), [], None, TODAY) == []
    assert codes(absence(UNPAID, date(2027, 11, 29)), [], None, TODAY) == ["too_far_ahead"]


def test_the_same_kind_twice_is_refused_another_kind_is_told():
    mine = absence(UNPAID, date(2026, 3, 1), date(2026, 3, 31))
    touching = absence(UNPAID, date(2026, 3, 31), date(2026, 4, 5))
    after = absence(UNPAID, date(2026, 4, 1), date(2026, 4, 5))
    (problem,) = absences.check(mine, [touching], None, TODAY)
    assert problem.code == "same_kind_overlaps" and problem.blocking
    assert codes(mine, [after], None, TODAY) == []
    other = absence(STUDY, date(2026, 3, 31), date(2026, 4, 5))
    (problem,) = absences.check(mine, [other], None, TODAY)
    assert problem.code == "other_kind_overlaps" and not problem.blocking


@pytest.mark.parametrize(
    ("end", "rated", "months"),
    [
        # 365 days less those away, in months of 30 days.
        (date(2026, 7, 4), True, 6),
        (date(2026, 7, 5), False, 5),
    ],
)
def test_who_works_under_six_months_is_not_rated(end, rated, months):
    result = absences.rating_of_year(2026, [absence(UNPAID, date(2026, 1, 1), end)], 6, DECREE)
    assert (result.value, result["months_worked"]) == (rated, months)
    assert DECREE in " ".join(result.explain())


def test_maternity_is_rated_on_the_time_really_worked():
    long = absence(MATERNITY, date(2026, 1, 1), date(2026, 9, 30))
    assert absences.rating_of_year(2026, [long], 6, DECREE).value is True
    # Not if unpaid leave is a reason too.
    unpaid = absence(UNPAID, date(2026, 10, 1), date(2026, 10, 31))
    assert absences.rating_of_year(2026, [long, unpaid], 6, DECREE).value is False


def test_study_counts_as_work_and_a_whole_year_is_twelve_months():
    study = absence(STUDY, date(2026, 1, 1), date(2026, 12, 31))
    result = absences.rating_of_year(2026, [study], 6, DECREE)
    assert (result.value, result["months_worked"], result["days_away"]) == (True, 12, 0)


def test_who_came_in_october_is_not_rated():
    served = Span(date(2026, 10, 1))
    assert absences.rating_of_year(2026, [], 6, DECREE, served).value is False


def test_sick_leave_counts_for_the_raise_up_to_six_months():
    sick = [(True, "sick", Span(date(2024, 1, 1), date(2024, 7, 18)))]  # 200 days
    args = ({"sick": 6}, date(2024, 1, 1), date(2026, 12, 31))
    assert absences.not_counted_days(sick, *args) == 20
    unpaid = [(False, "unpaid", Span(date(2025, 1, 1), date(2025, 1, 31)))]
    assert absences.not_counted_days(sick + unpaid, *args) == 51


days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def spans(draw):
    start = draw(days)
    return Span(start, draw(st.none() | st.dates(start, date(2031, 1, 1))))


@given(st.lists(spans(), max_size=8), days, days)
def test_each_day_is_counted_once(parts, first, second):
    start, end = min(first, second), min(max(first, second), min(first, second) + timedelta(400))
    expected = sum(
        any(part.date_from <= day <= part.last for part in parts)
        for day in (start + timedelta(n) for n in range((end - start).days + 1))
    )
    assert days_within(parts, start, end) == expected


@given(st.lists(spans(), max_size=8))
def test_merged_spans_are_apart(parts):
    found = merged(parts)
    assert not any(overlap(one, other) for n, one in enumerate(found) for other in found[n + 1 :])
    assert merged(found) == found
