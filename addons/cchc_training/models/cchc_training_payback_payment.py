from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time


class CchcTrainingPaybackPayment(models.Model):
    """Money that was paid back: never changed, at most voided."""

    _name = "cchc.training.payback.payment"
    _description = "Payment of a pay-back"
    _order = "payback_id, date, id"

    payback_id = fields.Many2one(
        comodel_name="cchc.training.payback", required=True, index=True, ondelete="restrict"
    )
    date = fields.Date(required=True)
    amount = Dong(required=True)
    voucher = fields.Char(required=True)
    voided = fields.Boolean(readonly=True, copy=False)

    _amount_positive = models.Constraint("CHECK (amount > 0)", "A payment is of some money.")

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        Payback = self.env["cchc.training.payback"]
        due = {}
        for vals in vals_list:
            row = Payback.browse(vals.get("payback_id"))
            row.check_access("write")
            due[row] = due.get(row, 0) + (vals.get("amount") or 0)
        for row, amount in due.items():
            row._check_not_own()
            row._check_payable(amount)
        payments = super().create([{**vals, "voided": False} for vals in vals_list])
        payments._check_day()
        payments.payback_id._after_payment()
        return payments

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(
                self.env._("A payment is not changed: void it and enter the right one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A payment is not deleted: void it."))

    def action_void(self):
        """Take back what was entered wrongly; the row stays and is struck out."""
        self.check_access("write")
        self.payback_id.check_access("write")
        self.payback_id._check_not_own()
        super().write({"voided": True})
        self.payback_id._after_payment()
        return True

    def _check_day(self):
        for payment in self:
            if payment.date < payment.payback_id.decided_on or payment.date > vietnam_time.today():
                raise UserError(
                    self.env._(
                        "%(row)s: a payment is made between %(day)s, the day of the decision, and "
                        "today.",
                        row=payment.payback_id.display_name,
                        day=payment.payback_id.decided_on.strftime("%d/%m/%Y"),
                    )
                )
