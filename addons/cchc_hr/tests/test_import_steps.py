from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import cchc_import_apply
from .common import OPENED
from .common_import import BINH, HOA, KHANG, ImportCase


@tagged("post_install", "-at_install")
class TestImportSteps(ImportCase):
    """Interrupted, refused, taken back: nobody twice, nothing half done."""

    def _crowd(self, count):
        return [
            BINH | {"Họ và tên": f"Nguyễn Văn {name}", "Số CCCD": f"0910800{number:05d}"}
            for number, name in enumerate("ABCDEFGHIKLMNOPQRSTUVXY"[:count], start=1000)
        ]

    def test_people_exist_only_by_the_decision(self):
        """Between the steps nobody is in service, and the counts still add up."""
        batch = self._checked(*self._crowd(7))
        batch.action_apply()
        batch.sudo()._apply_step(3)
        self.assertEqual((batch.rows_ready, batch.rows_applied, batch.rows_read), (7, 0, 7))
        self.assertEqual(len(batch.row_ids.employee_id), 3)
        self.assertFalse(any(batch.row_ids.employee_id.mapped("in_register")))
        self._run_job()
        self.assertComplete(batch)
        self.assertEqual(len(self._person("Nguyễn Văn A")), 1)

    def test_a_step_that_is_lost_is_repeated(self):
        """The server dies after the people of a step were made, before the commit."""
        batch = self._checked(*self._crowd(7))
        batch.action_apply()
        batch.sudo()._apply_step(3)
        self.env.flush_all()
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            batch.sudo()._apply_step(3)
            self.env.flush_all()
            raise ZeroDivisionError
        self.env.invalidate_all(flush=False)
        self._run_job()
        self.assertEqual((batch.state, batch.rows_applied), ("done", 7))
        self.assertComplete(batch)
        people = batch.row_ids.employee_id
        self.assertEqual(len(people), 7)
        self.assertEqual(
            self.env["hr.employee"].search_count([("name", "=like", "Nguyễn Văn _")]), 7
        )

    def test_a_job_that_was_killed_after_a_step_has_not_failed(self):
        """Odoo lets a job wait that was killed three times, whatever it had done by then."""
        batch = self._checked(*self._crowd(3))
        batch.action_apply()
        self.env.flush_all()
        job = self.env.ref("cchc_hr.cron_import_apply")
        progress = self.env["ir.cron.progress"].create({"cron_id": job.id, "timed_out_counter": 2})
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            env = self.env(
                cr=cr,
                user=self.env.ref("base.user_root"),
                context={"cron_id": job.id, "ir_cron_progress_id": progress.id},
            )
            env["cchc.import.batch"]._cron_apply()
        self.env.invalidate_all(flush=False)
        self.assertEqual(batch.state, "done")
        self.assertEqual(progress.timed_out_counter, 0)

    def test_many_steps_make_one_decision(self):
        with patch.object(cchc_import_apply, "STEP", 2):
            batch = self._applied(*self._crowd(7))
        self.assertComplete(batch)
        self.assertEqual(len(batch.decision_id), 1)
        self.assertEqual(batch.decision_id.line_count, 7)

    def test_a_refused_decision_is_corrected_and_continued(self):
        self._issue("opening", self._create_person("Ai đó"), OPENED, staffing_category="cadre",
                    department_id=self.home).sudo()  # fmt: skip
        taken = self.env["cchc.decision"].search([("unit_id", "=", self.home.id)], limit=1)
        batch = self._applied(BINH, decision_number=taken.number)
        self.assertEqual(batch.state, "applying")
        self.assertIn("has already issued a decision with the number", batch.blocked_reason)
        self.assertEqual((batch.rows_ready, batch.rows_applied), (1, 0))
        self._run_job()  # nothing is tried again by itself
        self.assertEqual(batch.state, "applying")
        batch.decision_number = "99/QĐ-SNV"
        batch.action_continue()
        self._run_job()
        self.assertEqual((batch.state, batch.decision_id.number), ("done", "99/QĐ-SNV"))
        self.assertComplete(batch)

    def test_what_was_prepared_can_be_taken_back(self):
        known = self._create_person("Danh Khang", birth_text="1990")
        batch = self._checked(KHANG, *self._crowd(4))
        batch.action_apply()
        batch.sudo()._apply_step(3)
        made = batch.row_ids.employee_id - known
        self.assertEqual(len(made), 2)
        batch.action_abandon()
        self._run_job()
        self.assertFalse(made.exists())
        self.assertTrue(known.exists())
        self.assertFalse(batch.decision_id)
        self.assertEqual((batch.state, batch.rows_ready), ("checked", 5))
        batch.action_apply()
        self._run_job()
        self.assertComplete(batch)
        self.assertEqual(batch.rows_applied, 5)

    def test_a_blocked_import_can_be_taken_back(self):
        batch = self._checked(BINH)
        batch.action_apply()
        self.officer.unit_ids = self.finance
        self._run_job()
        self.officer.unit_ids = self.home
        self.assertTrue(batch.blocked_reason)
        batch.action_abandon()
        self._run_job()
        self.assertEqual((batch.state, batch.blocked_reason, batch.stop), ("checked", False, False))

    def test_two_files_with_one_person_open_one_dossier(self):
        first, second = self._checked(BINH), self._checked(BINH, HOA)
        first.action_apply()
        second.action_apply()
        first.sudo()._apply_step(10)  # prepared, the decision not issued yet
        self._run_job()
        self.assertEqual(first.rows_applied, 1)
        self.assertComplete(first)
        self.assertComplete(second)
        self.assertEqual(len(self._person("Trần Văn Bình")), 1)
        self.assertEqual(second.rows_applied, 1)

    def test_a_broken_import_does_not_keep_others_waiting(self):
        broken, sound = self._checked(HOA), self._checked(BINH)
        broken.action_apply()
        sound.action_apply()
        model = type(self.env["cchc.import.batch"])
        original = model._prepare

        def prepare(batch, rows):
            if batch.id == broken.id:
                raise ValueError("broken")
            return original(batch, rows)

        with (
            patch.object(model, "_prepare", prepare),
            mute_logger("odoo.addons.cchc_hr.models.cchc_import_apply"),
        ):
            self._run_job()
        self.assertEqual((broken.state, sound.state), ("applying", "done"))
        self.assertIn("broken", broken.blocked_reason)
        broken.action_continue()
        self._run_job()
        self.assertComplete(broken)
