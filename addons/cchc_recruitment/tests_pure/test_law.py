from datetime import date

import pytest

from odoo.addons.cchc_base.rules.dated import NoRuleInForce
from odoo.addons.cchc_recruitment.rules.law import LAWS, TEXTS, family, law_for, lineage

CIVIL, PUBLIC = "civil_servant", "public_employee"


@pytest.mark.parametrize(
    ("category", "day", "code"),
    [
        (CIVIL, date(2010, 5, 1), "nd24_2010"),
        (CIVIL, date(2019, 1, 14), "nd24_2010"),
        (CIVIL, date(2019, 1, 15), "nd161_2018"),
        (CIVIL, date(2020, 12, 1), "nd138_2020"),
        (CIVIL, date(2025, 6, 30), "nd138_2020_nd116"),
        (CIVIL, date(2025, 7, 1), "nd170_2025"),
        (CIVIL, date(2026, 7, 31), "nd170_2025"),
        (CIVIL, date(2026, 8, 1), "nd170_2025_nd300"),
        (PUBLIC, date(2012, 6, 1), "nd29_2012"),
        (PUBLIC, date(2020, 9, 28), "nd29_2012_nd161"),
        (PUBLIC, date(2020, 9, 29), "nd115_2020"),
        (PUBLIC, date(2023, 12, 7), "nd115_2020_nd85"),
        (PUBLIC, date(2026, 7, 1), "nd259_2026"),
    ],
)
def test_the_text_of_the_day_of_announcement(category, day, code):
    assert law_for(category, day).value == code


def test_before_the_first_text_there_is_none():
    with pytest.raises(NoRuleInForce):
        law_for(CIVIL, date(2010, 4, 30))


def test_every_day_since_has_one_text_by_category():
    for category in (CIVIL, PUBLIC):
        own = sorted((t for t in TEXTS if t.category == category), key=lambda t: t.date_from)
        for earlier, later in zip(own, own[1:], strict=False):
            assert (later.date_from - earlier.date_to).days == 1
        assert own[-1].date_to is None


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2024, 7, 31), False),
        (date(2024, 8, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_the_input_quality_test_was_asked_for_eleven_months(day, asked):
    assert law_for(CIVIL, day)["input_test"] is asked
    assert law_for(PUBLIC, day)["input_test"] is False


def test_with_round_one_held_the_old_text_finishes_within_three_months():
    held = law_for(CIVIL, date(2025, 5, 5), date(2025, 6, 20), on=date(2025, 9, 30))
    assert held.value == "nd138_2020_nd116"
    assert (held["transition"], held["until"]) == ("old", date(2025, 10, 1))
    assert any("Điều 70 NĐ 170/2025" in step.article for step in held.steps)


def test_after_three_months_the_competition_is_cancelled():
    late = law_for(CIVIL, date(2025, 5, 5), date(2025, 6, 20), on=date(2025, 10, 1))
    assert late["transition"] == "cancelled"


def test_without_round_one_the_new_text_governs():
    for done in (None, date(2025, 7, 2)):
        new = law_for(CIVIL, date(2025, 5, 5), done, on=date(2025, 7, 2))
        assert (new.value, new["transition"]) == ("nd170_2025", "new")
        assert not new["input_test"]


def test_before_the_change_nothing_is_said_of_it():
    result = law_for(CIVIL, date(2025, 5, 5), date(2025, 6, 20))
    assert result["transition"] == ""


def test_a_clause_that_nobody_read_is_told_and_changes_nothing():
    result = law_for(CIVIL, date(2026, 7, 1), on=date(2026, 9, 1))
    assert result.value == "nd170_2025"
    assert any("chưa đối chiếu điều khoản chuyển tiếp" in step.label for step in result.steps)


def test_amended_texts_know_what_they_amend():
    assert lineage("nd138_2020_nd116") == ("nd138_2020_nd116", "nd138_2020_nd06", "nd138_2020")
    assert {family(code) for code in LAWS} <= set(LAWS)
