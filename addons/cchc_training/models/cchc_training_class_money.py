from odoo import api, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.fields import Dong

from .cchc_training_participant_steps import SEATED


class CchcTrainingClassCost(models.Model):
    _inherit = "cchc.training.class.cost"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        classes = {vals.get("class_id") for vals in vals_list} - {None, False}
        self.env["cchc.training.class"].browse(classes).check_access("write")
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if vals.get("class_id"):
            self.env["cchc.training.class"].browse(vals["class_id"]).check_access("write")
        return super().write(vals)

    @api.constrains("amount")
    def _check_amount(self):
        for cost in self:
            if cost.amount < 0:
                raise ValidationError(
                    self.env._(
                        "%(name)s: a cost is not negative (%(amount)s).",
                        name=cost.class_id.name,
                        amount=cost.amount,
                    )
                )


class CchcTrainingClass(models.Model):
    """What one participant costs: of all who took part, before them of the seats."""

    _inherit = "cchc.training.class"

    cost_per_head = Dong(compute="_compute_cost_per_head", compute_sudo=True)

    @api.depends("amount", "seats", "participant_ids.state")
    def _compute_cost_per_head(self):
        for one in self:
            heads = len(one.participant_ids.filtered(lambda row: row.state in SEATED)) or one.seats
            one.cost_per_head = (one.amount or 0) // heads if heads else 0
