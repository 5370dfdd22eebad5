from odoo import api, fields, models
from odoo.fields import Date

from odoo.addons.cchc_base.models.field_groups import READ

from ..documents.decision_words import short_post
from ..rules import partial_date

PAY_FACTS = ("rank_id", "step", "coefficient", "above_scale_percent")


class HrEmployee(models.Model):
    """The career as the dossier draws it: posts on a line of time, the coefficient as a curve."""

    _inherit = "hr.employee"

    career = fields.Json(
        compute="_compute_career",
        groups=READ,
        help="Posts and pay by date, decided and declared, oldest first.",
    )

    @api.depends("version_ids", "work_history_ids", "salary_history_ids")
    def _compute_career(self):
        statuses = dict(
            self.env["hr.version"]._fields["service_status"]._description_selection(self.env)
        )
        for person in self:
            periods = person.sudo().version_ids.filtered("staffing_category").sorted("date_version")
            start = periods[:1].date_version
            person.career = {
                "posts": [
                    *person._declared_posts(start),
                    *person._decided_posts(periods, statuses),
                ],
                "pay": [*person._declared_pay(start), *person._decided_pay(periods)],
                "today": Date.to_string(self.env["hr.version"]._today()),
            }

    def _decided_posts(self, periods, statuses):
        """Neighbouring periods that read the same are one."""
        found = []
        for period in periods:
            away = period.service_status not in (False, "serving", "probation")
            post = {
                "title": short_post(period.leadership_post_id.name or "")
                or period.position_title
                or "",
                "unit": period.department_id.display_name or "",
                "status": statuses.get(period.service_status, "") if away else "",
                "decided": True,
            }
            if found and post.items() <= found[-1].items():
                found[-1]["end"] = _iso(period.date_to)
            else:
                dates = {"start": _iso(period.date_version), "end": _iso(period.date_to)}
                found.append({**dates, **post})
        return found

    def _declared_posts(self, until):
        found = []
        for job in self.work_history_ids:
            since = job.start and partial_date.parse(job.start).first_day()
            if since and (not until or since < until):
                end = min(filter(None, (job.when_date, until)), default=None)
                found.append(
                    {
                        "start": _iso(since),
                        "end": _iso(end),
                        "title": job.title or "",
                        "unit": job.organisation,
                        "status": "",
                        "decided": False,
                    }
                )
        return sorted(found, key=lambda post: post["start"])

    def _decided_pay(self, periods):
        found, last = [], None
        for period in periods.filtered("coefficient"):
            facts = [period[name] for name in PAY_FACTS]
            if facts != last:
                found.append(_pay(period.date_version, period, True))
                last = facts
        return found

    def _declared_pay(self, until):
        return [
            _pay(row.start_date, row, False)
            for row in self.salary_history_ids.sorted("start_date")
            if row.coefficient and (not until or row.start_date < until)
        ]


def _iso(day):
    return day and Date.to_string(day) or None


def _pay(day, row, decided):
    return {
        "start": _iso(day),
        "coefficient": row.coefficient,
        "step": row.step,
        "above_scale": row.above_scale_percent,
        "rank": row.rank_id.name or "",
        "decided": decided,
    }
