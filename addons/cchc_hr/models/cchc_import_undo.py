from odoo import fields, models

from ..importing.findings import problem_as_json
from .cchc_import_apply import SILENT


class CchcImportBatch(models.Model):
    """Undo: one decision revokes the openings of all people whom nobody has touched since.

    Nothing is deleted: the opening was in force and others may have read it. The people stay as
    dossiers without a standing decision, which a later import opens again.
    """

    _inherit = "cchc.import.batch"

    revocation_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, copy=False, ondelete="restrict"
    )

    def action_undo(self):
        """Ask the job to take back what the import made. Safe to repeat."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless("done", "undone")
        self._record({"state": "undoing", "officer_id": self.env.uid, "blocked_reason": False})
        self._trigger_job()
        return True

    def action_open_revocation(self):
        self.ensure_one()
        return self.revocation_id._get_records_action()

    def _undo_step(self):
        """Take back everything that may be, in one transaction: a killed server repeats it."""
        officer = self.officer_id
        batch = self.with_user(officer).with_context(
            lang=officer.lang, tz=officer.tz, allowed_company_ids=officer.company_ids.ids, **SILENT
        )
        rows = batch.env["cchc.import.row"].search(
            [("batch_id", "=", self.id), ("state", "in", ("applied", "completed"))]
        )
        reasons = rows._reasons_to_stay()
        for row in rows.filtered(lambda row: row.id in reasons).sudo():
            row.write({"conflicts": [problem_as_json(reasons[row.id])], "has_findings": True})
        free = rows.filtered(lambda row: row.id not in reasons)
        lines = free.line_id.filtered(lambda line: not line.revoked_at)
        if lines:
            batch._revoke_openings(lines)
        free._take_back_additions()
        free._take_back_entries()
        free.sudo().write({"state": "undone"})
        self._record({"state": "undone"})
        return len(free)

    def _revoke_openings(self, lines):
        today = fields.Date.context_today(self)
        revoking = self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_hr.decision_type_revocation").id,
                "number": self.env._("UNDO-%(batch)s-%(line)s", batch=self.id, line=lines[0].id),
                "date_signed": today,
                "date_effective": today,
                "unit_id": self.unit_id.id,
                "subject": self.env._("Import of %s taken back.", self.filename),
            }
        )
        revoking._revoke_lines(lines)
        self._record({"revocation_id": revoking.id})
