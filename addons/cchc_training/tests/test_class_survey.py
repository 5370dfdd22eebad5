from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from .common_class import ClassCase


@freeze_time("2026-03-30 03:00")
class TestClassSurvey(ClassCase):
    """Odoo's survey after a class: everybody asked once, a summary without names."""

    def _asked(self, people):
        people.write({"work_email": "a@example.com"})
        one, rows = self._held(people)
        return one, rows, one.action_send_survey()

    def _answer(self, row, mark, text=False):
        sheet = row.sudo().survey_input_id
        for question in sheet.survey_id.question_ids:
            if question.question_type == "scale":
                sheet._save_lines(question, mark)
            elif text:
                sheet._save_lines(question, text)
        sheet._mark_done()

    def test_everybody_is_asked_once(self):
        one, rows, told = self._asked(self.people[:3])
        self.assertIn("3 people were asked", told["params"]["message"])
        self.assertEqual((one.survey_sent, one.survey_answered), (3, 0))
        self.assertEqual(len(rows.sudo().survey_input_id), 3)
        letters = self.env["mail.mail"].sudo().search([], limit=3, order="id desc")
        self.assertEqual(
            {letter.body_html.count("/survey/start/") > 0 for letter in letters}, {True}
        )
        with self.assertRaisesRegex(UserError, "asked already"):
            one.action_send_survey()
        # A copy for the class; the template keeps no answers.
        template = self.env.ref("cchc_training.survey_class")
        self.assertNotEqual(one.sudo().survey_id, template)
        self.assertIn(one.name, one.sudo().survey_id.title)
        self.assertEqual(len(one.sudo().survey_id.question_ids), len(template.question_ids))

    def test_the_summary_has_marks_and_words_but_no_names(self):
        one, rows, _told = self._asked(self.people[:3])
        self._answer(rows[0], 5, "Rất hữu ích")
        self._answer(rows[1], 4, "Thêm thực hành")
        one.invalidate_recordset()
        self.assertIn("2 of 3", one.survey_summary)
        self.assertNotIn("Rất hữu ích", one.survey_summary)
        self._answer(rows[2], 3)
        one.invalidate_recordset()
        self.assertEqual(one.survey_answered, 3)
        self.assertIn("4,0 / 5", one.survey_summary)
        self.assertIn("Rất hữu ích", one.survey_summary)
        for person in self.people[:3]:
            self.assertNotIn(person.name, one.survey_summary)

    def test_answers_are_on_nobodys_screen(self):
        one, rows, _told = self._asked(self.people[:3])
        for model in ("survey.user_input", "survey.user_input.line", "survey.survey"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(self.judge).search([])
        with self.assertRaises(AccessError):
            rows.with_user(self.judge).read(["survey_input_id"])
        self.assertTrue(one.survey_summary)

    def test_who_has_no_address_is_named(self):
        one, _rows = self._held(self.people[:2])
        told = one.action_send_survey()
        self.assertIn("Người 0", told["params"]["message"])

    def test_nobody_is_asked_before_the_class_runs(self):
        with self.assertRaisesRegex(UserError, "once the class runs"):
            self._class().action_send_survey()
