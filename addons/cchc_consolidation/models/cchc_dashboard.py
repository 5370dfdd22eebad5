from odoo import api, models

from .cchc_report_submission import EDITABLE, PREPARED


class CchcDashboard(models.AbstractModel):
    """Reports on the first page: those to prepare, those to decide on, those that are late."""

    _inherit = "cchc.dashboard"

    @api.model
    def _dashboard_sections(self):
        return super()._dashboard_sections() | {"report": self.env._("Reports")}

    @api.model
    def _dashboard_tiles(self):
        return [*super()._dashboard_tiles(), *self._report_tiles()]

    @api.model
    def _report_tiles(self):
        Submission = self.env["cchc.report.submission"]
        if not Submission.has_access("read"):
            return []
        mine = self.env.user._reports_for()
        own, below = [("unit_id", "in", mine)], [("above_id", "in", mine)]
        open_period = [("period_id.state", "=", "open")]
        officer, above = self.env._("the unit"), self.env._("the level above")
        rows = [
            (
                self.env._("Reports to prepare"),
                [*own, *open_period, ("state", "in", EDITABLE)],
                officer,
                "",
            ),
            (
                self.env._("Signed, to be submitted"),
                [*own, *open_period, ("state", "=", "signed")],
                officer,
                "warning",
            ),
            (
                self.env._("Reports to decide on"),
                [*below, ("state", "=", "submitted")],
                above,
                "warning",
            ),
            (
                self.env._("Reports that are late"),
                [*Submission._late_domain(), *open_period, ("state", "in", PREPARED)],
                officer,
                "danger",
            ),
        ]
        action = "cchc_consolidation.cchc_report_submission_action"
        return self._count_tiles("report", "cchc.report.submission", action, rows)
