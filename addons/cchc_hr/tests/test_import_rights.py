import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_import import BINH, HOA, WRONG, ImportCase


@tagged("post_install", "-at_install")
class TestImportRights(ImportCase):
    """Who may import, and for whom."""

    def test_only_units_in_charge(self):
        batch = self._checked(BINH, HOA | {"Đơn vị": "Phòng Ngân sách"})
        self.assertEqual(self._states(batch), {"Trần Văn Bình": "ready", "Lê Thị Hoa": "refused"})
        self.assertIn("outside the units you are in charge of", self._refused(batch).message)

    def test_home_affairs_imports_for_everybody(self):
        batch = self._applied(BINH, HOA | {"Đơn vị": "Phòng Ngân sách"}, user=self.home_affairs)
        self.assertEqual(batch.rows_applied, 2)
        self.assertEqual(self._person("Lê Thị Hoa").unit_id, self.finance_division)

    def test_somebody_elsewhere_is_not_shown(self):
        """The number is taken, by whom is none of this officer's business."""
        self._applied(BINH)
        row = self._checked(BINH | {"Đơn vị": "Phòng Ngân sách"}, user=self.other_officer).row_ids
        self.assertEqual(self._codes(row), ["person_elsewhere"])
        self.assertFalse(row.employee_id)

    def test_an_agency_out_of_scope_is_refused(self):
        with self.assertRaisesRegex(UserError, "not among your units"):
            self._batch(BINH, unit_id=self.finance.id)
        batch = self._batch(BINH)
        with self.assertRaisesRegex(UserError, "not among your units"):
            batch.unit_id = self.finance

    def test_another_officer_sees_neither_file_nor_rows(self):
        batch = self._checked(BINH)
        other = self._as(self.other_officer)
        self.assertFalse(other["cchc.import.batch"].search([]))
        self.assertFalse(other["cchc.import.row"].search([]))
        for record in (batch, batch.row_ids):
            with self.assertRaises(AccessError):
                record.with_user(self.other_officer).read(["display_name"])
        with self.assertRaises(AccessError):
            batch.with_user(self.other_officer).action_apply()

    def test_other_roles_do_not_import(self):
        batch = self._checked(BINH)
        for role in ("inspector", "unit_head"):
            user = self._create_user(f"khac_{role}", role, self.home)
            with self.assertRaises(AccessError):
                self._batch(BINH, user=user)
            for step in ("read", "action_check", "action_apply", "unlink"):
                with self.assertRaises(AccessError):
                    getattr(batch.with_user(user), step)()
            with self.assertRaises(AccessError):
                batch.row_ids.with_user(user).read(["name"])

    def test_the_result_is_not_written_by_hand(self):
        batch = self._checked(BINH, WRONG)
        for vals in (
            {"state": "done"},
            {"layout": "x"},
            {"officer_id": self.home_affairs.id},
            {"decision_id": 1},
            {"row_ids": [(5,)]},
        ):
            with self.assertRaisesRegex(UserError, "set by the import itself"):
                batch.write(vals)
        with self.assertRaisesRegex(UserError, "set by the import itself"):
            self._batch(BINH, state="done")
        for step in (
            lambda: batch.row_ids.write({"state": "ready"}),
            lambda: batch.row_ids.unlink(),
            lambda: self._as(self.officer)["cchc.import.row"].create(
                {"batch_id": batch.id, "position": 9, "sheet": "x", "number": 1, "state": "ready"}
            ),
        ):
            with self.assertRaises(AccessError):
                step()

    def test_the_job_has_no_more_rights_than_the_officer(self):
        """Units taken from the officer after the check are no longer filled."""
        people = (BINH, HOA | {"Đơn vị": "Phòng Ngân sách"})
        batch = self._checked(*people, user=self.home_affairs, unit_id=self.home.id)
        batch.action_apply()
        self.home_affairs.unit_ids = self.home
        self._run_job()
        self.assertEqual(self._states(batch), {"Trần Văn Bình": "applied", "Lê Thị Hoa": "refused"})

    def test_an_officer_without_the_agency_stops_the_job(self):
        batch = self._checked(BINH)
        batch.action_apply()
        self.officer.unit_ids = self.finance
        self._run_job()
        batch = batch.sudo()
        self.assertEqual((batch.state, batch.rows_applied), ("applying", 0))
        self.assertTrue(batch.blocked_reason)

    def test_the_file_is_read_by_its_own_officers_only(self):
        batch = self._batch(BINH)
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", "cchc.import.batch"), ("res_id", "=", batch.id),
             ("res_field", "=", "file")]
        )  # fmt: skip
        self.assertEqual(base64.b64decode(attachment.with_user(self.officer).datas)[:2], b"PK")
        with self.assertRaises(AccessError):
            attachment.with_user(self.other_officer).read(["datas"])
