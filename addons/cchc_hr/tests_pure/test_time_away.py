from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.salary_scale import scales_from_rows
from odoo.addons.cchc_hr.rules.step_raise import BadYear, Case, DelayRule, Discipline
from odoo.addons.cchc_hr.rules.time_away import Away, disjoint, length, lost_time, raise_after

DATA = Path(__file__).resolve().parents[1] / "data"
RULES = [DelayRule.from_text(row) for row in read_table(DATA / "cchc.raise.delay.csv")]
SCALES = {
    scale.group: scale for scale in scales_from_rows(read_table(DATA / "cchc.salary.scale.csv"))
}
ANCHOR, TODAY = date(2022, 1, 1), date(2026, 6, 1)
CASE = Case(ANCHOR, "civil_servant", 3, SCALES["A1"])
UNPAID = "nghỉ không hưởng lương"


def due(*spans, today=TODAY, **changes):
    return raise_after(Case(**{**CASE.__dict__, **changes}), spans, RULES, today).value


def unpaid(start, end):
    return Away(start, end, UNPAID)


def test_eight_months_of_unpaid_leave():
    # 01/01/2022 + 36 months + 8 months.
    assert due(unpaid(date(2023, 3, 1), date(2023, 10, 31))) == date(2025, 9, 1)


def test_reprimand_unpaid_leave_and_a_bad_year_add_up():
    # 36 + 8 (leave) + 6 (reprimand) + 6 (bad year): 56 months from 01/01/2022.
    facts = (Discipline(date(2023, 5, 10), "reprimand"), BadYear(date(2024, 12, 18), 2024))
    spans = [unpaid(date(2023, 3, 1), date(2023, 10, 31))]
    result = raise_after(Case(**{**CASE.__dict__, "delays": facts}), spans, RULES, TODAY)
    assert result.value == date(2026, 9, 1)
    assert (result["delay_months"], result["not_counted_months"]) == (12, 8)
    told = " ".join(result.explain())
    assert "nghỉ không hưởng lương từ 01/03/2023 đến 31/10/2023" in told
    assert "khiển trách ngày 10/05/2023" in told
    assert "không hoàn thành nhiệm vụ năm 2024" in told


def test_leave_taken_once_the_raise_was_due_moves_nothing():
    assert due(unpaid(date(2025, 1, 1), date(2025, 12, 31))) == date(2025, 1, 1)


def test_leave_within_the_delay_of_another_counts():
    # The first leave moves the day to 01/07/2025, into which the second one falls.
    spans = [
        unpaid(date(2024, 1, 1), date(2024, 6, 30)),
        unpaid(date(2025, 3, 1), date(2025, 4, 30)),
    ]
    assert due(*spans) == date(2025, 9, 1)


def test_leave_before_the_step_was_reached_does_not_count():
    assert due(unpaid(date(2021, 7, 1), date(2022, 1, 31))) == date(2025, 2, 1)


def test_a_day_away_twice_is_lost_once():
    spans = [
        unpaid(date(2023, 1, 1), date(2023, 6, 30)),
        Away(date(2023, 4, 1), date(2023, 8, 31), "tạm đình chỉ công tác"),
    ]
    assert due(*spans) == date(2025, 9, 1)


def test_sick_leave_counts_up_to_its_limit():
    sick = Away(date(2023, 1, 1), date(2023, 8, 31), "nghỉ ốm", 6, "sick")
    assert due(sick) == date(2025, 3, 1)
    assert due(Away(date(2023, 1, 1), date(2023, 6, 30), "nghỉ ốm", 6, "sick")) == date(2025, 1, 1)


def test_leave_that_goes_on_moves_the_raise_with_every_month():
    going_on = Away(date(2024, 1, 1), None, UNPAID)
    assert due(going_on, today=date(2024, 3, 1)) == date(2025, 3, 1)
    assert due(going_on, today=date(2024, 6, 1)) == date(2025, 6, 1)


def test_days_left_over_are_working_days():
    # 06/01/2025 is a Monday.
    assert length(date(2025, 1, 6), date(2025, 1, 12)) == (0, 5)
    assert length(date(2025, 1, 1), date(2025, 2, 2)) == (1, 0)


DAYS = st.dates(date(2022, 1, 1), date(2025, 12, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: unpaid(min(pair), max(pair))), max_size=6)


@given(SPANS)
def test_no_day_is_lost_twice(spans):
    parts = disjoint(spans, ANCHOR, TODAY)
    assert all(first.end < second.start for first, second in zip(parts, parts[1:], strict=False))
    days = {
        day for span in spans for day in range(span.start.toordinal(), span.end.toordinal() + 1)
    }
    assert sum((part.end - part.start).days + 1 for part in parts) == len(days)


@given(SPANS)
def test_time_away_never_brings_a_raise_forward(spans):
    assert due(*spans) >= date(2025, 1, 1)


@given(SPANS)
def test_what_is_lost_is_said(spans):
    assert len(lost_time(disjoint(spans, ANCHOR, TODAY))) <= len(spans)
