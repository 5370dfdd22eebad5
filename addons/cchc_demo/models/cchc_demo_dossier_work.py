from datetime import timedelta

from odoo import api, models
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time

from ..generator.chances import Dice
from ..writer import QUIET

AGENCY = "KG.STC"
HOUSES = (
    ("house_own", "Nhà cấp 4, phường Rạch Giá", 96.0, "CS 01234"),
    ("land_own", "Đất ở đô thị, phường Rạch Giá", 120.0, "CS 04321"),
    ("land_production", "Đất trồng lúa, xã Giồng Riềng", 5200.0, "BĐ 00812"),
)


class CchcDemoDossierWork(models.AbstractModel):
    """What an officer has on the table: requests for changes, a campaign half answered.

    And what only some people have in their dossiers: houses and land, a post they are planned
    for, the management by the Party.
    """

    _name = "cchc.demo.dossier.work"
    _description = "Requests and a campaign of the demonstration"

    @api.model
    def _write(self, seed):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        agency = demo.env["hr.department"].search([("code", "=", AGENCY)])
        people = demo.env["hr.employee"].search(
            [("unit_id", "child_of", agency.ids), ("in_service", "=", True)], order="id"
        )
        demo._plans()
        demo._means(seed, people)
        demo._requests(people.filtered(lambda person: not person.user_id))
        demo._campaign(seed, agency)

    @api.model
    def _plans(self):
        """Deputies are planned for the post of their head; heads are managed by the Party."""
        leaders = self.env["hr.employee"].search(
            [("leadership_post_id", "!=", False), ("in_service", "=", True)], order="id"
        )
        for role, vals in (
            ("deputy", {"planned_for": "Người đứng đầu cơ quan, đơn vị (nhiệm kỳ 2026–2031)"}),
            ("head", {"party_managed": True}),
        ):
            leaders.filtered(lambda one, role=role: one.leadership_post_id.role == role).write(vals)

    @api.model
    def _means(self, seed, people):
        rows = []
        for person in people:
            dice = Dice(seed, "means", person.id)
            rows += [
                {
                    "employee_id": person.id,
                    "kind": kind,
                    "name": name,
                    "area_m2": area,
                    "certificate": certificate,
                }
                for kind, name, area, certificate in HOUSES
                if dice.chance(0.4)
            ]
        self.env["cchc.property.item"].create(rows)

    @api.model
    def _requests(self, people):
        """Each waits for the officer: an address, a phone, a degree."""
        asked = (
            {
                "field_item_id": self.env.ref("cchc_hr.change_field_current_address").id,
                "new_value": "Số 12 đường Lạc Hồng, phường Rạch Giá",
            },
            {
                "field_item_id": self.env.ref("cchc_hr.change_field_private_phone").id,
                "new_value": "0913 000 012",
            },
            {
                "entry_model": "cchc.education",
                "new_values": {
                    "level": "master",
                    "major": "Quản lý công",
                    "school": "Học viện Hành chính Quốc gia",
                    "mode": "in_service",
                    "when": "06/2026",
                },
                "attachment_ids": [
                    Command.create({"name": "bang-thac-si.pdf", "raw": b"%PDF-1.4\n%%EOF\n"})
                ],
            },
        )
        for person, item in zip(people, asked, strict=False):
            self.env["cchc.change.request"]._submit(person, [item], from_portal=True)

    @api.model
    def _campaign(self, seed, agency):
        today = vietnam_time.today()
        campaign = self.env["cchc.campaign"].create(
            {
                "name": f"Rà soát, cập nhật hồ sơ cán bộ, công chức, viên chức năm {today.year}",
                "purpose": "dossier",
                "date_from": today - timedelta(days=10),
                "date_to": today + timedelta(days=20),
                "unit_ids": [Command.set(agency.ids)],
                "instructions": "Kiểm tra từng mục trong hồ sơ của mình; mục nào sai thì gửi "
                "đề nghị sửa kèm giấy tờ chứng minh.",
            }
        )
        campaign.action_open()
        tasks = campaign.task_ids.filtered(lambda task: not task.employee_id.user_id)
        for task in tasks:
            dice = Dice(seed, "campaign", task.employee_id.id)
            if dice.chance(0.6):
                task._answer("Hồ sơ đúng, không có thay đổi")
                if dice.chance(0.5):
                    task.action_confirm()
