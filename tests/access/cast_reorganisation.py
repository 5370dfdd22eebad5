"""What each place has of a reorganisation: a plan with its scenario, units and people."""

from datetime import date


def records(cls, unit, person, number):
    """The records of the rows in subjects_reorganisation.py."""
    env = cls.env
    act = env["cchc.reorganisation"].create(
        {"name": f"Secret plan {number}", "unit_id": unit.id, "date": "2099-01-01"}
    )
    scenario = env["cchc.reorganisation.scenario"].create(
        {"reorganisation_id": act.id, "name": f"Secret scenario {number}"}
    )
    operation = env["cchc.reorganisation.operation"].create(
        {"scenario_id": scenario.id, "kind": "found", "name": f"Secret unit {number}"}
    )
    part = env["cchc.reorganisation.part"].create(
        {"operation_id": operation.id, "name": f"Secret part {number}"}
    )
    planned = env["cchc.reorganisation.unit"].create(
        {"scenario_id": scenario.id, "key": unit.id, "unit_id": unit.id, "change": "kept",
         "name": f"Secret unit {number}"}
    )  # fmt: skip
    position = env["cchc.reorganisation.position"].create(
        {"scenario_id": scenario.id, "unit_id": planned.id, "code": f"S{number}",
         "name": f"Secret position {number}", "headcount": 1}
    )  # fmt: skip
    placement = env["cchc.reorganisation.placement"].create(
        {"scenario_id": scenario.id, "employee_id": person.id, "from_unit_id": unit.id,
         "unit_id": planned.id, "reason": "staff", "note": f"Secret note {number}"}
    )  # fmt: skip
    work = env["cchc.reorganisation.work"].create(
        {"reorganisation_id": act.id, "scenario_id": scenario.id, "user_id": env.uid}
    )
    succession = env["cchc.succession"].create(
        {"predecessor_id": cls.district.id, "successor_id": unit.id,
         "date": date(2098, 1, 1 + number % 28), "share": 0.1}
    )  # fmt: skip
    follower = env["cchc.succession.follower"].create(
        {"succession_id": succession.id, "model": "cchc.decision", "number": 1, "res_ids": [1]}
    )
    return {
        "cchc.reorganisation": act,
        "cchc.reorganisation.scenario": scenario,
        "cchc.reorganisation.operation": operation,
        "cchc.reorganisation.part": part,
        "cchc.reorganisation.unit": planned,
        "cchc.reorganisation.position": position,
        "cchc.reorganisation.placement": placement,
        "cchc.reorganisation.work": work,
        "cchc.succession.follower": follower,
    }


def catalogue(env):
    return {
        "cchc.succession": env["cchc.succession"].search([], limit=1),
        "cchc.reorganisation.stage": env["cchc.reorganisation.stage"].create({}),
    }
