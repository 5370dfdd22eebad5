from odoo import fields, models


class CchcEthnicity(models.Model):
    """One of the ethnic groups of the official list."""

    _name = "cchc.ethnicity"
    _description = "Ethnic group"
    _order = "code"
    _rec_names_search = ["name", "code"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    is_minority = fields.Boolean()

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
