from odoo import fields, models


class CchcReductionStep(models.Model):
    """How many may be assigned at the end of a year of a reduction."""

    _name = "cchc.reduction.step"
    _description = "Yearly step of a reduction"
    _order = "target_id, year"

    target_id = fields.Many2one(
        comodel_name="cchc.reduction.target", required=True, index=True, ondelete="cascade"
    )
    year = fields.Integer(required=True, aggregator=None)
    planned = fields.Integer(string="Planned at the end of the year", required=True)

    _one_step = models.Constraint("UNIQUE (target_id, year)", "This year has its step already.")
    _not_negative = models.Constraint(
        "CHECK (planned >= 0)", "Numbers of people can't be negative."
    )
