from odoo import api, fields, models

from .cchc_derived_facts import DEGREE_LEVELS


class CchcEducation(models.Model):
    """A degree: what was studied, where, how and when it was awarded."""

    _name = "cchc.education"
    _description = "Education"
    _inherit = ["cchc.dossier.item"]

    level = fields.Selection(DEGREE_LEVELS, string="Degree", required=True)
    major = fields.Char()
    school = fields.Char()
    mode = fields.Selection(
        [
            ("full_time", "Full-time"),
            ("in_service", "In-service"),
            ("part_time", "Part-time"),
            ("distance", "Distance"),
        ]
    )
    start = fields.Char(string="From", help="Month and year, or year.")

    def _after_change(self, people):
        self.env["cchc.timeline"]._project(people)

    @api.model
    def _attaining_fields(self):
        return ("level",)

    def _attainments(self):
        return [(item.employee_id.id, item.when_date, "degree_level", item.level) for item in self]
