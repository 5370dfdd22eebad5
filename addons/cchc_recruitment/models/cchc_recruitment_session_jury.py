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
        board = self.board_ids.filtered(lambda one: one.kind == HEARING)
        if board:
            return self._board_problems(self._board(HEARING))
        # Without a board nobody has declared, so the dossiers alone speak.
        Member = self.env["cchc.recruitment.member"].sudo()
        members = Member.union(
            *(Member.new({"user_id": user.id, "name": user.name}) for user in self.jury_ids)
        )
        found = [
            self.env._("%s is under discipline and may not hear candidates.", member.name)
            for member in members._disciplined()
        ]
        for member, suspect in members._suspects(self._heard_applications()):
            candidate = self.env["cchc.recruitment.application"].browse(suspect.candidate)
            found.append(
                self.env._(
                    "%(member)s may be a relative of %(candidate)s (%(why)s): compose the board of "
                    "interviews, where this is answered.",
                    member=member.name,
                    candidate=candidate.name,
                    why=suspect.why,
                )
            )
        return found

    def _board_problems(self, board):
        """Against the established board as things are now: candidates may have come since."""
        found = [translate(self.env, problem) for problem in board._problems()]
        found += [
            self.env._("%s is not on the board of interviews.", user.name)
            for user in self.jury_ids - board.member_ids.user_id
        ]
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
