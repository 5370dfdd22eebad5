from odoo import fields, models


class CchcDiscipline(models.Model):
    """A disciplinary measure, from its decision to its lapse."""

    _name = "cchc.discipline"
    _description = "Discipline"
    _inherit = ["cchc.dossier.item"]

    form = fields.Selection(
        [
            ("reprimand", "Reprimand"),
            ("warning", "Warning"),
            ("salary_reduction", "Salary reduction"),
            ("demotion", "Demotion"),
            ("removal", "Removal from post"),
            ("dismissal", "Dismissal"),
        ],
        required=True,
    )
    reason = fields.Char()
    lapses_on = fields.Date()
