from datetime import date
from io import BytesIO

import openpyxl

from odoo.exceptions import UserError

from .test_raise_due import ANCHOR, RaiseCase


class TestDueDraft(RaiseCase):
    TODAY = date(2025, 5, 10)

    def _dues(self, people, *kinds):
        self.env.flush_all()
        return self.env["cchc.due"].search(
            [("employee_id", "in", people.ids), ("kind", "in", kinds)]
        )

    def test_one_decision_for_the_raises_of_a_quarter(self):
        one, two = self._opened("Nguyễn Văn An"), self._opened("Trần Văn Bình", step=9)
        dues = self._dues(one + two, "step_raise", "above_scale")
        action = dues.action_draft_decision()
        decision = self.env["cchc.decision"].browse(action["res_id"])
        self.assertEqual(decision.type_id.code, "step_raise")
        self.assertEqual(decision.unit_id, self.home)
        first = decision.line_ids.filtered(lambda line: line.employee_id == one)
        second = decision.line_ids - first
        self.assertEqual(
            (first.step, first.coefficient, first.step_anchor, first.date_effective),
            (4, 3.33, date(2025, 1, 1), date(2025, 1, 1)),
        )
        self.assertEqual((second.step, second.above_scale_percent), (9, 5))
        self.assertIn("TT 08/2013/TT-BNV, Điều 2 khoản 1", first.ground)
        self.assertIn("Mốc tính", first.explanation)
        decision.write({"number": "1/QĐ-SNV", "date_signed": date(2025, 5, 10)})
        decision.action_issue()
        self.assertEqual(self._due(one).date, date(2028, 1, 1))
        self.assertEqual(self._due(two).date, date(2026, 1, 1))
        self.assertIn("Mốc tính", first.explanation)

    def test_nobody_is_drafted_twice(self):
        person = self._opened()
        dues = self._dues(person, "step_raise")
        dues.action_draft_decision()
        dues.invalidate_recordset()
        again = self._dues(person, "step_raise")
        self.assertTrue(again.decision_id)
        with self.assertRaisesRegex(UserError, "Nguyễn Văn An"):
            again.action_draft_decision()

    def test_one_decision_settles_one_sort(self):
        person = self._opened()
        dues = self._dues(person, "step_raise", "retirement")
        with self.assertRaises(UserError):
            dues.action_draft_decision()

    def test_retirements(self):
        person = self._create_person("Lê Văn Cường", birth_text="15/03/1964")
        self._open(person, ANCHOR)
        dues = self._dues(person, "retirement_notice", "retirement_decision", "retirement")
        decision = self.env["cchc.decision"].browse(dues.action_draft_decision()["res_id"])
        self.assertEqual(decision.type_id.code, "retirement")
        # The day after the last one, 30/06/2025.
        self.assertEqual(decision.line_ids.date_effective, date(2025, 7, 1))
        self.assertIn("NĐ 135/2020/NĐ-CP", decision.line_ids.ground)

    def test_ends_of_probation(self):
        person = self._create_person("Phạm Thị Dung")
        self._issue(
            "recruitment",
            person,
            date(2024, 6, 1),
            staffing_category="civil_servant",
            service_status="probation",
            department_id=self.home_division,
            rank_id=self.specialist,
            step=1,
            coefficient=2.34,
            salary_percent=85,
        )
        decision = self.env["cchc.decision"].browse(
            self._dues(person, "probation").action_draft_decision()["res_id"]
        )
        line = decision.line_ids
        self.assertEqual(line.date_effective, date(2025, 6, 1))
        self.assertEqual(
            (line.rank_id, line.step, line.step_anchor), (self.specialist, 1, date(2025, 6, 1))
        )
        decision.write({"number": "2/QĐ-SNV", "date_signed": date(2025, 5, 20)})
        decision.action_issue()
        self.assertEqual(self._due(person).date, date(2028, 6, 1))

    def test_ends_of_terms(self):
        leaders = self._create_person("Phạm Văn Trưởng") + self._create_person("Lê Thị Phó")
        self._open(leaders, date(2016, 1, 1))
        for leader, day in zip(leaders, (date(2020, 6, 1), date(2020, 7, 1)), strict=True):
            self._issue("appointment", leader, day, leadership_post_id=self.head_post)
        dues = self._dues(leaders, "term_notice", "term_end")
        self.assertEqual(len(dues), 4)
        decision = self.env["cchc.decision"].browse(dues.action_draft_decision()["res_id"])
        self.assertEqual(decision.type_id.code, "reappointment")
        lines = decision.line_ids.sorted("date_effective")
        self.assertEqual(lines.employee_id, leaders)
        self.assertEqual(lines.mapped("date_effective"), [date(2025, 6, 1), date(2025, 7, 1)])
        self.assertEqual(lines.leadership_post_id, self.head_post)
        self.assertIn("31/05/2025", lines[0].ground)
        self.assertIn("Ngày bổ nhiệm", lines[0].explanation)
        dues.invalidate_recordset()
        self.assertTrue(all(due.decision_id == decision for due in dues))

    def test_statements_do_not_grow_with_lines(self):
        def count(number):
            people = self.env["hr.employee"]
            for place in range(number):
                people |= self._create_person(f"Người {place}")
            self._open(people, ANCHOR)
            dues = self._dues(people, "step_raise")
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            dues.action_draft_decision()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(1)
        few, many = count(2), count(14)
        self.assertLessEqual(many, few + 2)


OPENED = date(2016, 1, 1)


class TestArrears(RaiseCase):
    TODAY = date(2016, 5, 20)

    def _raised(self, person, day, signed, **facts):
        decision = self._draft("step_raise", person, day, order=2, step_anchor=day, **facts)
        decision.date_signed = signed
        return decision

    @classmethod
    def _worker(cls, day, **facts):
        """Not a civil servant: without the public-service allowance."""
        person = cls._create_person()
        cls._open(person, day, staffing_category="public_employee", step_anchor=day, **facts)
        return person

    def test_a_raise_issued_in_may_from_january_across_a_base_salary(self):
        """3,00 → 3,33 from 01/01/2016, signed in May, paid anew from June. Base 1.150.000 until
        April: 0,33 × 1.150.000 = 379.500 four times; 1.210.000 in May: 399.300."""
        person = self._worker(OPENED)
        decision = self._raised(
            person, date(2016, 1, 1), date(2016, 5, 18), step=4, coefficient=3.33
        )
        line = decision.line_ids
        self.assertEqual(decision.paid_from, date(2016, 6, 1))
        self.assertEqual(line.arrears, 1_917_300)
        self.assertEqual(line.arrears_months, 5)
        self.assertEqual(line.pay_change, 379_500)
        for words in ("01/2016", "379.500", "399.300", "47/2016/NĐ-CP", "1.917.300"):
            self.assertIn(words, line.arrears_explanation)
        decision.action_issue()
        self.env.invalidate_all()
        self.assertEqual(line.arrears, 1_917_300)
        self.assertEqual(decision.arrears, 1_917_300)

    def test_paid_in_time(self):
        person = self._worker(OPENED)
        decision = self._raised(
            person, date(2016, 6, 1), date(2016, 5, 18), step=4, coefficient=3.33
        )
        self.assertEqual(decision.arrears, 0)
        self.assertFalse(decision.has_arrears)
        decision.paid_from = date(2016, 8, 1)
        self.assertEqual(decision.arrears, 2 * 399_300)

    def test_a_civil_servant_is_owed_a_quarter_more(self):
        person = self._create_person()
        self._open(person, OPENED, coefficient=3.0)
        decision = self._raised(
            person, date(2016, 1, 1), date(2016, 1, 18), step=4, coefficient=3.33
        )
        # One month: 3,33 × 1.150.000 = 3.829.500 and 25 % 957.375, less 3.450.000 and 862.500.
        self.assertEqual(decision.arrears, 474_375)

    def test_what_is_revoked_is_owed_no_more(self):
        person = self._worker(OPENED)
        decision = self._raised(
            person, date(2016, 1, 1), date(2016, 5, 18), step=4, coefficient=3.33
        )
        decision.action_issue()
        self._revoke(decision)
        self.env.invalidate_all()
        self.assertEqual(decision.line_ids.arrears, 0)

    def test_the_workbook(self):
        person = self._worker(OPENED)
        decision = self._raised(
            person, date(2016, 1, 1), date(2016, 5, 18), step=4, coefficient=3.33
        )
        _name, content = decision._arrears_workbook()
        sheet = openpyxl.load_workbook(BytesIO(content)).active
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        total = next(row for row in values if row[1] == "TỔNG CỘNG")
        self.assertEqual(total[-1], 1_917_300)
        self.assertEqual([row[-1] for row in values if row[4] == "05/2016"], [399_300])

    def test_statements_do_not_grow_with_lines(self):
        def count(number):
            people = self.env["hr.employee"]
            for _place in range(number):
                people |= self._worker(OPENED)
            decision = self._raised(
                people, date(2016, 1, 1), date(2016, 5, 18), step=4, coefficient=3.33
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(decision.arrears, number * 1_917_300)
            return self.env.cr.sql_log_count - before

        count(1)
        self.assertLessEqual(count(12), count(2) + 2)
