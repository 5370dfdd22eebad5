from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.engine.vocabulary import CriterionError, evaluate

ON = date(2026, 6, 30)


@pytest.mark.parametrize("text", ["", "   ", None, "[]"])
def test_no_criterion_is_everybody(text):
    assert evaluate(text, ON) == []


def test_literals_and_words():
    text = """[
        '|', ('date_to', '=', False), ('date_to', '>=', date),
        ('rank_id.tier', 'in', ['staff', "technician"]),
        ('step', '>', -1),
    ]"""
    assert evaluate(text, ON) == [
        "|",
        ("date_to", "=", False),
        ("date_to", ">=", ON),
        ("rank_id.tier", "in", ["staff", "technician"]),
        ("step", ">", -1),
    ]


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("date", date(2026, 6, 30)),
        ("years_before(31)", date(1995, 6, 30)),
        ("months_before(4)", date(2026, 2, 28)),
        ("days_before(30)", date(2026, 5, 31)),
        ("years_after(5)", date(2031, 6, 30)),
        ("months_after(6)", date(2026, 12, 30)),
        ("days_after(1)", date(2026, 7, 1)),
        ("year_start", date(2026, 1, 1)),
        ("year_end", date(2026, 12, 31)),
        ("quarter_start", date(2026, 4, 1)),
        ("last_year", 2025),
    ],
)
def test_words(word, day):
    assert evaluate(f"[('d', '=', {word})]", ON) == [("d", "=", day)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[('a', '=', 1)", "syntax"),
        ("('a', '=', 1)", "not_a_list"),
        ("date", "not_a_list"),
        ("[('a', '=', today)]", "unknown_name"),
        ("[('a', '=', __import__('os'))]", "unknown_function"),
        ("[('a', '=', date.today())]", "unknown_function"),
        ("[('a', '=', date.year)]", "forbidden"),
        ("[x for x in [1]]", "forbidden"),
        ("[('a', '=', 1)] * 10**9", "forbidden"),
        ("[('a', '=', lambda: 1)]", "forbidden"),
        ("[('a', '=', {1: 2})]", "forbidden"),
        ("[('a', '=', b'x')]", "forbidden"),
        ("[('a', '=', -'x')]", "forbidden"),
        ("[('a', '=', years_before())]", "argument"),
        ("[('a', '=', years_before('1'))]", "argument"),
        ("[('a', '=', years_before(-1))]", "argument"),
        ("[('a', '=', years_before(n=1))]", "argument"),
        ("[('a', '=', years_before(40000))]", "argument"),
        ("[" + " " * 10_001 + "]", ""),
        ("[" + "1," * 6_000 + "]", "too_long"),
    ],
)
def test_refused(text, code):
    if not code:
        assert len(text) > 10_000
        code = "too_long"
    with pytest.raises(CriterionError) as caught:
        evaluate(text, ON)
    assert caught.value.code == code


def test_deep_nesting_is_refused_not_crashed():
    with pytest.raises(CriterionError):
        evaluate("[" * 4_000 + "]" * 4_000, ON)


dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(born=dates, on=dates, years=st.integers(1, 99))
def test_age_criterion_agrees_with_completed_years(born, on, years):
    """``birthday <= years_before(n)`` says that n years are completed, leap days included."""
    if born > on or on.year - years < 1:
        return
    completed = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    ((_field, _operator, limit),) = evaluate(f"[('b', '<=', years_before({years}))]", on)
    assert (born <= limit) == (completed >= years)


@given(on=dates)
def test_brackets_are_exclusive_and_complete(on):
    """Ages up to 30, 31–40, 41–50 and above meet without gap or overlap, on any day."""
    limits = [evaluate(f"[('b', '>', years_before({age}))]", on)[0][2] for age in (31, 41, 51)]
    for limit in limits:
        for born in (limit - timedelta(1), limit, limit + timedelta(1)):
            brackets = [
                born > limits[0],
                limits[1] < born <= limits[0],
                limits[2] < born <= limits[1],
                born <= limits[2],
            ]
            assert sum(brackets) == 1
