from odoo import api, models

from ..rules.law import LAWS, sources


class CchcRecruitmentFigure(models.Model):
    """A figure of a text on recruitment: days of a step, points of a priority, a percentage."""

    _name = "cchc.recruitment.figure"
    _description = "Figure of a decree on recruitment"
    _inherit = ["cchc.legal.figure"]

    @api.model
    def _law_titles(self):
        return LAWS

    @api.model
    def _lineage(self, law):
        return sources(law)
