from odoo import fields, models

from odoo.addons.cchc_base.fields import Dong

from .words import SOURCES


class CchcTrainingClassCost(models.Model):
    """What a class costs, by item and by who pays."""

    _name = "cchc.training.class.cost"
    _description = "Cost of a class"
    _order = "class_id, id"

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", required=True, index=True, ondelete="cascade"
    )
    item = fields.Selection(
        [
            ("tuition", "Tuition"),
            ("travel", "Travel"),
            ("lodging", "Lodging"),
            ("other", "Other"),
        ],
        required=True,
        default="tuition",
    )
    source = fields.Selection(SOURCES, string="Paid by", required=True, default="training")
    amount = Dong(required=True)
    note = fields.Char()

    _amount_positive = models.Constraint("CHECK (amount >= 0)", "A cost is not negative.")
