from datetime import timedelta

from odoo import api, models

from ..generator.events import AS_OF
from ..writer import QUIET


class CchcDemoTransfer(models.AbstractModel):
    """One transfer between agencies that waits for the answer of the receiving department."""

    _name = "cchc.demo.transfer"
    _description = "Transfer under way of the demonstration"

    @api.model
    def _write(self):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        departments = demo.env["hr.department"].search(
            [("kind_id.code", "=", "specialised_department")], order="code desc, id"
        )
        receiver = departments[:1]
        person = demo.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("leadership_post_id", "=", False),
                ("incoming_unit_id", "=", False),
                ("service_status", "=", "serving"),
                ("staffing_category", "=", "civil_servant"),
                "!",
                ("unit_id", "child_of", receiver.id),
            ],
            order="id",
            limit=1,
        )
        if not (receiver and person):
            return
        demo.env["cchc.transfer"].create(
            {
                "employee_id": person.id,
                "to_unit_id": receiver.id,
                "position_title": "Chuyên viên",
                "date_wanted": AS_OF + timedelta(days=60),
                "reason": "Bổ sung người cho vị trí còn khuyết; nguyện vọng hợp lý hóa gia đình.",
            }
        )
