from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.dated import NoRuleInForce, overlapping
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.salary_scale import above_scale_percent, scales_from_rows
from odoo.addons.cchc_hr.rules.step_raise import (
    GROUNDS,
    BadYear,
    Case,
    DelayRule,
    Discipline,
    NotCounted,
    StepRaiseError,
    next_raise,
    not_counted_months,
)

DATA = Path(__file__).resolve().parents[1] / "data"
RULES = [DelayRule.from_text(row) for row in read_table(DATA / "cchc.raise.delay.csv")]
SCALES = {
    scale.group: scale for scale in scales_from_rows(read_table(DATA / "cchc.salary.scale.csv"))
}
ANCHOR = date(2022, 1, 1)
CASE = Case(ANCHOR, "civil_servant", 3, SCALES["A1"])


def due(case=CASE, **changes):
    return next_raise(replace(case, **changes), RULES).value


@pytest.mark.parametrize(
    ("group", "expected"),
    [("A1", date(2025, 1, 1)), ("B", date(2024, 1, 1)), ("CGCC", date(2027, 1, 1))],
)
def test_the_interval_of_the_group(group, expected):
    assert due(scale=SCALES[group], step=1) == expected


# Anchor 01/01/2022, group A1: due on 01/01/2025 without delay.
@pytest.mark.parametrize(
    ("category", "ground", "months"),
    [
        ("cadre", "reprimand", 6),
        ("cadre", "warning", 6),
        ("cadre", "dismissal_from_post", 12),
        ("civil_servant", "reprimand", 6),
        ("civil_servant", "warning", 6),
        ("civil_servant", "demotion", 12),
        ("civil_servant", "dismissal_from_post", 12),
        ("commune_civil_servant", "warning", 6),
        ("public_employee", "reprimand", 3),
        ("public_employee", "warning", 6),
        ("public_employee", "dismissal_from_post", 12),
        ("contract_111", "reprimand", 3),
    ],
)
def test_what_discipline_costs(category, ground, months):
    fact = Discipline(date(2023, 5, 10), ground)
    result = next_raise(replace(CASE, category=category, delays=(fact,)), RULES)
    assert result.value == add_months(date(2025, 1, 1), months)
    assert result["delay_months"] == months


def test_each_bad_year_costs_six_months():
    years = (BadYear(date(2022, 12, 20), 2022), BadYear(date(2024, 12, 20), 2024))
    assert due(delays=years[:1]) == date(2025, 7, 1)
    assert due(delays=years) == date(2026, 1, 1)


def test_a_bad_year_and_discipline_add_up():
    facts = (Discipline(date(2023, 5, 10), "warning"), BadYear(date(2023, 12, 20), 2023))
    assert due(delays=facts) == date(2026, 1, 1)


def test_for_one_act_only_discipline_counts():
    facts = (Discipline(date(2023, 5, 10), "warning", 2023), BadYear(date(2023, 12, 20), 2023))
    result = next_raise(replace(CASE, delays=facts), RULES)
    assert result.value == date(2025, 7, 1)
    assert any("do cùng hành vi" in line for line in result.explain())


def test_only_facts_of_the_time_at_this_step_count():
    before = Discipline(date(2021, 12, 31), "warning")
    after = Discipline(date(2025, 1, 1), "warning")
    assert due(delays=(before, after)) == date(2025, 1, 1)
    # A delay lengthens that time, so that a later fact may fall into it.
    within = BadYear(date(2024, 12, 20), 2024)
    assert due(delays=(before, after, within)) == date(2026, 1, 1)


def test_the_text_of_the_day_of_the_decision_applies():
    facts = (Discipline(date(2021, 8, 14), "warning"), BadYear(date(2021, 12, 20), 2021))
    result = next_raise(replace(CASE, anchor=date(2020, 1, 1), delays=facts), RULES)
    documents = [step.article for step in result.steps if step.label.startswith("Kéo dài")]
    assert documents == ["TT 08/2013/TT-BNV, Điều 2 khoản 3", "TT 03/2021/TT-BNV, Điều 1 khoản 5"]


@pytest.mark.parametrize(
    ("category", "ground", "decided"),
    [
        ("public_employee", "demotion", date(2023, 1, 1)),  # no such form for public employees
        ("civil_servant", "pay_step_reduction", date(2023, 1, 1)),  # a new step, not a delay
        ("civil_servant", "warning", date(2012, 6, 1)),  # before the circular
    ],
)
def test_a_delay_that_no_text_lays_down_is_refused(category, ground, decided):
    case = replace(
        CASE,
        anchor=date(decided.year, 1, 1),
        category=category,
        delays=(Discipline(decided, ground),),
    )
    with pytest.raises(NoRuleInForce) as caught:
        next_raise(case, RULES)
    assert GROUNDS.get(ground, ground) in str(caught.value)


def test_time_that_does_not_count():
    leave = NotCounted("nghỉ không hưởng lương", 4)
    result = next_raise(replace(CASE, not_counted=(leave,)), RULES)
    assert result.value == date(2025, 5, 1)
    assert result["not_counted_months"] == 4
    assert "Thời gian không tính: nghỉ không hưởng lương (tháng): 4" in result.explain()[2]


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([], 0),
        ([(0, 10)], 0),
        ([(0, 11)], 1),
        ([(2, 10)], 2),
        ([(2, 6), (1, 5)], 4),  # left-over days are put together, then rounded
        ([(0, 22)], 1),
        ([(0, 33)], 2),
    ],
)
def test_left_over_days(spans, months):
    assert not_counted_months([NotCounted("", *span) for span in spans]) == months


def test_above_the_scale():
    last = replace(CASE, step=9)
    result = next_raise(last, RULES)
    assert (result.value, result["above_scale_percent"]) == (date(2025, 1, 1), 5)
    result = next_raise(replace(last, above_scale_percent=5), RULES)
    assert (result.value, result["above_scale_percent"]) == (date(2023, 1, 1), 6)
    warned = (Discipline(date(2022, 5, 10), "warning"),)
    assert due(last, above_scale_percent=5, delays=warned) == date(2023, 7, 1)
    driver = replace(last, scale=SCALES["TH.LX"], step=12)
    assert due(driver) == date(2024, 1, 1)


def test_senior_experts_stop_at_the_last_step():
    result = next_raise(replace(CASE, scale=SCALES["CGCC"], step=3), RULES)
    assert result.value is None
    assert result.explain()[-1].startswith("Đã ở bậc cuối")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"step": 10}, "unknown_step"),
        ({"step": 0}, "unknown_step"),
        ({"above_scale_percent": 5}, "above_scale_before_last_step"),
        ({"category": "non_specialised"}, "category_without_steps"),
    ],
)
def test_impossible_cases_are_refused(changes, code):
    with pytest.raises(StepRaiseError) as caught:
        due(**changes)
    assert caught.value.code == code


def test_the_explanation():
    case = replace(CASE, delays=(Discipline(date(2023, 5, 10), "warning"),))
    assert next_raise(case, RULES).explain() == (
        "Mốc tính (ngày hưởng bậc hoặc phụ cấp hiện tại): 01/01/2022",
        "Thời gian giữ bậc (tháng): 36 (TT 08/2013/TT-BNV, Điều 2 khoản 1)",
        "Kéo dài do kỷ luật cảnh cáo ngày 10/05/2023 (tháng): 6"
        " (TT 03/2021/TT-BNV, Điều 1 khoản 5)",
        "Ngày đủ điều kiện nâng: 01/07/2025 (TT 08/2013/TT-BNV, Điều 2 khoản 1)",
        "Bậc lương mới: 4",
    )


def test_the_rules_of_a_ground_follow_each_other_without_overlap():
    grounds = {(rule.family, rule.ground) for rule in RULES}
    for ground in grounds:
        assert overlapping([r for r in RULES if (r.family, r.ground) == ground]) is None


DAYS = st.dates(date(2022, 1, 1), date(2030, 1, 1))
FACTS = st.lists(
    st.builds(Discipline, DAYS, st.sampled_from(["reprimand", "warning", "dismissal_from_post"]))
    | DAYS.map(lambda day: BadYear(day, day.year)),
    max_size=5,
).map(tuple)
CATEGORIES = st.sampled_from(["cadre", "civil_servant", "public_employee"])


@given(CATEGORIES, FACTS, FACTS)
def test_more_facts_never_bring_the_raise_forward(category, facts, more):
    assert due(category=category, delays=facts) <= due(category=category, delays=facts + more)


@given(CATEGORIES, FACTS, st.randoms())
def test_the_order_in_which_facts_are_known_does_not_matter(category, facts, random):
    shuffled = random.sample(facts, len(facts))
    assert due(category=category, delays=facts) == due(category=category, delays=tuple(shuffled))


@given(st.sampled_from(["A3.1", "A1", "A0", "B", "C1", "TH.PV"]), st.integers(0, 240))
def test_raise_after_raise_gives_the_percentage_of_the_months_at_the_last_step(group, months):
    scale = SCALES[group]
    case = Case(ANCHOR, "civil_servant", scale.last_step, scale)
    today, percent = add_months(ANCHOR, months), 0
    while (result := next_raise(case, RULES)).value <= today:
        percent = result["above_scale_percent"]
        case = replace(case, anchor=result.value, above_scale_percent=percent)
    assert percent == above_scale_percent(scale, months)
