from odoo import models

# Its wording is known from the import on.
from ..documents import study_decision as study_decision
from .cchc_training_payback_reckon import ENDING
from .cchc_training_study_step import SENDING


class CchcDecision(models.Model):
    """Decisions send people to study, and raise what is paid back when they end a service."""

    _inherit = "cchc.decision"

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
