from odoo import api, models

from odoo.addons.cchc_hr.models.cchc_report_person import OF_PERSON

from .cchc_report_form import OF_UNITS


class CchcReportPerson(models.Model):
    """Lists behind the figures about standards, the establishment and schemes."""

    _inherit = "cchc.report.person"

    @api.model
    def _paths(self, source):
        if source in OF_UNITS:
            what = "name" if source == "cchc.position.scheme" else "category_id.name"
            return {
                "id": "id",
                "what": what,
                "name_sort": "unit_id.code",
                "unit_id": "unit_id",
            }
        if source == "cchc.standard.result":
            return {
                **OF_PERSON,
                "unit_id": "unit_id",
                "staffing_category": "staffing_category",
                "leadership_post_id": "leadership_post_id",
                "rank_id": "rank_id",
                "date_version": "date_from",
            }
        return super()._paths(source)
