from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT

from .cchc_limit_check import Draft

# An opening tells what was found, a correction what had been so: neither appoints anybody. A
# reorganisation tells its figures beforehand and leaves time to comply (NĐ 370/2025/NĐ-CP).
RECORDING = ("opening", "reorganisation")
PLACING = {"leadership_post_id", "department_id"}


class CchcDecisionLine(models.Model):
    """An appointment is checked together with everything that is in force on its day."""

    _inherit = "cchc.decision.line"

    def _check_issuable(self):
        result = super()._check_issuable()
        self._check_limits()
        return result

    def _check_limits(self):
        """Refuse appointments that break a limit, or worsen a breach, naming what would help.

        :raise UserError: with one line for each limit
        """
        for day, posts in self._posts_by_day().items():
            if not any(people > 0 for people in posts.values()):
                continue
            self._claim_limits()
            service = self.env["cchc.limit.check"].sudo().with_context(lang=self.env.lang)
            refused, warned = service._check_draft(day, Draft(posts=posts))
            if refused:
                raise UserError(
                    self.env._(
                        "These appointments break limits on leaders:\n%s",
                        "\n".join(service._describe(finding) for finding in refused),
                    )
                )
            if warned:
                lines = self.filtered(lambda line, day=day: line.date_effective == day)
                for decision in lines.decision_id:
                    decision._message_log(
                        body="\n".join(service._describe(finding) for finding in warned)
                    )

    def _claim_limits(self):
        """Appointments to different units count in one average: they take turns."""
        category = self.env.ref("cchc_positions.quota_category_civil_servant")
        top = self.env["hr.department"]._roots()[:1]
        if top:
            self.env["cchc.establishment"]._claim([(top.id, category.id)])

    def _posts_by_day(self):
        """``{day: {(unit id, role): people more or fewer}}`` of the drafts."""
        # A decision that can give nobody a post costs nothing here.
        lines = self.with_prefetch()
        kinds = lines.type_id.filtered(
            lambda kind: kind.code not in RECORDING and kind.event not in ("correct", "revoke")
        )
        if not PLACING & set(kinds.fact_ids.mapped("code")):
            return {}
        drafts = lines.filtered(
            lambda line: line.employee_id and line.date_effective and line.type_id in kinds
        )
        changes = {line.id: line._draft_changes() for line in drafts}
        concerned = drafts.filtered(
            lambda line: (PLACING | {"service_status"}) & changes[line.id].keys()
        )
        if not concerned:
            return {}
        before = concerned._posts_before()
        roles = {
            post.id: post.role
            for post in self.env["cchc.leadership.post"].sudo().with_context(active_test=False)
            .search([])
        }  # fmt: skip
        days = {}
        for line in concerned:
            own = changes[line.id]
            unit, post = before.get(line.id, (None, None))
            posts = days.setdefault(line.date_effective, {})
            if roles.get(post) in ("head", "deputy"):
                posts[unit, roles[post]] = posts.get((unit, roles[post]), 0) - 1
            if own.get("service_status") in LEFT:
                continue
            after_unit = own.get("department_id") or unit
            after_post = own["leadership_post_id"] if "leadership_post_id" in own else post
            if roles.get(after_post) in ("head", "deputy"):
                key = (after_unit, roles[after_post])
                posts[key] = posts.get(key, 0) + 1
        return days

    def _posts_before(self):
        """Unit and post of the people on the day of each line, before it: one statement."""
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.line_id, v.department_id, v.leadership_post_id
                  FROM unnest(%s::int[], %s::int[], %s::date[]) AS l(line_id, employee_id, day)
                  JOIN hr_version v ON v.employee_id = l.employee_id AND v.active IS TRUE
                   AND v.staffing_category IS NOT NULL AND v.date_version <= l.day
                   AND (v.date_to IS NULL OR v.date_to >= l.day)
                """,
                self.ids,
                [line.employee_id.id for line in self],
                [line.date_effective for line in self],
            )
        )
        return {line: (unit, post) for line, unit, post in self.env.cr.fetchall()}
