from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.dated import (
    NoRuleInForce,
    SeveralRulesInForce,
    overlapping,
    pick,
    pick_latest,
)


@dataclass(frozen=True)
class Row:
    name: str
    date_from: date | None
    date_to: date | None = None


OLD = Row("old", None, date(2020, 12, 31))
NEW = Row("new", date(2021, 1, 1))


def test_both_bounds_belong_to_the_period():
    assert pick([OLD, NEW], date(2020, 12, 31), "t") is OLD
    assert pick([NEW, OLD], date(2021, 1, 1), "t") is NEW


def test_mappings_with_odoo_s_false_are_rows_too():
    row = {"date_from": date(2021, 1, 1), "date_to": False}
    assert pick([row], date(2030, 1, 1), "t") is row


def test_a_gap_is_refused_by_name_and_day():
    with pytest.raises(NoRuleInForce) as caught:
        pick([NEW], date(2020, 3, 1), "base salary")
    assert caught.value.code == "no_rule_in_force"
    assert str(caught.value).startswith("“base salary” has no row in force on 01/03/2020")


def test_two_rows_in_force_are_refused():
    with pytest.raises(SeveralRulesInForce) as caught:
        pick([OLD, Row("x", date(2020, 1, 1)), NEW], date(2020, 6, 1), "t")
    assert caught.value.problem.params["count"] == 2


def test_the_latest_row_lasts_until_the_next_begins():
    rows = [Row("c", date(2023, 7, 1)), Row("a", date(2018, 7, 1)), Row("b", date(2019, 7, 1))]
    assert pick_latest(rows, date(2023, 6, 30), "t").name == "b"
    assert pick_latest(rows, date(2023, 7, 1), "t").name == "c"
    with pytest.raises(NoRuleInForce):
        pick_latest(rows, date(2018, 6, 30), "t")
    with pytest.raises(SeveralRulesInForce):
        pick_latest([*rows, rows[0]], date(2024, 1, 1), "t")


DAYS = st.integers(0, 40).map(lambda day: date(2020, 1, 1) + timedelta(day))
ROWS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: Row("r", min(pair), max(pair))), max_size=5)


@given(ROWS)
def test_rows_without_an_overlap_never_contradict_each_other(rows):
    days = [date(2020, 1, 1) + timedelta(day) for day in range(41)]
    contradicted = any(sum(row.date_from <= day <= row.date_to for row in rows) > 1 for day in days)
    assert (overlapping(rows) is not None) == contradicted
