from odoo import fields, models


class CchcTrainingClassDay(models.Model):
    """A day on which a class meets."""

    _name = "cchc.training.class.day"
    _description = "Day of a class"
    _order = "class_id, date, id"

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(required=True)
    periods = fields.Integer(required=True, default=8)
    topic = fields.Char()
