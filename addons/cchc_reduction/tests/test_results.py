from datetime import date
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import LEAVE_ON, ReductionCase


@tagged("post_install", "-at_install")
class TestReductionResults(ReductionCase):
    """What was achieved: by agency, decree, measure, ground, payer, fund and half-year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = cls._list(cls.people[:2])
        third = cls._dossier(made, cls.people[2], measure="transfer_out", birth_text="1975")
        third.document_ids.number = "1"
        third.action_compute()
        third.own_amount = third.amount // 4
        cls.third = third
        cls.judged = cls._decided(cls._approved(made))
        first = cls.judged.dossier_ids[0]
        cls.env["cchc.reduction.payment"].create(
            {
                "dossier_id": first.id,
                "paid_on": date(2025, 9, 15),
                "document": "UNC 12",
                "amount": first.amount,
            }
        )

    def _report(self, user=None, **vals):
        report = (
            self.env["cchc.reduction.report"]
            .with_user(user or self.judge)
            .create(
                {
                    "unit_id": self.home.id,
                    "date_from": date(2025, 1, 1),
                    "date_to": date(2025, 12, 31),
                    **vals,
                }
            )
        )
        report.action_show()
        return report

    def test_rows_agree_with_the_list(self):
        report = self._report(by="unit_id", within="measure")
        top = report.line_ids.filtered(lambda line: line.level == 1)
        self.assertEqual(top.name, self.home.name)
        self.assertEqual((top.approved, top.gone), (3, 3))
        self.assertEqual(
            (top.amount, top.budget, top.own, top.paid),
            (self.judged.amount, self.judged.budget_amount, self.judged.own_amount,
             self.judged.paid_amount),
        )  # fmt: skip
        self.assertEqual((report.approved, report.amount), (3, self.judged.amount))
        parts = report.line_ids.filtered(lambda line: line.level == 2)
        expected = {
            "Nghỉ hưu trước tuổi": 2,
            "Chuyển sang tổ chức không hưởng lương từ ngân sách": 1,
        }
        self.assertEqual({line.name: line.approved for line in parts}, expected)
        self.assertEqual(sum(parts.mapped("amount")), top.amount)

    def test_every_trait(self):
        own = self.third.own_amount
        for by, expected in (
            ("decree", {"NĐ 154/2025/NĐ-CP": 3}),
            ("ground_id", {"Điểm a khoản 1 Điều 2 NĐ 154/2025/NĐ-CP": 3}),
            ("fund", {"Dự toán ngân sách năm": 3}),
            ("year", {"2025": 3}),
            ("half", {"2025 – II": 3}),
            ("payer", {"Ngân sách nhà nước": 3, "Kinh phí của đơn vị": 0}),
        ):
            report = self._report(by=by, within=False)
            with self.subTest(by=by):
                self.assertEqual({line.name: line.approved for line in report.line_ids}, expected)
        mine = report.line_ids.filtered(lambda line: not line.approved)
        self.assertEqual((mine.amount, mine.own, mine.budget), (own, own, 0))
        self.assertEqual(mine.dossier_ids, self.third)

    def test_drill_down_to_the_dossiers(self):
        report = self._report(by="measure", within=False)
        line = report.line_ids.filtered(lambda one: one.approved == 1)
        action = line.action_open_dossiers()
        found = self.env["cchc.reduction.dossier"].with_user(self.judge).search(action["domain"])
        self.assertEqual(found, self.third)
        rows = (
            self.env["cchc.reduction.result"]
            .with_user(self.judge)
            .search([("dossier_id", "=", self.third.id)])
        )
        self.assertEqual(len(rows), 2, "one for each payer")
        self.assertEqual(rows[0].action_open_dossier()["res_id"], self.third.id)

    def test_period_scope_and_bad_input(self):
        self.assertFalse(
            self._report(date_from=date(2025, 1, 1), date_to=date(2025, 8, 31)).line_ids
        )
        self.assertEqual(self._report(date_from=LEAVE_ON, date_to=LEAVE_ON).approved, 3)
        self.assertEqual(self._report(user=self.payer).approved, 3)
        self.assertFalse(self._report(user=self.stranger).line_ids)
        with self.assertRaisesRegex(ValidationError, "before it begins"):
            self._report(date_from=date(2025, 2, 1), date_to=date(2025, 1, 1))
        mine = self._report()
        with self.assertRaises(AccessError):
            mine.with_user(self.officer).action_xlsx()

    def test_money_is_exact_where_it_is_summed(self):
        (group,) = self.env["cchc.reduction.result"]._read_group(
            [("list_id", "=", self.judged.id)], [], ["amount:sum", "approved:sum", "paid:sum"]
        )
        self.assertEqual(group, (self.judged.amount, 3, self.judged.paid_amount))

    def test_files(self):
        report = self._report(by="unit_id", within="measure")
        name, content = report._printed("xlsx")
        self.assertEqual(name, "ket-qua-tinh-gian.xlsx")
        sheet = load_workbook(BytesIO(content)).active
        cells = {cell.value for row in sheet.iter_rows() for cell in row}
        self.assertIn("KẾT QUẢ THỰC HIỆN TINH GIẢN BIÊN CHẾ", cells)
        self.assertIn("Từ ngày 01/01/2025 đến ngày 31/12/2025", cells)
        total = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "TỔNG CỘNG")
        self.assertEqual(
            total[2:8],
            (3, 3, self.judged.amount, self.judged.budget_amount, self.judged.own_amount,
             self.judged.paid_amount),
        )  # fmt: skip
        document = Document(BytesIO(report._printed("docx")[1]))
        text = " ".join(cell.text for table in document.tables for row in table.rows
                        for cell in row.cells)  # fmt: skip
        self.assertIn("Nghỉ hưu trước tuổi", text)
