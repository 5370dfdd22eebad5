"""Full dossiers by the import, against Odoo's own creation of bare people.

Ours is everything from the uploaded workbook to the decision in force: reading, the check row by
row, comparing with the register, people, lists and the opening decision. Two yardsticks: a bare
person as a form creates it, and what a programmer would write for many, one `create` with a list
of names.
"""

import base64
from contextlib import contextmanager
from unittest.mock import patch

from bench_people import AvatarMixin, CoreEmployee
from full_dossiers import full_workbook
from harness import bench, seconds

PEOPLE = 1000
# Six times as quick as bare people, who are made one after the other.
LIMIT = 1 / 6
ONE_BY_ONE = 50
# And nearly so against one `create` for all of them. In time of the processor it is reached there
# too (0.15 to 0.17), by the clock of busy machines not always: PostgreSQL, which waits for a core
# of its own, has half of ours and a fifth of the yardstick's. The rest is room for those.
LIMIT_AT_ONCE = 0.2


def import_dossiers(env, content):
    today = env["hr.version"]._today()
    unit = env["hr.employee"].search([("unit_id", "!=", False)], limit=1).unit_id
    batch = env["cchc.import.batch"].create(
        {
            "file": content,
            "filename": "ho_so.xlsx",
            "unit_id": unit.agency_id.id,
            "date_effective": today,
            "date_signed": today,
        }
    )
    batch.action_check()
    batch.action_apply()
    while batch.state == "applying" and not batch.blocked_reason:
        batch._go_on()
    if batch.rows_applied != PEOPLE:
        raise AssertionError(batch.blocked_reason or set(batch.row_ids.mapped("message")))


@contextmanager
def as_stock(env):
    """Odoo's own creation, with the contact and the avatar that this house leaves out."""
    model = type(env["hr.employee"])
    with (
        patch.object(model, "_create_work_contacts", CoreEmployee._create_work_contacts),
        patch.object(model, "_avatar_generate_svg", AvatarMixin._avatar_generate_svg),
    ):
        yield env["hr.employee"]


def create_at_once(env):
    with as_stock(env) as people:
        people.create([{"name": f"Nguyễn Văn Thử {number}"} for number in range(PEOPLE)])


def create_one_by_one(env):
    with as_stock(env) as people:
        for number in range(ONE_BY_ONE):
            people.create({"name": f"Nguyễn Văn Thử {number}"}).flush_recordset()


def imported(env):
    unit = env["hr.employee"].search([("unit_id", "!=", False)], limit=1).unit_id
    content = base64.b64encode(full_workbook(PEOPLE, unit.code or unit.name))
    return seconds(env, lambda: import_dossiers(env, content))


@bench(
    "full dossier (person, four rows of history, eight entries) by import, each",
    yardstick="Odoo's bare person",
    limit=LIMIT,
    runs=3,
)
def each(env):
    return (
        imported(env) / PEOPLE,
        seconds(env, lambda: create_one_by_one(env)) / ONE_BY_ONE,
    )


@bench(
    "full dossiers by import, a thousand at once",
    yardstick="Odoo's bare people, one create for all",
    limit=LIMIT_AT_ONCE,
    runs=3,
)
def at_once(env):
    return imported(env), seconds(env, lambda: create_at_once(env))
