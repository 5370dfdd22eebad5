"""Run in Odoo's shell: clerks take numbers of one register at the same moment, again and again.

Prints, as JSON, the numbers that were given and how often they met. What the rounds need is
committed, as a clerk's request would; the database is thrown away afterwards.
"""

import json
import threading
from datetime import date

from odoo.modules.registry import Registry
from odoo.service.model import retrying

ROUNDS, CLERKS = 40, 3


class Clerk(threading.Thread):
    """One connection that takes one number, as a request does: tried again on a conflict."""

    def __init__(self, database, decision, barrier, gives_up):
        super().__init__()
        self.database, self.decision, self.barrier = database, decision, barrier
        self.gives_up, self.tries, self.failure = gives_up, 0, None

    def run(self):
        try:
            with Registry(self.database).cursor() as cr:
                own = env(cr=cr)  # noqa: F821
                own.cr.execute("SELECT 1")
                self.barrier.wait()
                retrying(lambda: self.take(own), own)
                if self.gives_up:
                    cr.rollback()
        except Exception as error:
            self.failure = repr(error)

    def take(self, own):
        self.tries += 1
        own["cchc.decision"].browse(self.decision).action_take_number()
        own.flush_all()
        if self.gives_up:
            # The clerk's request breaks off after the number was taken.
            own.cr.rollback()


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
    env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
    barrier = threading.Barrier(CLERKS)
    clerks = [
        Clerk(env.cr.dbname, draft.id, barrier, gives_up=number % 4 == place)  # noqa: F821
        for place, draft in enumerate(drafts)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    env.cr.rollback()  # noqa: F821
    env.invalidate_all()  # noqa: F821
    assert not any(clerk.failure for clerk in clerks), [clerk.failure for clerk in clerks]
    tries.append(sum(clerk.tries for clerk in clerks))
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
