"""What of recruitment is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain

OVER = ("finished", "cancelled")


class CchcRecruitmentDemand(models.Model):
    """A demand of this year or later is that of the successor."""

    _name = "cchc.recruitment.demand"
    _inherit = ["cchc.recruitment.demand", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("year", ">=", date.year)


class CchcRecruitmentDemandLine(models.Model):
    """The post that was asked for is needed by the successor."""

    _name = "cchc.recruitment.demand.line"
    _inherit = ["cchc.recruitment.demand.line", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("demand_id.year", ">=", date.year)

    def _follow(self, name, unit_id):
        """The post is that of the same code in the successor, where there is one."""
        result = super()._follow(name, unit_id)
        self._follow_positions(unit_id)
        return result


class CchcRecruitmentPlan(models.Model):
    """A plan of this year or later is carried out by the successor."""

    _name = "cchc.recruitment.plan"
    _inherit = ["cchc.recruitment.plan", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("year", ">=", date.year)


class CchcRecruitmentSession(models.Model):
    """A competition that is under way goes on with the successor."""

    _name = "cchc.recruitment.session"
    _inherit = ["cchc.recruitment.session", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "not in", OVER)


class CchcRecruitmentPost(models.Model):
    """Who is recruited into the post will serve in the successor."""

    _name = "cchc.recruitment.post"
    _inherit = ["cchc.recruitment.post", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("session_id.state", "not in", OVER)

    def _follow(self, name, unit_id):
        """The post is that of the same code in the successor, where there is one."""
        result = super()._follow(name, unit_id)
        self._follow_positions(unit_id)
        return result

    def _log_of_succession(self, text):
        self.session_id._log_of_succession(text)


class CchcRecruitmentNomination(models.Model):
    """A nomination that is not answered."""

    _name = "cchc.recruitment.nomination"
    _inherit = ["cchc.recruitment.nomination", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("session_id.state", "not in", OVER)
