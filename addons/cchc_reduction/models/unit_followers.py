"""What of staff reduction is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain


class CchcReductionList(models.Model):
    """A list that is not approved is that of the successor."""

    _name = "cchc.reduction.list"
    _inherit = ["cchc.reduction.list", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcReductionDuty(models.Model):
    """What a round asks is answered by the successor."""

    _name = "cchc.reduction.duty"
    _inherit = ["cchc.reduction.duty", "cchc.follows.unit"]
    _follow_unique = ("round_id", "unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", ("waiting", "draft"))
