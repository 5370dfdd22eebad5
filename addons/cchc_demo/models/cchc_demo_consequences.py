from datetime import timedelta

from odoo import api, models
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time

from ..writer import QUIET

# The result is that old: whoever is let go is so within thirty days of it.
DECIDED = timedelta(days=20)
NOTIFIED = timedelta(days=18)
# Who failed, and why nothing of the points could help.
FAILING = "Kết luận số 41-KL/UBKT của Ủy ban Kiểm tra"


class CchcDemoConsequences(models.AbstractModel):
    """What follows from a year: somebody to be handled, somebody whose decision is drafted,
    proposals settled; discipline cases on three steps of their way."""

    _name = "cchc.demo.consequences"
    _description = "Consequences and discipline of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        agencies = demo.env["cchc.demo.evaluation"]._agencies()
        today = vietnam_time.today()
        if len(agencies) > 3:
            demo._finished_year(agencies[3], today)
            demo._settle_proposals(agencies[0])
        for agency, steps in zip(agencies, ((demo._fresh, demo._before_council), (demo._decided,)),
                                 strict=False):  # fmt: skip
            for person, step in zip(demo._staff(agency), steps, strict=False):
                step(person, today)

    @api.model
    def _staff(self, agency):
        """People of an agency without a post, an account or a draft."""
        drafted = self.env["cchc.decision.line"].search([("issued_at", "=", False)]).employee_id
        people = self.env["hr.employee"].search(
            [
                ("unit_id.agency_id", "=", agency.id),
                ("service_status", "=", "serving"),
                ("staffing_category", "in", ("civil_servant", "public_employee")),
                ("leadership_post_id", "=", False),
                ("user_id", "=", False),
                ("incoming_unit_id", "=", False),
            ],
            order="staff_number desc",
        )
        return people - drafted

    # -- what follows from a year ----------------------------------------------------------

    @api.model
    def _finished_year(self, agency, today):
        """An agency whose year is final: of two who failed one is told and the decision drafted."""
        demo = self.env["cchc.demo.evaluation"]
        run = self.env["cchc.evaluation.unit"].search(
            [
                ("unit_id", "=", agency.id),
                ("kind", "=", "year"),
                ("year", "=", today.year),
                ("state", "=", "self"),
            ]
        )
        if not run.evaluation_ids or today - DECIDED < run.period_id.date_from:
            return
        # Of this agency no months were scored.
        run.counts_from = "none"
        run._after_settings()
        demo._evaluate(run)
        rows = run.evaluation_ids.filtered(
            lambda row: row.proposed_level and not row.leader and not row.employee_id.user_id
        )
        failed = (rows & rows.search([("employee_id", "in", self._staff(agency).ids)]))[:2]
        failed.write(
            {
                "failing_case": "party_violation",
                "failing_document": FAILING,
                "head_comment": "Vi phạm đã có kết luận, ảnh hưởng kết quả chung của đơn vị.",
            }
        )
        run.evaluation_ids._reckon()
        failed.write({"proposed_level": "not_completed"})
        demo._within_the_cap_again(run)
        demo._decide(run, today - DECIDED)
        run.action_notify()
        demo._tell_back(run, today - NOTIFIED)
        self._handle(failed[1:], today)

    @api.model
    def _handle(self, evaluations, today):
        """Told in writing, leaving chosen with its reason, the decision drafted."""
        rows = self.env["cchc.evaluation.consequence"].search(
            [("evaluation_id", "in", evaluations.ids), ("kind", "=", "handling")]
        )
        for row in rows:
            row._notify(today - timedelta(days=5), f"57/TB ngày {today - timedelta(days=5):%d/%m}")
            row.write(
                {
                    "choice": "leaving",
                    "choice_reason": "Cơ quan không còn vị trí thấp hơn phù hợp để bố trí.",
                }
            )
            row.action_draft_decision()

    @api.model
    def _settle_proposals(self, agency):
        """Of the proposals of the year before one was taken up, one was not pursued."""
        rows = self.env["cchc.evaluation.consequence"].search(
            [
                ("unit_id.agency_id", "=", agency.id),
                ("kind", "in", ("planning", "commendation")),
                ("state", "=", "open"),
            ]
        )
        planning = rows.filtered(lambda row: row.kind == "planning")
        planning[:1]._settle(f"12/KH-{agency.document_code or 'CQ'}, kế hoạch rà soát quy hoạch")
        planning[1:2]._drop("Đã có trong quy hoạch giai đoạn hiện hành.")

    # -- discipline ------------------------------------------------------------------------

    @api.model
    def _case(self, person, found_on, subject, **vals):
        return self.env["cchc.discipline.case"].create(
            {
                "employee_id": person.id,
                "subject": subject,
                "found_on": found_on,
                "act_ids": [
                    Command.create(
                        {
                            "date": found_on - timedelta(days=12),
                            "name": subject,
                            "gravity": "light",
                        }
                    )
                ],
                **vals,
            }
        )

    @api.model
    def _meeting(self, case, kind, day, **vals):
        self.env["cchc.discipline.meeting"].create(
            {
                "case_id": case.id,
                "kind": kind,
                "date": day,
                "place": "Phòng họp cơ quan",
                "chair": "Người đứng đầu cơ quan",
                "secretary": "Chánh Văn phòng",
                "present": 7,
                "person_account": "Đã tự kiểm điểm, nhận khuyết điểm.",
                "content": "Tập thể phân tích hành vi, tính chất, mức độ và nguyên nhân vi phạm.",
                **vals,
            }
        )

    @api.model
    def _fresh(self, person, today):
        """Found last week: the acts are known, the meeting is still to be held."""
        self._case(person, today - timedelta(days=7), "Chậm xử lý hồ sơ quá hạn nhiều lần")

    @api.model
    def _before_council(self, person, today):
        """Reviewed; the members of the council are named, its decision is due."""
        case = self._case(person, today - timedelta(days=20), "Vi phạm quy định về giờ làm việc")
        self._meeting(
            case, "review", today - timedelta(days=1), proposed_form="reprimand", votes_for=6
        )
        case.action_review_held()
        self._council(case)

    @api.model
    def _council(self, case):
        self.env["cchc.discipline.member"].create(
            [
                {"case_id": case.id, "name": name, "title": title, "role": role}
                for name, title, role in (
                    ("Phạm Văn Lâm", "Phó thủ trưởng cơ quan", "chair"),
                    ("Trương Thị Mỹ", "Chủ tịch Công đoàn", "member"),
                    ("Dương Hoàng Nam", "Phụ trách tổ chức cán bộ", "secretary"),
                )
            ][: int(case._figures()["council_members"])]
        )

    @api.model
    def _decided(self, person, today):
        """From the violation to the decision that is in effect."""
        case = self._case(person, today - timedelta(days=60), "Phát ngôn không đúng quy định")
        self._meeting(case, "review", today - timedelta(days=50), proposed_form="reprimand")
        case.action_review_held()
        self._council(case)
        case._set_up_council(today - timedelta(days=46), "88/QĐ")
        self._meeting(case, "council", today - timedelta(days=41))
        self.env["cchc.discipline.vote"].create(
            {"case_id": case.id, "form": "reprimand", "count": len(case.member_ids)}
        )
        case._propose(today - timedelta(days=38), "reprimand", "")
        case.action_draft_decision()
        day = today - timedelta(days=35)
        case.decision_id.write({"number": "93/QĐ", "date_signed": day, "date_effective": day})
        case.decision_id.line_ids.date_effective = day
        case.decision_id.action_issue()
