from odoo import fields, models


class CchcWorkHistory(models.Model):
    """Work before the register, as the person declared it; decisions carry what came after."""

    _name = "cchc.work.history"
    _description = "Declared work history"
    _inherit = ["cchc.dossier.item"]

    start = fields.Char(string="From", help="Month and year, or year.")
    organisation = fields.Char(required=True)
    title = fields.Char()
