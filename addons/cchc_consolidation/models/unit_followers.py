"""Reports and tasks that are still to be made when their unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain

from .cchc_report_submission import PREPARED


class CchcReportSubmission(models.Model):
    """A report on a day when the successor exists is made by it."""

    _name = "cchc.report.submission"
    _inherit = ["cchc.report.submission", "cchc.follows.unit"]
    _follow_unique = ("period_id", "unit_id", "kind", "version")

    @api.model
    def _follow_domain(self, name, date):
        return (
            Domain("state", "in", PREPARED)
            & Domain("accepted_at", "=", False)
            & Domain("period_id.date_to", ">=", date)
        )


class CchcReformTask(models.Model):
    """A task that is not done is done by the successor."""

    _name = "cchc.reform.task"
    _inherit = ["cchc.reform.task", "cchc.follows.unit"]
    _follow_fields = ("unit_id", "partner_ids")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("done_on", "=", False)
