from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools import vietnam_time

# Both sides have agreed, or Home Affairs went past a missing answer.
READY = ("released", "drafted")


class CchcTransfer(models.Model):
    """The steps of a transfer, each taken by whose turn it is, and what follows from others."""

    _inherit = "cchc.transfer"

    # -- the steps ------------------------------------------------------------------

    def action_consent(self):
        """The receiver agrees to take the person."""
        self._check_step("requested", "acts_for_receiver", self.env._("the receiving agency"))
        return self._take("consented")

    def action_release(self):
        """The sender lets the person go, once the receiver has agreed."""
        self._check_step("consented", "acts_for_sender", self.env._("the releasing agency"))
        return self._take("released")

    def _check_step(self, state, side, whose):
        self.check_access("write")
        for transfer in self:
            if transfer.state != state:
                raise UserError(
                    self.env._("%s: it is not the turn of this step.", transfer.display_name)
                )
            if not (transfer[side] or self.env.su):
                raise AccessError(
                    self.env._(
                        "%(transfer)s: this step is taken by %(whose)s itself.",
                        transfer=transfer.display_name,
                        whose=whose,
                    )
                )

    def _take(self, step):
        return self.sudo().write(
            {
                "state": step,
                f"{step}_on": vietnam_time.today(),
                f"{step}_by_id": self.env.uid,
            }
        )

    def action_refuse(self):
        """Either side, or Home Affairs, ends it with a reason while nothing is decided."""
        self.check_access("write")
        for transfer in self:
            turn = {"requested": "acts_for_receiver", "consented": "acts_for_sender"}
            side = turn.get(transfer.state)
            if not (side and (transfer[side] or transfer.acts_above or self.env.su)):
                raise AccessError(
                    self.env._(
                        "%s: only the side whose turn it is, or Home Affairs, refuses.",
                        transfer.display_name,
                    )
                )
            transfer._check_answer()
        return self._take("refused")

    def action_override(self):
        """Home Affairs goes past a missing answer, with a reason."""
        self.check_access("write")
        for transfer in self:
            if transfer.state not in ("requested", "consented"):
                raise UserError(
                    self.env._("%s: it is not the turn of this step.", transfer.display_name)
                )
            if not (transfer.acts_above or self.env.su):
                raise AccessError(self.env._("Only Home Affairs goes past a missing answer."))
            transfer._check_answer()
            transfer.sudo().write(
                {
                    "state": "released",
                    "overridden_on": vietnam_time.today(),
                    "overridden_by_id": self.env.uid,
                    "override_reason": transfer.answer,
                }
            )
        return True

    def _check_answer(self):
        if not (self.answer or "").strip():
            raise UserError(
                self.env._("%s: enter the reason of the answer first.", self.display_name)
            )

    def action_draft_decision(self):
        """Draft the decision of transfer at the body that has the authority; opens it."""
        self.ensure_one()
        self.check_access("write")
        if self.state not in READY:
            raise UserError(
                self.env._(
                    "%s: the decision is drafted after the receiver has consented and the sender "
                    "has released.",
                    self.display_name,
                )
            )
        if not (self.acts_above or self.env.su):
            raise AccessError(self.env._("Home Affairs drafts decisions between agencies."))
        if not self.decision_id:
            decision = self.env["cchc.decision"].create(self._decision_values())
            issuer = self._issuing_unit(decision)
            if issuer and issuer != decision.unit_id:
                decision.unit_id = issuer
            self.sudo().write({"state": "drafted", "decision_id": decision.id})
        return self.decision_id.get_formview_action()

    def _decision_values(self):
        day = self.date_wanted or vietnam_time.today()
        return {
            "type_id": self.env.ref("cchc_hr.decision_type_transfer").id,
            "unit_id": (self.env.user.sudo().unit_ids[:1].agency_id or self._top()).id,
            "date_effective": day,
            "line_ids": [
                fields.Command.create(
                    {
                        "employee_id": self.employee_id.id,
                        "date_effective": day,
                        "department_id": self.to_unit_id.id,
                        "position_title": self.position_title,
                    }
                )
            ],
        }

    @api.model
    def _top(self):
        return self.env["hr.department"]._roots()[:1]

    def _issuing_unit(self, decision):
        """The province where the rule on authority asks for it or the drafting body falls short."""
        return self._top() if decision.competence_lacks else decision.unit_id

    def action_send_file(self):
        """The sender hands the paper file over; the receiver signs for it."""
        self.ensure_one()
        self._check_step("decided", "acts_for_sender", self.env._("the releasing agency"))
        file = self.env["cchc.paper.file"].search([("employee_id", "=", self.employee_id.id)])
        if not file:
            raise UserError(
                self.env._(
                    "%s has no paper file in the register: enter it there, then send it.",
                    self.sudo().employee_id.name,
                )
            )
        handover = file.transfer_ids.create(
            {"file_id": file.id, "to_unit_id": self.to_unit_id.agency_id.id}
        )
        return self.sudo().write({"state": "handed", "paper_transfer_id": handover.id})

    def action_receive_file(self):
        """The receiver has the dossier: the transfer is done."""
        self.ensure_one()
        self._check_step("handed", "acts_for_receiver", self.env._("the receiving agency"))
        return self.paper_transfer_id.action_receive()

    def action_print_handover(self):
        """What both sides sign when the dossier changes hands (form HS04)."""
        self.ensure_one()
        if not self.paper_transfer_id:
            raise UserError(
                self.env._("%s: send the dossier first, then print its slip.", self.display_name)
            )
        return self.paper_transfer_id.action_print_form()

    # -- what others do ------------------------------------------------------------

    @api.model
    def _after_issue(self, decisions):
        """The decision is issued: the dossier may be sent."""
        drafted = self.sudo().search(
            [("decision_id", "in", decisions.ids), ("state", "=", "drafted")]
        )
        drafted.write({"state": "decided"})

    @api.model
    def _after_revocation(self, decisions):
        """The decision was taken back: both sides still agree, another one may be drafted."""
        taken = self.sudo().search(
            [("decision_id", "in", decisions.ids), ("state", "in", ("decided", "drafted"))]
        )
        taken.write({"state": "released", "decision_id": False})

    @api.model
    def _check_not_pending(self, lines):
        """Refuse a move out of an agency that has been asked and has not answered.

        :raise UserError: naming the person and what is missing
        """
        pending = self.sudo().search(
            [
                ("employee_id", "in", lines.employee_id.ids),
                ("state", "in", ("requested", "consented")),
            ],
            limit=1,
        )
        if pending:
            raise UserError(
                self.env._(
                    "%(transfer)s: the transfer is under way and not agreed yet (%(state)s). Wait "
                    "for the answer, or go past it with a reason.",
                    transfer=pending.display_name,
                    state=dict(pending._fields["state"]._description_selection(self.env))[
                        pending.state
                    ],
                )
            )


class CchcPaperFileTransfer(models.Model):
    _inherit = "cchc.paper.file.transfer"

    def action_receive(self):
        result = super().action_receive()
        handed = self.env["cchc.transfer"].sudo().search([("paper_transfer_id", "in", self.ids)])
        handed.filtered(lambda row: row.state == "handed").write({"state": "done"})
        return result


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        taken = lines.decision_id.filtered(lambda decision: decision.state == "revoked")
        if taken:
            self.env["cchc.transfer"]._after_revocation(taken)
        return result
