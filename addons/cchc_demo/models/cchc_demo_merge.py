from odoo import api, models

from ..writer import QUIET


class CchcDemoMerge(models.AbstractModel):
    """One person whom the register holds twice: an older entry under the card of nine digits."""

    _name = "cchc.demo.merge"
    _description = "Doubled entry of the demonstration"

    @api.model
    def _write(self):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        person = demo.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("leadership_post_id", "=", False),
                ("service_status", "=", "serving"),
                ("staffing_category", "=", "civil_servant"),
                ("user_id", "=", False),
                ("home_town", "!=", False),
            ],
            order="id desc",
            limit=1,
        )
        if not person:
            return
        double = demo.env["hr.employee"].create(
            {
                "name": person.name,
                "birth_text": person.birth_text,
                "sex": person.sex,
                "intake_unit_id": person.unit_id.id,
                "old_citizen_id": f"37{person.id:07d}",
                # As an older list had it: one contradiction to decide.
                "home_town": f"{person.home_town} (tên cũ)",
                "occupation_before": "Học sinh",
            }
        )
        demo.env["cchc.work.history"].create(
            {
                "employee_id": double.id,
                "start": "09/2004",
                "when": "08/2006",
                "organisation": "Trung tâm Dịch vụ việc làm",
                "title": "Nhân viên hợp đồng",
            }
        )
