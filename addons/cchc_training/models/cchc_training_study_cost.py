from odoo import fields, models

from odoo.addons.cchc_base.fields import Dong

from .words import SOURCES


class CchcTrainingStudyCost(models.Model):
    """What was paid for somebody's study."""

    _name = "cchc.training.study.cost"
    _description = "Cost of a study"
    _order = "study_id, date, id"

    study_id = fields.Many2one(
        comodel_name="cchc.training.study", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(required=True)
    item = fields.Char(required=True)
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(required=True)
    document = fields.Char(string="Voucher")
    note = fields.Char()

    _amount_positive = models.Constraint("CHECK (amount >= 0)", "A cost is not negative.")
