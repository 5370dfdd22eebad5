from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.engine.checks import (
    Check,
    CheckError,
    check_side,
    failures,
    read_sum,
)
from odoo.addons.cchc_base.engine.report import DIRECT, OUTSIDE, TOTAL, UNIT, VALUE_ROW, Line
from odoo.addons.cchc_base.engine.spec import PROVIDER, VALUE, Axis, Form, Measure
from odoo.addons.cchc_base.engine.table import TableReport

FORM = Form(
    "F",
    "Form",
    (Measure("all", "All"), Measure("women", "Women"), Measure("quota", "Quota", PROVIDER)),
)


def table(*rows, form=FORM):
    """A report of lines ``(kind, unit, figures)``."""
    lines = tuple(
        Line(kind, (unit,), f"Unit {unit}", 0, "", figures) for kind, unit, figures in rows
    )
    return TableReport(form, date(2026, 6, 30), None, lines)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("women", ((1, "women"),)),
        (" a + b-c ", ((1, "a"), (1, "b"), (-1, "c"))),
        ("-a+12", ((-1, "a"), (1, 12))),
        ("_people", ((1, "_people"),)),
    ],
)
def test_a_side_is_a_sum_of_columns(text, terms):
    assert read_sum(text) == terms


@pytest.mark.parametrize("text", ["", "  ", "a b", "a +", "a ++ b", "a * b", "A", "1.5", "a(1)"])
def test_anything_else_is_refused(text):
    with pytest.raises(CheckError):
        read_sum(text)


@given(st.text(max_size=40))
def test_no_text_does_anything_but_be_read_or_refused(text):
    try:
        terms = read_sum(text)
    except CheckError:
        return
    assert all(sign in (1, -1) for sign, _term in terms)


def test_unknown_columns_and_texts_are_no_figures():
    people = Form(
        "L",
        "List",
        (Measure("born", "Born", VALUE, field="birthday"),),
        axis=Axis("values", levels=("employee_id",)),
    )
    check_side("all + women", FORM)
    check_side("_people", people)
    for text, form, code in [
        ("men", FORM, "unknown"),
        ("_people", FORM, "no_people"),
        ("born", people, "no_figure"),
    ]:
        with pytest.raises(CheckError) as caught:
            check_side(text, form)
        assert caught.value.problem.code == code


def test_each_row_is_checked_and_the_cells_are_named():
    report = table((TOTAL, 1, (5, 2, 9)), (UNIT, 2, (3, 4, 9)), (OUTSIDE, 3, (0, 1, None)))
    found = failures([Check(7, "women", "<=", "all")], report)
    assert [(failure.row[:2], failure.left, failure.right) for failure in found] == [
        ((UNIT, (2,)), 4, 3),
        ((OUTSIDE, (3,)), 1, 0),
    ]
    assert found[0].columns == ("women", "all")
    assert not failures([Check(7, "all", ">=", "women - 1")], report)


def test_what_nobody_supplies_decides_nothing():
    report = table((TOTAL, 1, (5, 2, None)))
    assert not failures([Check(1, "all", "<=", "quota")], report)
    assert failures([Check(1, "all", "=", "6")], report)


def test_exact_sums_are_compared_exactly():
    report = table((TOTAL, 1, (Decimal("0.3"), Decimal("0.1"), Decimal("0.2"))))
    assert not failures([Check(1, "all", "=", "women + quota")], report)


def test_another_form_is_compared_unit_by_unit():
    other = Form("O", "Other", (Measure("people", "People"),))
    mine = table(
        (TOTAL, 1, (5, 2, 0)),
        (DIRECT, 1, (1, 0, 0)),
        (UNIT, 2, (3, 1, 0)),
        (UNIT, 4, (1, 1, 0)),
    )
    # A unit may be the whole of one report and a part of another.
    theirs = table((UNIT, 1, (5,)), (UNIT, 2, (4,)), (VALUE_ROW, 4, (9,)), form=other)
    found = failures([Check(1, "all", "=", "people", "O")], mine, {"O": theirs})
    assert [(failure.row[1], failure.left, failure.right) for failure in found] == [((2,), 3, 4)]
    assert found[0].columns == ("all",)
    # Without the other report nothing is said.
    assert not failures([Check(1, "all", "=", "people", "O")], mine)
