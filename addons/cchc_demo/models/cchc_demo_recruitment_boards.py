from datetime import timedelta

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time


class CchcDemoRecruitment(models.AbstractModel):
    """The boards of a session, and a competition for a leading post."""

    _inherit = "cchc.demo.recruitment"

    @api.model
    def _boards(self, session):
        heads = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("leadership_post_id", "!=", False),
                ("unit_id", "child_of", session.unit_id.ids),
            ],
            order="id",
            limit=12,
        )
        heads = heads.filtered(lambda person: not person.discipline_ids)[:5]
        roles = ("chair", "deputy", "secretary", "member", "member")
        markers = self.env["res.users"].search([("login", "like", "giamkhao%")], order="login")
        for kind, members in (
            (
                "council",
                [
                    {"role": role, "employee_id": person.id}
                    for role, person in zip(roles, heads, strict=False)
                ],
            ),
            (
                "marking",
                [
                    {"role": role, "user_id": user.id}
                    for role, user in zip(("chair", "member"), markers, strict=False)
                ],
            ),
        ):
            board = self.env["cchc.recruitment.board"].create(
                {
                    "session_id": session.id,
                    "kind": kind,
                    "decision_number": "12/QĐ-HĐTD",
                    "member_ids": [(0, 0, {**row, "declaration": "none"}) for row in members],
                }
            )
            board.action_find_relatives()
            board.kin_ids.write({"answer": "unrelated", "note": "Thành viên tự cam kết"})
            board.action_establish()

    # -- a leading post ---------------------------------------------------------------------

    @api.model
    def _leadership(self):
        """A competition for the head of a division, for which two are nominated."""
        head = self.env.ref("cchc_hr.leadership_post_truong_phong_so")
        unit, people = self._division_that_nominates()
        today = vietnam_time.today()
        session = self.env["cchc.recruitment.session"].create(
            {
                "name": f"Thi tuyển chức danh {unit.name}: trưởng phòng",
                "unit_id": self._body().id,
                "form": "leadership",
                "announced_on": today - timedelta(days=3),
                "opens_on": today - timedelta(days=3),
                "closes_on": today + timedelta(days=27),
                "exam_on": today + timedelta(days=50),
                "receives_at": "Sở Nội vụ",
            }
        )
        post = self.env["cchc.recruitment.post"].create(
            {
                "session_id": session.id,
                "code": "LD01",
                "name": f"Trưởng phòng – {unit.name}",
                "unit_id": unit.id,
                "leadership_post_id": head.id,
                "condition_ids": [(0, 0, {"kind": "degree", "level": "university"})],
            }
        )
        session.action_leadership_rounds()
        session.action_announce()
        nominations = self.env["cchc.recruitment.nomination"].create(
            [
                {
                    "post_id": post.id,
                    "unit_id": unit.agency_id.id,
                    "employee_id": person.id,
                    "document": f"15/TTr, {today - timedelta(days=1):%d/%m/%Y}",
                }
                for person in people
            ]
        )
        nominations.action_send()
        self._undeclared_board(session)

    @api.model
    def _division_that_nominates(self):
        """A division of an agency with two people who may be nominated, and the two."""
        people = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("staffing_category", "=", "civil_servant"),
                ("leadership_post_id", "=", False),
                ("citizen_id", "!=", False),
            ],
            order="id",
        )
        divisions = self.env["hr.department"].search([("kind_id.code", "=", "division")])
        by_agency = people.grouped(lambda person: person.unit_id.agency_id)
        for unit in divisions:
            if len(able := by_agency.get(unit.agency_id, people.browse())) > 1:
                return unit, able[:2]
        return divisions[:1], people[:2]

    @api.model
    def _undeclared_board(self, session):
        """A board of interviews whose members have not declared yet: each does it himself."""
        markers = self.env["res.users"].search([("login", "in", ("giamkhao1", "giamkhao2"))])
        self.env["cchc.recruitment.board"].create(
            {
                "session_id": session.id,
                "kind": "interview",
                "member_ids": [
                    (0, 0, {"user_id": user.id, "role": role})
                    for user, role in zip(markers, ("chair", "member"), strict=False)
                ],
            }
        )
