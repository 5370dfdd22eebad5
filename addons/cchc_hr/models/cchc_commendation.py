from odoo import fields, models

COMMENDATION_LEVELS = [
    ("state", "National"),
    ("ministry", "Ministry or province"),
    ("district", "District or department"),
    ("unit", "Unit"),
]


class CchcCommendation(models.Model):
    """A title, medal or certificate of merit."""

    _name = "cchc.commendation"
    _description = "Commendation"
    _inherit = ["cchc.dossier.decided", "cchc.dossier.item"]

    name = fields.Char(required=True, help="Form of commendation.")
    level = fields.Selection(COMMENDATION_LEVELS)
