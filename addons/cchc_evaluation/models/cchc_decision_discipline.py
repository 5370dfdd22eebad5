from odoo import models


class CchcDecision(models.Model):
    """Decisions end discipline cases; their revocation opens them again."""

    _inherit = "cchc.decision"

    def action_issue(self):
        drafts = self.filtered(
            lambda decision: decision.state == "draft" and decision.dossier_entry == "discipline"
        )
        result = super().action_issue()
        if drafts:
            self.env["cchc.discipline.case"]._after_issue(drafts)
        return result

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        self.env["cchc.discipline.case"]._after_revocation(lines.filtered("revoked_at"))
        return result

    def unlink(self):
        # A draft that is thrown away leaves the proposal.
        cases = self.env["cchc.discipline.case"].sudo()
        cases = cases.search([("decision_id", "in", self.ids), ("state", "=", "drafted")])
        result = super().unlink()
        cases.write({"state": "proposed"})
        return result
