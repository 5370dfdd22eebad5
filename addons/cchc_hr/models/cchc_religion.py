from odoo import fields, models


class CchcReligion(models.Model):
    """A religion of the official list; a person without one has no entry."""

    _name = "cchc.religion"
    _description = "Religion"
    _order = "code"

    code = fields.Char(required=True)
    name = fields.Char(required=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
