from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import LEAVE_ON, ReductionCase


@tagged("post_install", "-at_install")
class TestReductionRoad(ReductionCase):
    """One list to its end: what the ledger, the forms and the reports say of it is the same."""

    def _cells(self, made, what):
        book = load_workbook(BytesIO(made._printed(what, "xlsx")[1]))
        return {
            sheet.title: [row for row in sheet.iter_rows(values_only=True)]
            for sheet in book.worksheets
        }

    def _total(self, rows):
        return next(row for row in rows if row[1] == "TỔNG CỘNG")

    def test_ledger_forms_and_reports_agree(self):
        self._enter(self.home, 10)
        self._enter(self.home_division, 6)
        made = self._list()
        made.action_submit()
        made.dossier_ids[1].with_user(self.judge)._answer("return", "Thiếu xác nhận BHXH")
        judged = made.with_user(self.judge)
        judged.action_appraise()
        self._financed(judged)
        judged.document_id = self.document
        judged.action_approve()
        self._decided(judged)
        judged.action_cut()
        gone = made.dossier_ids.filtered(lambda row: row.state == "decided")
        amount = sum(gone.mapped("amount"))
        self.assertEqual(len(gone), 2)
        self.assertGreater(amount, 0)

        assigned = self.env["cchc.establishment"]._assigned(LEAVE_ON)
        self.assertEqual(assigned[self.home.id, self.civil.id], 10 - len(gone))
        self.assertEqual(assigned[self.home_division.id, self.civil.id], 6 - len(gone))
        balance = self.env["cchc.establishment"]._balance(LEAVE_ON)
        self.assertEqual(balance[self.home.id, self.civil.id].occupied, 1)

        sheets = self._cells(judged, "forms")
        self.assertEqual(list(sheets), ["1a", "2"])
        listed = {row[1] for row in sheets["1a"]} & set(self.people.mapped("name"))
        self.assertEqual(listed, set(gone.employee_id.mapped("name")))
        self.assertEqual(self._total(sheets["1a"])[-3], amount)
        self.assertEqual(self._total(sheets["2"])[2:4], (len(gone), amount))
        self.assertEqual(
            self._total(self._cells(judged, "results")["3"])[2:5], (len(gone), len(gone), amount)
        )
        report = (
            self.env["cchc.reduction.report"]
            .with_user(self.judge)
            .create(
                {
                    "unit_id": self.home.id,
                    "date_from": date(2025, 1, 1),
                    "date_to": date(2025, 12, 31),
                }
            )
        )
        report.action_show()
        self.assertEqual(
            (report.approved, report.gone, report.amount), (len(gone), len(gone), amount)
        )


@tagged("post_install", "-at_install")
class TestStepDown(ReductionCase):
    """Who gives up a post keeps its allowance, the place and the right to come back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.people[0]
        cls.post = cls.env.ref("cchc_hr.leadership_post_deputy_division_head", False) or cls.env[
            "cchc.leadership.post"
        ].search([], limit=1)
        cls._issue(
            "appointment", cls.leader, date(2024, 2, 1),
            leadership_post_id=cls.post, leadership_allowance=0.6,
        )  # fmt: skip
        cls._enter(cls.home, 10)
        made = cls._list([])
        cls.row = cls._dossier(
            made, cls.leader, measure="step_down", volunteers=True,
            ground_id=cls.env.ref("cchc_reduction.reduction_ground_nd178_1").id,
            reorganised_on=date(2025, 7, 1), term_ends_on=date(2027, 1, 31),
        )  # fmt: skip
        cls.row.document_ids.number = "1"

    def test_the_allowance_of_the_register_is_kept_to_the_end_of_the_term(self):
        self.assertEqual(self.row.kept_allowance, 1_404_000)
        self.row.action_compute()
        # Seventeen months from 01/09/2025 to 31/01/2027.
        self.assertEqual((self.row.amount, self.row.remark or ""), (17 * 1_404_000, ""))
        self.assertEqual(self.row.article, "Điều 11 NĐ 178/2024/NĐ-CP")
        self.row.term_ends_on = False
        self.row.action_compute()
        self.assertIn("the day on which its term ends", self.row.remark)
        with self.assertRaisesRegex(UserError, "the measure gives nothing"):
            self.row.list_id.action_submit()

    def test_the_decision_takes_the_post_and_leaves_the_person(self):
        judged = self._decided(self._approved(self.row.list_id))
        decision = self.row.decision_id
        self.assertEqual((decision.type_id.code, self.row.state), ("removal", "decided"))
        self.assertIn("Khoản 1 Điều 2 NĐ 178/2024", decision.line_ids.ground)
        period = self.leader.version_ids.sorted("date_version")[-1]
        self.assertEqual((period.date_version, period.service_status), (LEAVE_ON, "serving"))
        self.assertFalse(period.leadership_post_id)
        # The allowance of 0.6 goes on as the difference that is kept.
        self.assertEqual((period.leadership_allowance, period.reserved_coefficient), (0, 0.6))
        # Nobody left: no place goes, nobody is forecast to leave, nothing is paid back.
        with self.assertRaisesRegex(UserError, "nobody has left"):
            judged.action_cut()
        # It comes with the salary; to pay it at once as well would pay it twice.
        with self.assertRaisesRegex(UserError, "month by month"):
            self.env["cchc.reduction.payment"].create(
                {
                    "dossier_id": self.row.id,
                    "paid_on": date(2025, 9, 15),
                    "document": "UNC 3",
                    "amount": self.row.amount,
                }
            )
        self.assertFalse(
            self.env["cchc.person.restriction"].search([("employee_id", "=", self.leader.id)])
        )
        rows = self.env["cchc.reduction.result"].search([("dossier_id", "=", self.row.id)])
        self.assertEqual((sum(rows.mapped("approved")), sum(rows.mapped("gone"))), (1, 0))

    def test_a_type_without_the_kept_difference_is_left_as_it_is(self):
        kind = self.env.ref("cchc_hr.decision_type_removal")
        kind.fact_ids -= self.env.ref("cchc_hr.service_fact_reserved_coefficient")
        judged = self._approved(self.row.list_id)
        judged.action_draft_decision()
        self.assertFalse(self.row.decision_id.line_ids.reserved_coefficient)

    def test_who_is_listed_to_give_up_a_post_is_not_forecast_to_leave(self):
        made = self.row.list_id
        made.action_submit()
        day = date(2025, 8, 15)
        leaving = {
            cause
            for causes in self.env["cchc.establishment"]._leaving(day, 2025).values()
            for _year, cause in causes
        }
        self.assertNotIn("listed", leaving)
        other = self._list(self.people[1:2])
        other.action_submit()
        leaving = {
            cause
            for causes in self.env["cchc.establishment"]._leaving(day, 2025).values()
            for _year, cause in causes
        }
        self.assertIn("listed", leaving)
