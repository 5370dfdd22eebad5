from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import deadlines

# Applications are taken so long at least; every other step is done by its day at the latest.
AT_LEAST = "applications"


class CchcRecruitmentSession(models.Model):
    """The steps of a session with their legal deadlines: done, to come, late."""

    _inherit = "cchc.recruitment.session"

    steps_bar = fields.Html(compute="_compute_steps_bar", sanitize=False, string="Deadlines")
    late_count = fields.Integer(compute="_compute_steps_bar", string="Late steps")

    @api.depends("state", "law", "announced_on", "opens_on", "closes_on", "recognised_on")
    def _compute_steps_bar(self):
        for session in self:
            steps = session._steps() if session.law else []
            session.late_count = sum(step["is_late"] for step in steps)
            session.steps_bar = steps and self.env["ir.qweb"]._render(
                "cchc_recruitment.session_steps", {"steps": steps}
            )

    def _steps(self):
        """The steps in their order, in plain values for the screen and the archive."""
        self.ensure_one()
        today = vietnam_time.today()
        figures = self._law_figures(self.law, self.announced_on or today)
        changes = self.env["cchc.calendar.day"]._changes()
        found = deadlines(self.law, self._deadline_facts(), figures, changes)
        return [
            {
                "code": one.code,
                "name": one.name,
                "due": one.due_on and format_date(self.env, one.due_on),
                "done": one.done_on and format_date(self.env, one.done_on),
                "is_done": bool(one.done_on) and one.done_on <= today,
                "at_least": one.code == AT_LEAST,
                "is_late": self._is_late(one, today),
                "article": one.article,
                "unread": one.confidence == "memory",
                "period": one.period,
            }
            for one in found
        ]

    def _is_late(self, step, today):
        """Done after its last day, or not done although it has passed."""
        if not step.due_on:
            return False
        if step.code == AT_LEAST:
            return bool(step.done_on) and step.done_on < step.due_on
        if step.done_on:
            return step.done_on > step.due_on
        return step.due_on < today and self.state not in ("finished", "cancelled")

    def _deadline_facts(self):
        """Days on which the steps were done, as `rules.deadline.Facts` names them.

        Parts of the addon that take further steps add theirs.
        """
        self.ensure_one()
        session = self.sudo()
        versions = session.announcement_ids.sorted("number")
        offers = session.offer_ids.filtered(lambda offer: offer.state != "withdrawn")
        waiting = offers.filtered(lambda offer: offer.state in ("completing", "drafted", "decided"))
        rounds = session.round_ids.sorted("sequence")
        lists = sorted(row.published_at.date() for row in session.publication_ids)
        remarks = (
            self.env["cchc.recruitment.remark"]
            .sudo()
            .search_count([("session_id", "=", session.id)], limit=1)
        )
        today = vietnam_time.today()

        def last(field):
            """The last day, once nobody is waited for."""
            days = [day for day in offers.mapped(field) if day]
            return max(days) if days and not waiting.filtered(lambda one: not one[field]) else None

        def held(rows):
            day = rows[:1].ends_on or rows[:1].starts_on
            return day if day and day <= today else None

        first = rounds.filtered(lambda row: row.kind != "specialist")
        second = rounds.filtered(lambda row: row.kind == "specialist")
        return {
            "form": session.form,
            "announced_on": session.announced_on or None,
            "opens_on": session.opens_on or None,
            "closes_on": session.closes_on or None,
            "changed_on": versions[-1:].published_on if len(versions) > 1 else None,
            "changes": max(0, len(versions) - 1),
            "round_one_on": held(first),
            "round_two_on": held(second),
            "two_rounds": bool(first) or not rounds,
            "written": any(paper.form == "written" for paper in rounds.paper_ids),
            "candidates": len(session.application_ids.filtered("submitted_at")),
            "eligible_on": session.eligible_published_on or None,
            # The results of the examination are out: requests for re-marking count from then.
            "marked_on": lists[0] if lists else None,
            "appeals": bool(remarks),
            "remarked_on": lists[-1] if len(lists) > 1 and remarks else None,
            "approved_on": session.recognised_on or None,
            "published_on": session.recognised_on or None,
            "files_on": last("file_done_on"),
            "decided_on": last("decided_on"),
            "started_on": last("started_on"),
        }
