from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

APPOINTED_IN = ("results", "recognised", "finished")


class CchcRecruitmentSession(models.Model):
    """The appointment of the winners: a draft decision; nobody is appointed by this program."""

    _inherit = "cchc.recruitment.session"

    appointment_count = fields.Integer(compute="_compute_appointment_count")

    def _compute_appointment_count(self):
        for row in self:
            row.appointment_count = len(row.sudo().result_ids.appointment_id)

    def action_draft_appointment(self):
        """Draft the decision that appoints whoever was chosen and is in no decision yet."""
        self.ensure_one()
        self._check_leadership()
        if self.state not in APPOINTED_IN:
            raise UserError(
                self.env._("%s: publish the results before somebody is appointed.", self.name)
            )
        rows = self.result_ids.filtered(
            lambda row: row.outcome == "chosen" and not row.appointment_id
        )
        if not rows:
            raise UserError(self.env._("%s: there is nobody chosen without a decision.", self.name))
        rows._check_appointable()
        decision = self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_hr.decision_type_appointment").id,
                "unit_id": self.unit_id.id,
                "line_ids": [Command.create(row._appointment_line()) for row in rows],
            }
        )
        rows.sudo().appointment_id = decision
        return self.action_open_appointments()

    def action_open_appointments(self):
        self.ensure_one()
        self.check_access("read")
        decisions = self.sudo().result_ids.appointment_id
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        action["domain"] = [("id", "in", decisions.ids)]
        action["context"] = {}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action

    def _after_ranking(self, before, after):
        """A re-marking took the post from somebody: out of the draft with the person."""
        result = super()._after_ranking(before, after)
        lost = (
            self.env["cchc.recruitment.result"]
            .sudo()
            .search(
                [
                    ("session_id", "in", self.ids),
                    ("appointment_id", "!=", False),
                    "|",
                    ("outcome", "!=", "chosen"),
                    ("outcome", "=", False),
                ]
            )
        )
        for row in lost:
            decision = row.appointment_id
            if decision.state == "draft":
                decision.line_ids.filtered(
                    lambda line, row=row: line.employee_id == row.application_id.employee_id
                ).unlink()
                row.appointment_id = False
                if not decision.line_ids:
                    decision.unlink()
            elif decision.state == "issued":
                self.message_post(
                    body=self.env._(
                        "%(candidate)s lost the post by the new ranking, but the decision "
                        "%(decision)s is issued: revoke it before somebody else is appointed.",
                        candidate=row.application_id.display_name,
                        decision=decision.display_name,
                    )
                )
        return result
