from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from ..rules.points import Work
from .cchc_evaluation import EARLY


class CchcEvaluationTask(models.Model):
    """A work or product of the period: how much, by when, how well."""

    _name = "cchc.evaluation.task"
    _description = "Work of the period"
    _order = "evaluation_id, sequence, id"
    _rec_name = "product"

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation", required=True, index=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(related="evaluation_id.employee_id", store=True, index=True)
    unit_id = fields.Many2one(related="evaluation_id.unit_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    product = fields.Char(string="Work or product", required=True)
    source = fields.Selection(
        [
            ("description", "Job description"),
            ("function", "Function of the unit"),
            ("assigned", "Assigned"),
        ],
        default="assigned",
        required=True,
        readonly=True,
    )
    weight = fields.Float(
        string="Conversion",
        digits=(6, 2),
        default=1.0,
        aggregator=None,
        help="How many standard products one of these is worth.",
    )
    assigned = fields.Float(digits=(8, 2), default=1.0, aggregator=None)
    done = fields.Float(string="Amount completed", digits=(8, 2), aggregator=None)
    deadline = fields.Date(string="Due on")
    done_on = fields.Date(string="Completed on")
    failed_reviews = fields.Integer(
        aggregator=None, help="How often a review found the quality wanting."
    )
    delays = fields.Integer(aggregator=None, help="How often it came late.")
    excused = fields.Boolean(
        string="Objective cause", help="Confirmed: neither failed reviews nor delays count."
    )
    excuse = fields.Char(string="Cause confirmed")
    exceeded = fields.Boolean(help="Exceeds what was asked (NĐ 90/2020).")
    note = fields.Char()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")

    _amounts = models.Constraint(
        "CHECK (weight > 0 AND assigned >= 0 AND done >= 0"
        " AND failed_reviews >= 0 AND delays >= 0)",
        "Weight, amounts and counts of a work are not negative.",
    )

    def _as_rule(self):
        self.ensure_one()
        return Work(
            self.product,
            Decimal(str(self.assigned or 0)),
            Decimal(str(self.done or 0)),
            Decimal(str(self.weight or 0)),
            self.failed_reviews or 0,
            self._times_late(),
            bool(self.excused),
        )

    def _times_late(self):
        """As often as was entered; once at least where it was completed after its day."""
        late = self.deadline and self.done_on and self.done_on > self.deadline
        return max(self.delays or 0, 1 if late else 0)

    def _is_below(self):
        """Not done, or not well, or not in time, without an objective cause (NĐ 90/2020)."""
        if self.excused:
            return False
        return bool(self.done < self.assigned or self.failed_reviews or self._times_late())

    # -- who may ------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        default = self.env.context.get("default_evaluation_id")
        owners = {vals.get("evaluation_id", default) for vals in vals_list} - {None, False}
        owners = self.env["cchc.evaluation"].browse(owners)
        owners._check_rows_editable()
        # By value, so that no default of the context or of the user can say otherwise.
        if not self.env.su:
            vals_list = [{**vals, "source": "assigned"} for vals in vals_list]
        tasks = super().create(vals_list)
        adopt_attachments(tasks)
        owners._after_rows()
        return tasks

    def write(self, vals):
        owners = self.evaluation_id
        owners._check_rows_editable()
        self.check_access("write")
        if {"evaluation_id", "source"} & vals.keys() and not self.env.su:
            raise UserError(self.env._("A work stays with the evaluation that it was entered in."))
        if {"excused", "excuse"} & vals.keys():
            # What excuses the person is confirmed by somebody else.
            owners._check_not_own()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        owners._after_rows()
        return result

    def unlink(self):
        owners = self.evaluation_id
        owners._check_rows_editable()
        result = super().unlink()
        owners._after_rows()
        return result


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def _check_rows_editable(self):
        """Refuse changes of work and marks that the user may not make, or not any more.

        :raise AccessError: out of the user's units
        :raise UserError: closed, decided, or the own ones after handing in
        """
        if self.env.su:
            return
        if not self.env.user.has_groups("cchc_base.group_hr_officer,cchc_base.group_unit_head"):
            raise AccessError(self.env._("Only who evaluates enters work and marks."))
        self._check_evaluators()
        self.check_access("write")
        self.period_id._check_open()
        for row in self.sudo():
            if row.state not in EARLY or row.run_state not in ("self", "meeting", "proposed"):
                raise UserError(
                    self.env._("%s is decided: its work is not changed.", row.display_name)
                )
            if row._own().with_env(self.env) and row.run_state != "self":
                row.with_env(self.env)._check_not_own()

    def _after_rows(self):
        """Points follow what was entered; the portal reckons once at the end by itself."""
        if not self.env.su:
            self.sudo()._reckon()
