"""People judged by the standard of a post that they do not hold yet."""

from datetime import date

from odoo.addons.cchc_positions.rules.standard import Requirement, judge
from odoo.addons.cchc_positions.rules.standard_law import Law, Post, Spell, Valid

DAY = date(2025, 7, 1)
HEAD = Requirement("political_theory", level="advanced", article="điều 8")
DEGREE = Requirement("degree", level="university", article="điều 7")
SERVICE = Requirement("service_years", amount=5, article="điều 9")


def spell(start=date(2018, 1, 1), end=None, **vals):
    """A specialist with a degree and no post."""
    plain = dict.fromkeys(Spell._fields)
    return Spell(
        **plain | {"start": start, "end": end, "in_service": True, "rank": 3, "unit": 1,
                   "degree": "university", "political_theory": "intermediate"} | vals
    )  # fmt: skip


def law():
    """A degree for the rank, political theory for the post, years for the position."""
    return Law(
        {"rank:3": (Valid(date(2015, 1, 1), None, 1),), "post:9": (Valid(DAY, None, 2),)},
        {77: (Valid(DAY, None, 5),)},
        {},
        {("standard", 1): (DEGREE,), ("standard", 2): (HEAD,), ("line", 5): (SERVICE,)},
    )


def lacking(stretch):
    found = (judge(one, stretch.profile, DAY) for one in stretch.requirements)
    return [one.requirement.kind for one in found if not one.met]


def test_the_post_that_is_given_counts_and_not_the_one_held():
    told = law()
    today = told.as_if([spell()], DAY, Post(unit=2))
    assert lacking(today) == []
    assert lacking(told.as_if([spell()], DAY, Post(unit=2, post=9))) == ["political_theory"]
    # Who leads today and will not is asked for nothing of the post.
    assert lacking(told.as_if([spell(post=9)], DAY, Post(unit=2))) == []


def test_requirements_of_the_position_come_with_it():
    told = law()
    young = [spell(start=date(2023, 3, 1))]
    assert lacking(told.as_if(young, DAY, Post(unit=2))) == []
    assert lacking(told.as_if(young, DAY, Post(unit=2, position=77))) == ["service_years"]


def test_the_past_counts_as_it_was():
    told = law()
    career = [spell(start=date(2018, 1, 1), end=date(2023, 1, 1)), spell(start=date(2023, 1, 2))]
    assert lacking(told.as_if(career, DAY, Post(position=77))) == []


def test_nobody_is_judged_who_has_left_by_then():
    told = law()
    assert told.as_if([spell(end=date(2025, 6, 30))], DAY, Post(post=9)) is None
    assert told.as_if([spell(start=date(2025, 7, 2))], DAY, Post(post=9)) is None
    assert told.as_if([spell(in_service=False)], DAY, Post(post=9)) is None
