from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

TEMPLATE = "cchc_training.survey_class"
# Below so many answers a summary would tell who answered what.
LEAST_ANSWERS = 3
MAIL_BATCH = 500
ASKED = ("attending", "passed", "failed")


class CchcTrainingClass(models.Model):
    """The survey after a class: Odoo's own, a copy of the template for each class.

    Answers belong to nobody's screen: who runs the class reads the summary, without names.
    """

    _inherit = "cchc.training.class"

    survey_sent = fields.Integer(
        string="Asked", compute="_compute_survey_counts", compute_sudo=True
    )
    survey_answered = fields.Integer(
        string="Answered", compute="_compute_survey_counts", compute_sudo=True
    )
    survey_summary = fields.Html(
        string="Summary of the survey", compute="_compute_survey_summary", compute_sudo=True
    )

    @api.depends("survey_id.user_input_ids.state", "participant_ids.survey_input_id")
    def _compute_survey_counts(self):
        Input = self.env["survey.user_input"]
        asked = [("survey_id", "in", self.survey_id.ids), ("test_entry", "=", False)]
        sent = dict(Input._read_group(asked, ["survey_id"], ["__count"]))
        answered = dict(
            Input._read_group([*asked, ("state", "=", "done")], ["survey_id"], ["__count"])
        )
        for one in self:
            one.survey_sent = sent.get(one.survey_id, 0)
            one.survey_answered = answered.get(one.survey_id, 0)

    # -- sending ---------------------------------------------------------------------------

    def action_send_survey(self):
        """Send the survey to everybody who took part and was not asked yet.

        Whoever has neither an e-mail address nor an account is told, and answers on the page that
        the unit opens.

        :raise UserError: before the class began, or when everybody was asked
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ("running", "finished"):
            raise UserError(self.env._("%s: people are asked once the class runs.", self.name))
        rows = self.participant_ids.filtered(lambda row: row.state in ASKED and not row.asked)
        if not rows:
            raise UserError(self.env._("%s: everybody was asked already.", self.name))
        if not self.survey_id:
            self._set_plain({"survey_id": self._copy_survey().id})
        without = rows._ask()
        message = self.env._("%(number)s people were asked.", number=len(rows))
        if without:
            message += " " + self.env._(
                "Without an e-mail address: %s. They find the survey on their own page.",
                ", ".join(without.mapped("employee_id.name")),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "warning" if without else "success",
                "sticky": bool(without),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _copy_survey(self):
        """The template's questions under the name of the class, in every language."""
        survey = self.env.ref(TEMPLATE).sudo().copy()
        for code, _name in self.env["res.lang"].sudo().get_installed():
            told = survey.with_context(lang=code)
            title = self.env.ref(TEMPLATE).sudo().with_context(lang=code).title
            told.title = f"{title}: {self.name}"
        return survey

    # -- what was answered -------------------------------------------------------------------

    @api.depends("survey_id.user_input_ids.state")
    def _compute_survey_summary(self):
        for one in self:
            if not one.survey_id:
                one.survey_summary = False
            elif one.survey_answered < LEAST_ANSWERS:
                one.survey_summary = Markup("<p>%s</p>") % self.env._(
                    "%(answered)s of %(asked)s have answered. The summary is shown from "
                    "%(least)s answers on, so that nobody is recognised.",
                    answered=one.survey_answered,
                    asked=one.survey_sent,
                    least=LEAST_ANSWERS,
                )
            else:
                one.survey_summary = one._summary_table() + one._summary_words()

    def _summary_table(self):
        """Mean and number of answers of each question with marks."""
        head = Markup("<tr><th>%s</th><th>%s</th><th>%s</th></tr>") % (
            self.env._("Question"),
            self.env._("Mean mark"),
            self.env._("Answers"),
        )
        rows = [
            Markup("<tr><td>%s</td><td>%s / %s</td><td>%s</td></tr>")
            % (question.title, f"{mean:.1f}".replace(".", ","), question.scale_max, number)
            for question, mean, number in self._means()
        ]
        return Markup('<table class="table table-sm">%s%s</table>') % (head, Markup("").join(rows))

    def _means(self):
        """``[(question, mean of the marks, number of answers)]``, in the order of the survey."""
        self.env["survey.user_input.line"].flush_model()
        self.env["survey.user_input"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.question_id, avg(l.value_scale), count(*)
                  FROM survey_user_input_line l JOIN survey_user_input i ON i.id = l.user_input_id
                 WHERE l.survey_id = %s AND i.state = 'done' AND NOT COALESCE(i.test_entry, FALSE)
                   AND l.answer_type = 'scale' AND NOT COALESCE(l.skipped, FALSE)
                 GROUP BY l.question_id
                """,
                self.survey_id.id,
            )
        )
        found = {key: (mean, number) for key, mean, number in self.env.cr.fetchall()}
        return [
            (question, *found[question.id])
            for question in self.survey_id.question_ids
            if question.id in found
        ]

    def _summary_words(self):
        """What was written, question by question; in the order of the alphabet, so that the order
        of handing in tells nothing."""
        lines = self.env["survey.user_input.line"].search(
            [
                ("survey_id", "=", self.survey_id.id),
                ("user_input_id.state", "=", "done"),
                ("user_input_id.test_entry", "=", False),
                ("answer_type", "in", ("text_box", "char_box")),
                ("skipped", "=", False),
            ]
        )
        parts = []
        for question, own in lines.grouped("question_id").items():
            texts = sorted(line.value_text_box or line.value_char_box or "" for line in own)
            items = Markup("").join(Markup("<li>%s</li>") % text for text in texts if text)
            parts.append(Markup("<p><b>%s</b></p><ul>%s</ul>") % (question.title, items))
        return Markup("").join(parts)


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    survey_input_id = fields.Many2one(
        comodel_name="survey.user_input",
        string="Survey",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="base.group_system",
    )
    asked = fields.Boolean(string="Was asked", compute="_compute_asked", compute_sudo=True)

    @api.depends("survey_input_id")
    def _compute_asked(self):
        for row in self:
            row.asked = bool(row.survey_input_id)

    def _ask(self):
        """An own answer sheet for each, made together, and a letter where there is an address.

        :return: those without an address
        """
        made = self.env["survey.user_input"].sudo().create([row._survey_values() for row in self])
        for row, sheet in zip(self, made, strict=True):
            row.sudo()._set_plain({"survey_input_id": sheet.id})
        self._mail_survey()
        return self.filtered(lambda row: not row._address())

    def _survey_values(self):
        survey = self.class_id.sudo().survey_id
        return {
            "survey_id": survey.id,
            "partner_id": self.sudo().employee_id.user_id.partner_id.id,
            "email": self._address(),
            "nickname": "–",
            "is_session_answer": False,
            # One sheet a person: without a pool of attempts the second one would be refused.
            "invite_token": self.env["survey.user_input"]._generate_invite_token(),
        }

    def _address(self):
        person = self.sudo().employee_id
        return person.work_email or person.private_email or person.user_id.email or False

    def _survey_link(self):
        """Where the person answers: read by the person alone."""
        sheet = self.sudo().survey_input_id
        return f"{sheet.get_base_url()}{sheet.get_start_url()}" if sheet else False

    def _mail_survey(self):
        company = self.env.company.sudo()
        values = [
            {
                "subject": row.class_id.sudo().survey_id.title,
                "body_html": row._survey_letter(),
                "email_to": row._address(),
                "email_from": company.email_formatted,
                "auto_delete": True,
            }
            for row in self
            if row._address()
        ]
        Mail = self.env["mail.mail"].sudo()
        for start in range(0, len(values), MAIL_BATCH):
            Mail.create(values[start : start + MAIL_BATCH])
        if values:
            self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()

    def _survey_letter(self):
        link = self._survey_link()
        return Markup("<p>%s</p><p>%s</p><p><a href='%s'>%s</a></p>") % (
            self.env._("Dear %s,", self.sudo().employee_id.name),
            self.env._(
                "You took part in “%s”. Please answer the survey; it is summed up without names.",
                self.class_id.name,
            ),
            link,
            link,
        )
