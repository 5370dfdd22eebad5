from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

# How far ahead a reminder looks.
HORIZON_DAYS = 60


class CchcDueReminder(models.AbstractModel):
    """Tells officers what falls due: one activity for each officer, unit and kind.

    The nightly batch brings the activities up to what is due today: changed counts are rewritten,
    what is settled disappears, nothing is sent by mail. Safe to repeat.
    """

    _name = "cchc.due.reminder"
    _description = "Reminders of what falls due"

    @api.model
    def _cron_remind(self):
        self._remind(self._officers())

    @api.model
    def _officers(self):
        """Officers in charge of units; the province's Home Affairs looks at the list itself."""
        officers = self.env.ref("cchc_base.group_hr_officer").sudo().all_user_ids
        province = self.env.ref("cchc_base.group_home_affairs").sudo().all_user_ids
        return (officers - province).filtered(lambda user: user.active and user.unit_ids)

    @api.model
    def _remind(self, officers):
        wanted = {}
        for officer in officers:
            wanted.update(self._wanted(officer))
        Activity = self.env["mail.activity"].sudo()
        existing = Activity.search(
            [("due_kind", "!=", False), ("user_id", "in", officers.ids), ("active", "=", True)]
        )
        stale = Activity.browse()
        for activity in existing:
            key = (activity.user_id.id, activity.res_id, activity.due_kind)
            values = wanted.pop(key, None)
            if not values:
                stale |= activity
                continue
            changed = {name: value for name, value in values.items() if activity[name] != value}
            if changed:
                activity.with_context(mail_activity_quick_update=True).write(changed)
        stale.unlink()
        kind = self.env.ref("cchc_hr.mail_activity_type_due")
        model = self.env["ir.model"]._get_id("hr.department")
        # The officer's own list of activities shows them; a mail for each would be noise.
        Activity.with_context(mail_activity_quick_update=True).create(
            [
                {
                    "user_id": user,
                    "res_model_id": model,
                    "res_id": unit,
                    "activity_type_id": kind.id,
                    "due_kind": due_kind,
                    **values,
                }
                for (user, unit, due_kind), values in wanted.items()
            ]
        )

    @api.model
    def _wanted(self, officer):
        """``{(user, unit, kind): values}`` by what the officer sees, with the own rights."""
        own = officer.sudo().unit_ids
        Due = self.env["cchc.due"].with_user(officer).with_context(lang=officer.lang)
        until = self.env["hr.version"]._today() + timedelta(days=HORIZON_DAYS)
        groups = Due._read_group(
            Domain("date", "<=", until), ["unit_id", "kind"], ["__count", "date:min"]
        )
        kinds = dict(Due._fields["kind"]._description_selection(Due.env))
        found = {}
        for unit, kind, count, first in groups:
            head = self._unit_in_charge(unit.sudo(), own)
            before = found.get((officer.id, head.id, kind))
            total = count + (before["count"] if before else 0)
            day = min(first, before["date_deadline"]) if before else first
            found[officer.id, head.id, kind] = {
                "count": total,
                "date_deadline": day,
                "summary": Due.env._("%(kind)s: %(count)s", kind=kinds[kind], count=total),
            }
        for values in found.values():
            del values["count"]
        return found

    @api.model
    def _unit_in_charge(self, unit, own):
        """The nearest of the officer's units above (or the unit itself)."""
        path = [int(part) for part in (unit.parent_path or "").split("/") if part]
        for number in reversed(path):
            if number in own.ids:
                return own.browse(number)
        return own[:1]
