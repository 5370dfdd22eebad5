from odoo import fields, models

from odoo.addons.cchc_base.models.field_groups import READ


class HrEmployee(models.Model):
    """What a person was found able to do, and what the position still asks for."""

    _inherit = "hr.employee"

    competency_assessment_ids = fields.One2many(
        comodel_name="cchc.competency.assessment",
        inverse_name="employee_id",
        string="Assessments of competencies",
        groups=READ,
    )
    competency_gap_ids = fields.One2many(
        comodel_name="cchc.competency.gap",
        inverse_name="employee_id",
        string="Competencies required today",
        groups=READ,
        readonly=True,
    )
