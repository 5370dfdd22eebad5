from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong


class CchcUnitAutonomyItem(models.Model):
    """One item of the estimate: a revenue of A or a regular spending of B, in đồng."""

    _name = "cchc.unit.autonomy.item"
    _description = "Item of an autonomy estimate"
    _order = "autonomy_id, side, sequence, id"

    autonomy_id = fields.Many2one(
        comodel_name="cchc.unit.autonomy", required=True, ondelete="cascade", index=True
    )
    side = fields.Selection(
        [("revenue", "Revenue (A)"), ("spending", "Regular spending (B)")], required=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Item", required=True)
    amount = Dong(string="Amount of money", required=True)

    _amount_range = models.Constraint(
        "CHECK (amount >= 0)", "An amount of money can't be negative."
    )

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items.autonomy_id._check_editable()
        return items

    def write(self, vals):
        self.autonomy_id._check_editable()
        result = super().write(vals)
        if "autonomy_id" in vals:
            self.autonomy_id._check_editable()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self.autonomy_id._check_editable()
