from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time


class CchcDueReminder(models.AbstractModel):
    """Overdue tasks of the reform, among the officers' reminders."""

    _inherit = "cchc.due.reminder"

    @api.model
    def _wanted(self, officer):
        own = officer.sudo().unit_ids
        tasks = self.env["cchc.reform.task"].with_user(officer).with_context(lang=officer.lang)
        found = tasks._read_group(
            [
                ("plan_id.state", "=", "in_force"),
                ("done_on", "=", False),
                ("deadline", "<", vietnam_time.today()),
                ("unit_id", "in", officer._scope_unit_ids()),
            ],
            ["unit_id"],
            ["__count", "deadline:min"],
        )
        subject = tasks.env._("Overdue tasks of the reform")
        counts, firsts = {}, {}
        for unit, count, first in found:
            key = (officer.id, self._unit_in_charge(unit.sudo(), own).id, subject)
            counts[key] = counts.get(key, 0) + count
            firsts[key] = min(first, firsts.get(key, first))
        return super()._wanted(officer) | {
            key: {"summary": f"{subject}: {count}", "date_deadline": firsts[key]}
            for key, count in counts.items()
        }
