from odoo import api, models

from odoo.addons.cchc_hr.models.cchc_report_person import OF_PERSON

from .cchc_report_form import GAP, HOURS, TALLY


class CchcReportPerson(models.Model):
    """The people behind the figures about training, and for what they count."""

    _inherit = "cchc.report.person"

    @api.model
    def _paths(self, source):
        if source == TALLY:
            return {
                **OF_PERSON,
                "what": "programme_id.name",
                "unit_id": "unit_id",
                "staffing_category": "staffing_category",
                "date_version": "date",
            }
        if source == HOURS:
            return {**OF_PERSON, "unit_id": "unit_id"}
        if source == GAP:
            return {**OF_PERSON, "what": "required", "unit_id": "unit_id"}
        return super()._paths(source)
