from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

from .words import SOURCES


class CchcTrainingPlanLine(models.Model):
    """A programme in a plan: how many people, when, at what cost and who pays."""

    _name = "cchc.training.plan.line"
    _description = "Line of a training plan"
    _order = "plan_id desc, year, quarter, programme_id, unit_id, id"

    plan_id = fields.Many2one(
        comodel_name="cchc.training.plan", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="plan_id.unit_id", store=True, index=True)
    plan_state = fields.Selection(related="plan_id.state", string="State of the plan")
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    year = fields.Integer(required=True, aggregator=None)
    quarter = fields.Selection([("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")])
    people = fields.Integer(string="People planned", required=True, default=1)
    need_ids = fields.Many2many(
        comodel_name="cchc.qualification.need",
        relation="cchc_training_plan_line_need_rel",
        column1="line_id",
        column2="need_id",
        string="Their needs",
    )
    cost_per_head = Dong()
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(compute="_compute_amount", store=True)
    parent_id = fields.Many2one(
        comodel_name="cchc.training.plan.line",
        string="In the line of the consolidated plan",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    class_ids = fields.One2many(
        comodel_name="cchc.training.class", inverse_name="plan_line_id", string="Classes"
    )
    note = fields.Char()

    _people_positive = models.Constraint(
        "CHECK (people > 0)", "A line of a plan is for at least one person."
    )
    _cost_positive = models.Constraint(
        "CHECK (cost_per_head IS NULL OR cost_per_head >= 0)", "A cost is not negative."
    )

    @api.depends("people", "cost_per_head")
    def _compute_amount(self):
        for line in self:
            line.amount = line.people * line.cost_per_head

    @api.depends("programme_id", "unit_id", "year")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.programme_id.name} · {line.unit_id.name} · {line.year}"
