from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from ..rules.case import MEASURES
from ..rules.sheet import CONFIDENCE


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
            ("step_down", "Giving up a post"),
        ],
        readonly=True,
    )
    fits = fields.Boolean(readonly=True)
    is_offer = fields.Boolean(string="Highest", readonly=True)
    full_pension = fields.Boolean(string="Pension not reduced", readonly=True)
    amount = Dong(string="Amount (đồng)", readonly=True)
    article = fields.Char(readonly=True)
    remark = fields.Char(readonly=True)
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        readonly=True,
        help="Of the least sure figure that was used: “to be verified” was not read in the text of "
        "the decree yet.",
    )
    reasoning = fields.Json(readonly=True)
    # What goes into the paper: inputs, lines with their word of confidence, what is to be verified.
    told = fields.Json(readonly=True, export_string_translation=False)
    explanation = fields.Html(compute="_compute_explanation")

    @api.model
    def _values(self, benefit, remark, is_offer):
        """From a `sheet.Benefit` as rules made it."""
        return {
            "fits": benefit.fits,
            "is_offer": is_offer,
            "full_pension": benefit.full_pension,
            "amount": benefit.amount,
            "article": benefit.article,
            "remark": remark,
            "confidence": benefit.confidence if benefit.fits else False,
            "reasoning": benefit.result().as_json(),
            "told": {
                "inputs": [step.explain() for step in benefit.steps],
                "lines": [
                    {
                        "label": line.label,
                        "formula": line.formula,
                        "amount": format_integer(line.amount),
                        "article": line.article,
                        "confidence": CONFIDENCE[line.confidence],
                    }
                    for line in benefit.lines
                ],
                "unverified": list(benefit.unverified),
            },
        }

    @api.depends("reasoning")
    def _compute_explanation(self):
        for option in self:
            option.explanation = option.reasoning and explained(option.reasoning)

    @api.depends("decree", "measure")
    def _compute_display_name(self):
        for option in self:
            option.display_name = f"{option.decree} – {MEASURES.get(option.measure, '')}"
