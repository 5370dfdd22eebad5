from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from training_tables import figures

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_training.rules.sending import ABROAD, POSTGRADUATE, Person, sending

NEW, OLD, OLDEST = figures("nd171_2025"), figures("nd101_2017"), figures("nd18_2010")
START = date(2026, 9, 1)


def person(**changes):
    usual = {
        "audience": "civil_servant",
        "birthday": date(1984, 9, 1),
        "served_months": 60,
        "probation_over": True,
        "ratings": {2023: "good", 2024: "excellent", 2025: "good"},
        "retirement": Result(date(2046, 9, 30), (), "x"),
        "field_fits": True,
    }
    return Person(**{**usual, **changes})


def test_all_conditions_met():
    told = sending(POSTGRADUATE, person(), START, 24, NEW)
    assert told.value == "met"
    assert not told["unmet"]
    assert any("Điều 5 NĐ 171/2025" in step.article for step in told.steps)


@pytest.mark.parametrize(
    ("birthday", "law", "value"),
    [
        (date(1981, 9, 1), NEW, "met"),  # 45 on the day
        (date(1981, 8, 31), NEW, "not_met"),  # 45 years and a day
        (date(1986, 9, 1), OLD, "met"),  # 40
        (date(1986, 8, 31), OLD, "not_met"),
        (date(1981, 9, 1), OLD, "not_met"),  # what NĐ 171 allows, NĐ 101 did not
    ],
)
def test_age_at_the_first_sending(birthday, law, value):
    assert sending(POSTGRADUATE, person(birthday=birthday), START, 24, law).value == value


def test_age_is_asked_at_the_first_sending_only():
    older = person(birthday=date(1970, 1, 1), sent_before=True)
    assert sending(POSTGRADUATE, older, START, 24, NEW).value == "met"


@pytest.mark.parametrize(
    ("months", "law", "value"),
    [(35, NEW, "not_met"), (36, NEW, "met"), (59, OLDEST, "not_met"), (60, OLDEST, "met")],
)
def test_years_of_service_without_probation(months, law, value):
    young = person(served_months=months, birthday=date(1990, 1, 1))
    assert sending(POSTGRADUATE, young, START, 24, law).value == value


@pytest.mark.parametrize(
    ("ratings", "value"),
    [
        ({2024: "good", 2025: "excellent"}, "met"),
        ({2024: "completed", 2025: "good"}, "not_met"),
        ({2024: "good", 2025: "not_completed"}, "not_met"),
        # The years right before: a good one further back does not stand in.
        ({2022: "good", 2023: "good", 2025: "completed"}, "not_met"),
        ({2024: "good"}, "open"),
        ({}, "open"),
    ],
)
def test_two_years_right_before(ratings, value):
    assert sending(POSTGRADUATE, person(ratings=ratings), START, 24, NEW).value == value


def test_public_employees_are_asked_for_the_end_of_probation():
    fresh = person(
        audience="public_employee", served_months=2, ratings={}, birthday=date(1970, 1, 1)
    )
    assert sending(POSTGRADUATE, fresh, START, 24, OLD).value == "met"
    told = sending(POSTGRADUATE, replace(fresh, probation_over=False), START, 24, OLD)
    assert told.value == "not_met"
    assert told["codes"] == ("probation",)
    assert told["by_law"]


def test_the_field_is_said_by_whoever_sends():
    assert sending(POSTGRADUATE, person(field_fits=None), START, 24, NEW).value == "open"
    assert sending(POSTGRADUATE, person(field_fits=False), START, 24, NEW).value == "not_met"


@pytest.mark.parametrize(
    ("months", "retires", "value"),
    [
        (Decimal("0.5"), date(2028, 2, 29), "not_met"),  # a day short of eighteen months
        (Decimal("0.5"), date(2028, 3, 31), "met"),
        (1, date(2028, 3, 31), "not_met"),  # a month needs twenty-four
        (1, date(2028, 9, 1), "met"),
        (11, date(2028, 8, 31), "not_met"),
    ],
)
def test_months_to_retirement_for_a_course_abroad(months, retires, value):
    goer = person(retirement=Result(retires, (), "x"))
    assert sending(ABROAD, goer, START, months, NEW).value == value


def test_abroad_the_year_before_and_discipline():
    assert sending(ABROAD, person(ratings={2025: "completed"}), START, 1, NEW).value == "not_met"
    # One year is asked, not two.
    assert sending(ABROAD, person(ratings={2025: "good"}), START, 1, NEW).value == "met"
    told = sending(ABROAD, person(discipline="Khiển trách"), START, 1, NEW)
    assert told["codes"] == ("discipline",)


def test_a_year_abroad_is_study_not_a_course():
    assert sending(ABROAD, person(), START, 12, NEW)["codes"] == ("length",)


def test_what_the_dossier_does_not_say_is_open():
    told = sending(ABROAD, person(retirement=None), START, 1, NEW)
    assert (told.value, len(told["unknown"])) == ("open", 1)
    told = sending(POSTGRADUATE, person(birthday=None, served_months=None), START, 24, NEW)
    assert (told.value, len(told["unknown"])) == ("open", 2)


def test_what_was_not_read_says_so():
    told = " ".join(sending(POSTGRADUATE, person(), START, 24, OLDEST).explain())
    assert "chưa đối chiếu văn bản" in told
    result = sending(POSTGRADUATE, person(), START, 24, NEW)
    assert Result.from_json(result.as_json()) == result
