from odoo import fields, models


class CchcEvaluationCriterion(models.Model):
    """A common criterion of a decree, with the most points that it gives."""

    _name = "cchc.evaluation.criterion"
    _description = "Common criterion"
    _order = "law, sequence, id"

    law = fields.Char(string="Code of the text", required=True, index=True)
    code = fields.Char(required=True)
    group = fields.Selection(
        [
            ("a", "a) Politics, ethics, discipline"),
            ("b", "b) Capacity, responsibility, service, co-operation"),
            ("c", "c) Innovation, daring to think, do and answer for it"),
        ],
        help="Empty where the decree divides the criteria otherwise.",
    )
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    max_points = fields.Float(digits=(6, 2), aggregator=None)
    article = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    date_from = fields.Date()
    date_to = fields.Date()
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint(
        "UNIQUE (law, code, date_from)", "The text already has this criterion from this day."
    )
    _max_positive = models.Constraint(
        "CHECK (max_points >= 0)", "A criterion does not give less than nothing."
    )
