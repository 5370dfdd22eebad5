from odoo import models

from .cchc_limit_check import Draft


class CchcDecision(models.Model):
    """Shows, while appointments are drafted, the limits that they would break."""

    _inherit = "cchc.decision"

    def action_check_limits(self):
        """Open the limits of the whole province with the draft counted as if it were in force."""
        self.ensure_one()
        self.check_access("read")
        days = self.line_ids._posts_by_day() if self.state == "draft" else {}
        day = min(days, default=self.date_effective)
        draft = Draft(posts=days.get(day, {}))
        review = self.env["cchc.limit.review"].create({"date": day, "decision_id": self.id})
        review._fill(draft)
        return review._open()
