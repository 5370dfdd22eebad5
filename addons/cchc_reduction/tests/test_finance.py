from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .common import ReductionCase


@tagged("post_install", "-at_install")
class TestFinance(ReductionCase):
    """Finance appraises the money: after the people, before the approval, and nothing by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = cls._list()
        cls.made.action_submit()
        cls.judged = cls.made.with_user(cls.judge)

    def _appraised(self):
        self.judged.action_appraise()
        return self.made.with_user(self.payer)

    def test_money_comes_after_people_and_before_approval(self):
        with self.assertRaisesRegex(UserError, "at another time"):
            self._financed(self.made)
        with freeze_time("2025-08-04 03:00"):
            seen = self._appraised()
        self.judged.document_id = self.document
        with self.assertRaisesRegex(UserError, "at another time"):
            self.judged.action_approve()
        self.assertTrue(seen.may_finance)
        wizard = seen.env["cchc.reduction.finance"].create(
            {"list_id": seen.id, "fund": "salary_reform", "letter": "215/STC", "remark": "Đủ"}
        )
        self.assertEqual((wizard.people, wizard.amount), (3, seen.amount))
        with freeze_time("2025-08-11 03:00"):
            wizard.action_confirm()
        self.assertEqual((seen.state, seen.finance_fund), ("financed", "salary_reform"))
        self.assertEqual(
            (seen.financed_by_id, seen.financed_at.date(), seen.appraised_by_id),
            (self.payer, date(2025, 8, 11), self.judge),
        )
        self.assertIn("215/STC", seen.message_ids[0].body)
        self.judged.action_approve()
        self.assertEqual(self.judged.state, "approved")

    def test_only_finance_takes_the_step_and_only_in_its_scope(self):
        self._appraised()
        for user in (self.officer, self.judge, self.stranger):
            with self.assertRaises(AccessError):
                self.made.with_user(user)._finance("estimate", "1/STC")
        elsewhere = new_test_user(
            self.env,
            login="reduction_payer_elsewhere",
            groups="cchc_reduction.group_finance",
            unit_ids=[(6, 0, self.finance.ids)],
        )
        with self.assertRaises(AccessError):
            self.made.with_user(elsewhere)._finance("estimate", "1/STC")
        self.assertFalse(
            self.env["cchc.reduction.list"].with_user(elsewhere).search([("id", "=", self.made.id)])
        )
        seen = self.made.with_user(self.payer)
        row = seen.dossier_ids[0]
        for attempt in (
            lambda: seen.write({"note": "x"}),
            lambda: seen.write({"finance_fund": "own"}),
            lambda: row.write({"own_amount": 1}),
            lambda: row.document_ids[0].write({"number": "2"}),
            lambda: seen.action_approve(),
            lambda: seen._return("x"),
            lambda: row._answer("refuse", "x"),
        ):
            with self.assertRaises(AccessError):
                attempt()
        with self.assertRaisesRegex(UserError, "Appraise the money"):
            self.judged.finance_fund = "own"

    def test_finance_returns_one_with_a_reason(self):
        seen = self._appraised()
        first, second, third = seen.dossier_ids
        self.assertEqual((first.may_answer, first.with_user(self.judge).may_answer),
                         ("finance", "home"))  # fmt: skip
        with self.assertRaisesRegex(UserError, "Enter the reason"):
            first._answer("return", " ")
        answer = seen.env["cchc.reduction.answer"].create(
            {"dossier_id": second.id, "step": "return", "reason": "Sổ BHXH chưa chốt"}
        )
        answer.action_answer()
        self.assertEqual(
            (second.state, second.returned_stage, second.returned_by_id, second.return_reason),
            ("returned", "finance", self.payer, "Sổ BHXH chưa chốt"),
        )
        self.assertTrue(second.returned_at)
        self.assertEqual((seen.people, first.state, third.state), (2, "proposed", "proposed"))
        self._financed(self.made)
        with self.assertRaisesRegex(AccessError, "Home Affairs"):
            first._answer("refuse", "x")
        with self.assertRaisesRegex(UserError, "while Home Affairs or Finance has"):
            first._answer("return", "Quá hạn")
        # The agency takes the person up again.
        again = second.with_user(self.officer).action_propose_again()
        self.assertEqual(
            self.env["cchc.reduction.dossier"].browse(again["res_id"]).earlier_id, second
        )

    def test_everybody_returned_leaves_nothing_to_appraise(self):
        seen = self._appraised()
        seen.dossier_ids._answer("return", "Thiếu hồ sơ")
        with self.assertRaisesRegex(UserError, "was returned or refused"):
            self._financed(seen)

    def test_a_fact_is_corrected_by_a_paper_and_the_benefit_reckoned_anew(self):
        """30.5 years of insurance give 5 + 0.5 × 10.5 months, 25 years 5 + 0.5 × 5."""
        seen = self._appraised()
        row = seen.dossier_ids[0]
        before = row.amount
        wizard = seen.env["cchc.reduction.correct"].create(
            {"dossier_id": row.id, "what": "insurance", "evidence": "512/BHXH-TST"}
        )
        self.assertEqual(wizard.insurance_years, row.insurance_years)
        wizard.write({"insurance_years": 25, "insurance_rest": 0})
        wizard.action_correct()
        self.assertEqual(before - row.amount, round(0.5 * 5.5 * row.current_salary))
        kept = row.correction_ids
        self.assertEqual(
            (kept.amount_before, kept.amount_after, kept.evidence, kept.create_uid),
            (before, row.amount, "512/BHXH-TST", self.payer),
        )
        self.assertIn("25", kept.new_text)
        with self.assertRaisesRegex(UserError, "nothing is different"):
            row._correct("insurance", {"insurance_years": 25}, "512/BHXH-TST")
        with self.assertRaisesRegex(UserError, "Enter the paper"):
            row._correct("insurance", {"insurance_years": 26}, " ")
        row._correct("payer", {"payer": "own"}, "Quyết định tự chủ 98/QĐ-UBND")
        self.assertEqual((row.own_amount, row.budget_amount), (row.amount, 0))
        # The share follows the benefit where the unit pays everything.
        row._correct("insurance", {"insurance_years": 26, "insurance_rest": 0}, "513/BHXH")
        self.assertEqual(row.own_amount, row.amount)
        with self.assertRaises(AccessError):
            row.with_user(self.officer)._correct("payer", {"payer": "budget"}, "x")
        with self.assertRaises(UserError):
            kept.sudo().evidence = "khác"
        self._financed(seen)
        with self.assertRaisesRegex(UserError, "while Finance appraises"):
            row._correct("payer", {"payer": "budget"}, "x")

    def test_a_list_that_goes_back_loses_what_finance_said(self):
        self._appraised().dossier_ids[0]._answer("return", "x")
        self._financed(self.made)
        self.judged._return("Làm lại")
        self.assertEqual(self.made.state, "draft")
        self.assertFalse(self.made.finance_fund or self.made.financed_at)
        self.assertEqual(set(self.made.dossier_ids.mapped("state")), {"proposed"})
        self.assertFalse(self.made.dossier_ids[0].returned_stage)

    def test_nothing_of_finance_comes_with_a_new_list(self):
        for vals in ({"finance_fund": "own"}, {"financed_at": "2025-08-01 00:00:00"}):
            with self.assertRaisesRegex(UserError, "lists that are submitted"):
                self._list([], **vals)
        made = self.env["cchc.reduction.list"].with_user(self.officer)
        made = made.with_context(default_finance_letter="1").create({"unit_id": self.home.id})
        self.assertFalse(made.finance_letter)

    def test_an_appraisal_is_overdue_by_the_days_of_the_table(self):
        self.assertFalse(self.made.due_on, "shipped without days: demands nothing")
        self.env.ref("cchc_reduction.reduction_deadline_home").days = 20
        self.env.ref("cchc_reduction.reduction_deadline_finance").days = 10
        self.env.invalidate_all()
        with freeze_time("2025-09-01 03:00"):
            made = self._list(self._more_people())
            made.action_submit()
            self.assertEqual((made.due_on, made.is_overdue), (date(2025, 9, 21), False))
        made.invalidate_recordset()
        with freeze_time("2025-09-22 03:00"):
            self.assertTrue(made.is_overdue)
            made.with_user(self.judge).action_appraise()
            self.assertEqual((made.due_on, made.is_overdue), (date(2025, 10, 2), False))

    def _more_people(self):
        person = self._create_person("Lê Văn Tư", birth_text="1966", recruited_text="03/1995",
                                     citizen_id=None)  # fmt: skip
        self._open(person, date(2024, 1, 1), step=8)
        return person
