"""How the ledger, plans and reductions are tried."""

from datetime import timedelta

from cast_positions import LATER
from subject import Subject, asked, nothing, numbers, of_unit, part_of


def _entry(case, place):
    return {
        "unit_id": case.unit[place].id,
        "category_id": case.civil.id,
        "kind": "assigned",
        "date_effective": str(LATER + timedelta(days=next(numbers))),
        "amount": 1,
        "document_id": case.document.id,
    }


def _plan(case, place):
    return {"unit_id": case.unit[place].id, "year": 2000 + next(numbers) % 95}


def _plan_line(key):
    plan = f"cchc.establishment.plan{key}"

    def create(case, place):
        commune = case.env.ref("cchc_positions.quota_category_commune")
        unit = case.unit[place]
        plan_id = case.subject[plan][place].id
        return {"plan_id": plan_id, "unit_id": unit.id, "category_id": commune.id}

    return create


def _plan_parts(key):
    line = f"cchc.establishment.plan.line{key}"
    return [
        Subject(f"cchc.establishment.plan{key}", "necessity", {"necessity": "x"}, _plan),
        Subject(line, "requested", {"requested": 6}, _plan_line(key)),
    ]


def _target(case, place):
    return {
        "programme_id": case.programme.id,
        "unit_id": case.unit[place].id,
        "category_id": case.public.id,
        "document_id": case.document.id,
    }


def _step(case, place):
    target = case.subject["cchc.reduction.target"][place]
    return {"target_id": target.id, "year": 3000 + next(numbers), "planned": 0}


def _change(case, place):
    return {
        "unit_id": case.unit[place].id,
        "category_id": case.civil.id,
        "amount": 1,
        "document_id": case.document.id,
        "reason": "x",
    }


def _distribution(case, place):
    return {name: value for name, value in _change(case, place).items() if name != "amount"}


def _reversal(case, place):
    entries = case.subject["cchc.establishment.entry"][place]
    return {
        "entry_ids": [(6, 0, entries.ids)],
        "document_id": case.document.id,
        "reason": "x",
    }


ESTABLISHMENT = [
    Subject("cchc.establishment.entry", "amount", {"note": "x"}, _entry),
    Subject(
        "cchc.establishment.head",
        "turns",
        {"turns": 9},
        lambda case, place: {"unit_id": case.home.id, "category_id": case.public.id},
        placed=False,
    ),
    Subject("cchc.establishment.balance", "assigned", {"assigned": 9}, of_unit()),
    *_plan_parts(""),
    *_plan_parts(" draft"),
    Subject("cchc.reduction.target", "target", {"note": "x"}, _target),
    Subject("cchc.reduction.step", "planned", {"planned": 1}, _step),
    Subject("cchc.reduction.progress", "planned", {"planned": 9}, of_unit()),
    Subject("cchc.reduction.series", "people", {"people": 9}, of_unit()),
    Subject("cchc.unit.overview", "occupied", {"occupied": 9}, of_unit()),
    asked("cchc.establishment.at", nothing, placed=False),
    asked("cchc.recruitable.check", of_unit()),
    asked("cchc.establishment.change", _change),
    asked("cchc.establishment.distribution", _distribution),
    asked(
        "cchc.establishment.distribution.line",
        part_of("cchc.establishment.distribution", "distribution_id", _distribution),
    ),
    asked("cchc.establishment.reversal", _reversal),
]
