from odoo import api, fields, models

from .cchc_movement import DIRECTIONS, KINDS
from .cchc_service_facts import SERVICE_STATUSES, STAFFING_CATEGORIES

# What every source has of the person whom a row is about.
OF_PERSON = {
    "id": "id",
    "employee_id": "employee_id",
    "name": "employee_id.name",
    "name_sort": "employee_id.name_sort",
    "sex": "employee_id.current_version_id.sex",
    "birthday": "employee_id.birthday",
    "birth_text": "employee_id.birth_text",
}


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
    # Of a movement
    movement_direction = fields.Selection(DIRECTIONS, string="Direction", readonly=True)
    movement_kind = fields.Selection(KINDS, string="What happened", readonly=True)
    movement_date = fields.Date(string="On", readonly=True)
    other_unit_id = fields.Many2one(
        comodel_name="hr.department", string="From or to unit", readonly=True
    )
    other_category = fields.Selection(
        STAFFING_CATEGORIES, string="From or to category", readonly=True
    )
    decision_id = fields.Many2one(comodel_name="cchc.decision", readonly=True)
    unit_change_id = fields.Many2one(
        comodel_name="cchc.unit.version", string="Change of the unit", readonly=True
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Decision on the unit", readonly=True
    )

    @api.model
    def _paths(self, source):
        if source == "cchc.movement":
            return {
                **OF_PERSON,
                "unit_id": "unit_id",
                "staffing_category": "staffing_category",
                "movement_direction": "direction",
                "movement_kind": "kind",
                "movement_date": "date",
                "other_unit_id": "other_unit_id",
                "other_category": "other_category",
                "decision_id": "decision_id",
                "unit_change_id": "unit_change_id",
                "document_id": "document_id",
            }
        paths = super()._paths(source)
        if source == "cchc.unit.version":
            # Units stand in their own order.
            paths["name_sort"] = "unit_id.code"
        if source in ("hr.version", "cchc.version.known"):
            paths |= OF_PERSON | {
                "sex": "sex",
                "staffing_category": "staffing_category",
                "service_status": "service_status",
                "position_title": "position_title",
                "leadership_post_id": "leadership_post_id",
                "rank_id": "rank_id",
                "step": "step",
            }
        return paths

    @api.model
    def _cell_of(self, cell):
        asked = cell.get("movement") if isinstance(cell, dict) else None
        if asked is None:
            return super()._cell_of(cell)
        return self.env["cchc.movement.balance"]._people_of(asked)

    def action_open_person(self):
        action = super().action_open_person()
        if action["res_model"] != "hr.employee":
            return action
        form = self.env.ref("cchc_hr.hr_employee_view_form_dossier")
        return {**action, "views": [(form.id, "form")]}
