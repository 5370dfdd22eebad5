"""Months worked: under six no classification, leave, transfer; and by when a year is done."""

from datetime import date
from decimal import Decimal

import pytest
from evaluation_tables import figures
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_evaluation.rules.deadline import answer_by, classified_by, complain_by
from odoo.addons.cchc_evaluation.rules.service import ACTUAL, AWAY, Absence, Served, worked_months

CIVIL, PUBLIC, OLD = figures("nd335_2025"), figures("nd233_2026"), figures("nd90_2020")
START, END = date(2026, 1, 1), date(2026, 12, 31)
D = Decimal


def worked(served, absences=(), law=PUBLIC, start=START, end=END):
    return worked_months(served, absences, start, end, law)


def test_a_whole_year_is_twelve():
    result = worked([Served(date(2019, 5, 6))])
    assert (result.value, result["classified"]) == (12, True)


@pytest.mark.parametrize(
    ("joined", "classified"), [(date(2026, 7, 1), True), (date(2026, 7, 2), False)]
)
def test_under_six_months_nobody_is_classified(joined, classified):
    result = worked([Served(joined)])
    assert result["classified"] is classified
    assert result.value == (6 if classified else D("5.96"))


def test_unpaid_leave_is_not_worked():
    served = [Served(date(2019, 5, 6))]
    half = worked(served, [Absence(date(2026, 1, 1), date(2026, 6, 30))])
    assert (half.value, half["classified"]) == (6, True)
    more = worked(served, [Absence(date(2026, 1, 1), date(2026, 7, 1))])
    assert not more["classified"]


def test_maternity_is_classified_by_the_time_worked():
    served = [Served(date(2019, 5, 6))]
    result = worked(served, [Absence(date(2026, 3, 1), date(2026, 9, 30), ACTUAL)])
    assert (result.value, result["excused"], result["classified"]) == (5, 7, True)


def test_a_year_of_sick_leave_is_not_classified():
    result = worked([Served(date(2019, 5, 6))], [Absence(START, END, ACTUAL)])
    assert (result.value, result["classified"]) == (0, False)


def test_a_day_is_lost_once():
    absences = [
        Absence(date(2026, 3, 1), date(2026, 3, 31), ACTUAL),
        Absence(date(2026, 3, 1), date(2026, 4, 30), AWAY),
    ]
    result = worked([Served(date(2019, 5, 6))], absences)
    assert (result.value, result["excused"]) == (10, 0)


def test_after_a_transfer_in_october_the_new_unit_classifies():
    served = [Served(date(2026, 10, 15), None, 8), Served(date(2020, 1, 1), date(2026, 10, 14), 5)]
    result = worked(served)
    assert (result["unit"], result["units"], result.value) == (8, (5, 8), 12)
    assert any("đơn vị cũ cung cấp điểm" in line for line in result.explain())


def test_who_left_before_the_period_worked_nothing():
    result = worked([Served(date(2020, 1, 1), date(2025, 12, 31), 5)])
    assert (result.value, result["classified"], result["unit"]) == (0, False, None)


def test_of_a_month_half_is_asked():
    start, end = date(2026, 4, 1), date(2026, 4, 30)
    assert worked([Served(date(2026, 4, 16))], start=start, end=end)["classified"]
    assert not worked([Served(date(2026, 4, 17))], start=start, end=end)["classified"]


def test_three_months_away_are_not_good_by_the_decree_of_2020():
    served, absence = [Served(date(2019, 5, 6))], Absence(date(2022, 1, 1), date(2022, 3, 31))
    start, end = date(2022, 1, 1), date(2022, 12, 31)
    assert worked(served, [absence], OLD, start, end)["best"] == "completed"
    shorter = Absence(date(2022, 1, 2), date(2022, 3, 31))
    assert worked(served, [shorter], OLD, start, end)["best"] == ""
    assert worked(served, [absence], PUBLIC, start, end)["best"] == ""


DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))


@given(
    st.lists(st.tuples(DAYS, DAYS, st.sampled_from((AWAY, ACTUAL))), max_size=5), st.tuples(DAYS)
)
def test_worked_and_excused_never_exceed_the_period(spans, joined):
    absences = [Absence(min(a, b), max(a, b), effect) for a, b, effect in spans]
    result = worked([Served(joined[0])], absences)
    assert 0 <= result.value + result["excused"] <= 12
    assert not (result["classified"] and not result.value and not result["excused"])


@pytest.mark.parametrize(
    ("law", "special", "last"),
    [
        (CIVIL, False, date(2026, 12, 14)),
        (CIVIL, True, date(2027, 1, 14)),
        (PUBLIC, False, date(2026, 12, 4)),
        (PUBLIC, True, date(2027, 1, 14)),
        (OLD, False, date(2026, 12, 14)),
        (OLD, True, date(2026, 12, 14)),
        (figures("nd56_2015"), False, None),
    ],
)
def test_before_the_day_of_the_decree(law, special, last):
    assert classified_by(2026, law, special).value == last


def test_teachers_follow_their_ministry():
    result = classified_by(2026, PUBLIC, school_year=True)
    assert result.value is None
    assert "bộ quản lý ngành" in result.explain()[0]


def test_complaints_have_their_days():
    assert complain_by(date(2026, 12, 4), PUBLIC).value == date(2026, 12, 9)
    assert answer_by(date(2026, 12, 9), PUBLIC).value == date(2026, 12, 19)
    assert "chưa đối chiếu" in complain_by(date(2026, 12, 4), PUBLIC).explain()[1]
