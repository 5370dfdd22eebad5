"""Which grounds fit the facts of a person, and what excludes."""

from datetime import date

import pytest
from cases import ADDONS
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_reduction.rules.grounds import WORDS, Facts, Ground, excluded, found

ROWS = tuple(
    Ground.from_text(row)
    for row in read_table(ADDONS / "cchc_reduction/data/cchc.reduction.ground.csv")
)
ON_108, ON_29, ON_154 = date(2020, 3, 1), date(2024, 3, 1), date(2026, 3, 1)
D108, D29, D154 = "NĐ 108/2014/NĐ-CP", "NĐ 29/2023/NĐ-CP", "NĐ 154/2025/NĐ-CP"


def codes(on, decree, **facts):
    own = tuple(row for row in ROWS if row.decree == decree)
    fit, shut = found(Facts(year=on.year, **facts), own, on)
    return {one.ground.code for one in fit}, {one.ground.fact for one in shut}


def test_every_row_has_an_article_and_a_known_decree():
    assert {row.decree for row in ROWS} == {D108, D29, D154, "NĐ 178/2024/NĐ-CP"}
    assert all(row.article and row.name and row.fact for row in ROWS)
    assert len({row.code for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("on", "decree", "ratings", "expected"),
    [
        # NĐ 108: one limited and one not completed, in either order; two limited are not enough.
        (ON_108, D108, {2018: "limited", 2019: "not_completed"}, {"nd108_dd", "nd108_dd_2"}),
        (ON_108, D108, {2018: "not_completed", 2019: "limited"}, {"nd108_dd", "nd108_dd_2"}),
        (ON_108, D108, {2018: "good", 2019: "limited"}, {"nd108_dd_2"}),
        (ON_108, D108, {2018: "not_completed", 2019: "good"}, set()),
        # NĐ 29: one completed and one not; or the last year at most completed, volunteering.
        (ON_29, D29, {2022: "completed", 2023: "not_completed"}, {"nd29_dd", "nd29_dd_2"}),
        (ON_29, D29, {2022: "excellent", 2023: "completed"}, {"nd29_dd_2"}),
        (ON_29, D29, {2022: "completed", 2023: "good"}, set()),
        # NĐ 154: one year not completed is enough; completed is no ground any more.
        (ON_154, D154, {2025: "not_completed"}, {"nd154_e"}),
        (ON_154, D154, {2026: "not_completed"}, {"nd154_e"}),
        (ON_154, D154, {2024: "not_completed", 2025: "completed"}, set()),
    ],
)
def test_ratings(on, decree, ratings, expected):
    assert codes(on, decree, ratings=ratings)[0] == expected


def test_sick_leave_reaches_the_threshold_of_the_decree():
    assert codes(ON_29, D29, sick_days={2022: 30, 2023: 45})[0] == {"nd29_e", "nd29_e_2"}
    assert codes(ON_29, D29, sick_days={2022: 29, 2023: 30})[0] == {"nd29_e_2"}
    assert codes(ON_154, D154, sick_days={2025: 299})[0] == set()
    assert codes(ON_154, D154, sick_days={2025: 300})[0] == {"nd154_g"}


def test_a_discipline_in_effect_is_a_ground_and_a_review_excludes():
    assert codes(ON_154, D154, discipline="Cảnh cáo") == ({"nd154_h"}, set())
    assert codes(ON_29, D29, discipline="Cảnh cáo")[0] == {"nd29_h"}
    assert codes(ON_108, D108, discipline="Cảnh cáo")[0] == set()
    states = {"discipline_review": "QĐ 5"}
    assert codes(ON_154, D154, states=states) == (set(), {"discipline_review"})


def test_post_and_standard():
    assert codes(ON_154, D154, over_headcount="A: 3 người, 2 biên chế")[0] == {
        "nd154_a",
        "nd154_d",
    }
    assert codes(ON_154, D154, lacks=("đại học",))[0] == {"nd154_dd"}
    assert codes(ON_108, D108, mismatches=("luật",))[0] == {"nd108_d"}


@pytest.mark.parametrize("state", ["maternity", "small_child", "pregnant"])
def test_volunteering_lifts_what_protects_mothers(state):
    own = tuple(row for row in ROWS if row.decree == D154)
    facts = Facts(year=2026, states={state: ""})
    assert [one.ground.fact for one in excluded(facts, own, ON_154, volunteers=False)] == [state]
    assert excluded(facts, own, ON_154, volunteers=True) == ()


@pytest.mark.parametrize("state", ["discipline_review", "prosecution", "inspection"])
def test_volunteering_does_not_lift_a_procedure(state):
    own = tuple(row for row in ROWS if row.decree == D154)
    facts = Facts(year=2026, states={state: ""})
    assert excluded(facts, own, ON_154, volunteers=True)


@given(st.dictionaries(st.integers(2022, 2026), st.sampled_from(sorted(WORDS)), max_size=5))
def test_good_years_are_never_a_ground(ratings):
    """Whoever was good or excellent in the years that count is found by no rating."""
    if all(ratings.get(year) in (None, "good", "excellent") for year in (2024, 2025, 2026)):
        for decree in (D108, D29, D154):
            fit, _shut = found(
                Facts(year=2026, ratings=ratings),
                tuple(row for row in ROWS if row.decree == decree),
                {D108: ON_108, D29: ON_29, D154: ON_154}[decree],
            )
            assert not fit


def test_a_ground_outside_its_days_is_not_found():
    assert codes(date(2025, 6, 15), D154, ratings={2024: "not_completed"})[0] == set()
    assert codes(date(2025, 6, 16), D154, ratings={2024: "not_completed"})[0] == {"nd154_e"}


def test_an_exclusion_names_the_entry_that_tells_of_it():
    own = tuple(row for row in ROWS if row.decree == D154)
    facts = Facts(year=2026, states={"small_child": "con Bé, sinh 05/2025"})
    (one,) = excluded(facts, own, ON_154, volunteers=False)
    assert one.why == "Đang nuôi con dưới 36 tháng tuổi: con Bé, sinh 05/2025"
