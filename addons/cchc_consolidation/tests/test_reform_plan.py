import io
import zipfile
from datetime import date

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.cchc_hr.tests.common import CchcHrCase

from .test_personnel_report import text_of


@freeze_time("2026-07-15 03:00:00")
class TestReformPlan(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.env["cchc.legal.document"].create(
            {"number": "05/KH-UBND", "title": "Cải cách hành chính năm 2026", "kind": "plan"}
        )
        cls.plan = cls.env["cchc.reform.plan"].create(
            {"year": 2026, "document_id": cls.document.id}
        )
        cls.officer = cls._create_user("reform_officer", "hr_officer", cls.home)
        cls.stranger = cls._create_user("reform_stranger", "hr_officer", cls.finance)
        cls.centre = cls._create_user("reform_centre", "home_affairs", cls.province)
        cls.inspector = cls._create_user("reform_inspector", "inspector", cls.home)
        cls.late = cls._task("Khảo sát sự hài lòng", date(2026, 6, 30), budget=450_000_000)
        cls.open = cls._task("Rà soát chức năng", date(2026, 12, 15))
        cls.strange = cls._task("Tự chủ tài chính", date(2026, 9, 30), unit_id=cls.finance.id)

    @classmethod
    def _task(cls, name, deadline, env=None, **vals):
        return (env or cls.env)["cchc.reform.task"].create(
            {
                "plan_id": cls.plan.id,
                "area": "procedures",
                "name": name,
                "unit_id": cls.home.id,
                "deadline": deadline,
                "budget_source": "regular",
                **vals,
            }
        )

    def _report(self, task, percent, day, user=None, **vals):
        env = self.env(user=user.id) if user else self.env
        values = {"task_id": task.id, "percent": percent, "date": day, "result": "Đã làm", **vals}
        if percent == 100:
            values.setdefault("evidence", "Báo cáo số 12")
        return env["cchc.reform.progress"].create(values)

    def _start(self):
        self.plan.with_user(self.centre).action_put_in_force()

    # -- who does what ----------------------------------------------------------

    def test_an_agency_enters_its_own_tasks_in_a_draft(self):
        env = self.env(user=self.officer.id)
        self._task("Việc của Sở", date(2026, 10, 1), env)
        with self.assertRaisesRegex(AccessError, "in charge of"):
            self._task("Việc của nơi khác", date(2026, 10, 1), env, unit_id=self.finance.id)

    def test_in_force_an_agency_reports_and_changes_nothing(self):
        self._start()
        self._report(self.open, 30, date(2026, 7, 1), self.officer)
        self.assertEqual(self.open.progress, 30)
        with self.assertRaisesRegex(UserError, "no draft any more"):
            self.open.with_user(self.officer).deadline = date(2026, 12, 31)
        self.open.with_user(self.centre).deadline = date(2026, 12, 31)

    def test_nobody_reports_on_a_draft_or_for_others(self):
        with self.assertRaisesRegex(UserError, "not in force"):
            self._report(self.open, 30, date(2026, 7, 1))
        self._start()
        with self.assertRaises(AccessError):
            self._report(self.strange, 30, date(2026, 7, 1), self.officer)

    def test_an_agency_moves_no_plan(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.officer).action_put_in_force()
        with self.assertRaisesRegex(UserError, "Put in force"):
            self.plan.state = "in_force"

    def test_who_cooperates_reads_and_reports_nothing(self):
        Task = self.env["cchc.reform.task"].with_user(self.stranger)
        self.assertNotIn(self.open, Task.search([]))
        self.open.partner_ids = self.finance
        self._start()
        self.assertIn(self.open, Task.search([]))
        with self.assertRaises(AccessError):
            self._report(self.open, 30, date(2026, 7, 1), self.stranger)
        self._report(self.open, 30, date(2026, 7, 1), self.officer)
        self.assertEqual(self.open.with_user(self.stranger).progress_ids.percent, 30)

    def test_an_inspector_only_reads(self):
        self._start()
        self.assertIn(self.open, self.env["cchc.reform.task"].with_user(self.inspector).search([]))
        with self.assertRaises(AccessError):
            self._report(self.open, 30, date(2026, 7, 1), self.inspector)

    # -- what is reported ---------------------------------------------------------

    def test_standing_of_tasks(self):
        self._start()
        self.assertEqual((self.late.status, self.open.status), ("overdue", "not_started"))
        self._report(self.late, 100, date(2026, 7, 10))
        self._report(self.open, 100, date(2026, 7, 10))
        self.assertEqual((self.late.status, self.open.status), ("late", "in_time"))
        self.assertEqual(self.late._status_on(date(2026, 7, 5)), "overdue")
        self.assertEqual((self.plan.done_count, self.plan.overdue_count), (2, 0))

    def test_done_needs_its_product(self):
        self._start()
        with self.assertRaisesRegex(ValidationError, "name the product"):
            self._report(self.open, 100, date(2026, 7, 1), evidence=False)
        with self.assertRaisesRegex(ValidationError, "day to come"):
            self._report(self.open, 50, date(2026, 8, 1))

    def test_a_report_stays_as_it_was_made(self):
        self._start()
        report = self._report(self.open, 50, date(2026, 7, 1))
        with self.assertRaisesRegex(UserError, "not changed"):
            report.percent = 60
        self._report(self.open, 60, date(2026, 7, 1))
        self.assertEqual(self.open.progress, 60)
        with self.assertRaisesRegex(UserError, "was reported on"):
            self.open.unlink()

    def test_money_needs_a_source_and_is_whole(self):
        with self.assertRaisesRegex(ValidationError, "from where"):
            self._task("Việc", date(2026, 10, 1), budget=5, budget_source=False)
        with self.assertRaisesRegex(ValidationError, "before the year"):
            self._task("Việc", date(2025, 10, 1))

    def test_overdue_tasks_are_reminded_of_once(self):
        self._start()
        self.officer.lang = "en_US"
        self._task_overdue = self._task("Việc trễ", date(2026, 3, 31))
        Reminder = self.env["cchc.due.reminder"]
        for _turn in range(2):
            Reminder._remind(self.officer)
        found = self.env["mail.activity"].search(
            [("user_id", "=", self.officer.id), ("summary", "like", "Overdue tasks of the reform")]
        )
        self.assertEqual(found.mapped("summary"), ["Overdue tasks of the reform: 2"])
        self.assertEqual(found.date_deadline, date(2026, 3, 31))
        for task in self.late | self._task_overdue:
            self._report(task, 100, date(2026, 7, 10))
        Reminder._remind(self.officer)
        self.assertFalse(found.exists())

    def test_the_first_page_counts_the_tasks_that_one_leads(self):
        self.late.partner_ids = self.finance
        self._start()

        def tiles(user):
            page = self.env(user=user.id, context={"lang": "en_US"})["cchc.dashboard"].work_to_do()
            return {
                tile["title"]: tile["figures"][0]["count"]
                for section in page["sections"]
                for tile in section["tiles"]
                if section["key"] == "reform"
            }

        self.assertEqual(tiles(self.officer), {"Overdue tasks": 1, "Tasks under way": 1})
        self.assertEqual(tiles(self.stranger), {"Tasks under way": 1})

    # -- next year, paper -----------------------------------------------------------

    def test_the_next_year_takes_the_tasks_over(self):
        self._start()
        self._report(self.open, 100, date(2026, 7, 10))
        plan = self.env["cchc.reform.plan"].browse(self.plan.action_copy_to_next_year()["res_id"])
        self.assertEqual((plan.year, plan.state, len(plan.task_ids)), (2027, "draft", 3))
        twin = plan.task_ids.filtered(lambda task: task.continues_id == self.late)
        self.assertEqual(
            (twin.deadline, twin.budget, twin.progress), (date(2027, 6, 30), 450_000_000, 0)
        )
        done = plan.task_ids.filtered(lambda task: task.name == self.open.name)
        self.assertFalse(done.continues_id)
        with self.assertRaisesRegex(UserError, "2027"):
            self.plan.action_copy_to_next_year()

    def test_workbook_has_numbers_and_days(self):
        self._start()
        printed = self.plan.with_user(self.centre)._print_documents("xlsx")
        sheet = load_workbook(io.BytesIO(printed.content)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        row = next(row for row in rows if row[1] == self.late.name)
        self.assertEqual(row[6], 450_000_000)
        self.assertEqual(row[4].date(), date(2026, 6, 30))
        own = self.plan.with_user(self.officer)._print_documents("xlsx")
        text = str([cell.value for row in load_workbook(io.BytesIO(own.content)).active
                    for cell in row])  # fmt: skip
        self.assertIn(self.late.name, text)
        self.assertNotIn(self.strange.name, text)

    def _paper(self, user, **vals):
        report = self.env(user=user.id)["cchc.reform.report"].create(
            {"plan_id": self.plan.id, "kind": "half", "date_from": date(2026, 1, 1), **vals}
        )
        content = report._print_documents("docx").content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return report, archive.read("word/document.xml").decode()

    def test_report_is_drafted_from_the_tasks(self):
        self._start()
        self._report(self.late, 60, date(2026, 6, 20), result="Đã phát 1.200 phiếu")
        self._report(self.late, 100, date(2026, 7, 10), result="Đã công bố kết quả")
        report, text = self._paper(self.officer, assessment="Triển khai đồng bộ")
        self.assertEqual((report.date_to, report.unit_id), (date(2026, 6, 30), self.home))
        self.assertIn("6 tháng đầu năm 2026", text)
        self.assertIn("SỞ NỘI VỤ", text)
        self.assertIn("Đã phát 1.200 phiếu", text)
        # What was reported after the last day of the period is not in it.
        self.assertNotIn("Đã công bố kết quả", text)
        self.assertIn("Triển khai đồng bộ", text)
        self.assertNotIn(self.strange.name, text)

    def test_report_of_the_province_has_all_agencies(self):
        self._start()
        self._report(self.strange, 20, date(2026, 5, 1))
        _report, text = self._paper(self.centre, unit_id=self.province.id)
        self.assertIn(self.late.name, text)
        self.assertIn(self.strange.name, text)

    def test_the_signed_report_is_kept_with_number_and_day(self):
        self._start()
        self._report(self.late, 60, date(2026, 6, 20), result="Đã phát 1.200 phiếu")
        report, _draft = self._paper(self.officer)
        self.assertTrue("DỰ THẢO" in text_of(report._print_documents("docx").content))
        report.write({"number": "21", "date_signed": date(2026, 7, 4)})
        report.action_issue()
        self._report(self.late, 100, date(2026, 6, 25), result="Đã công bố kết quả")
        text = text_of(report._print_documents("docx").content)
        for words in ("21/BC-", "ngày 04 tháng 07 năm 2026", "Đã phát 1.200 phiếu"):
            self.assertTrue(words in text, words)
        for words in ("DỰ THẢO", "Đã công bố kết quả"):
            self.assertFalse(words in text, words)

    def test_report_of_another_agency_is_refused(self):
        with self.assertRaisesRegex(AccessError, "in charge of"):
            self._paper(self.officer, unit_id=self.finance.id)
