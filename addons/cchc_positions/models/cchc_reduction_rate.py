from odoo import fields, models


class CchcReductionRate(models.Model):
    """By how much a programme reduces one category."""

    _name = "cchc.reduction.rate"
    _description = "Percentage of a reduction programme"
    _order = "programme_id, category_id"

    programme_id = fields.Many2one(
        comodel_name="cchc.reduction.programme", required=True, index=True, ondelete="cascade"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, ondelete="restrict"
    )
    percent = fields.Integer(string="At least (%)", required=True, aggregator=None)

    _one_rate = models.Constraint(
        "UNIQUE (programme_id, category_id)", "The programme has this category already."
    )
    _percent_sane = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100)", "A reduction lies between 0 and 100 per cent."
    )
