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
        kind = self.env.ref("cchc_hr.mail_activity_type_due")
        # The officer's own list of activities shows them; a mail for each would be noise.
        Activity = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        stale = Activity.browse()
        for activity in Activity.search(
            [("activity_type_id", "=", kind.id), ("user_id", "in", officers.ids)]
        ):
            subject = (activity.summary or "").rpartition(": ")[0]
            values = wanted.pop((activity.user_id.id, activity.res_id, subject), None)
            if not values:
                stale |= activity
            elif changed := {
                name: value for name, value in values.items() if activity[name] != value
            }:
                activity.write(changed)
        stale.unlink()
        model = self.env["ir.model"]._get_id("hr.department")
        Activity.create(
            [
                {
                    "user_id": user,
                    "res_model_id": model,
                    "res_id": unit,
                    "activity_type_id": kind.id,
                    **values,
                }
                for (user, unit, _subject), values in wanted.items()
            ]
        )

    @api.model
    def _wanted(self, officer):
        """``{(user, unit, subject): values}`` by what the officer sees, with the own rights.

        The subject, the kind in the officer's language, is what finds an activity again.
        """
        own = officer.sudo().unit_ids
        Due = self.env["cchc.due"].with_user(officer).with_context(lang=officer.lang)
        until = self.env["hr.version"]._today() + timedelta(days=HORIZON_DAYS)
        groups = Due._read_group(
            Domain("date", "<=", until), ["unit_id", "kind"], ["__count", "date:min"]
        )
        kinds = dict(Due._fields["kind"]._description_selection(Due.env))
        counts, firsts = {}, {}
        for unit, kind, count, first in groups:
            key = (officer.id, self._unit_in_charge(unit.sudo(), own).id, kinds[kind])
            counts[key] = counts.get(key, 0) + count
            firsts[key] = min(first, firsts.get(key, first))
        return {
            key: {"summary": f"{key[2]}: {count}", "date_deadline": firsts[key]}
            for key, count in counts.items()
        }

    @api.model
    def _unit_in_charge(self, unit, own):
        """The nearest of the officer's units above (or the unit itself)."""
        path = [int(part) for part in (unit.parent_path or "").split("/") if part]
        for number in reversed(path):
            if number in own.ids:
                return own.browse(number)
        return own[:1]
