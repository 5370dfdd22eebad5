from datetime import timedelta

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_due_reminder import HORIZON_DAYS


class CchcDueReminder(models.AbstractModel):
    """Reports on training that are not issued yet, among the officers' reminders."""

    _inherit = "cchc.due.reminder"

    @api.model
    def _wanted(self, officer):
        own = officer.sudo().unit_ids
        Report = self.env["cchc.training.report"].with_user(officer)
        Report = Report.with_context(lang=officer.lang)
        until = vietnam_time.today() + timedelta(days=HORIZON_DAYS)
        groups = Report._read_group(
            [
                ("state", "=", "draft"),
                ("due_on", "<=", until),
                ("unit_id", "in", officer._scope_unit_ids()),
            ],
            ["unit_id"],
            ["__count", "due_on:min"],
        )
        subject = Report.env._("Report on training to be issued")
        return super()._wanted(officer) | {
            (officer.id, self._unit_in_charge(unit.sudo(), own).id, subject): {
                "summary": f"{subject}: {count}",
                "date_deadline": first,
            }
            for unit, count, first in groups
        }
