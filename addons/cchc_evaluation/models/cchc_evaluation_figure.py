from odoo import api, models

from ..rules.law import TITLES, lineage


class CchcEvaluationFigure(models.Model):
    """A figure of a text on evaluation, discipline or commendation: points, shares, days."""

    _name = "cchc.evaluation.figure"
    _description = "Figure of a decree on evaluation"
    _inherit = ["cchc.legal.figure"]

    @api.model
    def _law_titles(self):
        return TITLES

    @api.model
    def _lineage(self, law):
        return lineage(law)
