"""Full dossiers by the import, against Odoo's own creation of bare people.

Ours is everything from the uploaded workbook to the decision in force: reading, the check row by
row, comparing with the register, people, lists and the opening decision. The yardstick is what a
programmer would write: one `create` with a list of names.
"""

import base64
from unittest.mock import patch

from bench_people import AvatarMixin, CoreEmployee
from full_dossiers import full_workbook
from harness import bench, seconds

PEOPLE = 200


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
        raise AssertionError(batch.blocked_reason or batch.row_ids.mapped("message"))


def create_stock(env, batches):
    """Odoo's own creation, with the contact and the avatar that this house leaves out."""
    model = type(env["hr.employee"])
    with (
        patch.object(model, "_create_work_contacts", CoreEmployee._create_work_contacts),
        patch.object(model, "_avatar_generate_svg", AvatarMixin._avatar_generate_svg),
    ):
        for names in batches:
            env["hr.employee"].create([{"name": name} for name in names])
            env.flush_all()


def compared(env, batches):
    unit = env["hr.employee"].search([("unit_id", "!=", False)], limit=1).unit_id
    content = base64.b64encode(full_workbook(PEOPLE, unit.code or unit.name))
    return (
        seconds(env, lambda: import_dossiers(env, content)),
        seconds(env, lambda: create_stock(env, batches)),
    )


def names():
    return [f"Nguyễn Văn Thử {number}" for number in range(PEOPLE)]


@bench(
    "full dossier (person, history of posts and salary, lists) by import, per person",
    yardstick="Odoo's bare people, one create for all",
    limit=0.6,
    runs=3,
)
def by_import(env):
    return compared(env, [names()])


@bench(
    "full dossier by import, against one create a person",
    yardstick="Odoo's bare people, each by itself",
    limit=0.25,
    runs=3,
)
def by_import_singly(env):
    return compared(env, [[name] for name in names()])
