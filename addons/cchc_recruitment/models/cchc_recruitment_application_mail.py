from markupsafe import Markup

from odoo import models

MAIL_BATCH = 500


class CchcRecruitmentApplication(models.Model):
    """What candidates are told by e-mail; nothing is sent within a request."""

    _inherit = "cchc.recruitment.application"

    def _mail(self, subject, texts):
        """One letter to each application with an address, all of them made together.

        :param texts: ``{application id: words}``; an application without words gets none
        """
        company = self.env.company.sudo()
        values = [
            {
                "subject": f"{subject} – {row.session_id.name}",
                "body_html": self._letter_body(row.name, texts[row.id]),
                "email_to": row.email,
                "email_from": company.email_formatted,
                "auto_delete": True,
            }
            for row in self.sudo()
            if row.email and texts.get(row.id)
        ]
        self._queue_mails(values)
        return len(values)

    def _queue_mails(self, values):
        Mail = self.env["mail.mail"].sudo()
        for start in range(0, len(values), MAIL_BATCH):
            Mail.create(values[start : start + MAIL_BATCH])
        if values:
            self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()

    def _letter_body(self, name, text):
        greeting = self.env._("Dear %s,", name)
        where = self.env._("You see your application here:")
        address = f"{self.browse().get_base_url()}/tuyen-dung/ho-so"
        paragraphs = "".join(
            Markup("<p>%s</p>") % line for line in (greeting, *text.split("\n")) if line
        )
        return Markup('%s<p>%s <a href="%s">%s</a></p>') % (
            Markup(paragraphs),
            where,
            address,
            address,
        )

    def _mail_receipts(self):
        self._mail(
            self.env._("Application received"),
            {
                row.id: self.env._(
                    "Your application was received. Your receipt code is %s. Keep it.",
                    row.receipt,
                )
                for row in self
            },
        )

    def _link_body(self, text, link):
        return Markup('<p>%s</p><p><a href="%s">%s</a></p>') % (text, link, link)
