from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.models.cchc_background_work import WORKING

# Reports between two commits: long enough to be quick, short enough to be stopped.
STEP = 100


class CchcReportJob(models.Model):
    """The reports of a period as background work: computed, or added up.

    What a step has done stands on the reports themselves, by when they were computed.
    """

    _name = "cchc.report.job"
    _description = "Reports in the background"
    _inherit = ["cchc.background.work"]
    _owner = "period_id"
    _cron = "cchc_consolidation.cron_report_job"

    period_id = fields.Many2one(
        comodel_name="cchc.report.period", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("compute", "Compute the agencies' reports"), ("consolidate", "Consolidate")],
        required=True,
        readonly=True,
    )

    @api.model
    def _ask(self, period, kind):
        """Have the reports of a period computed or consolidated, unless that is under way."""
        present = self.search(
            [("period_id", "=", period.id), ("kind", "=", kind), ("state", "in", WORKING)], limit=1
        )
        if present:
            return present
        job = self.create({"period_id": period.id, "kind": kind})
        job.total = job._left()
        self._wake()
        return job

    def _left(self):
        return len(self._rest())

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
