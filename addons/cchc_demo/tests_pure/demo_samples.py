"""One small province for all tests of the generator; it is made once."""

from functools import cache
from pathlib import Path

from odoo.addons.cchc_demo.generator.plan import Plan
from odoo.addons.cchc_demo.generator.reference import Reference

ADDONS = Path(__file__).resolve().parents[2]


@cache
def reference(people=0):
    return Reference.load(lambda path: open(ADDONS / path, encoding="utf-8"), people=people)


def plan_of(people, seed=2025):
    return Plan(reference(), people, seed)


@cache
def province():
    return plan_of(800)


@cache
def batches():
    plan = province()
    return [plan.batch(number) for number in range(len(plan.batches))]


def people():
    return [person for batch in batches() for person in batch.people]


def lives():
    return [person.life for person in people()]


@cache
def all_lives(size, seed):
    """Lives of a province without their dossiers."""
    plan = plan_of(size, seed)
    return [life for _body, seats in plan.batches for life in plan.lives(seats)]
