import logging

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from ..importing.conflicts import refused_by_register
from ..importing.findings import problem_as_json

_logger = logging.getLogger(__name__)

# People created between two commits: long enough to be quick, short enough to be stopped.
STEP = 500
# States in which the job has something to do.
WORKING = ("applying", "undoing")
# Lost steps in one run of the job after which it gives up until its next turn.
MAX_CONFLICTS = 10
# Nobody follows, nobody is told: the decision is the record of what happened.
SILENT = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
}


class CchcImportBatch(models.Model):
    """Applying: people and draft lines in committed steps, then one decision for all of them.

    A step can be lost (the server is killed) but never half done, and is repeated by the next
    run: a row that has its draft line is left alone. Nobody is in service before the decision is
    issued, and that happens in one transaction.
    """

    _inherit = "cchc.import.batch"

    # -- buttons ---------------------------------------------------------------

    def action_apply(self):
        """Hand the checked rows to the scheduled job, which applies them in the background."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless("checked")
        if not self.decision_number or not self.date_signed:
            raise UserError(
                self.env._("Enter the number and the date of the opening decision first.")
            )
        if self.outdated:
            raise UserError(
                self.env._("Columns or words were explained since the last check: check again.")
            )
        if self.rows_suspect:
            raise UserError(
                self.env._(
                    "%s rows may mean somebody whom the register knows: decide them under “To "
                    "decide” first, or leave them out.",
                    self.rows_suspect,
                )
            )
        if self.rows_refused == self.rows_read:
            raise UserError(
                self.env._(
                    "Every row is refused: correct the list (“Download with findings”) and upload "
                    "it again."
                )
            )
        self._record({"state": "applying", "officer_id": self.env.uid, "blocked_reason": False})
        self._trigger_job()
        return True

    def action_continue(self):
        """Try again what was refused when the decision was to be issued."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless(*WORKING)
        self._record({"blocked_reason": False})
        self._trigger_job()
        return True

    def action_abandon(self):
        """Ask the job to take back the draft lines and the people who were made for them."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless("applying")
        self._record({"stop": True})
        self._trigger_job()
        return True

    def action_leave_out(self):
        """Leave out every row about which nobody has decided."""
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless("checked")
        self.suspect_ids.filtered(lambda suspect: not suspect.answer).action_leave()
        return True

    def _trigger_job(self):
        self.env.ref("cchc_hr.cron_import_apply").sudo()._trigger()

    # -- the scheduled job -----------------------------------------------------

    @api.model
    def _cron_apply(self):
        """Go on with whatever waits, a step at a time, until the time of the job is used up."""
        cron = self.env["ir.cron"]
        conflicts = 0
        for batch in self.search([("state", "in", WORKING)], order="id"):
            while batch._waits():
                done = 0
                try:
                    done = batch._go_on()
                except psycopg2.OperationalError:
                    # Another transaction was quicker, for example an officer who abandons the
                    # import: the step is lost, what is to be done now is read again.
                    self.env.cr.rollback()
                    conflicts += 1
                    if conflicts > MAX_CONFLICTS:
                        raise
                except UserError as error:
                    self.env.cr.rollback()
                    batch._record({"blocked_reason": str(error)})
                except Exception as error:
                    # One broken import must not keep the others waiting for ever.
                    self.env.cr.rollback()
                    _logger.exception("import %s stopped", batch.id)
                    batch._record({"blocked_reason": f"{type(error).__name__}: {error}"})
                if done:
                    self._has_come_further()
                if not cron._commit_progress(done, remaining=self._waiting()):
                    return
        cron._commit_progress(remaining=0)

    @api.model
    def _has_come_further(self):
        """A job that was stopped has not failed if it did a step before.

        Odoo counts how often in turn a job was killed, whatever it had done by then; from the third
        time on one that is killed before its first step waits for its next turn.
        """
        progress = self.env.context.get("ir_cron_progress_id")
        if progress:
            self.env["ir.cron.progress"].sudo().browse(progress).timed_out_counter = 0

    @api.model
    def _waiting(self):
        """Rows still to prepare, and one more for each decision still to issue."""
        batches = self.search([("state", "in", WORKING)]).filtered(lambda batch: batch._waits())
        return sum(batches.mapped("rows_ready")) + len(batches)

    def _waits(self):
        return self.state in WORKING and (self.stop or not self.blocked_reason)

    def _go_on(self):
        """Do the next step of one import, all or nothing.

        :return: number of rows that came a step further
        """
        self.ensure_one()
        if self.state == "undoing":
            done = self._undo_step()
        else:
            done = self._take_back() if self.stop else self._apply_step(STEP)
        # The step and whatever else touches the import must not both happen: changing the record
        # makes one of two concurrent transactions fail, which a lock alone would not.
        self._record({"steps": self.steps + 1})
        self.env.flush_all()
        self.invalidate_recordset()
        return done

    def _take_back(self):
        """Undo what was prepared; nothing of it was in force yet."""
        rows = self.row_ids.filtered(lambda row: row.state == "prepared")
        rows._take_back_additions()
        rows._take_back_entries()
        people = rows.filtered("made").employee_id.filtered(lambda person: not person.in_register)
        decision = self.decision_id
        self._record(
            {"decision_id": False, "state": "checked", "stop": False, "blocked_reason": False}
        )
        decision.unlink()
        rows.write({"state": "ready", "employee_id": False, "made": False, "adds": False})
        people.unlink()
        return len(rows)

    def _apply_step(self, limit):
        """Prepare the next rows, or issue the decision if none is left.

        Runs with the rights of the officer who pressed the button: what he may not do by hand,
        he may not do by a file.
        """
        officer = self.officer_id
        batch = self.with_user(officer).with_context(
            lang=officer.lang, tz=officer.tz, allowed_company_ids=officer.company_ids.ids, **SILENT
        )
        rows = self.env["cchc.import.row"].search(
            [("batch_id", "=", self.id), ("state", "=", "ready")], order="position", limit=limit
        )
        if rows:
            batch._prepare(rows.with_env(batch.env))
        else:
            batch._finish()
        return len(rows)

    # -- a step: people and their draft lines ----------------------------------

    def _prepare(self, rows):
        """Give each row that still may be applied its person and its draft line."""
        rows._match()
        ready = rows.filtered(lambda row: row.state == "ready")
        if not ready:
            return
        if any(ready.mapped("opens")):
            self._ensure_decision()
        if self._try(self._make, ready):
            return
        # Somebody's data is refused by a rule of the register: find out whose.
        for row in ready:
            reason = self._try(self._make, row, explain=True)
            if reason is not True:
                row.sudo().write(row._refused_by(problem_as_json(refused_by_register(reason))))

    def _try(self, step, rows, explain=False):
        """Run a step in a savepoint. :return: True, or False (or the reason) if it was refused."""
        try:
            with self.env.cr.savepoint():
                step(rows)
                self.env.flush_all()
            return True
        except (UserError, ValidationError) as error:
            reason = str(error)
        except psycopg2.IntegrityError as error:
            reason = self._integrity_message(error)
        self.env.invalidate_all(flush=False)
        return reason if explain else False

    def _integrity_message(self, error):
        """The words with which the violated constraint was declared."""
        table = error.diag.table_name
        names = [name for name, model in self.env.registry.items() if model._table == table]
        model = self.env[names[0]] if names else self
        return model._sql_error_to_message(error)

    def _ensure_decision(self):
        if self.decision_id:
            return
        kind = self.env.ref("cchc_hr.decision_type_opening")
        decision = self.env["cchc.decision"].create(
            {
                "type_id": kind.id,
                "unit_id": self.unit_id.id,
                "number": self.decision_number,
                "date_signed": self.date_signed,
                "date_effective": self.date_effective,
                "note": self.env._("Imported from %s.", self.filename),
            }
        )
        self._record({"decision_id": decision.id})

    def _make(self, rows):
        """Create who is not known yet, and one draft line for each row."""
        new = rows.filtered(lambda row: not row.employee_id)
        people = self.env["hr.employee"]._create_many([row._person_vals() for row in new])
        # Whom each row means, before the rows say so: they are written once, at the end.
        person_of = dict(zip(new, people, strict=True))
        person_of |= {row: row.employee_id for row in rows - new}
        rows._complete_dossiers()
        entries = rows._enter_lists(person_of, new)
        line_of = self._draft_lines(rows.filtered("opens"), person_of)
        new_rows = set(new)
        rows._write_each(
            {
                row: {
                    "state": "prepared",
                    "employee_id": person_of[row].id,
                    "line_id": line_of[row].id if row in line_of else row.line_id.id,
                    "made": row in new_rows if row in line_of else row.made,
                    "entries_made": entries.get(row, False),
                }
                for row in rows.sudo()
            }
        )

    def _draft_lines(self, opening, person_of):
        """One draft line for each row that begins somebody's service.

        :return: lines by row
        """
        ranks = self._rank_ids()
        lines = self.env["cchc.decision.line"]._create_many(
            [
                {
                    "decision_id": self.decision_id.id,
                    "employee_id": person_of[row].id,
                    "date_effective": self.date_effective,
                    "service_status": "serving",
                    "note": row._note(),
                    **row._facts(ranks),
                }
                for row in opening
            ]
        )
        # What issuing will ask, asked now, when one row can still be refused by itself.
        lines._check_issuable()
        return dict(zip(opening, lines, strict=True))
