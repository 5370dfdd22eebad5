"""Run in Odoo's shell: two connections issue decisions for one vacancy, again and again.

Prints, as JSON, the outcomes of each round.
"""

import json
from datetime import date

from race import race

ROUNDS = 100
OPENED, MOVED = date(2020, 1, 1), date(2024, 3, 1)


def officer(decision):
    """Issues one decision."""

    def issue(own):
        own["cchc.decision"].browse(decision.id).action_issue()
        own.flush_all()

    return issue


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


root = env["hr.department"].search([("code", "=", "KG")])  # noqa: F821
sender, receiver = env["hr.department"].search(  # noqa: F821
    [("parent_id", "=", root.id), ("kind_id.code", "=", "specialised_department")], limit=2
)
rank = env.ref("cchc_hr.rank_01_003")  # noqa: F821
category = env.ref("cchc_positions.quota_category_civil_servant")  # noqa: F821


def assign(unit, amount, number):
    document = env["cchc.legal.document"].create(  # noqa: F821
        {"number": f"{number}/QĐ-UBND", "title": "Giao biên chế"}
    )
    env["cchc.establishment.entry"].create(  # noqa: F821
        {
            "unit_id": unit.id,
            "category_id": category.id,
            "kind": "assigned",
            "amount": amount,
            "date_effective": OPENED,
            "document_id": document.id,
        }
    )


assign(root, 10 * ROUNDS, "T")
outcomes, tries = [], []
for number in range(ROUNDS):
    # Exactly one place is free: those who won before hold the others.
    assign(receiver, 1, number)
    people = env["hr.employee"].create(  # noqa: F821
        [
            {
                "name": f"Nguyễn Văn {side}{number}",
                "birth_text": "1980",
                "sex": "male",
                "intake_unit_id": sender.id,
            }
            for side in "AB"
        ]
    )
    drafts = []
    for person in people:
        decide(
            "opening",
            person,
            OPENED,
            staffing_category="civil_servant",
            service_status="serving",
            department_id=sender.id,
            rank_id=rank.id,
            step=1,
            step_anchor=OPENED,
        ).action_issue()
        drafts.append(decide("transfer", person, MOVED, department_id=receiver.id))
    officers = race(env, [officer(draft) for draft in drafts])  # noqa: F821
    outcomes.append(sorted(one.outcome for one in officers))
    tries.append(sum(one.tries for one in officers))
occupied = env["cchc.establishment"]._occupied_below({receiver.id}, MOVED)  # noqa: F821
print(  # noqa: T201
    json.dumps(
        {
            "outcomes": outcomes,
            "conflicts": sum(count > 2 for count in tries),
            "occupied": occupied[receiver.id, category.id],
        }
    )
)
