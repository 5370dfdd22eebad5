from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError

MAIL_BATCH = 500


class CchcRecruitmentRound(models.Model):
    """Invitations by e-mail, all of a round together."""

    _inherit = "cchc.recruitment.round"

    invited_at = fields.Datetime(string="Invitations sent at", readonly=True, copy=False)

    def action_invite(self):
        """One letter to each candidate of the round, queued in batches; once."""
        self.check_access("write")
        for one in self:
            if one.invited_at:
                raise UserError(self.env._("%s: the invitations were sent already.", one.name))
            invited = one._invited()
            if not invited:
                raise UserError(self.env._("%s: allot the seats first.", one.name))
            letters = one._letters(invited)
            Mail = self.env["mail.mail"].sudo()
            for start in range(0, len(letters), MAIL_BATCH):
                Mail.create(letters[start : start + MAIL_BATCH])
            one._set_plain({"invited_at": fields.Datetime.now()})
            one.session_id.message_post(
                body=self.env._(
                    "%(round)s: %(count)s invitations are on their way by e-mail; %(rest)s "
                    "candidates have no address and get a printed one.",
                    round=one.name,
                    count=len(letters),
                    rest=len(invited) - len(letters),
                )
            )
        return True

    def _letters(self, invited):
        self.ensure_one()
        sender = self.env.company.sudo().email_formatted
        subject = self.env._("Invitation: %(round)s – %(session)s", round=self.name,
                             session=self.session_id.name)  # fmt: skip
        return [
            {
                "subject": subject,
                "body_html": self._letter(application, seats),
                "email_to": application.email,
                "email_from": sender,
                "auto_delete": True,
            }
            for application, seats in invited.items()
            if application.email
        ]

    def _letter(self, application, seats):
        lines = [
            self.env._("Dear %s,", application.name),
            self.env._(
                "Your candidate number is %s. Bring your identity card and come half an hour "
                "before the beginning.",
                application.candidate_number,
            ),
        ]
        for seat in seats:
            told = seat._told()
            lines.append(
                self.env._("%(paper)s: %(begins)s, %(room)s, seat %(seat)s. %(place)s", **told)
            )
        return Markup().join(Markup("<p>%s</p>") % line for line in lines)
