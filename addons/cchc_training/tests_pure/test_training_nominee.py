from dataclasses import replace
from datetime import date

import pytest
from training_tables import figures

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_training.rules.nominee import Course, Other, clash, nominee
from odoo.addons.cchc_training.rules.sending import Person

NEW = figures("nd171_2025")
COURSE = Course("Bồi dưỡng chuyên viên chính", date(2026, 6, 1), date(2026, 6, 26))
PERSON = Person(
    "civil_servant",
    ratings={2025: "good"},
    retirement=Result(date(2040, 1, 31), (), "x"),
)


def test_nothing_against_it():
    assert nominee(PERSON, COURSE, NEW).value == "met"


def test_near_retirement_is_the_provinces_own_rule():
    near = replace(PERSON, retirement=Result(date(2027, 5, 31), (), "x"))
    told = nominee(near, COURSE, NEW)
    assert (told.value, told["codes"], told["by_law"]) == ("not_met", ("retirement",), False)
    just = replace(PERSON, retirement=Result(date(2027, 6, 30), (), "x"))
    assert nominee(just, COURSE, NEW).value == "met"


def test_abroad_it_is_the_law():
    near = replace(PERSON, retirement=Result(date(2027, 8, 31), (), "x"))
    abroad = replace(COURSE, abroad=True, months=1)
    told = nominee(near, abroad, NEW)
    assert (told["codes"], told["by_law"]) == (("retirement",), True)
    assert "Điều 28 NĐ 171/2025/NĐ-CP" in {step.article for step in told.steps}
    assert nominee(replace(PERSON, ratings={}), abroad, NEW).value == "open"


@pytest.mark.parametrize(
    ("start", "end", "clashes"),
    [
        (date(2026, 5, 1), date(2026, 5, 31), False),
        (date(2026, 5, 1), date(2026, 6, 1), True),
        (date(2026, 6, 26), date(2026, 7, 1), True),
        (date(2026, 6, 27), date(2026, 7, 1), False),
        (date(2026, 6, 10), date(2026, 6, 11), True),
    ],
)
def test_overlapping_classes_are_refused_by_name(start, end, clashes):
    other = Other("Lớp tin học", start, end)
    told = nominee(PERSON, COURSE, NEW, [other])
    assert (told.value == "not_met") is clashes
    assert bool(clash(COURSE, [other])) is clashes
    if clashes:
        assert told["by_law"]  # no override makes two of one person
        assert "Lớp tin học" in told["unmet"][0]


def test_who_holds_the_certificate_needs_no_class():
    told = nominee(PERSON, COURSE, NEW, proven="Chứng chỉ số 12")
    assert (told["codes"], told["by_law"]) == (("proven",), False)


def test_discipline_service_and_audience():
    assert nominee(replace(PERSON, discipline="Cảnh cáo"), COURSE, NEW)["codes"] == ("discipline",)
    assert nominee(PERSON, COURSE, NEW, held=False)["by_law"]
    other = replace(COURSE, audience="chuyên viên chính", for_nominee=False)
    assert nominee(PERSON, other, NEW)["codes"] == ("audience",)
