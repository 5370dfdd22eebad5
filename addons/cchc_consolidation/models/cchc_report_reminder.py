from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_report_submission import PREPARED

MAIL_BATCH = 500


class CchcReportPeriod(models.Model):
    """Reminders in the manner of campaigns: one mail an account, in batches, once a day."""

    _inherit = "cchc.report.period"

    def action_remind(self):
        self.check_access("write")
        today = vietnam_time.today()
        for period in self:
            if period.state != "open":
                raise UserError(self.env._("Only in an open period units are reminded."))
            if period.last_reminded_on == today:
                raise UserError(self.env._("They have been reminded today already."))
        self._remind()
        return True

    def _remind(self):
        """One mail to each account whose unit has not submitted its report."""
        today = vietnam_time.today()
        Submission = self.env["cchc.report.submission"].sudo()
        for period in self:
            waiting = Submission.search(
                [
                    ("period_id", "=", period.id),
                    ("state", "in", PREPARED),
                    ("replaced_by_id", "=", False),
                ]
            )
            mails = period._reminders(waiting)
            for start in range(0, len(mails), MAIL_BATCH):
                self.env["mail.mail"].sudo().create(mails[start : start + MAIL_BATCH])
        return super().write({"last_reminded_on": today})

    def _reminders(self, waiting):
        """Values of the mails: each account gets one, naming its own units' reports."""
        self.ensure_one()
        users = (
            self.env["res.users"]
            .sudo()
            .search(
                [
                    ("unit_ids", "in", waiting.unit_id.ids),
                    ("share", "=", False),
                    ("email", "!=", False),
                ]
            )
        )
        officers = users.filtered(
            lambda user: (
                user.has_group("cchc_base.group_hr_officer")
                or user.has_group("cchc_base.group_unit_head")
            )
        )
        by_unit = waiting.grouped("unit_id")
        mails = []
        for user in officers:
            reports = waiting.browse().union(
                *(by_unit[unit] for unit in user.unit_ids if unit in by_unit)
            )
            mails.append(
                {
                    "subject": self.env._("Report to be submitted: %s", self.name),
                    "body_html": self.env["ir.qweb"]._render(
                        "cchc_consolidation.report_reminder",
                        {
                            "period": self.name,
                            "reports": [
                                (report.display_name, f"{report.date_due:%d/%m/%Y}")
                                for report in reports
                                if report.date_due
                            ],
                            "instructions": self.instructions or "",
                            "url": f"{self.get_base_url()}/odoo/unit-reports",
                        },
                    ),
                    "email_to": user.email_formatted,
                    "auto_delete": True,
                }
            )
        return mails

    @api.model
    def _cron_remind(self):
        """Daily: remind where the day has come on which agencies are due, and once when late."""
        today = vietnam_time.today()
        for period in self.search([("state", "=", "open")]):
            days = {
                due - timedelta(days=ahead)
                for due in (period.due_unit, period.due_district, period.due_province)
                if due
                for ahead in (period.remind_before, -1)
            }
            if today in days and period.last_reminded_on != today:
                period._remind()
