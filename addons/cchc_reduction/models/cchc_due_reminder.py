from datetime import timedelta

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_due_reminder import HORIZON_DAYS


class CchcDueReminder(models.AbstractModel):
    """Lists of reduction that an agency has not handed in, among the officers' reminders.

    One activity for each round, not one for each person or list.
    """

    _inherit = "cchc.due.reminder"

    @api.model
    def _wanted(self, officer):
        own = officer.sudo().unit_ids
        Duty = self.env["cchc.reduction.duty"].with_user(officer).with_context(lang=officer.lang)
        found = Duty._read_group(
            [
                ("round_id.state", "=", "open"),
                ("handed_on", "=", False),
                ("due_on", "<=", vietnam_time.today() + timedelta(days=HORIZON_DAYS)),
                ("unit_id", "in", officer._scope_unit_ids()),
            ],
            ["round_id", "unit_id"],
            ["__count"],
        )
        counts, days = {}, {}
        for made, unit, count in found:
            key = (officer.id, self._unit_in_charge(unit.sudo(), own).id, made.name)
            counts[key] = counts.get(key, 0) + count
            days[key] = made.due_on
        return super()._wanted(officer) | {
            key: {"summary": f"{key[2]}: {count}", "date_deadline": days[key]}
            for key, count in counts.items()
        }
