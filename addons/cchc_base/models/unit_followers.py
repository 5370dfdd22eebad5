"""What of the ground is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain


class CchcCampaign(models.Model):
    """A campaign asks those who come to the successor, too."""

    _name = "cchc.campaign"
    _inherit = ["cchc.campaign", "cchc.follows.unit"]
    _follow_fields = ("unit_ids",)

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "closed")


class CchcCampaignTask(models.Model):
    """Whom a campaign waits for is asked, and confirmed, where the person serves now."""

    _name = "cchc.campaign.task"
    _inherit = ["cchc.campaign.task", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "confirmed") & Domain("campaign_id.state", "=", "open")


class HrEmployee(models.Model):
    """A dossier that was opened and waits for its decision is kept by the successor."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "cchc.follows.unit"]
    _follow_fields = ("intake_unit_id",)

    @api.model
    def _follow_domain(self, name, date):
        return Domain("active", "=", True) & Domain("current_version_id.department_id", "=", False)
