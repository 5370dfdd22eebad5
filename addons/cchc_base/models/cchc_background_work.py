import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_logger = logging.getLogger(__name__)

WORKING = ("waiting", "running")
# Lost steps in one run after which the work rests until its next turn.
MAX_CONFLICTS = 10


class CchcBackgroundWork(models.AbstractModel):
    """Work for many records that the server does alone, in committed steps.

    A step can be lost (the server is killed) but never half done: how far the work came stands in
    the same transaction as what was done, so the next run goes on there, and repeating a step
    changes nothing. A model says whose work it is (``_owner``), which scheduled job does it
    (``_cron``), and has two methods: ``_step()`` does the next step, writes how far it came and
    returns how much that was; ``_left()`` says how much is left.
    """

    _name = "cchc.background.work"
    _description = "Work in the background"
    _order = "id desc"
    # Field of the record on which the work is asked for; its rights are those of the work.
    _owner = None
    # XML id of the scheduled job.
    _cron = None

    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("running", "Running"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
            ("failed", "Stopped"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        index=True,
    )
    asked_at = fields.Datetime(readonly=True, required=True, default=fields.Datetime.now)
    total = fields.Integer(readonly=True, aggregator=None)
    done = fields.Integer(readonly=True, aggregator=None)
    progress = fields.Integer(compute="_compute_progress", string="Progress (%)")
    reason = fields.Text(readonly=True)

    @api.depends("done", "total", "state")
    def _compute_progress(self):
        for work in self:
            if work.state == "done":
                work.progress = 100
            else:
                # Not all of it, before it is over.
                work.progress = min(100 * work.done // work.total, 99) if work.total else 0

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("This work is asked for on the period."))
        return super().create(vals_list)

    def action_cancel(self):
        """Stop after the step that is running; what was done stays."""
        self[self._owner].check_access("write")
        if any(work.state not in WORKING for work in self):
            raise UserError(self.env._("This work is over."))
        self.sudo().write({"state": "cancelled"})
        return True

    def action_go_on(self):
        """Try again what was cancelled or stopped."""
        self[self._owner].check_access("write")
        if any(work.state in (*WORKING, "done") for work in self):
            raise UserError(self.env._("There is nothing to go on with."))
        self.sudo().write({"state": "waiting", "reason": False})
        self._wake()
        return True

    @api.model
    def _wake(self):
        self.env.ref(self._cron).sudo()._trigger()

    # -- the scheduled job --------------------------------------------------------------

    @api.model
    def _cron_run(self):
        """Go on with whatever waits, a step at a time, until the time of the job is used up."""
        cron = self.env["ir.cron"]
        conflicts = 0
        for work in self.search([("state", "in", WORKING)], order="id"):
            while work.state in WORKING:
                done = 0
                try:
                    done = work._step()
                except psycopg2.OperationalError:
                    # Somebody was quicker: the step is lost, what is to be done is read again.
                    self.env.cr.rollback()
                    conflicts += 1
                    if conflicts > MAX_CONFLICTS:
                        raise
                except Exception as error:
                    # One broken piece of work must not keep the others waiting for ever.
                    self.env.cr.rollback()
                    _logger.exception("%s %s stopped", work._name, work.id)
                    told = str(error) if isinstance(error, UserError) else type(error).__name__
                    work.write({"state": "failed", "reason": told})
                if not cron._commit_progress(done, remaining=self._remaining()):
                    return
                work.invalidate_recordset()
        cron._commit_progress(remaining=0)

    @api.model
    def _remaining(self):
        # At least one each: the step that finds nothing left ends the work.
        return sum(max(work._left(), 1) for work in self.search([("state", "in", WORKING)]))
