from odoo import fields, models


class CchcYearlyRating(models.Model):
    """The quality classification of a year."""

    _name = "cchc.yearly.rating"
    _description = "Yearly rating"
    _inherit = ["cchc.dossier.item"]
    _order = "year desc, id desc"

    year = fields.Integer(required=True, aggregator=None)
    rating = fields.Selection(
        [
            ("excellent", "Excellent"),
            ("good", "Good"),
            ("completed", "Completed"),
            # NĐ 56/2015, điều 18 … until 2020: completed, but with limited ability.
            ("limited", "Completed with limited ability"),
            ("not_completed", "Not completed"),
        ],
        required=True,
    )

    _year_unique = models.Constraint(
        "UNIQUE (employee_id, year)", "The person already has a rating for that year."
    )
    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 1976 AND 2100)", "The year of a rating has four digits."
    )
