from odoo import fields, models
from odoo.exceptions import UserError


class CchcApprovalReturn(models.TransientModel):
    """Asks Home Affairs why a proposal goes back."""

    _name = "cchc.approval.return"
    _description = "Return of a proposal"

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True, readonly=True)
    reason = fields.Text(required=True)

    def action_return(self):
        for wizard in self:
            proposal = self.env[wizard.res_model].browse(wizard.res_id).exists()
            if not proposal or not isinstance(proposal, self.env.registry["cchc.approval"]):
                raise UserError(self.env._("There is no such proposal any more."))
            proposal._return(wizard.reason)
        return {"type": "ir.actions.act_window_close"}
