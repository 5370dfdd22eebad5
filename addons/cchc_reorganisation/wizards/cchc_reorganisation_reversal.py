from odoo import fields, models
from odoo.exceptions import UserError


class CchcReorganisationReversal(models.TransientModel):
    """Asks by which decision a reorganisation is taken back, and takes it back."""

    _name = "cchc.reorganisation.reversal"
    _description = "Taking a reorganisation back"
    _inherit = ["cchc.question"]

    reorganisation_id = fields.Many2one(
        comodel_name="cchc.reorganisation", required=True, readonly=True, ondelete="cascade"
    )
    number = fields.Char(string="Number of the revoking decision", required=True)
    date_signed = fields.Date(required=True, default=fields.Date.context_today)
    reason = fields.Char(required=True)

    def action_reverse(self):
        self.ensure_one()
        self.reorganisation_id.check_access("write")
        if not self.number.strip() or not self.reason.strip():
            raise UserError(self.env._("Enter the number of the revoking decision and the reason."))
        self.reorganisation_id._reverse(self.number.strip(), self.date_signed, self.reason.strip())
        return {"type": "ir.actions.act_window_close"}
