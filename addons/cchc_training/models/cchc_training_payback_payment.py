from odoo import fields, models

from odoo.addons.cchc_base.fields import Dong


class CchcTrainingPaybackPayment(models.Model):
    """Money that was paid back."""

    _name = "cchc.training.payback.payment"
    _description = "Payment of a pay-back"
    _order = "payback_id, date, id"

    payback_id = fields.Many2one(
        comodel_name="cchc.training.payback", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(required=True)
    amount = Dong(required=True)
    voucher = fields.Char(required=True)

    _amount_positive = models.Constraint("CHECK (amount > 0)", "A payment is of some money.")
