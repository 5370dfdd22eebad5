"""Run in Odoo's shell: two connections issue decisions for one vacancy, again and again.

Prints, as JSON, the outcomes of each round. What the rounds need is committed, as an officer's
request would; the database is thrown away afterwards.
"""

import json
import threading
from datetime import date

from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.service.model import retrying

ROUNDS = 100
OPENED, MOVED = date(2020, 1, 1), date(2024, 3, 1)


class Officer(threading.Thread):
    """One connection that issues one decision, as a request does: tried again on a conflict."""

    def __init__(self, database, decision, barrier):
        super().__init__()
        self.database, self.decision, self.barrier = database, decision, barrier
        self.outcome, self.tries = None, 0

    def run(self):
        try:
            with Registry(self.database).cursor() as cr:
                own = env(cr=cr)  # noqa: F821
                own.cr.execute("SELECT 1")
                self.barrier.wait()
                retrying(lambda: self.issue(own), own)
                self.outcome = "issued"
        except UserError:
            self.outcome = "refused"
        except Exception as error:
            self.outcome = repr(error)

    def issue(self, own):
        self.tries += 1
        own["cchc.decision"].browse(self.decision).action_issue()
        own.flush_all()


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
        drafts.append(decide("transfer", person, MOVED, department_id=receiver.id).id)
    env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
    barrier = threading.Barrier(2)
    officers = [Officer(env.cr.dbname, draft, barrier) for draft in drafts]  # noqa: F821
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    env.cr.rollback()  # noqa: F821
    env.invalidate_all()  # noqa: F821
    outcomes.append(sorted(officer.outcome for officer in officers))
    tries.append(sum(officer.tries for officer in officers))
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
