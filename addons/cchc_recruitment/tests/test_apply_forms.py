from datetime import datetime, timedelta

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .apply_common import EXE, PDF, ApplyCase


@tagged("post_install", "-at_install")
class TestApplicationForms(ApplyCase):
    """Paper forms, and what holds for all forms."""

    def test_a_paper_form_is_handed_in_with_a_receipt(self):
        form = self._paper()
        self.assertTrue(form.on_paper)
        form.action_submit()
        self.assertEqual(form.state, "submitted")
        self.assertRegex(form.receipt, r"^[2-9A-HJ-NP-Z]{10}$")
        self.assertEqual(form.step_ids.what, "submitted")
        self.assertEqual(form.step_ids.user_id, self.judge)

    def test_receipts_cannot_be_guessed_from_each_other(self):
        codes = [self.env["cchc.recruitment.application"]._new_receipt() for _one in range(500)]
        self.assertEqual(len(set(codes)), 500)
        self.assertGreater(len({code[0] for code in codes}), 15)

    def test_an_incomplete_form_names_what_is_missing(self):
        form = self._paper(degree_ids=False, wish_ids=False, email=False)
        with self.assertRaises(UserError) as refused:
            form.action_submit()
        for words in ("Degrees", "Wishes", "e-mail"):
            self.assertIn(words, str(refused.exception))
        self.assertEqual(form.state, "draft")

    def test_one_citizen_number_is_handed_in_once(self):
        self._paper(1).action_submit()
        again = self._paper(1)
        with self.assertRaisesRegex(UserError, "handed in for this session already"):
            again.action_submit()
        self.assertEqual(again.state, "draft")
        # After a withdrawal it may be handed in again.
        first = self.session.application_ids.filtered("receipt")
        first.action_withdraw()
        again.action_submit()
        self.assertEqual(again.state, "submitted")

    def test_two_people_of_one_name_and_birth_date(self):
        pair = self._paper(1) | self._paper(2)
        pair.action_submit()
        self.assertEqual(pair.mapped("state"), ["submitted", "submitted"])
        self.assertEqual(len(set(pair.mapped("receipt"))), 2)

    def test_a_number_is_read_as_people_write_it(self):
        self.assertEqual(self._paper(citizen_id="091 200.000 123").citizen_id, "091200000123")
        wrong = self._paper(citizen_id="12345")
        with self.assertRaisesRegex(UserError, "12 digits"):
            wrong.action_submit()

    def test_the_last_day_lasts_until_midnight_in_vietnam(self):
        form = self._paper()
        form._set_stage(state="draft")
        self.env.cr.execute(
            "UPDATE cchc_recruitment_application SET on_paper = false WHERE id = %s", [form.id]
        )
        form.invalidate_recordset()
        last = self.session.closes_on
        end = vietnam_time.end_of_day(last)
        with freeze_time(end + timedelta(seconds=1)), self.assertRaisesRegex(UserError, "end of"):
            form.action_submit()
        with freeze_time(end - timedelta(seconds=1)):
            form.action_submit()
        self.assertEqual(form.state, "submitted")
        # 23:59:59 in Việt Nam is the afternoon of the same day by the clock of the server.
        self.assertEqual(form.submitted_at, end - timedelta(seconds=1))
        self.assertEqual(form.submitted_at.date(), last)

    def test_a_paper_counts_by_the_day_on_which_it_came(self):
        late = self._paper(1)
        late.received_on = self.session.closes_on + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "takes applications"):
            late.action_submit()
        in_time = self._paper(2)
        self._close()
        in_time.received_on = self.session.closes_on
        # Entered after the last day, but posted in time.
        in_time.action_submit()
        self.assertEqual(in_time.state, "submitted")

    def test_steps_and_receipts_are_written_by_nobody(self):
        form = self._paper()
        form.action_submit()
        for vals in (
            {"state": "eligible"},
            {"receipt": "X"},
            {"list_number": 1},
            {"priority_verdict": "confirmed"},
            {"user_id": self.judge.id},
            {"refusal_sent_at": datetime(2026, 1, 1)},
        ):
            with self.subTest(vals=vals), self.assertRaises(UserError):
                form.write(vals)
        with self.assertRaises(AccessError):
            form.step_ids.write({"note": "x"})
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.Error),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("UPDATE cchc_recruitment_step SET note = 'x'")

    def test_a_change_after_handing_in_is_logged(self):
        form = self._paper()
        form.action_submit()
        form.phone = "0912 345 678"
        self.assertEqual(form.step_ids.mapped("what"), ["submitted", "changed"])
        self.assertIn("Phone", form.step_ids[-1].note)

    def test_a_decided_form_stays(self):
        form = self._paper()
        form.action_submit()
        form.action_withdraw()
        with self.assertRaisesRegex(UserError, "stays"):
            form.name = "Khác"
        with self.assertRaisesRegex(UserError, "stays"):
            form.wish_ids[:1].unlink()
        with self.assertRaisesRegex(UserError, "stays"):
            self._evidence(form)
        with self.assertRaisesRegex(UserError, "stands"):
            form.action_withdraw()

    def test_evidence_is_what_its_bytes_are(self):
        form = self._paper()
        kept = self._evidence(form, name="../bằng.exe")
        self.assertEqual((kept.file_name, kept.mimetype), ("bằng.pdf", "application/pdf"))
        for content, words in ((EXE, "no PDF"), (b"", "empty"), (PDF[:9], "damaged")):
            with self.subTest(words=words), self.assertRaisesRegex(UserError, words):
                self._evidence(form, content=content, name="bang.pdf")
        self.env["ir.config_parameter"].set_param("cchc_recruitment.evidence_mb", "1")
        with self.assertRaisesRegex(UserError, "at most 1 MB"):
            self._evidence(form, content=PDF[:-6] + b"x" * 1_000_000 + b"%%EOF")

    def test_evidence_is_read_in_the_scope_only(self):
        row = self._evidence(self._paper())
        file = self.env["ir.attachment"].search(
            [("res_model", "=", row._name), ("res_id", "=", row.id), ("res_field", "=", "file")]
        )
        self.assertEqual(len(file), 1)
        file.with_user(self.judge).check_access("read")
        with self.assertRaises(AccessError):
            file.with_user(self.officer).check_access("read")
        with self.assertRaises(AccessError):
            row.with_user(self.officer).read(["file_name"])

    def test_old_drafts_of_the_portal_are_deleted(self):
        draft = self._paper()
        self._evidence(draft)
        self.env.cr.execute(
            "UPDATE cchc_recruitment_application SET user_id = %s WHERE id = %s",
            [self.judge.id, draft.id],
        )
        draft.invalidate_recordset()
        Application = self.env["cchc.recruitment.application"]
        Application._gc_drafts()
        self.assertTrue(draft.exists())
        self.session._write_announced({"closes_on": vietnam_time.today() - timedelta(days=31)})
        self.session._write_announced({"opens_on": vietnam_time.today() - timedelta(days=61)})
        Application._gc_drafts()
        self.assertFalse(draft.exists())

    def test_receipt_on_paper(self):
        form = self._paper()
        self._evidence(form)
        form.action_submit()
        printed = form._print_documents("docx")
        self.assertIn(form.receipt, printed.name)
        self.assertTrue(printed.content.startswith(b"PK"))
        context = form._document_context()[form.id]
        self.assertEqual(context["receipt"], form.receipt)
        self.assertEqual(len(context["wishes"]), 2)
