"""Which decree classifies whom: the borders of the texts."""

from datetime import date

import pytest
from evaluation_tables import ROWS

from odoo.addons.cchc_evaluation.rules import discipline_case
from odoo.addons.cchc_evaluation.rules.law import LAWS, TITLES, law_for, lineage
from odoo.addons.cchc_evaluation.rules.levels import LIMITED, levels_of


@pytest.mark.parametrize(
    ("category", "day", "law"),
    [
        ("civil_servant", date(2019, 12, 31), "nd56_2015_nd88"),
        ("civil_servant", date(2020, 8, 19), "nd56_2015_nd88"),
        ("civil_servant", date(2020, 8, 20), "nd90_2020"),
        ("civil_servant", date(2023, 9, 14), "nd90_2020"),
        ("civil_servant", date(2023, 9, 15), "nd90_2020_nd48"),
        ("civil_servant", date(2025, 12, 31), "nd90_2020_nd48"),
        ("civil_servant", date(2026, 1, 1), "nd335_2025"),
        ("commune_civil_servant", date(2026, 12, 31), "nd335_2025"),
        ("public_employee", date(2026, 6, 30), "nd90_2020_nd48"),
        ("public_employee", date(2027, 12, 31), "nd233_2026"),
    ],
)
def test_the_text_in_force_on_the_last_day_of_the_period(category, day, law):
    result = law_for(category, day)
    assert result.value == law
    assert result["title"] == LAWS[law]
    assert LAWS[law] in result.explain()[-1]


def test_a_unit_without_regulation_uses_the_old_decree_once_more_in_2026():
    end = date(2026, 12, 31)
    assert law_for("public_employee", end, regulation=True).value == "nd233_2026"
    without = law_for("public_employee", end, regulation=False)
    assert without.value == "nd90_2020_nd48"
    assert any("Điều 20 khoản 1" in line for line in without.explain())
    assert law_for("public_employee", date(2027, 1, 31), regulation=False).value == "nd233_2026"


def test_contracts_are_not_of_these_decrees():
    assert law_for("contract_111", date(2026, 12, 31)).value == ""
    assert law_for(None, date(2026, 12, 31)).value == ""
    assert law_for("civil_servant", date(2010, 1, 1)).value == ""


def test_cadres_follow_civil_servants_and_the_doubt_is_said():
    result = law_for("commune_cadre", date(2026, 12, 31))
    assert (result.value, result["confidence"]) == ("nd335_2025", "derived")


def test_limited_ability_is_of_civil_servants_until_2020():
    assert LIMITED in levels_of("nd56_2015_nd88", "civil_servant")
    assert LIMITED not in levels_of("nd56_2015", "public_employee")
    assert all(
        LIMITED not in levels_of(law, "civil_servant") for law in ("nd90_2020", "nd335_2025")
    )


def test_every_figure_is_of_a_named_text_and_says_where_it_stands():
    assert {row.law for row in ROWS} <= set(TITLES)
    assert all(row.article and row.name for row in ROWS)
    assert {row.confidence for row in ROWS} <= {"seen", "derived", "memory"}
    keys = [(row.law, row.code, row.date_from) for row in ROWS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("category", "day", "law"),
    [
        ("civil_servant", date(2025, 6, 30), "nd112_2020_nd71"),
        ("civil_servant", date(2025, 7, 1), "nd172_2025"),
        ("public_employee", date(2026, 6, 30), "nd112_2020_nd71"),
        ("public_employee", date(2026, 7, 1), "nd234_2026"),
        ("contract_111", date(2026, 7, 1), ""),
    ],
)
def test_the_decree_on_discipline(category, day, law):
    assert discipline_case.text_on(category, day) == law


def test_an_amended_text_keeps_the_rest():
    assert lineage("nd112_2020_nd71") == ("nd112_2020_nd71", "nd112_2020")
