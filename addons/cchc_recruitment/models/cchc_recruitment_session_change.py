from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import announcement_problems, change_limits


class CchcRecruitmentSession(models.Model):
    """Changing what was announced: as often and as late as the law of the session allows."""

    _inherit = "cchc.recruitment.session"

    def _check_changeable(self):
        """:raise UserError: when the examination has begun"""
        self.ensure_one()
        if self.state not in ("announced", "screening"):
            raise UserError(
                self.env._("%s: an announcement is changed before the examination.", self.name)
            )

    def _check_change(self):
        """:raise UserError: where the law allows the change that was just made no more"""
        today = vietnam_time.today()
        figures = self._law_figures(self.law, today)
        facts = self._announcement_facts(self.announced_on)
        facts |= {"changed_on": today, "changes": len(self.sudo().announcement_ids)}
        problems = announcement_problems(self.law, facts, figures)
        if problems:
            raise UserError(
                self.env._(
                    "%(session)s: the announcement can't be changed so:\n%(problems)s",
                    session=self.name,
                    problems="\n".join(f"• {text}" for text in problems),
                )
            )

    def _change_limits(self):
        """How often, and until when, the law of the session lets an announcement be changed."""
        self.ensure_one()
        if self.state not in ("announced", "screening"):
            return ()
        figures = self._law_figures(self.law, vietnam_time.today())
        changes = max(0, len(self.sudo().announcement_ids) - 1)
        return change_limits(figures, self._exam_opening(), changes)

    def _change_announcement(self, vals, reason, places=None, conditions=None):
        """Say otherwise what was announced; the version before stays.

        :param places: places from now on, by post
        :param conditions: all conditions from now on: ``[(the one that is there or none, values)]``
        """
        self.ensure_one()
        self.check_access("write")
        self._check_changeable()
        before = self._content()
        self._write_announced(vals)
        more = self._change_places(places or {})
        asked_anew = conditions is not None and self.env[
            "cchc.recruitment.condition"
        ]._announce_anew(self.post_ids, conditions)
        if self._content() == before:
            raise UserError(self.env._("Nothing would change: enter what is to be said otherwise."))
        self._check_change()
        self._check_posts_changed(more)
        version = self._keep_version(vietnam_time.today(), reason)
        if asked_anew and self.state == "screening":
            # Those who handed in are held to what is asked now.
            self.application_ids._screen()
        return version

    def _change_places(self, places):
        """Write the places of posts; whether there are more of any."""
        more = False
        for post, number in places.items():
            if number < 1:
                raise UserError(
                    self.env._(
                        "%s: a post has at least one place. To give it up, cancel the session.",
                        post.display_name,
                    )
                )
            more |= number > post.places
            if number != post.places:
                post._write_announced({"places": number})
        return more

    def _check_posts_changed(self, more):
        """:raise UserError: where a post lost its conditions or has more places than are kept"""
        problems = [
            self.env._("%s has no conditions left.", post.display_name)
            for post in self.post_ids
            if not post.condition_ids
        ]
        if more and self.form != "leadership":
            problems += self._place_problems()
        if problems:
            raise UserError("\n".join(problems))
