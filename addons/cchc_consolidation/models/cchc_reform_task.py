from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import reform_task as rule

AREAS = [
    ("direction", "Direction and steering"),
    ("institutions", "Institutions"),
    ("procedures", "Administrative procedures"),
    ("apparatus", "Organisation of the apparatus"),
    ("staff", "Cadres, civil servants, public employees"),
    ("public_finance", "Public finance"),
    ("modernisation", "Modernisation of the administration"),
]
STATUSES = [
    ("in_time", "Done in time"),
    ("late", "Done late"),
    ("under_way", "Under way"),
    ("overdue", "Overdue"),
    ("not_started", "Not started"),
]


class CchcReformTask(models.Model):
    """A task of a plan: who leads and who helps, until when, for how much, and how far it is."""

    _name = "cchc.reform.task"
    _description = "Task of the reform"
    _order = "plan_id desc, sequence, deadline, id"

    plan_id = fields.Many2one(
        comodel_name="cchc.reform.plan", required=True, index=True, ondelete="cascade"
    )
    plan_state = fields.Selection(related="plan_id.state", string="State of the plan")
    year = fields.Integer(related="plan_id.year", store=True, aggregator=None)
    sequence = fields.Integer(default=10)
    area = fields.Selection(AREAS, string="Area of the reform", required=True, index=True)
    clause = fields.Char(help="Clause of the plan that the task carries out, for example II.1.4.b.")
    name = fields.Char(string="Task", required=True)
    product = fields.Char(help="What exists when the task is done: a decision, a scheme, a report.")
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Leading agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
    )
    partner_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_reform_task_partner",
        string="Co-operating agencies",
    )
    deadline = fields.Date(required=True, index=True)
    budget = Dong(string="Budget")
    budget_source = fields.Selection(
        [
            ("regular", "State budget, regular spending"),
            ("investment", "State budget, investment"),
            ("other", "Outside the state budget"),
        ],
        string="Source of the budget",
    )
    spent = Dong(string="Spent", compute="_compute_progress", store=True)
    progress_ids = fields.One2many(
        comodel_name="cchc.reform.progress", inverse_name="task_id", string="Reports"
    )
    progress = fields.Integer(
        string="Progress (%)", compute="_compute_progress", store=True, aggregator="avg"
    )
    reported_on = fields.Date(string="Last reported", compute="_compute_progress", store=True)
    done_on = fields.Date(string="Done on", compute="_compute_progress", store=True, index=True)
    result = fields.Text(compute="_compute_progress", store=True)
    status = fields.Selection(STATUSES, compute="_compute_status")
    continues_id = fields.Many2one(
        comodel_name="cchc.reform.task",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )
    note = fields.Text()

    _budget_positive = models.Constraint(
        "CHECK (budget IS NULL OR budget >= 0)", "A budget can't be negative."
    )

    @api.depends(
        "progress_ids.percent", "progress_ids.date", "progress_ids.result", "progress_ids.spent"
    )
    def _compute_progress(self):
        for task in self:
            reports = task.progress_ids.sorted(lambda row: (row.date, row._origin.id or 1 << 40))
            last = reports[-1:]
            task.progress = last.percent
            task.reported_on = last.date
            task.result = last.result
            task.spent = last.spent
            task.done_on = rule.done_on(task._reports(), fields.Date.to_date("9999-12-31"))

    @api.depends("deadline", "progress", "done_on")
    def _compute_status(self):
        today = vietnam_time.today()
        for task in self:
            task.status = task._status_on(today)

    def _reports(self):
        self.ensure_one()
        rows = self.progress_ids.sorted(lambda row: row._origin.id or 1 << 40)
        return [rule.Progress(row.date, row.percent) for row in rows if row.date]

    def _status_on(self, on):
        """How the task stood on a day, by the reports until then."""
        self.ensure_one()
        return rule.status(self.deadline, self._reports(), on)

    def _last_report(self, on):
        """The latest report by a day."""
        self.ensure_one()
        return self.progress_ids.filtered(lambda row: row.date <= on).sorted(
            lambda row: (row.date, row.id)
        )[-1:]

    @api.constrains("deadline", "plan_id")
    def _check_deadline(self):
        for task in self:
            if task.deadline and task.deadline.year < task.plan_id.year:
                raise ValidationError(
                    self.env._(
                        "“%(task)s”: the deadline lies before the year %(year)s of the plan.",
                        task=task.name,
                        year=task.plan_id.year,
                    )
                )

    @api.constrains("budget", "budget_source")
    def _check_source(self):
        for task in self:
            if task.budget and not task.budget_source:
                raise ValidationError(
                    self.env._("“%s”: say from where the budget comes.", task.name)
                )

    # -- who changes what -------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        plans = self.env["cchc.reform.plan"].browse({vals.get("plan_id") for vals in vals_list})
        self._check_plan_open(plans)
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        plans = self.plan_id
        if vals.get("plan_id"):
            plans |= plans.browse(vals["plan_id"])
        self._check_plan_open(plans)
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_reported(self):
        self._check_plan_open(self.plan_id)
        for task in self.sudo():
            if task.progress_ids:
                raise UserError(self.env._("“%s” was reported on: it can't be deleted.", task.name))

    @api.model
    def _check_plan_open(self, plans):
        """Agencies change tasks of a draft; Home Affairs those of a plan in force, too."""
        central = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        for plan in plans.sudo().exists():
            if plan.state == "draft" or (plan.state == "in_force" and central):
                continue
            raise UserError(
                self.env._(
                    "%s is no draft any more: report the progress of the task; Home Affairs "
                    "changes what was approved.",
                    plan.name,
                )
            )

    def _next_year_values(self):
        """The task in the plan of the next year; of a dissolved agency its successor leads it."""
        self.ensure_one()
        unit = self.unit_id.sudo()
        if not unit.active:
            unit = unit.successor_ids.filtered("active")[:1] or unit
        return {
            "sequence": self.sequence if self.done_on else 0,
            "area": self.area,
            "clause": self.clause,
            "name": self.name,
            "product": self.product,
            "unit_id": unit.id,
            "partner_ids": [(6, 0, self.partner_ids.filtered("active").ids)],
            "deadline": self.deadline + relativedelta(years=1),
            "budget": self.budget,
            "budget_source": self.budget_source,
            "continues_id": False if self.done_on else self.id,
        }

    # -- screens --------------------------------------------------------------

    def action_report(self):
        """Report the progress of the task."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Report progress"),
            "res_model": "cchc.reform.progress",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_task_id": self.id,
                "default_percent": self.progress,
                "default_spent": self.spent,
            },
        }
