from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common import LEAVE_ON, REVIEW, ReductionCase


@tagged("post_install", "-at_install")
class TestReductionDossier(ReductionCase):
    """A list from the agency through Home Affairs to the decisions, the money and the ledger."""

    def test_one_of_three_is_returned_and_the_rest_goes_on(self):
        made = self._list()
        first, second, third = made.dossier_ids
        made.action_submit()
        judged = made.with_user(self.judge)
        second.with_user(self.judge)._answer("return", "Thiếu xác nhận thời gian đóng BHXH")
        judged.action_appraise()
        self._financed(judged)
        judged.document_id = self.document
        judged.action_approve()
        self.assertEqual(
            (first.state, second.state, third.state), ("approved", "returned", "approved")
        )
        self.assertEqual(judged.people, 2)
        self._decided(judged)
        self.assertEqual(
            (first.state, second.state, third.state), ("decided", "returned", "decided")
        )
        line = first.decision_id.line_ids.filtered(lambda row: row.employee_id == self.people[0])
        self.assertIn("Điểm a khoản 1 Điều 2 NĐ 154/2025/NĐ-CP", line.ground)
        self.assertEqual(
            self.people[0].version_ids.sorted("date_version")[-1].service_status, "reduced"
        )
        # Who was returned is proposed again in a draft, with the papers that were there.
        again = made.env["cchc.reduction.dossier"].browse(second.action_propose_again()["res_id"])
        self.assertEqual((again.state, again.earlier_id), ("proposed", second))
        self.assertFalse(again.missing)
        self.assertEqual(second.state, "returned")

    def test_who_was_returned_is_not_decided_on(self):
        made = self._list()
        made.action_submit()
        made.dossier_ids[1].with_user(self.judge)._answer("return", "Chưa đủ hồ sơ")
        decision = self._draft("staff_reduction", self.people[1], LEAVE_ON)
        with self.assertRaisesRegex(UserError, "only who was approved is decided on"):
            decision.action_issue()

    def test_who_was_taken_out_of_the_draft_is_not_decided(self):
        judged = self._approved(self._list())
        judged.action_draft_decision()
        decision = judged.dossier_ids.decision_id
        decision.line_ids.filtered(lambda row: row.employee_id == self.people[2]).unlink()
        decision.write({"number": "8/QĐ-UBND", "date_signed": REVIEW})
        decision.action_issue()
        third = judged.dossier_ids[2]
        self.assertEqual((third.state, third.decision_id.ids), ("approved", []))
        self.assertEqual(judged.dossier_ids[0].state, "decided")

    def test_benefit_is_frozen_when_submitted(self):
        """Born 01/01/1966: 61 years and 9 months in 11/2027, 26 months early: 2.5 years."""
        made = self._list(self.people[:1])
        row = made.dossier_ids
        made.action_submit()
        # 2.5 × 5 + 5 + 0.5 × 11 (30.5 years of insurance) months of 4.65 × 2,340,000.
        salary = 10_881_000
        self.assertEqual(row.current_salary, salary)
        self.assertEqual(row.amount, round((12.5 + 5 + 0.5 * 10.5) * salary))
        kept = (row.amount, row.reasoning)
        self.env.ref("cchc_reduction.reduction_figure_nd154_early_year").value = "9"
        self.assertEqual((row.amount, row.reasoning), kept)
        for user in (self.officer, self.judge):
            with self.assertRaisesRegex(UserError, "are fixed"):
                row.with_user(user).action_compute()
            with self.assertRaisesRegex(UserError, "are fixed"):
                row.with_user(user).insurance_years = 40
        made.with_user(self.judge)._return("Tính lại theo số liệu mới")
        row.action_compute()
        self.assertGreater(row.amount, kept[0])
        row.insurance_years = 20
        self.assertFalse(row.reasoning, "what was reckoned of other facts is gone")

    def test_a_submitted_list_is_not_changed_by_the_agency(self):
        made = self._list()
        made.action_submit()
        with self.assertRaisesRegex(UserError, "can't be changed"):
            made.year = 2026
        with self.assertRaisesRegex(UserError, "are fixed"):
            made.dossier_ids[0].measure = "leave"
        with self.assertRaisesRegex(UserError, "are fixed"):
            made.dossier_ids[0].unlink()
        with self.assertRaisesRegex(UserError, "are fixed"):
            made.dossier_ids[0].document_ids[0].number = "2"
        with self.assertRaises(AccessError):
            made.dossier_ids[0]._answer("return", "x")
        made.dossier_ids[0].with_user(self.judge).appraisal = "Đủ điều kiện"
        with self.assertRaises(AccessError):
            made.dossier_ids[0].appraisal = "x"

    def test_what_is_missing_is_named(self):
        made = self._list(self.people[:1])
        row = made.dossier_ids
        row.document_ids[0].number = False
        with self.assertRaisesRegex(UserError, "Lê Văn Một: missing in the dossier: Biên bản họp"):
            made.action_submit()
        row.document_ids[0].number = "5"
        row.minutes = False
        with self.assertRaisesRegex(UserError, "number and day of the minutes"):
            made.action_submit()
        row.minutes = "5/BB"
        row.ground_id = self.env.ref("cchc_reduction.reduction_ground_nd154_h")
        row.document_ids.number = "5"
        with self.assertRaisesRegex(UserError, "asks that the person volunteers"):
            made.action_submit()
        row.ground_id = self.env.ref("cchc_reduction.reduction_ground_nd29_a")
        with self.assertRaisesRegex(UserError, "which the list does not go by"):
            made.action_submit()
        with self.assertRaisesRegex(UserError, "no people in the list"):
            self._list(self.people[:0]).action_submit()

    def test_papers_follow_ground_and_measure(self):
        made = self._list(self.people[:1])
        row = made.dossier_ids
        asked = set(row.document_ids.paper_id.mapped("code"))
        self.assertEqual(asked, {"minutes", "insurance_book", "salary_decision", "scheme"})
        row.document_ids.number = False
        row.write({"ground_id": self.env.ref("cchc_reduction.reduction_ground_nd154_e").id,
                   "measure": "transfer_out", "volunteers": True})  # fmt: skip
        asked = set(row.document_ids.paper_id.mapped("code"))
        self.assertEqual(
            asked,
            {"minutes", "insurance_book", "salary_decision", "request", "ratings", "acceptance"},
        )

    def test_small_child_excludes_unless_volunteering(self):
        self.env["cchc.family.member"].create(
            {
                "employee_id": self.people[0].id,
                "relation": "child",
                "name": "Bé",
                "birth_text": "01/2024",
            }
        )
        made = self._list(self.people[:1])
        with self.assertRaisesRegex(UserError, "is not to be reduced yet: Đang nuôi con dưới 36"):
            made.action_submit()
        made.dossier_ids.volunteers = True
        made.dossier_ids.document_ids.number = "1"
        made.action_submit()
        self.assertEqual(made.state, "submitted")

    def test_money_is_not_paid_twice(self):
        judged = self._decided(self._approved(self._list(self.people[:1])))
        row = judged.dossier_ids.with_user(self.officer)
        pay = {"dossier_id": row.id, "paid_on": date(2025, 9, 15), "document": "UNC 12"}
        Payment = row.env["cchc.reduction.payment"]
        for vals, words in (
            ({"amount": row.amount + 1}, "would be paid from"),
            ({"amount": 1, "source": "own"}, "would be paid from"),
            ({"amount": 5, "paid_on": date(2025, 7, 1)}, "before the decision was signed"),
        ):
            with self.assertRaisesRegex(ValidationError, words), self.env.cr.savepoint():
                Payment.create({**pay, **vals})
        # As the form of the dossier does it.
        plain = {name: value for name, value in pay.items() if name != "dossier_id"}
        row.write({"payment_ids": [Command.create({**plain, "amount": 1_000_000})]})
        half = row.payment_ids
        self.assertEqual(row.state, "decided")
        Payment.create({**pay, "amount": row.amount - 1_000_000})
        self.assertEqual(row.state, "paid")
        with self.assertRaisesRegex(UserError, "is paid already"):
            Payment.create({**pay, "amount": 1})
        with self.assertRaisesRegex(UserError, "void it and enter"):
            half.amount = 2
        half.action_void()
        self.assertEqual((row.state, row.paid_amount), ("decided", row.amount - 1_000_000))

    def test_return_within_sixty_months_shows(self):
        judged = self._decided(self._approved(self._list(self.people[:1])))
        row = judged.dossier_ids
        self.env["cchc.reduction.payment"].create(
            {
                "dossier_id": row.id,
                "paid_on": date(2025, 9, 15),
                "document": "UNC 12",
                "amount": row.amount,
            }
        )
        person = self.people[0]
        restriction = self.env["cchc.person.restriction"].search([("employee_id", "=", person.id)])
        self.assertEqual(
            (restriction.kind, restriction.amount, restriction.date_from, restriction.date_to),
            ("pay_back", row.amount, LEAVE_ON, date(2030, 8, 31)),
        )
        self.assertEqual(restriction.article, "Điều 3 NĐ 154/2025/NĐ-CP")
        for day, shown in ((date(2030, 8, 1), True), (date(2030, 9, 1), False)):
            back = self._draft(
                "rejoining", person, day, staffing_category="civil_servant",
                department_id=self.home_division,
            )  # fmt: skip
            self.assertEqual("when coming back" in (back.restriction_note or ""), shown)
        with self.assertRaises(AccessError):
            restriction.with_user(self.officer).date_to = LEAVE_ON
        self.assertFalse(
            self.env["cchc.person.restriction"]
            .with_user(self.stranger)
            .search([("id", "=", restriction.id)])
        )

    def test_ledger_is_cut_once_and_given_back_with_the_revocation(self):
        self._enter(self.home, 10)
        self._enter(self.home_division, 6)
        judged = self._decided(self._approved(self._list()))
        judged.action_cut()
        self.assertEqual(
            {(e.unit_id, e.kind, e.amount, e.date_effective) for e in judged.entry_ids},
            {(self.home, "cut", -3, LEAVE_ON), (self.home_division, "cut", -3, LEAVE_ON)},
        )
        with self.assertRaisesRegex(UserError, "in the ledger already"):
            judged.action_cut()
        with self.assertRaises(AccessError):
            self._list(self.people[:0]).with_user(self.stranger).action_cut()
        decision = judged.dossier_ids.decision_id
        line = decision.line_ids.filtered(lambda one: one.employee_id == self.people[0])
        self._revoke(decision, line)
        self.env.invalidate_all()
        states = {row.employee_id: row.state for row in judged.dossier_ids}
        self.assertEqual(states[self.people[0]], "approved")
        self.assertEqual(states[self.people[1]], "decided")
        assigned = self.env["cchc.establishment"]._assigned(LEAVE_ON)
        self.assertEqual(assigned[self.home.id, self.civil.id], 8)
        self.assertEqual(assigned[self.home_division.id, self.civil.id], 4)

    def test_money_of_nd_29_shuts_nd_178(self):
        person = self.people[0]
        old = self._list([], year=2024, review_on=date(2024, 3, 1))
        self.assertEqual(old.decree, "NĐ 29/2023/NĐ-CP")
        row = self._dossier(
            old, person, leave_on=date(2024, 4, 1), measure="early_retirement",
            ground_id=self.env.ref("cchc_reduction.reduction_ground_nd29_a").id,
        )  # fmt: skip
        row.document_ids.number = "1"
        judged = self._decided_on(self._approved(old), date(2024, 3, 5))
        self.env["cchc.reduction.payment"].create(
            {
                "dossier_id": row.id,
                "paid_on": date(2024, 5, 1),
                "document": "UNC",
                "amount": row.amount,
            }
        )
        self.assertTrue(judged)
        self._issue(
            "rejoining", person, date(2025, 1, 1), staffing_category="civil_servant",
            department_id=self.home_division, rank_id=self.specialist, step=8,
            service_status="serving", step_anchor=date(2025, 1, 1),
        )  # fmt: skip
        made = self._list([person])
        again = made.dossier_ids
        again.write({"by_reorganisation": True, "reorganised_on": date(2025, 7, 1)})
        self.assertEqual((again.paid_before, again.paid_before_on), (row.amount, date(2024, 5, 1)))
        again.action_compute()
        self.assertEqual(again.decree, "NĐ 154/2025/NĐ-CP")
        again.paid_before = 0
        again.action_compute()
        self.assertEqual(again.decree, "NĐ 178/2024/NĐ-CP", "the higher of the two")

    def _decided_on(self, judged, day):
        judged.action_draft_decision()
        decision = judged.dossier_ids.decision_id
        decision.write({"number": "9/QĐ-UBND", "date_signed": day})
        decision.action_issue()
        return judged

    def test_people_of_others_and_bad_input(self):
        stranger = self._create_person("Người Lạ", unit=self.finance)
        self._open(stranger, department_id=self.finance)
        made = self._list(self.people[:1])
        with self.assertRaises(AccessError):
            self._dossier(made, stranger)
        with self.assertRaisesRegex(UserError, "does not serve in Sở Nội vụ"):
            self._dossier(made.with_user(self.judge), stranger)
        with self.assertRaisesRegex(ValidationError, "Lê Văn Một is proposed already"):
            self._dossier(made, self.people[0])
        with self.assertRaisesRegex(UserError, "no decree on staff reduction"):
            self._list([], review_on=date(2014, 1, 1))
        with self.assertRaisesRegex(UserError, "moved on, by the buttons"):
            made.dossier_ids.write({"amount": 1})
        with self.assertRaisesRegex(UserError, "starts as a proposal"):
            self._dossier(made, self.people[1], state="approved")
        self.assertFalse(
            self.env["cchc.reduction.list"].with_user(self.stranger).search([("id", "=", made.id)])
        )
        with self.assertRaisesRegex(UserError, "enter the decision of approval"):
            made.action_submit()
            judged = made.with_user(self.judge)
            judged.action_appraise()
            self._financed(judged)
            judged.action_approve()

    def test_forms_agree_with_the_list(self):
        made = self._list()
        made.dossier_ids[2].write({"measure": "transfer_out", "birth_text": "1975"})
        made.dossier_ids[2].document_ids.number = "1"
        made.action_submit()
        book = load_workbook(BytesIO(made._printed("forms", "xlsx")[1]))
        self.assertEqual(book.sheetnames, ["1a", "1b", "2"])
        cells = [cell.value for row in book["2"].iter_rows() for cell in row]
        self.assertIn(made.amount, cells)
        rows = [
            [cell.value for cell in row]
            for row in book["1a"].iter_rows()
            if row[1].value in self.people.mapped("name")
        ]
        self.assertEqual(len(rows), 2)
        # Three columns of money and their sum, before the reason and the note.
        self.assertEqual(sum(rows[0][-6:-3]), made.dossier_ids[0].amount)
        self.assertEqual(rows[0][-3], made.dossier_ids[0].amount)
        self.assertEqual(REVIEW, made.review_on)
