from odoo import fields, models

from odoo.addons.cchc_hr.models.cchc_discipline import DISCIPLINE_FORMS


class CchcDisciplineVote(models.Model):
    """How many members voted for a form; the ballot is secret, nobody's vote is kept."""

    _name = "cchc.discipline.vote"
    _description = "Votes of a discipline council"
    _inherit = ["cchc.discipline.part"]
    _order = "case_id, id"

    form = fields.Selection(DISCIPLINE_FORMS, required=True)
    count = fields.Integer(string="Votes", required=True, aggregator=None)

    _once = models.Constraint("UNIQUE (case_id, form)", "Votes for this form are entered already.")
    _positive = models.Constraint("CHECK (count > 0)", "A form without votes is left out.")
