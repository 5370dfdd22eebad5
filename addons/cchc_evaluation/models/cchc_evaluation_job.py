import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_logger = logging.getLogger(__name__)

# People between two commits: long enough to be quick, short enough to lose little.
STEP = 500
WORKING = ("waiting", "running")
# Lost steps in one run after which the job gives up until its next turn.
MAX_CONFLICTS = 10


class CchcEvaluationJob(models.Model):
    """Opening, reckoning, deciding and finishing for many people, done by the server alone.

    In committed steps: a step can be lost (the server is killed) but never half done. How far it
    came stands in the same transaction as what it did, so the next run goes on there; and each
    step passes over what is done already, so that repeating it changes nothing.
    """

    _name = "cchc.evaluation.job"
    _description = "Background work on evaluations"
    _order = "id desc"

    period_id = fields.Many2one(
        comodel_name="cchc.evaluation.period",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
    )
    kind = fields.Selection(
        [
            ("open", "Open the evaluations"),
            ("reckon", "Reckon points and levels"),
            ("decide", "Enter the decisions of agencies"),
            ("finish", "Write the year's ratings into the dossiers"),
        ],
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
    asked_at = fields.Datetime(readonly=True)
    asked_by_id = fields.Many2one(
        comodel_name="res.users", string="Asked by", readonly=True, ondelete="restrict"
    )
    finished_at = fields.Datetime(readonly=True)
    total = fields.Integer(readonly=True, aggregator=None)
    done = fields.Integer(readonly=True, aggregator=None)
    position = fields.Integer(
        string="Done up to", readonly=True, aggregator=None, help="Where the next step begins."
    )
    progress = fields.Integer(compute="_compute_progress", string="Progress (%)")
    reason = fields.Text(readonly=True)

    @api.depends("done", "total", "state")
    def _compute_progress(self):
        for job in self:
            job.progress = 100 if job.state == "done" else job._share()

    def _share(self):
        return min(100 * self.done // self.total, 99) if self.total else 0

    @api.depends("period_id", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for job in self:
            job.display_name = f"{job.period_id.name}: {kinds.get(job.kind, '')}"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("This work is asked for on the period."))
        return super().create(vals_list)

    @api.model
    def _ask(self, period, kind):
        """Have a piece of work done for a period, unless it is under way."""
        present = self.search(
            [("period_id", "=", period.id), ("kind", "=", kind), ("state", "in", WORKING)], limit=1
        )
        if present:
            # What is asked for now may lie before the place which it has reached.
            present.position = 0
        job = present or self.create(
            {
                "period_id": period.id,
                "kind": kind,
                "asked_at": fields.Datetime.now(),
                "asked_by_id": self.env.uid,
            }
        )
        job.total = job.done + job._left()
        self.env.ref("cchc_evaluation.cron_evaluation_job").sudo()._trigger()
        return job

    def action_cancel(self):
        """Stop after the step that is running; what was done stays."""
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
        self.env.ref("cchc_evaluation.cron_evaluation_job").sudo()._trigger()
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
                    # One broken piece of work must not keep the others waiting for ever.
                    self.env.cr.rollback()
                    _logger.exception("evaluation job %s stopped", job.id)
                    told = str(error) if isinstance(error, UserError) else type(error).__name__
                    job.write({"state": "failed", "reason": told})
                if not cron._commit_progress(done, remaining=self._remaining()):
                    return
                job.invalidate_recordset()
        cron._commit_progress(remaining=0)

    @api.model
    def _remaining(self):
        jobs = self.search([("state", "in", WORKING)])
        return sum(max(job.total - job.done, 1) for job in jobs)

    def _step(self):
        """Do the next step; how far it came in the same transaction, so that neither is lost."""
        self.ensure_one()
        number, position = self._work(STEP)
        vals = {"state": "running", "done": self.done + number, "position": position}
        if not number:
            vals.update(state="done", finished_at=fields.Datetime.now(), done=self.total)
        vals["total"] = max(self.total, vals["done"])
        self.write(vals)
        self.env.flush_all()
        self.env.invalidate_all()
        return number

    def _work(self, limit):
        """:return: ``(number, place reached)``; no number: nothing is left"""
        if self.kind == "open":
            return self.period_id.sudo()._open_batch(self.position, limit)
        rows = self.env["cchc.evaluation"].sudo()
        rows = rows.search(
            [*self._domain(), ("id", ">", self.position)], order="id", limit=limit
        )  # fmt: skip
        if rows:
            getattr(rows, self._method())()
        return len(rows), rows[-1:].id or self.position

    def _left(self):
        if self.kind == "open":
            return self.period_id.sudo()._open_total()
        return self.env["cchc.evaluation"].sudo().search_count(self._domain())

    def _method(self):
        return {"reckon": "_reckon", "decide": "_decide", "finish": "_finish"}[self.kind]

    def _domain(self):
        """The evaluations that wait for the work; what is done falls out of it by itself."""
        own = [("period_id", "=", self.period_id.id)]
        if self.kind == "reckon":
            states = ("waiting", "self_done", "discussed", "proposed")
            return [*own, ("state", "in", states), ("classified", "=", True)]
        if self.kind == "decide":
            return [
                *own,
                ("unit_run_id.state", "in", ("decided", "notified")),
                ("state", "in", ("waiting", "self_done", "discussed", "proposed")),
            ]
        return [
            *own,
            ("unit_run_id.state", "=", "final"),
            ("state", "in", ("decided", "notified")),
        ]


class CchcEvaluationPeriod(models.Model):
    _inherit = "cchc.evaluation.period"

    job_ids = fields.One2many(
        comodel_name="cchc.evaluation.job", inverse_name="period_id", string="Background work"
    )
    job_id = fields.Many2one(
        comodel_name="cchc.evaluation.job", compute="_compute_job", string="Last background work"
    )
    job_state = fields.Selection(related="job_id.state", string="State of the work")
    job_progress = fields.Integer(related="job_id.progress", string="Done (%)")

    @api.depends("job_ids.state")
    def _compute_job(self):
        for period in self:
            period.job_id = period.job_ids.sorted("id")[-1:]

    def action_reckon_all(self):
        """Reckon points and levels of everybody anew, in the background."""
        self.check_access("write")
        self._check_open()
        for period in self:
            self.env["cchc.evaluation.job"].sudo()._ask(period, "reckon")
        return True

    def action_cancel_job(self):
        self.check_access("write")
        return self.job_id.action_cancel()
