"""Run in Odoo's shell: clerks take numbers of one register at the same moment, again and again.

Prints, as JSON, the numbers that were given and how often they met.
"""

import json
from datetime import date

from race import DONE, race

ROUNDS, CLERKS = 40, 3


def clerk(decision, gives_up):
    """Takes one number; who gives up breaks off after it was taken."""

    def take(own):
        own["cchc.decision"].browse(decision.id).action_take_number()
        own.flush_all()
        if gives_up:
            own.cr.rollback()

    return take


root = env["hr.department"].search([("code", "=", "KG")])  # noqa: F821
register = env["cchc.decision.register"].create(  # noqa: F821
    {"unit_id": root.id, "year": 2024, "symbol": "QĐ-UBND", "automatic": True}
)
kind = env.ref("cchc_hr.decision_type_transfer")  # noqa: F821
tries = []
for number in range(ROUNDS):
    drafts = env["cchc.decision"].create(  # noqa: F821
        [
            {"type_id": kind.id, "unit_id": root.id, "date_signed": date(2024, 3, 1)}
            for _clerk in range(CLERKS)
        ]
    )
    acts = [clerk(draft, gives_up=number % 4 == place) for place, draft in enumerate(drafts)]
    clerks = race(env, acts)  # noqa: F821
    assert all(one.outcome == DONE for one in clerks), [one.outcome for one in clerks]
    tries.append(sum(one.tries for one in clerks))
taken = env["cchc.decision"].search([("register_id", "=", register.id)])  # noqa: F821
print(  # noqa: T201
    json.dumps(
        {
            "numbers": sorted(taken.mapped("register_ordinal")),
            "written": sorted(set(taken.mapped("number"))),
            "last": register.last_number,
            "conflicts": sum(count > CLERKS for count in tries),
        }
    )
)
