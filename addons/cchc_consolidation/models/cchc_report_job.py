import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_logger = logging.getLogger(__name__)

# Reports between two commits: long enough to be quick, short enough to be stopped.
STEP = 100
WORKING = ("waiting", "running")
# Lost steps in one run after which the job gives up until its next turn.
MAX_CONFLICTS = 10


class CchcReportJob(models.Model):
    """The reports of a period as background work: computed, or added up.

    In committed steps, as an import is applied: a step can be lost (the server is killed) but
    never half done. What a step has done stands on the reports themselves, by when they were
    computed, so the next run goes on where the last one stopped.
    """

    _name = "cchc.report.job"
    _description = "Reports in the background"
    _order = "id desc"

    period_id = fields.Many2one(
        comodel_name="cchc.report.period", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("compute", "Compute the agencies' reports"), ("consolidate", "Consolidate")],
        required=True,
        readonly=True,
    )
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
    asked_at = fields.Datetime(readonly=True, required=True)
    total = fields.Integer(readonly=True, aggregator=None)
    done = fields.Integer(readonly=True, aggregator=None)
    progress = fields.Integer(compute="_compute_progress", string="Progress (%)")
    reason = fields.Text(readonly=True)

    @api.depends("done", "total")
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.done // job.total if job.total else 0

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("This work is asked for on the period."))
        return super().create(vals_list)

    @api.model
    def _ask(self, period, kind):
        """Have the reports of a period computed or consolidated, unless that is under way."""
        present = self.search(
            [("period_id", "=", period.id), ("kind", "=", kind), ("state", "in", WORKING)], limit=1
        )
        if present:
            return present
        job = self.create({"period_id": period.id, "kind": kind, "asked_at": fields.Datetime.now()})
        job.total = len(job._rest())
        self.env.ref("cchc_consolidation.cron_report_job").sudo()._trigger()
        return job

    def action_cancel(self):
        """Stop after the step that is running; what was computed stays."""
        self.period_id.check_access("write")
        if any(job.state not in WORKING for job in self):
            raise UserError(self.env._("This work is over."))
        self.sudo().write({"state": "cancelled"})
        return True

    def action_go_on(self):
        """Try again what was cancelled or stopped."""
        self.period_id.check_access("write")
        if any(job.state in (*WORKING, "done") for job in self):
            raise UserError(self.env._("There is nothing to go on with."))
        self.sudo().write({"state": "waiting", "reason": False})
        self.env.ref("cchc_consolidation.cron_report_job").sudo()._trigger()
        return True

    # -- the scheduled job --------------------------------------------------------------

    @api.model
    def _cron_run(self):
        """Go on with whatever waits, a step at a time, until the time of the job is used up."""
        cron = self.env["ir.cron"]
        conflicts = 0
        for job in self.search([("state", "in", WORKING)], order="id"):
            while job.state in WORKING:
                done = 0
                try:
                    done = job._step()
                except psycopg2.OperationalError:
                    # Somebody was quicker: the step is lost, what is to be done is read again.
                    self.env.cr.rollback()
                    conflicts += 1
                    if conflicts > MAX_CONFLICTS:
                        raise
                except Exception as error:
                    # One broken report must not keep the others waiting for ever.
                    self.env.cr.rollback()
                    _logger.exception("reports of job %s stopped", job.id)
                    told = str(error) if isinstance(error, UserError) else type(error).__name__
                    job.write({"state": "failed", "reason": told})
                if not cron._commit_progress(done, remaining=self._remaining()):
                    return
                job.invalidate_recordset()
        cron._commit_progress(remaining=0)

    @api.model
    def _remaining(self):
        return sum(len(job._rest()) or 1 for job in self.search([("state", "in", WORKING)]))

    def _rest(self):
        """The reports that are still to be computed: those whose figures are older than this."""
        self.ensure_one()
        Submission = self.env["cchc.report.submission"].sudo()
        kind = "unit" if self.kind == "compute" else "consolidated"
        reports = Submission.search(
            [
                ("period_id", "=", self.period_id.id),
                ("kind", "=", kind),
                ("by_workbook", "=", False),
                ("state", "=", "draft"),
                "|",
                ("computed_at", "=", False),
                ("computed_at", "<", self.asked_at),
            ]
        )
        # The districts come before the province, which is made of them.
        return reports.sorted(lambda report: report.level == "province")

    def _step(self):
        """Compute the next reports; `done` in the same transaction, so that neither is lost."""
        self.ensure_one()
        rest = self._rest()
        now = rest[:STEP]
        if now:
            now._compute_sheets()
        left = len(rest) - len(now)
        vals = {"state": "running" if left else "done", "done": max(self.total - left, 0)}
        self.write(vals)
        self.env.flush_all()
        self.env.invalidate_all()
        return len(now)


class CchcReportPeriod(models.Model):
    _inherit = "cchc.report.period"

    job_ids = fields.One2many(
        comodel_name="cchc.report.job", inverse_name="period_id", string="Background work"
    )
    job_id = fields.Many2one(
        comodel_name="cchc.report.job", compute="_compute_job", string="Last background work"
    )
    job_state = fields.Selection(related="job_id.state", string="State of the work")
    job_progress = fields.Integer(related="job_id.progress", string="Computed (%)")

    @api.depends("job_ids.state")
    def _compute_job(self):
        for period in self:
            period.job_id = period.job_ids.sorted("id")[-1:]

    def action_compute_all(self):
        """Have all reports that are being prepared computed anew, in the background."""
        return self._ask_for("compute")

    def action_consolidate_all(self):
        """Have the districts' and the province's reports added up, in the background."""
        return self._ask_for("consolidate")

    def _ask_for(self, kind):
        self.check_access("write")
        if any(period.state != "open" for period in self):
            raise UserError(self.env._("Open the period first."))
        for period in self:
            self.env["cchc.report.job"].sudo()._ask(period, kind)
        return True

    def action_cancel_job(self):
        self.check_access("write")
        return self.job_id.action_cancel()
