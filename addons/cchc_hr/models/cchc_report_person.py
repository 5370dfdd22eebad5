from odoo import fields, models

from .cchc_service_facts import SERVICE_STATUSES, STAFFING_CATEGORIES


class CchcReportPerson(models.Model):
    """Post, rank and status on the day of the report; in the order of Vietnamese names."""

    _inherit = "cchc.report.person"
    _order = "name_sort, id"

    name_sort = fields.Char(readonly=True)
    birth_text = fields.Char(string="Born", readonly=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True)
    service_status = fields.Selection(SERVICE_STATUSES, readonly=True)
    position_title = fields.Char(string="Position", readonly=True)
    leadership_post_id = fields.Many2one(comodel_name="cchc.leadership.post", readonly=True)
    rank_id = fields.Many2one(comodel_name="cchc.rank", readonly=True)
    step = fields.Integer(aggregator=None, readonly=True)

    def _paths(self):
        return {
            **super()._paths(),
            "name_sort": "employee_id.name_sort",
            "birth_text": "employee_id.birth_text",
            "staffing_category": "staffing_category",
            "service_status": "service_status",
            "position_title": "position_title",
            "leadership_post_id": "leadership_post_id",
            "rank_id": "rank_id",
            "step": "step",
        }

    def action_open_person(self):
        action = super().action_open_person()
        form = self.env.ref("cchc_hr.hr_employee_view_form_dossier")
        return {**action, "views": [(form.id, "form")]}
