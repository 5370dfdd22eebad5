from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from ..rules.case import MEASURES


class CchcReductionOption(models.TransientModel):
    """What one decree gives for one measure, or why it gives nothing."""

    _name = "cchc.reduction.option"
    _description = "Option of the reduction calculator"
    _inherit = ["cchc.question"]
    _order = "fits desc, amount desc, id"

    calculator_id = fields.Many2one(
        comodel_name="cchc.reduction.calculator", required=True, ondelete="cascade", index=True
    )
    decree = fields.Char(readonly=True)
    measure = fields.Selection(
        [
            ("early_retirement", "Early retirement"),
            ("transfer_out", "Transfer out of the budget"),
            ("leave", "Leaving at once"),
            ("leave_after_study", "Leaving after study"),
        ],
        readonly=True,
    )
    fits = fields.Boolean(readonly=True)
    is_offer = fields.Boolean(string="Highest", readonly=True)
    full_pension = fields.Boolean(string="Pension not reduced", readonly=True)
    amount = Dong(string="Amount (đồng)", readonly=True)
    article = fields.Char(readonly=True)
    remark = fields.Char(readonly=True)
    unverified = fields.Boolean(
        string="Has figures to be verified",
        readonly=True,
        help="A figure was used that nobody has read in the text of the decree yet.",
    )
    reasoning = fields.Json(readonly=True)
    explanation = fields.Html(compute="_compute_explanation")

    @api.depends("reasoning")
    def _compute_explanation(self):
        for option in self:
            option.explanation = option.reasoning and explained(option.reasoning)

    @api.depends("decree", "measure")
    def _compute_display_name(self):
        for option in self:
            option.display_name = f"{option.decree} – {MEASURES.get(option.measure, '')}"
