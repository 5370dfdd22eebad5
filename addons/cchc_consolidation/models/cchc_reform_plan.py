from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcReformPlan(models.Model):
    """The yearly plan of the reform: drafted with the agencies' tasks, in force, closed.

    While it is a draft agencies enter and mend their own tasks; once it is in force they report
    on them, and only Home Affairs changes what was approved.
    """

    _name = "cchc.reform.plan"
    _description = "Plan of the reform"
    _order = "year desc, id desc"

    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_time.today().year
    )
    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, required=True, precompute=True
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Approved by", ondelete="restrict"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    task_ids = fields.One2many(
        comodel_name="cchc.reform.task", inverse_name="plan_id", string="Tasks"
    )
    task_count = fields.Integer(string="Number of tasks", compute="_compute_counts")
    done_count = fields.Integer(string="Done", compute="_compute_counts")
    overdue_count = fields.Integer(string="Overdue", compute="_compute_counts")
    note = fields.Text()

    _one_of_a_year = models.Constraint(
        "UNIQUE (year)", "The year has a plan of the reform already."
    )
    _year_known = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "The year of a plan lies between 2000 and 2100."
    )

    @api.depends("year")
    def _compute_name(self):
        for plan in self:
            plan.name = f"Kế hoạch cải cách hành chính năm {plan.year}"

    @api.depends("task_ids.progress", "task_ids.deadline", "task_ids.done_on")
    def _compute_counts(self):
        """Of the tasks that the reader sees."""
        today = vietnam_time.today()
        for plan in self:
            done = plan.task_ids.filtered("done_on")
            late = (plan.task_ids - done).filtered(
                lambda task: task.deadline and task.deadline < today
            )
            plan.task_count = len(plan.task_ids)
            plan.done_count = len(done)
            plan.overdue_count = len(late)

    def write(self, vals):
        self.check_access("write")
        if "state" in vals:
            raise UserError(self.env._("Use “Put in force”, “Close” or “One step back”."))
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([{**vals, "state": "draft"} for vals in vals_list])

    @api.ondelete(at_uninstall=True)
    def _unlink_except_in_force(self):
        if any(plan.state != "draft" for plan in self.sudo()):
            raise UserError(self.env._("Only a draft of a plan can be deleted."))

    # -- steps ----------------------------------------------------------------

    def action_put_in_force(self):
        """From now on the agencies report on their tasks."""
        self._check_home_affairs()
        for plan in self:
            if not plan.document_id:
                raise UserError(
                    self.env._("%s: say by which document the plan was approved.", plan.name)
                )
            if not plan.task_ids:
                raise UserError(self.env._("%s has no tasks yet.", plan.name))
        return self._move("draft", "in_force")

    def action_close(self):
        self._check_home_affairs()
        return self._move("in_force", "closed")

    def action_reopen(self):
        """Back by one step: a closed plan is in force again, one in force a draft."""
        self._check_home_affairs()
        for plan in self:
            before = {"closed": "in_force", "in_force": "draft"}.get(plan.state)
            if before:
                plan._move(plan.state, before)
        return True

    def _move(self, before, after):
        for plan in self:
            if plan.state != before:
                raise UserError(
                    self.env._("%s is not in the state from which this step leads on.", plan.name)
                )
        super().write({"state": after})
        return True

    def _check_home_affairs(self):
        self.check_access("write")
        if not (self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")):
            raise AccessError(self.env._("Only Home Affairs moves a plan of the reform on."))

    def action_copy_to_next_year(self):
        """A draft for the next year with the same tasks; what is not done comes first."""
        self.ensure_one()
        self._check_home_affairs()
        if self.search_count([("year", "=", self.year + 1)]):
            raise UserError(self.env._("The year %s has a plan already.", self.year + 1))
        plan = self.create({"year": self.year + 1})
        plan.task_ids = [(0, 0, task._next_year_values()) for task in self.task_ids]
        return plan.get_formview_action()

    # -- screens --------------------------------------------------------------

    def action_open_tasks(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_consolidation.cchc_reform_task_action"
        )
        return {
            **action,
            "name": self.name,
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }

    def action_open_overdue(self):
        return {
            **self.action_open_tasks(),
            "context": {"default_plan_id": self.id, "search_default_overdue": 1},
        }

    def action_draft_report(self):
        """A report of the running quarter for the reader's unit."""
        self.ensure_one()
        today = vietnam_time.today()
        end = date(self.year, 12, 31)
        day = min(max(today, date(self.year, 1, 1)), end)
        first = date(day.year, day.month - (day.month - 1) % 3, 1)
        report = self.env["cchc.reform.report"].create(
            {
                "plan_id": self.id,
                "kind": "quarter",
                "date_from": first,
                "date_to": first + relativedelta(months=3, days=-1),
            }
        )
        return report.get_formview_action()
