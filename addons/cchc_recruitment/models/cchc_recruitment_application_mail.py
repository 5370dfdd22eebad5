from datetime import timedelta

from markupsafe import Markup

from odoo import fields, models

MAIL_BATCH = 500
# On the last evening receipts are sent a minute's worth at a time: to wake the sender for each one
# takes a connection to the database of its own.
RECEIPTS_WAIT = timedelta(minutes=1)


class CchcRecruitmentApplication(models.Model):
    """What candidates are told by e-mail; nothing is sent within a request."""

    _inherit = "cchc.recruitment.application"

    def _mail(self, subject, texts, wait=None):
        """One letter to each application with an address, all of them made together.

        :param texts: ``{application id: words}``; an application without words gets none
        :param wait: how long letters may wait for others
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
        self._queue_mails(values, wait)
        return len(values)

    def _queue_mails(self, values, wait=None):
        Mail = self.env["mail.mail"].sudo()
        for start in range(0, len(values), MAIL_BATCH):
            Mail.create(values[start : start + MAIL_BATCH])
        if values:
            sender = self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()
            sender._trigger(at=wait and fields.Datetime.now() + wait)

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
            wait=RECEIPTS_WAIT,
        )

    def _link_body(self, text, link):
        return Markup('<p>%s</p><p><a href="%s">%s</a></p>') % (text, link, link)
