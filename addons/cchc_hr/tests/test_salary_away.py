"""What the sheet pays people who are away, suspended or have further allowances."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests.common import new_test_user

from odoo.addons.cchc_hr.rules.pay_share import WHOLE

from .test_raise_due import RaiseCase

MAY = date(2026, 5, 15)
FURTHER = {
    "hazard_allowance": 0.2,
    "long_service_allowance": 0.5,
    "reserved_coefficient": 0.31,
    "seniority_percent": 12,
    "incentive_percent": 35,
    "duty_percent": 20,
    "attraction_percent": 70,
    "party_work_percent": 30,
}


class TestSalaryAway(RaiseCase):
    TODAY = date(2026, 5, 20)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = cls._create_person("Lê Thị Hoa")
        cls._open(
            cls.head,
            date(2020, 1, 1),
            rank_id=cls.principal,
            step=2,
            coefficient=4.74,
            leadership_allowance=0.5,
            responsibility_allowance=0.3,
        )

    def _row(self, person, day=MAY, user=None):
        self.env.flush_all()
        self.env["cchc.salary.sheet"].invalidate_model()
        sheet = self.env["cchc.salary.sheet"].with_context(sheet_on=day)
        return (sheet.with_user(user) if user else sheet).search([("employee_id", "=", person.id)])

    def _absent(self, person, kind, first, last=None):
        return self.env["cchc.absence"].create(
            {
                "employee_id": person.id,
                "kind_id": self.env.ref(f"cchc_hr.absence_kind_{kind}").id,
                "date_from": first,
                "date_to": last,
            }
        )

    def _suspend(self, day=date(2026, 2, 16)):
        return self._issue("suspension", self.head, day)

    def test_whoever_is_suspended_gets_one_half(self):
        self._suspend()
        row = self._row(self.head)
        # 4,74 and 0,50 × 2.340.000, halved; no responsibility, no public-service allowance.
        self.assertEqual((row.salary, row.allowances, row.service), (5_545_800, 585_000, 0))
        self.assertEqual((row.total, row.paid_share), (6_130_800, 50.0))
        self.assertEqual(row.reason, "Tạm đình chỉ công tác")
        self.assertIn("NĐ 172/2025/NĐ-CP, Điều 26", row.explanation)
        # Health insurance alone, on one half of 5,24 × 2.340.000.
        self.assertEqual((row.social_employee, row.health_employee), (0, 91_962))

    def test_a_table_corrected_is_followed_at_once(self):
        self._suspend()
        self.env.ref("cchc_hr.pay_share_suspended_officials_2025").core = 100
        self.assertEqual(self._row(self.head).salary, 11_091_600)

    def test_two_rows_for_one_day_are_refused(self):
        share = self.env.ref("cchc_hr.pay_share_suspended_officials_2025")
        allowance = self.env["cchc.allowance.rule"].search([("date_to", "=", False)], limit=1)
        rate = self.env["cchc.insurance.rate"].search([("date_to", "=", False)], limit=1)
        for row in (share, allowance, rate):
            with self.assertRaisesRegex(ValidationError, "overlap"), self.env.cr.savepoint():
                row.copy({"date_from": date(2026, 1, 1)})
        # One follows the other, or speaks of something else.
        rate.date_to = date(2025, 12, 31)
        rate.copy({"date_from": date(2026, 1, 1), "date_to": False})

    def test_what_was_withheld_is_paid_to_who_is_not_disciplined(self):
        self._suspend()
        decision = self._draft("suspension_end", self.head, date(2026, 5, 1))
        line = decision.line_ids
        # 13 of 28 days of February, March and April: 6.130.800 for a month.
        whole = 6_130_800
        self.assertAlmostEqual(line.withheld, whole * 13 // 28 + 2 * whole, delta=2)
        self.assertIn("02/2026", line.withheld_explanation)
        late = line.arrears
        line.pays_withheld = True
        self.assertEqual(line.arrears - late, line.withheld)
        decision.action_issue()
        name, content = decision._arrears_workbook()
        self.assertTrue(name and content)

    def test_a_sick_leave_is_explained_to_who_may_know_of_health(self):
        self._absent(self.head, "sick", date(2026, 5, 1), date(2026, 5, 31))
        row = self._row(self.head)
        self.assertEqual((row.total, row.net, row.is_paid), (0, 0, False))
        self.assertIn("Nghỉ ốm đau", row.explanation)
        inspector = new_test_user(self.env, "thanh.tra.luong", groups="cchc_base.group_inspector")
        inspector.unit_ids = self.home
        seen = self._row(self.head, user=inspector)
        self.assertEqual(seen.total, 0)
        self.assertNotIn("ốm", seen.explanation)
        self.assertEqual(seen.reason, "Nghỉ việc")

    def test_a_part_of_the_month_on_maternity_leave(self):
        self._absent(self.head, "maternity", date(2026, 5, 22))
        row = self._row(self.head)
        # 21 of 31 days of 11.091.600.
        self.assertEqual(row.salary, 7_513_665)
        self.assertEqual(row.social_employee, round(5.24 * 2_340_000 * 0.08))

    def test_study_abroad_is_paid_two_fifths(self):
        self._absent(self.head, "study_abroad", date(2026, 1, 1))
        self.assertEqual(self._row(self.head).salary, 4_436_640)

    def test_all_allowances_in_the_database_and_by_the_rule(self):
        person = self._create_person("Nguyễn Thị Sáu")
        self._open(
            person,
            date(2020, 1, 1),
            staffing_category="public_employee",
            step=5,
            above_scale_percent=0,
            **FURTHER,
        )
        row = self._row(person)
        # 3,66 × 2.340.000 = 8.564.400, of which 12 + 35 + 20 + 70 + 30 %.
        self.assertEqual(row.percentages, 14_302_548)
        # 0,20 + 0,50 + 0,31.
        self.assertEqual(row.allowances, 2_363_400)
        for kind in (None, "custody", "unpaid"):
            if kind:
                self._absent(person, kind, date(2026, 5, 12), date(2026, 5, 18))
            row = self._row(person)
            law = row._law()
            told = row._month_pay(law, row._shares(law).get(person.id, WHOLE))
            self.assertEqual(row.total, told.value)
            self.assertEqual((row.net, row.employer), (told["net"], told["employer"]))

    def test_arrears_agree_with_the_sheet(self):
        self._absent(self.head, "unpaid", date(2026, 3, 1), date(2026, 3, 31))
        decision = self._draft(
            "step_raise",
            self.head,
            date(2026, 1, 1),
            step=3,
            coefficient=5.08,
            step_anchor=date(2026, 1, 1),
        )
        decision.date_signed = date(2026, 4, 20)
        effect = decision.line_ids._pay_effects()[decision.line_ids.id]
        old = {row[0]: row[2] for row in effect["rows"]}
        new = {row[0]: row[3] for row in effect["rows"]}
        days = [date(2026, number, 1) for number in range(1, 5)]
        self.assertEqual([self._row(self.head, day).total for day in days], list(old.values()))
        self.assertEqual(old[date(2026, 3, 1)], 0)
        decision.action_issue()
        self.assertEqual([self._row(self.head, day).total for day in days], list(new.values()))

    def test_the_sheet_asks_no_more_for_many_away(self):
        people = [self._create_person(f"Người thứ {number}") for number in range(6)]
        for person in people:
            self._open(person, date(2020, 1, 1))
            self._absent(person, "unpaid", date(2026, 5, 1), date(2026, 5, 31))

        def queries(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            sheet = self.env["cchc.salary.sheet"].with_context(sheet_on=MAY)
            rows = sheet.search([("employee_id", "in", [person.id for person in some])])
            rows.mapped("reason")
            return self.env.cr.sql_log_count - before

        queries(people)
        self.assertLessEqual(queries(people), queries(people[:1]))


class TestArrearsOfMay(RaiseCase):
    TODAY = date(2016, 5, 20)

    def test_a_raise_issued_in_may_from_january_across_the_base_of_may(self):
        """3,00 → 3,33: 0,33 × 1.150.000 for January to April, × 1.210.000 for May, and 25 %."""
        person = self._create_person("Võ Văn Tám")
        self._open(person, date(2016, 1, 1), step=3)
        decision = self._draft(
            "step_raise", person, date(2016, 1, 1), step=4, step_anchor=date(2016, 1, 1), order=2
        )
        decision.date_signed = date(2016, 5, 20)
        decision.action_issue()
        self.assertEqual(decision.paid_from, date(2016, 6, 1))
        # Each part of each month rounded: 379.500 + 94.875, and 399.300 + 99.825.
        self.assertEqual(decision.arrears, 4 * 474_375 + 499_125)
        self.assertIn("1.210.000", decision.line_ids.arrears_explanation)
