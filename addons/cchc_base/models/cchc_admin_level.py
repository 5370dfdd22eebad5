from odoo import fields, models


class CchcAdminLevel(models.Model):
    """An administrative level. Data, because levels come and go: the district ended mid-2025."""

    _name = "cchc.admin.level"
    _description = "Administrative level"
    _order = "sequence, id"

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    date_from = fields.Date()
    date_to = fields.Date()

    _code_unique = models.Constraint("UNIQUE (code)", "This code is already in use.")
