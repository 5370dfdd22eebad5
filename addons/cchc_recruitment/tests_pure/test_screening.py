"""Conditions of a post beside what a candidate's form says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_positions.rules.standard import Requirement
from odoo.addons.cchc_recruitment.rules.screening import (
    MET,
    NOT_MET,
    OPEN,
    profile,
    screen,
    unmet,
)

ON = date(2026, 3, 31)
BORN = date(2000, 5, 1)
DEGREE = Requirement(kind="degree", level="university")
LAW = Requirement(kind="major", text="Luật; Hành chính học")
LAWYER = ((date(2022, 6, 1), "university", "Luật kinh tế"),)


def shown(degrees=LAWYER, certificates=(), jobs=(), birthday=BORN):
    return profile(birthday, degrees, certificates, jobs, ON)


def test_degree_and_major():
    assert screen((DEGREE, LAW), shown(), ON)[0] == MET
    other = ((None, "university", "Kế toán"),)
    outcome, findings = screen((DEGREE, LAW), shown(other), ON)
    assert outcome == NOT_MET
    assert [one.met for one in findings] == [True, False]
    assert "Kế toán" in unmet([one.as_json() for one in findings])


def test_a_degree_after_the_last_day_does_not_count():
    late = ((ON + timedelta(days=1), "university", "Luật"),)
    assert screen((DEGREE,), shown(late), ON)[0] == NOT_MET
    assert screen((LAW,), shown(late), ON)[0] == NOT_MET


def test_what_the_form_does_not_ask_is_left_to_the_officer():
    theory = Requirement(kind="political_theory", level="intermediate")
    assert screen((DEGREE, theory), shown(), ON)[0] == OPEN
    # One condition that fails decides, whatever is left open.
    assert screen((LAW, theory), shown(((None, "college", "Kế toán"),)), ON)[0] == NOT_MET


def test_a_restriction_is_a_condition_that_fails():
    outcome, findings = screen((), shown(), ON, ("không được dự tuyển",))
    assert outcome == NOT_MET
    assert findings[0].met is False
    assert screen((), shown(), ON)[0] == MET


def test_age_on_the_last_day():
    limit = Requirement(kind="age", amount=25)
    assert screen((limit,), shown(), ON)[0] == MET
    assert screen((limit,), shown(birthday=date(2000, 3, 31)), ON)[0] == NOT_MET


def test_years_of_work_are_added_up_once():
    two = Requirement(kind="service_years", amount=2)
    year = timedelta(days=365)
    # Two jobs at the same time are no two years.
    same = ((ON - year, None), (ON - year, ON))
    assert screen((two,), shown(jobs=same), ON)[0] == NOT_MET
    apart = ((ON - 5 * year, ON - 4 * year), (ON - 2 * year, ON))
    assert screen((two,), shown(jobs=apart), ON)[0] == MET


@given(st.permutations(((date(2020, 1, 1), date(2020, 12, 31)), (date(2020, 6, 1), None),
                        (date(2015, 1, 1), date(2016, 1, 1)))))  # fmt: skip
def test_the_order_of_jobs_changes_nothing(jobs):
    assert shown(jobs=jobs) == shown(jobs=sorted(jobs, key=str))
