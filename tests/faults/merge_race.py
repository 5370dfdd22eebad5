"""Run in Odoo's shell: two officers merge one pair of entries, each keeping another one, while a
third issues a decision about one of them; again and again.

Prints, as JSON, what the register says of each pair afterwards.
"""

import json
from datetime import date

from race import DONE, REFUSED, race

ROUNDS = 8
OPENED, LEFT, BACK, RAISED = (date(year, 1, 1) for year in (2018, 2019, 2021, 2023))


def decide(kind, person, day, **facts):
    return env["cchc.decision"].create(  # noqa: F821
        {
            "type_id": env.ref(f"cchc_hr.decision_type_{kind}").id,  # noqa: F821
            "number": f"{kind}/{person.id}",
            "date_signed": day,
            "unit_id": root.id,
            "line_ids": [(0, 0, {"employee_id": person.id, "date_effective": day, **facts})],
        }
    )


def officer(kept, other):
    """Merges two entries."""

    def merge(own):
        people = own["hr.employee"].with_context(active_test=False)
        case = {"kept": people.browse(kept.id), "other": people.browse(other.id), "reason": "Trùng"}
        own["cchc.person.merge"]._merge([case])
        own.flush_all()

    return merge


def clerk(decision):
    """Issues one decision."""

    def issue(own):
        own["cchc.decision"].browse(decision.id).action_issue()
        own.flush_all()

    return issue


def years_of(person):
    """From which year on the entry says which step, or that the person is away."""
    return [
        [period.date_version.year, period.step if period.in_service else None]
        for period in person.version_ids.filtered("staffing_category").sorted("date_version")
    ]


root = env["hr.department"].search([("code", "=", "KG")])  # noqa: F821
unit = env["hr.department"].search(  # noqa: F821
    [("parent_id", "=", root.id), ("kind_id.code", "=", "specialised_department")], limit=1
)
facts = {
    "staffing_category": "civil_servant",
    "service_status": "serving",
    "department_id": unit.id,
    "rank_id": env.ref("cchc_hr.rank_01_003").id,  # noqa: F821
    "step": 1,
}
found, conflicts = [], 0
for number in range(ROUNDS):
    first, second = env["hr.employee"].create(  # noqa: F821
        [
            {
                "name": f"Nguyễn Văn {number}",
                "birth_text": "01/03/1980",
                "sex": "male",
                "intake_unit_id": unit.id,
            }
            for _entry in range(2)
        ]
    )
    decide("opening", first, OPENED, **facts, step_anchor=OPENED).action_issue()
    decide("resignation", first, LEFT).action_issue()
    decide("recruitment", second, BACK, **facts, step_anchor=BACK).action_issue()
    raised = decide("step_raise", second, RAISED, step=2, step_anchor=RAISED)
    acts = [officer(second, first), officer(first, second), clerk(raised)]
    runners = race(env, acts)  # noqa: F821
    assert all(one.outcome in (DONE, REFUSED) for one in runners), [one.outcome for one in runners]
    conflicts += sum(one.tries for one in runners) > len(runners)
    merges = env["cchc.person.merge"].search(  # noqa: F821
        [("other_id", "in", (first | second).ids), ("state", "=", "standing")]
    )
    found.append(
        {
            "merges": len(merges),
            "issued": raised.state == "issued",
            "kept": years_of(merges.kept_id[:1]),
            "other": years_of(merges.other_id[:1].with_context(active_test=False)),
        }
    )
print(json.dumps({"pairs": found, "conflicts": conflicts}))  # noqa: T201
