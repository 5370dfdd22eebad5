from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_consolidation.rules.names_check import UNKNOWN, Span, born, bounds, holds, sex


def person(**facts):
    return lambda path: facts.get(path, UNKNOWN)


WOMAN = [("sex", "=", "female")]
YOUNG = [("birthday", ">", date(1990, 6, 30))]


@pytest.mark.parametrize(
    ("domain", "facts", "expected"),
    [
        ([], {}, True),
        (WOMAN, {"sex": "female"}, True),
        (WOMAN, {"sex": "male"}, False),
        (WOMAN, {}, None),
        (["!", *WOMAN], {"sex": "male"}, True),
        # What is certain of one side settles an alternative.
        (["|", *WOMAN, ("party", "=", True)], {"sex": "female"}, True),
        (["|", *WOMAN, ("party", "=", True)], {"sex": "male"}, None),
        ([*WOMAN, ("party", "=", True)], {"sex": "male"}, False),
        ([("tier", "in", ["a", "b"])], {"tier": "b"}, True),
        ([("tier", "not in", ["a", "b"])], {"tier": "b"}, False),
        ([("tier", "!=", False)], {"tier": "b"}, True),
        (YOUNG, {"birthday": born("01/07/1990")}, True),
        (YOUNG, {"birthday": born("30/06/1990")}, False),
        (YOUNG, {"birthday": born("1990")}, None),
        (YOUNG, {"birthday": born("06/1990")}, False),
        (YOUNG, {"birthday": born("1991")}, True),
        ([("birthday", "!=", False)], {"birthday": born("1991")}, True),
        ([("papers", "any", [("level", "=", "state")])], {"papers": 1}, None),
    ],
)
def test_holds(domain, facts, expected):
    assert holds(domain, person(**facts)) is expected


def test_bounds_tell_the_certain_and_the_possible():
    people = [person(sex="female"), person(sex="male"), person()]
    assert bounds([WOMAN], people) == (1, 2)
    assert bounds([[], []], people) == (3, 3)
    assert bounds([[("degree", "=", "doctor")]], people) == (0, 3)


@given(st.lists(st.sampled_from(["female", "male", None]), max_size=8))
def test_whatever_the_unknown_ones_are_the_figure_lies_within(sexes):
    people = [person(**({"sex": one} if one else {})) for one in sexes]
    least, most = bounds([WOMAN], people)
    for guess in ("female", "male"):
        assert least <= sum((one or guess) == "female" for one in sexes) <= most


def test_birth_and_sex_as_lists_write_them():
    assert born("02/1992") == Span(date(1992, 2, 1), date(1992, 2, 29))
    assert born("12/1992").last == date(1992, 12, 31)
    assert born("31/02/1992") is None and born("") is None
    assert sex("Nữ", "") == "female" and sex("", "091190001234") == "female"
    assert sex("", "091080001234") == "male" and sex("", "") is None
