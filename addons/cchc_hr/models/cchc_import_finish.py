from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .cchc_import_row import FINAL_STATES


class CchcImportBatch(models.Model):
    """The end of an import: one decision puts in force all that was prepared."""

    _inherit = "cchc.import.batch"

    # -- the end: one decision -------------------------------------------------

    def _finish(self):
        """Issue the opening decision; every row is final after that."""
        prepared = (
            self.env["cchc.import.row"]
            .sudo()
            .search_fetch(
                [("batch_id", "=", self.id), ("state", "=", "prepared")],
                ["batch_id", "number", "name", "findings", "line_id"],
            )
        )
        prepared._tell_twins_apart()
        opened = prepared.filtered("line_id")
        if not opened:
            decision = self.decision_id
            prepared.write({"state": "completed"})
            self._record({"state": "done", "decision_id": False})
            decision.unlink()
            return
        if self.decision_id.number != self.decision_number or (
            self.decision_id.date_signed != self.date_signed
        ):
            self.decision_id.write(
                {"number": self.decision_number, "date_signed": self.date_signed}
            )
        reason = self._number_taken() or self._try(
            lambda decision: decision.action_issue(), self.decision_id, explain=True
        )
        if reason is not True:
            self._record({"blocked_reason": reason})
            return
        self._close_rows()
        self._record({"state": "done"})
        self._check_complete()

    def _close_rows(self):
        """What was prepared is applied: one statement whatever the number of rows."""
        rows = self.env["cchc.import.row"].sudo()
        rows.flush_model()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_import_row
                   SET state = CASE WHEN line_id IS NULL THEN 'completed' ELSE 'applied' END,
                       write_uid = %s, write_date = %s
                 WHERE batch_id = %s AND state = 'prepared'
                """,
                self.env.uid,
                self.env.cr.now(),
                self.id,
            )
        )
        rows.invalidate_model(["state", "write_uid", "write_date"], flush=False)
        self.invalidate_recordset(flush=False)

    def _number_taken(self):
        """Why the number can't be used, before the database says so."""
        if (
            self.env["cchc.decision"]
            .sudo()
            .search_count(
                [
                    ("unit_id", "=", self.unit_id.id),
                    ("number", "=", self.decision_number),
                    ("date_signed", "=", self.date_signed),
                    ("state", "!=", "draft"),
                ],
                limit=1,
            )
        ):
            return self.env._(
                "%(unit)s has already issued a decision with the number %(number)s of that day. "
                "Enter another number and continue.",
                unit=self.unit_id.name,
                number=self.decision_number,
            )
        return None

    def _check_complete(self):
        """Rows read = applied + unchanged + refused, or this transaction does not happen."""
        counts = dict(
            self.env["cchc.import.row"]
            .sudo()
            ._read_group([("batch_id", "=", self.id)], ["state"], ["__count"])
        )
        lines = len(self.sudo().decision_id.line_ids)
        if set(counts) - set(FINAL_STATES) or lines != counts.get("applied", 0):
            raise UserError(
                self.env._(
                    "The import stopped: %(lines)s people in the decision, but the rows are "
                    "%(counts)s. Nothing was put in force.",
                    lines=lines,
                    counts=counts,
                )
            )
