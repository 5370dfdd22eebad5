from odoo import api, models

from ..rules.law import TITLES, sources


class CchcTrainingFigure(models.Model):
    """A figure of a text on training: years, months, periods, percentages, days."""

    _name = "cchc.training.figure"
    _description = "Figure of a decree on training"
    _inherit = ["cchc.legal.figure"]

    @api.model
    def _law_titles(self):
        return TITLES

    @api.model
    def _lineage(self, law):
        return sources(law)
