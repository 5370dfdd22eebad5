from datetime import date
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import OPENED
from .common_import import BINH, HEADER, HOA, KHANG, WRONG, ImportCase, workbook


@tagged("post_install", "-at_install")
class TestImportCheck(ImportCase):
    """The dry run: everything is known, nothing is changed."""

    def test_a_check_changes_nothing_but_the_rows(self):
        before = self.env["hr.employee"].search_count([])
        batch = self._checked(BINH, HOA, WRONG)
        self.assertEqual(batch.state, "checked")
        self.assertEqual(
            self._states(batch),
            {"Trần Văn Bình": "ready", "Lê Thị Hoa": "ready", "Võ Văn Sai": "refused"},
        )
        self.assertEqual(
            (batch.rows_read, batch.rows_ready, batch.rows_refused, batch.rows_applied),
            (3, 2, 1, 0),
        )
        self.assertEqual(self.env["hr.employee"].search_count([]), before)
        self.assertFalse(batch.decision_id)

    def test_a_finding_names_the_row_the_column_and_the_remedy(self):
        row = self._refused(self._checked(BINH, WRONG))
        self.assertEqual((row.sheet, row.number), ("Danh sách", 5))
        self.assertEqual(
            row.message,
            "Hệ số lương: 9,99 is no coefficient of group A1; the nearest is step 9 with 4,98.",
        )

    def test_the_list_states_its_day(self):
        content = workbook(BINH, title="Tính đến ngày 30/6/2021")
        batch = self._checked(content=content, date_effective=False)
        self.assertEqual(batch.date_effective, date(2021, 6, 30))

    def test_a_list_without_category_needs_one_for_all(self):
        header = [label for label in HEADER if label != "Đối tượng"]
        batch = self._checked(content=workbook(BINH, header=header))
        self.assertEqual(self._codes(batch.row_ids), ["category_missing"])
        batch.default_category = "public_employee"
        self.assertEqual((batch.state, len(batch.row_ids)), ("draft", 0))
        batch.action_check()
        self.assertEqual(batch.row_ids.state, "ready")
        self.assertEqual(batch.row_ids.values["category"], "public_employee")

    def test_a_list_without_unit_is_of_the_agency(self):
        header = [label for label in HEADER if label != "Đơn vị"]
        batch = self._checked(content=workbook(BINH, header=header))
        self.assertEqual(batch.row_ids.unit_id, self.home)

    def test_units_that_did_not_exist_on_the_day_are_unknown(self):
        batch = self._checked(BINH, date_effective=date(2015, 1, 1))
        self.assertEqual(batch.row_ids.state, "refused")
        self.assertIn("unit_unknown", self._codes(batch.row_ids))

    def test_nobody_serves_before_the_age_of_eighteen(self):
        young = KHANG | {"Ngày sinh": "1/1/2003", "Ngày hưởng": None}
        self.assertEqual(self._codes(self._checked(young).row_ids), ["under_age"])

    def test_a_file_that_is_no_list_is_refused_and_nothing_changes(self):
        for content, words in (
            (b"%PDF-1.7", "not a spreadsheet"),
            (workbook(BINH)[:2000], "damaged"),
            (workbook(header=HEADER), "No sheet holds a list of people"),
        ):
            batch = self._batch(content=content)
            with self.assertRaisesRegex(UserError, words):
                batch.action_check()
            self.assertEqual((batch.state, len(batch.row_ids)), ("draft", 0))

    def test_a_file_of_200_megabytes_is_not_even_stored(self):
        attachments = self.env["ir.attachment"].search_count([])
        with self.assertRaisesRegex(UserError, "200 MB, the limit is 20 MB"):
            self._batch(content=b"", file="A" * (200 * 1024 * 1024 // 3 * 4 + 4))
        self.assertEqual(self.env["ir.attachment"].search_count([]), attachments)

    def test_transmission_errors_are_named(self):
        batch = self._batch(content=b"")
        batch.file = "%%%"
        with self.assertRaisesRegex(UserError, "not transmitted completely"):
            batch.action_check()


@tagged("post_install", "-at_install")
class TestImportApply(ImportCase):
    """Rows become people in service, by one decision."""

    def test_people_are_what_the_list_says(self):
        batch = self._applied(BINH, HOA, KHANG, WRONG)
        self.assertEqual(batch.state, "done")
        self.assertComplete(batch)
        self.assertEqual((batch.rows_applied, batch.rows_refused), (3, 1))
        decision = batch.decision_id
        self.assertEqual(
            (decision.state, decision.type_id.code, decision.issued_by_id, decision.unit_id),
            ("issued", "opening", self.officer, self.home),
        )
        hoa = self._person("Lê Thị Hoa")
        self.assertEqual(
            (hoa.citizen_id, hoa.birth_text, hoa.sex, hoa.unit_id, hoa.in_register),
            ("091185000002", "05/1985", "female", self.home, True),
        )
        period = hoa.version_ids
        self.assertEqual(
            (period.date_version, period.step, period.coefficient, period.step_anchor),
            (OPENED, 9, 4.98, date(2018, 7, 1)),
        )
        self.assertEqual(
            (period.staffing_category, period.service_status, period.rank_id, period.in_service),
            ("civil_servant", "serving", self.specialist, True),
        )
        self.assertFalse(self._person("Võ Văn Sai"))

    def test_the_same_file_again_changes_nothing(self):
        content = workbook(BINH, HOA, KHANG)
        self._applied(content=content)
        people = self._person("Lê Thị Hoa") | self._person("Danh Khang")
        before, count = self._stored(people), self.env["hr.employee"].search_count([])
        again = self._applied(content=content)
        self.assertEqual((again.state, again.rows_unchanged, again.rows_applied), ("done", 3, 0))
        self.assertComplete(again)
        self.assertFalse(again.decision_id)
        self.assertEqual(self._stored(people), before)
        self.assertEqual(self.env["hr.employee"].search_count([]), count)
        self.assertIn("applied before", str(again.notice_html))

    def test_the_same_list_in_another_order_and_writing_changes_nothing(self):
        self._applied(BINH, HOA, KHANG)
        count = self.env["hr.employee"].search_count([])
        rewritten = [
            KHANG | {"Họ và tên": " DANH  KHANG ", "Hệ số lương": 2.41},
            HOA | {"Họ và tên": "Lê\xa0Thị Hoa", "Ngày sinh": "05/1985", "Số CCCD": None},
        ]
        again = self._applied(*rewritten)
        self.assertEqual(set(self._states(again).values()), {"unchanged"})
        self.assertEqual(self.env["hr.employee"].search_count([]), count)

    def test_what_differs_from_the_register_is_refused_with_the_difference(self):
        self._applied(BINH)
        row = self._checked(BINH | {"Hệ số lương": "3,66"}).row_ids
        self.assertEqual(row.state, "refused")
        self.assertIn("Step 4 → 5", row.message)
        self.assertIn("Salary coefficient 3,33 → 3,66", row.message)
        self.assertIn("Record the change by a decision", row.message)

    def test_an_old_list_is_compared_with_its_own_day(self):
        """A transfer since then does not make the list of then wrong."""
        self._applied(BINH)
        self._issue(
            "transfer", self._person("Trần Văn Bình"), date(2021, 1, 1), department_id=self.finance
        )
        again = self._checked(BINH, user=self.home_affairs, unit_id=self.home.id)
        self.assertEqual(again.row_ids.state, "unchanged")

    def test_who_has_left_is_not_opened_again(self):
        self._applied(BINH)
        self._issue("resignation", self._person("Trần Văn Bình"), date(2021, 1, 1))
        row = self._checked(BINH, date_effective=date(2022, 1, 1)).row_ids
        self.assertEqual(self._codes(row), ["has_left"])

    def test_a_dossier_without_decisions_is_opened_not_doubled(self):
        person = self._create_person("Danh Khang", birth_text="1990")
        batch = self._applied(KHANG)
        self.assertEqual(batch.row_ids.employee_id, person)
        self.assertTrue(person.in_register)

    def test_namesakes_born_perhaps_the_same_day_wait_for_an_officer(self):
        self._create_person("Danh Khang", birth_text="15/02/1990")
        row = self._checked(KHANG).row_ids
        self.assertEqual((row.state, self._codes(row)), ("suspect", ["suspect_birth"]))
        self.assertIn("Danh Khang (15/02/1990)", row.message)

    def test_a_number_of_somebody_else_waits_for_an_officer(self):
        self._applied(BINH)
        row = self._checked(HOA | {"Số CCCD": "091080000001", "Giới tính": "Nam"}).row_ids
        self.assertEqual(row.state, "suspect")
        self.assertIn("suspect_number", self._codes(row))
        self.assertIn("Trần Văn Bình", row.message)

    def test_a_staff_number_of_somebody_else_is_refused(self):
        self._create_person("Ai đó", staff_number="CB-001")
        row = self._checked(BINH | {"Số hiệu CBCCVC": "CB-001"}).row_ids
        self.assertEqual(self._codes(row), ["staff_number_of_another"])

    def test_a_row_that_the_register_refuses_does_not_stop_the_others(self):
        """A rule that the check does not know, of another addon for example."""
        reason = "Bình is not accepted"
        model = type(self.env["hr.employee"])
        original = model._check_intake_scope

        def check(people):
            if "Trần Văn Bình" in people.mapped("name"):
                raise ValidationError(reason)
            return original(people)

        batch = self._checked(BINH, HOA, KHANG)
        batch.action_apply()
        with patch.object(model, "_check_intake_scope", check):
            self._run_job()
        self.assertEqual(
            self._states(batch),
            {"Trần Văn Bình": "refused", "Lê Thị Hoa": "applied", "Danh Khang": "applied"},
        )
        self.assertComplete(batch)
        refused = self._refused(batch)
        self.assertIn(reason, refused.message)
        self.assertFalse(self._person("Trần Văn Bình"))

    def test_nothing_to_apply_is_said(self):
        with self.assertRaisesRegex(UserError, "Every row is refused"):
            self._checked(WRONG).action_apply()

    def test_a_batch_is_applied_once(self):
        batch = self._applied(BINH)
        for step in (batch.action_apply, batch.action_check, batch.action_abandon):
            with self.assertRaisesRegex(UserError, "can't be done any more"):
                step()
        with self.assertRaisesRegex(UserError, "kept as evidence"):
            batch.unlink()
