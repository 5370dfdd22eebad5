from odoo import fields, models


class HrVersion(models.Model):
    """A period of a person's service, between two dates."""

    _inherit = "hr.version"

    # The core field is per company and tracked by name only; the index here serves the reports.
    department_id = fields.Many2one(string="Unit")
