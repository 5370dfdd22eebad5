from odoo import fields, models


class CchcDisciplineAct(models.Model):
    """A violation: when it ended and how grave it is, for the limitation."""

    _name = "cchc.discipline.act"
    _description = "Violation of a discipline case"
    _inherit = ["cchc.discipline.part"]
    _order = "date, id"

    date = fields.Date(
        string="Violated on", required=True, help="Of a lasting violation: when it ended."
    )
    gravity = fields.Selection(
        [
            ("light", "At the level of a reprimand"),
            ("heavy", "Heavier"),
            ("endless", "Without limitation (fake degree, national security …)"),
        ],
        required=True,
        default="light",
    )
    name = fields.Char(string="Act", required=True)
