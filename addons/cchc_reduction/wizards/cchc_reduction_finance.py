from odoo import fields, models

from odoo.addons.cchc_base.fields import Dong

from ..models.cchc_reduction_list_finance import FUNDS


class CchcReductionFinance(models.TransientModel):
    """Asks Finance from which source a list is paid, and for the letter that says so."""

    _name = "cchc.reduction.finance"
    _description = "Appraisal of the money of a reduction list"
    _inherit = ["cchc.question"]

    list_id = fields.Many2one(
        comodel_name="cchc.reduction.list", required=True, readonly=True, ondelete="cascade"
    )
    people = fields.Integer(related="list_id.people")
    amount = Dong(related="list_id.amount", string="Benefits (đồng)")
    budget_amount = Dong(related="list_id.budget_amount", string="From the budget (đồng)")
    own_amount = Dong(related="list_id.own_amount", string="Paid by the unit (đồng)")
    fund = fields.Selection(FUNDS, string="Source of funds", required=True)
    letter = fields.Char(
        string="Letter of Finance", required=True, help="Number and day of the letter."
    )
    remark = fields.Text(string="Remarks")

    def action_confirm(self):
        for wizard in self:
            wizard.list_id._finance(wizard.fund, wizard.letter, wizard.remark)
        return {"type": "ir.actions.act_window_close"}
