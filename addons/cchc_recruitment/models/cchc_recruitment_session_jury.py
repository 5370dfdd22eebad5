from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate

HEARING = "interview"


class CchcRecruitmentSession(models.Model):
    """Who hears a defence is held to what holds for boards (NĐ 170/2025, điều 8)."""

    _inherit = "cchc.recruitment.session"

    def _check_jury(self):
        """:raise UserError: naming everybody who may not hear the candidates, and why"""
        self.ensure_one()
        if told := self._jury_problems():
            raise UserError("\n".join([self.env._("%s can't be heard yet:", self.name), *told]))

    def _jury_problems(self):
        return self._board_problems(self._board(HEARING))

    def _board_problems(self, board):
        """Against the established board as things are now: candidates may have come since."""
        found = [translate(self.env, problem) for problem in board._problems()]
        for member, suspect in board.member_ids._suspects(self._heard_applications()):
            if suspect.candidate not in member.kin_ids.application_id.ids:
                found.append(
                    self.env._(
                        "%s may be a relative of somebody who applied since: open the board again "
                        "and look for relatives.",
                        member.name,
                    )
                )
        return found

    def _heard_applications(self):
        return self.sudo().application_ids.filtered(
            lambda one: one.state not in ("draft", "withdrawn", "refused")
        )
