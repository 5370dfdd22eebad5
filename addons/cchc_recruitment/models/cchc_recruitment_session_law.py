from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.law import CANCELLED, NEW_LAW, OLD_LAW, law_for

RUNNING = ("announced", "screening", "examining", "results", "recognised")


class CchcRecruitmentSession(models.Model):
    """The text changes while a session runs: the transition clause of the new one decides."""

    _inherit = "cchc.recruitment.session"

    law_notice = fields.Char(compute="_compute_law_notice", string="Change of the law")
    law_changed = fields.Boolean(compute="_compute_law_notice")

    @api.depends("law", "state", "announced_on", "round_ids.starts_on", "round_ids.ends_on")
    def _compute_law_notice(self):
        for session in self:
            told = session._law_today()
            session.law_changed = bool(told) and told.value != session.law
            session.law_notice = bool(told) and session._law_words(told)

    def _law_today(self):
        """`rules.law.law_for` as of today, for a session that runs; else None."""
        self.ensure_one()
        if self.state not in RUNNING or not self.announced_on or self.form == "leadership":
            return None
        today = vietnam_time.today()
        if today < self.announced_on:
            return None
        done = self._deadline_facts().get("round_one_on")
        return law_for(self.category, self.announced_on, done, on=today)

    def _law_words(self, told):
        """What the transition clause asks of the session, or nothing."""
        if told["transition"] == CANCELLED:
            return self.env._(
                "The term of the transition clause ended on %s: the session is to be cancelled.",
                f"{told['until']:%d/%m/%Y}",
            )
        if told["transition"] == OLD_LAW:
            return self.env._(
                "The first round was held before the law changed: the session is finished by the "
                "old text before %s.",
                f"{told['until']:%d/%m/%Y}",
            )
        if told["transition"] == NEW_LAW and told.value != self.law:
            return self.env._(
                "The law changed before the first round: the session goes on by %s.", told["title"]
            )
        return False

    def action_follow_law(self):
        """Go on by the text that the transition clause names; the reasons are kept.

        :raise UserError: when the text is the same
        """
        for session in self:
            session.check_access("write")
            told = session._law_today()
            if not told or told.value == session.law:
                raise UserError(
                    self.env._("%s is held by the text in force already.", session.name)
                )
            session._move(RUNNING, session.state, law=told.value)
            session._message_log(body="\n".join(told.explain()))
        return True
