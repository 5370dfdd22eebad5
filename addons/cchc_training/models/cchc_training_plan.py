from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time


class CchcTrainingPlan(models.Model):
    """What an agency, or the province, plans to teach in a year or in five years."""

    _name = "cchc.training.plan"
    _description = "Training plan"
    _inherit = ["cchc.approval"]
    _order = "year_from desc, unit_id, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    kind = fields.Selection(
        [("year", "Yearly"), ("five_years", "Five years")], required=True, default="year"
    )
    year_from = fields.Integer(
        string="Year",
        required=True,
        aggregator=None,
        default=lambda self: vietnam_time.today().year,
    )
    year_to = fields.Integer(
        string="Until the year", compute="_compute_year_to", store=True, aggregator=None
    )
    parent_id = fields.Many2one(
        comodel_name="cchc.training.plan",
        string="Consolidated into",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    child_ids = fields.One2many(
        comodel_name="cchc.training.plan", inverse_name="parent_id", string="Plans taken over"
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Document of approval",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    note = fields.Text(string="Explanation")
    line_ids = fields.One2many(
        comodel_name="cchc.training.plan.line", inverse_name="plan_id", string="Lines"
    )
    people = fields.Integer(compute="_compute_totals", store=True)
    amount = Dong(compute="_compute_totals", store=True)

    _year_sane = models.Constraint(
        "CHECK (year_from BETWEEN 2000 AND 2100)", "Give the year in full."
    )

    @api.depends("unit_id", "kind", "year_from", "year_to")
    def _compute_name(self):
        # Kept once for all readers, whatever the language of who entered it.
        for plan in self:
            years = str(plan.year_from)
            if plan.kind == "five_years":
                years = f"{plan.year_from}–{plan.year_to}"
            plan.name = f"{years} – {plan.unit_id.name or ''}"

    @api.depends("kind", "year_from")
    def _compute_year_to(self):
        for plan in self:
            plan.year_to = plan.year_from + (4 if plan.kind == "five_years" else 0)

    @api.depends("line_ids.people", "line_ids.amount")
    def _compute_totals(self):
        for plan in self:
            plan.people = sum(plan.line_ids.mapped("people"))
            plan.amount = sum(plan.line_ids.mapped("amount"))
