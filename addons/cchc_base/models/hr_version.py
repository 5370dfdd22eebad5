from odoo import fields, models


class HrVersion(models.Model):
    """A period of a person's service, between two dates."""

    _inherit = "hr.version"
    # See hr.employee.
    _mail_post_access = "write"

    # The core field is per company and tracked by name only; the index here serves the reports.
    department_id = fields.Many2one(string="Unit")

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        """As on the person: no followers."""
        if not self.env.user.has_group("hr.group_hr_user"):
            return True
        return super()._message_subscribe(partner_ids, subtype_ids, customer_ids)
