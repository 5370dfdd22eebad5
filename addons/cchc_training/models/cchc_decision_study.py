from odoo import api, fields, models

# Its wording is known from the import on.
from ..documents import study_decision as study_decision
from .cchc_training_payback_reckon import ENDING
from .cchc_training_study_step import BOUND, SENDING


class CchcDecision(models.Model):
    """Decisions send people to study, and raise what is paid back when they end a service."""

    _inherit = "cchc.decision"

    commitment_note = fields.Char(compute="_compute_commitment_note", compute_sudo=True)

    @api.depends("state", "type_id", "line_ids.employee_id", "line_ids.date_effective")
    def _compute_commitment_note(self):
        """Of whom a draft would end the service before a commitment ends: told before the issue."""
        ending = self.filtered(
            lambda decision: decision.state == "draft" and decision.type_id.event in ENDING
        )
        (self - ending).commitment_note = False
        studies = ending and self.env["cchc.training.study"].search(
            [
                ("employee_id", "in", ending.line_ids.employee_id._origin.ids),
                ("state", "in", BOUND),
                ("funded", "=", True),
            ]
        )
        for decision in ending:
            days = {line.employee_id._origin: line.date_effective for line in decision.line_ids}
            decision.commitment_note = "; ".join(
                f"{study.employee_id.name}: {study._bound_told()}"
                for study in studies
                if study.employee_id in days and study._binds(days[study.employee_id])
            )

    def action_issue(self):
        # Decisions of other types concern no study: they pay nothing for it.
        drafts = self.filtered(lambda decision: decision.state == "draft")
        sending = drafts.filtered(lambda decision: decision.type_id.code == SENDING)
        ending = drafts.filtered(lambda decision: decision.type_id.event in ENDING)
        result = super().action_issue()
        if sending:
            self.env["cchc.training.study"]._after_sending(sending)
        if ending:
            self.env["cchc.training.payback"]._raise_for_ending(ending)
        return result

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        taken = lines.filtered("revoked_at")
        sending = taken.filtered(lambda line: line.type_id.code == SENDING)
        ending = taken.filtered(lambda line: line.type_id.event in ENDING)
        if sending:
            self.env["cchc.training.study"]._after_sending_revoked(sending)
        if ending:
            self.env["cchc.training.payback"]._withdraw(ending)
        return result
