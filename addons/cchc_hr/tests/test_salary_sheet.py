from datetime import date
from io import BytesIO

import openpyxl

from odoo.addons.cchc_hr.rules.pay_share import WHOLE

from .test_raise_due import RaiseCase


class TestSalarySheet(RaiseCase):
    TODAY = date(2025, 5, 10)

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
        )
        cls.clerk = cls._create_person("Trần Văn Minh")
        cls._open(
            cls.clerk,
            date(2020, 1, 1),
            staffing_category="public_employee",
            step=9,
            above_scale_percent=7,
            regional_allowance=0.2,
        )
        cls.away = cls._create_person("Phạm Văn Nam")
        cls._open(cls.away, date(2020, 1, 1))
        cls._issue("long_leave", cls.away, date(2025, 1, 1))

    def _sheet(self, day):
        self.env.flush_all()
        self.env["cchc.salary.sheet"].invalidate_model()
        people = self.head + self.clerk + self.away
        rows = (
            self.env["cchc.salary.sheet"]
            .with_context(sheet_on=day)
            .search([("employee_id", "in", people.ids)])
        )
        return {row.employee_id: row for row in rows}

    def test_a_month_in_figures(self):
        rows = self._sheet(date(2025, 5, 1))
        head, clerk = rows[self.head], rows[self.clerk]
        # Base 2.340.000: 4,74 × = 11.091.600; 0,50 × = 1.170.000; 25 % of both 3.065.400.
        self.assertEqual(
            (head.salary, head.allowances, head.service, head.total),
            (11_091_600, 1_170_000, 3_065_400, 15_327_000),
        )
        # 4,98 × = 11.653.200; 7 % = 815.724; 0,20 × = 468.000; no public-service allowance.
        self.assertEqual(
            (clerk.salary, clerk.above_scale, clerk.allowances, clerk.service),
            (11_653_200, 815_724, 468_000, 0),
        )
        self.assertEqual(rows[self.away].total, 0)
        self.assertIn("73/2024/NĐ-CP", head.explanation)
        self.assertIn("15.327.000", head.explanation)

    def test_of_another_day(self):
        rows = self._sheet(date(2024, 6, 30))
        self.assertEqual(rows[self.head].base, 1_800_000)
        self.assertEqual(rows[self.head].salary, 8_532_000)
        self.assertEqual(rows[self.away].salary, 5_400_000)

    def test_the_database_reckons_as_the_rule_does(self):
        for day in (date(2021, 3, 1), date(2024, 6, 30), date(2025, 5, 1)):
            for row in self._sheet(day).values():
                law = row._law()
                share = row._shares(law).get(row.employee_id.id, WHOLE)
                told = row._month_pay(law, share)
                self.assertEqual(row.total, told.value)
                for name in ("social_employee", "health_employee", "unemployment_employee"):
                    self.assertEqual(row[name], told[name])
                self.assertEqual((row.net, row.employer), (told["net"], told["employer"]))

    def test_before_any_base_salary(self):
        self.assertFalse(self._sheet(date(1990, 1, 1)))

    def test_the_workbook_sums_by_unit(self):
        self.env.flush_all()
        sheet = self.env["cchc.salary.sheet"].with_context(sheet_on=date(2025, 5, 1))
        name, content = sheet._workbook(self.home)
        self.assertIn("2025-05-01", name)
        cells = [
            [cell.value for cell in row]
            for row in openpyxl.load_workbook(BytesIO(content)).active.iter_rows()
        ]
        mine = next(row for row in cells if row[1] == "Lê Thị Hoa")
        place = next(row for row in cells if "Tổng cộng (đồng)" in row).index("Tổng cộng (đồng)")
        self.assertEqual(mine[place], 15_327_000)
        subtotals = [row[place] for row in cells if str(row[1]).startswith("Cộng ")]
        total = next(row[place] for row in cells if row[1] == "TỔNG CỘNG")
        self.assertEqual(sum(subtotals), total)

    def test_what_drafts_would_cost(self):
        draft = self._draft(
            "step_raise",
            self.clerk,
            date(2025, 4, 1),
            step=9,
            above_scale_percent=8,
            step_anchor=date(2025, 4, 1),
        )
        draft.date_signed = False
        effect = self.env["cchc.budget.effect"].create({"unit_id": self.home_division.id})
        # 1 % of 4,98 × 2.340.000 = 116.532 (815.724 → 932.256), April to December.
        self.assertEqual(effect.people, 1)
        self.assertEqual(effect.monthly, 116_532)
        self.assertEqual(effect.year_total, 9 * 116_532)
        self.assertIn("12/2025", effect.table)
        draft.write({"number": "9/QĐ-SNV", "date_signed": date(2025, 4, 1)})
        draft.action_issue()
        again = self.env["cchc.budget.effect"].create({"unit_id": self.home_division.id})
        self.assertEqual((again.people, again.year_total), (0, 0))
