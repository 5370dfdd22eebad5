from odoo import api, fields, models

from odoo.addons.cchc_base.models.cchc_background_work import WORKING

# People between two commits: long enough to be quick, short enough to lose little.
STEP = 500


class CchcEvaluationJob(models.Model):
    """Opening, reckoning, deciding and finishing for many people, done by the server alone."""

    _name = "cchc.evaluation.job"
    _description = "Background work on evaluations"
    _inherit = ["cchc.background.work"]
    _owner = "period_id"
    _cron = "cchc_evaluation.cron_evaluation_job"

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
    asked_by_id = fields.Many2one(
        comodel_name="res.users", string="Asked by", readonly=True, ondelete="restrict"
    )
    finished_at = fields.Datetime(readonly=True)
    position = fields.Integer(
        string="Done up to", readonly=True, aggregator=None, help="Where the next step begins."
    )

    @api.depends("period_id", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for job in self:
            job.display_name = f"{job.period_id.name}: {kinds.get(job.kind, '')}"

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
            {"period_id": period.id, "kind": kind, "asked_by_id": self.env.uid}
        )
        job.total = job.done + job._waiting()
        self._wake()
        return job

    def _left(self):
        # As counted when it was asked for: counting again at each step costs more than it says.
        return self.total - self.done

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

    def _waiting(self):
        """For how many people the work is to be done."""
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
