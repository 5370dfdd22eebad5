"""A person with an opening decision, against Odoo's own creation of a bare person."""

from unittest.mock import patch

from harness import bench, seconds

from odoo.addons.base.models.avatar_mixin import AvatarMixin
from odoo.addons.hr.models.hr_employee import HrEmployee as CoreEmployee

PEOPLE = 50


def names():
    return [f"Nguyễn Văn Thử {number}" for number in range(PEOPLE)]


def open_dossiers(env):
    """As the import does: people, then one opening decision for all."""
    unit = env["hr.employee"].search([("unit_id", "!=", False)], limit=1).unit_id
    people = env["hr.employee"].create(
        [
            {"name": name, "birth_text": "1980", "sex": "male", "intake_unit_id": unit.id}
            for name in names()
        ]
    )
    facts = {
        "staffing_category": "civil_servant",
        "service_status": "serving",
        "department_id": unit.id,
        "rank_id": env.ref("cchc_hr.rank_01_003").id,
        "step": 3,
        "date_effective": "2020-01-01",
    }
    decision = env["cchc.decision"].create(
        {
            "type_id": env.ref("cchc_hr.decision_type_opening").id,
            "number": "1/QĐ-ĐO",
            "date_signed": "2020-01-01",
            "unit_id": unit.id,
            "line_ids": [(0, 0, {"employee_id": person.id, **facts}) for person in people],
        }
    )
    decision.action_issue()


def create_stock(env):
    """Odoo's own creation, with the contact and the avatar that this house leaves out."""
    model = type(env["hr.employee"])
    with (
        patch.object(model, "_create_work_contacts", CoreEmployee._create_work_contacts),
        patch.object(model, "_avatar_generate_svg", AvatarMixin._avatar_generate_svg),
    ):
        env["hr.employee"].create([{"name": name} for name in names()])


@bench("a person with an opening decision", yardstick="Odoo's bare person", limit=1.0, runs=5)
def opening(env):
    return seconds(env, lambda: open_dossiers(env)), seconds(env, lambda: create_stock(env))
