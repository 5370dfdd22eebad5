from datetime import timedelta

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_due_reminder import HORIZON_DAYS

REQUESTS = "cchc_training.cchc_training_request_action"
REPORTS = "cchc_training.cchc_training_report_action"


class CchcDashboard(models.AbstractModel):
    """Requests for training that wait, and reports whose day is near, on the first page."""

    _inherit = "cchc.dashboard"

    @api.model
    def _training_face_rows(self):
        today = vietnam_time.today()
        soon = (today + timedelta(days=HORIZON_DAYS)).isoformat()
        today = today.isoformat()
        head, agency = self.env._("the head of the unit"), self.env._("the agency")
        draft = [("state", "=", "draft")]
        return [
            (
                "cchc.training.request",
                REQUESTS,
                self.env._("Requests for training to be answered"),
                [("state", "=", "waiting")],
                head,
                "warning",
            ),
            (
                "cchc.training.report",
                REPORTS,
                self.env._("Reports on training past their last day"),
                [*draft, ("due_on", "<", today)],
                agency,
                "danger",
            ),
            (
                "cchc.training.report",
                REPORTS,
                self.env._("Reports on training to be sent soon"),
                [*draft, ("due_on", ">=", today), ("due_on", "<=", soon)],
                agency,
                "warning",
            ),
        ]
