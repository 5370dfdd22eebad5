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


def test_a_stated_certificate_is_enough_for_a_language_and_its_lack_is_looked_at():
    english = Requirement(kind="language", level="certificate")
    stated = ((date(2024, 1, 1), "english", "IELTS 6.0"),)
    assert screen((english,), shown(certificates=stated), ON)[0] == MET
    # A degree of the language stands for a certificate: nobody is refused by the program.
    assert screen((english,), shown(), ON)[0] == OPEN
    computing = ((None, "it", "Ứng dụng CNTT cơ bản"),)
    assert screen((english,), shown(certificates=computing), ON)[0] == OPEN
    late = ((ON + timedelta(days=1), "english", "IELTS 6.0"),)
    assert screen((english,), shown(certificates=late), ON)[0] == OPEN


def test_a_certificate_is_of_the_kind_that_is_asked():
    wanted = Requirement(kind="certificate", level="other", text="Kế toán trưởng")
    row = (None, "other", "Bồi dưỡng kế toán trưởng")
    assert screen((wanted,), shown(certificates=(row,)), ON)[0] == MET
    assert screen((wanted,), shown(certificates=((None, "it", row[2]),)), ON)[0] == NOT_MET
    # Without a kind the words alone are looked for.
    any_kind = Requirement(kind="certificate", text="Kế toán trưởng")
    assert screen((any_kind,), shown(certificates=((None, "it", row[2]),)), ON)[0] == MET


def test_what_the_form_names_and_cannot_prove_is_told_to_the_officer():
    theory = Requirement(kind="political_theory", level="intermediate")
    stated = ((None, "political_theory", "Trung cấp lý luận chính trị"),)
    outcome, findings = screen((theory,), shown(certificates=stated), ON)
    assert outcome == OPEN
    assert "Trung cấp lý luận chính trị" in findings[0].found
