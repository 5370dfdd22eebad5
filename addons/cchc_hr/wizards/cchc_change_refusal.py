from odoo import api, fields, models


class CchcChangeRefusal(models.TransientModel):
    """Asks why items of change requests are refused."""

    _name = "cchc.change.refusal"
    _description = "Refusal of requested changes"

    item_ids = fields.Many2many(comodel_name="cchc.change.item", required=True)
    reason = fields.Char(required=True, help="The person reads it in the portal.")

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        wizards.item_ids.check_access("write")
        return wizards

    def action_refuse(self):
        self.item_ids._refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}
