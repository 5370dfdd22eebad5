from odoo import api, models
from odoo.fields import Domain

from .cchc_reduction_result import ACHIEVED

DOSSIER = "cchc.reduction.dossier"


class CchcReportForm(models.Model):
    """Forms about staff reduction count the people who were approved."""

    _inherit = "cchc.report.form"

    @api.model
    def _selection_source(self):
        return [
            *super()._selection_source(),
            (DOSSIER, self.env._("People approved for reduction")),
        ]

    @api.model
    def _base_domain(self, model, on):
        if model._name == DOSSIER:
            return Domain("state", "in", ACHIEVED)
        return super()._base_domain(model, on)
