from odoo import api, models

from odoo.addons.cchc_hr.models.cchc_report_person import OF_PERSON

from .cchc_report_form import DOSSIER


class CchcReportPerson(models.Model):
    """The people behind the figures about staff reduction, by which ground and from which day."""

    _inherit = "cchc.report.person"

    @api.model
    def _paths(self, source):
        if source == DOSSIER:
            return {
                **OF_PERSON,
                "what": "ground_id.name",
                "unit_id": "department_id",
                "date_version": "leave_on",
            }
        return super()._paths(source)
