from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training_tables import ROWS

from odoo.addons.cchc_training.rules.law import (
    AUDIENCE,
    LAWS,
    TEXTS,
    TITLES,
    family,
    law_for,
    least_sure,
    lineage,
    sources,
)

CIVIL, PUBLIC = "civil_servant", "public_employee"


@pytest.mark.parametrize(
    ("category", "day", "law"),
    [
        (CIVIL, date(2017, 10, 20), "nd18_2010"),
        (CIVIL, date(2017, 10, 21), "nd101_2017"),
        (CIVIL, date(2021, 12, 9), "nd101_2017"),
        (CIVIL, date(2021, 12, 10), "nd101_2017_nd89"),
        (CIVIL, date(2025, 6, 30), "nd101_2017_nd89"),
        (CIVIL, date(2025, 7, 1), "nd171_2025"),
        ("commune_civil_servant", date(2025, 7, 1), "nd171_2025"),
        ("cadre", date(2026, 1, 1), "nd171_2025"),
        (PUBLIC, date(2025, 7, 1), "nd101_2017_nd89"),
        (PUBLIC, date(2026, 6, 30), "nd101_2017_nd89"),
        (PUBLIC, date(2026, 7, 1), "nd259_2026"),
        (CIVIL, date(2010, 4, 30), ""),
        ("contract_111", date(2026, 1, 1), ""),
        (None, date(2026, 1, 1), ""),
    ],
)
def test_the_text_of_the_day(category, day, law):
    assert law_for(category, day).value == law


def test_public_employees_are_told_that_the_repeal_is_not_theirs():
    result = law_for(PUBLIC, date(2025, 9, 1))
    assert "Điều 41 khoản 2 NĐ 171/2025/NĐ-CP" in {step.article for step in result.steps}
    assert "Điều 41" not in " ".join(law_for(PUBLIC, date(2025, 6, 30)).explain())


def test_what_nobody_read_is_told():
    told = " ".join(law_for(PUBLIC, date(2026, 8, 1)).explain())
    assert "chưa đối chiếu" in told and LAWS["nd101_2017_nd89"] in told
    assert law_for("cadre", date(2026, 1, 1))["confidence"] == "derived"
    assert law_for(CIVIL, date(2026, 1, 1))["confidence"] == "seen"


@given(st.sampled_from(sorted(AUDIENCE)), st.dates(date(2010, 5, 1), date(2040, 1, 1)))
def test_every_day_has_one_text(category, day):
    assert law_for(category, day).value in LAWS
    own = [text for text in TEXTS if text.audience == AUDIENCE[category]]
    assert sum(one.date_from <= day <= (one.date_to or date.max) for one in own) == 1


def test_texts_follow_each_other_without_a_gap():
    for whose in (CIVIL, PUBLIC):
        own = sorted((t for t in TEXTS if t.audience == whose), key=lambda text: text.date_from)
        for earlier, later in zip(own, own[1:], strict=False):
            assert earlier.date_to + timedelta(days=1) == later.date_from


def test_lineage():
    assert lineage("nd259_2026") == ("nd259_2026", "nd101_2017_nd89", "nd101_2017")
    assert family("nd101_2017_nd89") == "nd101_2017"
    assert sources("nd171_2025") == ("nd171_2025", "house")
    assert least_sure(["seen", "memory", "derived"]) == "memory"
    assert least_sure([]) == "seen"


def test_every_figure_has_its_article_and_belongs_to_a_text():
    assert {row.law for row in ROWS} <= TITLES.keys()
    assert all(row.article and row.confidence in ("seen", "derived", "memory") for row in ROWS)
    assert len({(row.law, row.code, row.date_from) for row in ROWS}) == len(ROWS)
