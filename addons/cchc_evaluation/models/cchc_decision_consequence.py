from odoo import models

# Its wording is known from the import on.
from ..documents import leaving as leaving


class CchcDecision(models.Model):
    """Decisions carry out the consequences of ratings; their revocation opens them again."""

    _inherit = "cchc.decision"

    def action_issue(self):
        # Decisions of other types end nothing that a rating asks for.
        rows = self.env["cchc.evaluation.consequence"]
        drafts = self.filtered(
            lambda decision: decision.state == "draft" and rows._is_ended_by(decision.type_id)
        )
        result = super().action_issue()
        if drafts:
            rows._after_issue(drafts)
        return result

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        self.env["cchc.evaluation.consequence"]._after_revocation(lines.filtered("revoked_at"))
        return result

    def unlink(self):
        # A draft that is thrown away leaves what it would have carried out where it was.
        rows = self.env["cchc.evaluation.consequence"].sudo()
        rows = rows.search([("decision_id", "in", self.ids), ("state", "=", "drafted")])
        result = super().unlink()
        rows.write({"state": "notified"})
        return result
