from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from .words import LEVELS


class CchcExtraIncomeLine(models.Model):
    """What one person gets of the fund, or why nothing; written by the program alone."""

    _name = "cchc.extra.income.line"
    _description = "Extra income of a person"
    _order = "list_id desc, reason desc, id"

    list_id = fields.Many2one(
        comodel_name="cchc.extra.income", required=True, ondelete="cascade", index=True,
        readonly=True,
    )  # fmt: skip
    unit_id = fields.Many2one(
        related="list_id.unit_id", store=True, index=True, string="Agency", readonly=True
    )
    state = fields.Selection(related="list_id.state", string="State of the list")
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Who", required=True, ondelete="restrict", index=True,
        readonly=True,
    )  # fmt: skip
    department_id = fields.Many2one(
        comodel_name="hr.department", string="Unit", ondelete="restrict", readonly=True
    )
    post = fields.Char(readonly=True)
    rating = fields.Selection(LEVELS, readonly=True)
    coefficient = fields.Char(readonly=True)
    months = fields.Integer(readonly=True, aggregator=None)
    amount = Dong(string="Amount (đồng)", readonly=True)
    reason = fields.Selection(
        [
            ("not_rated", "Not rated for the year"),
            ("no_coefficient", "The rating has no coefficient"),
            ("no_months", "No month of the period counts"),
            ("zero", "The coefficient of the rating is 0"),
        ],
        string="Why left out",
        readonly=True,
    )
    reasoning = fields.Json(readonly=True)
    months_reasoning = fields.Json(readonly=True)
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")

    _person_unique = models.Constraint(
        "UNIQUE (list_id, employee_id)", "The person stands in the list already."
    )

    @api.depends("months_reasoning", "reasoning")
    def _compute_explanation(self):
        for row in self:
            parts = [explained(told) for told in (row.months_reasoning, row.reasoning) if told]
            row.explanation = type(parts[0])("").join(parts) if parts else False

    @api.depends("employee_id", "list_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.sudo().name or ''} – {row.list_id.name or ''}"
