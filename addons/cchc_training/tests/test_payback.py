from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .study_common import ON, TODAY, StudyCase

COUNCIL = (
    ("1_chair", "Trần Văn Ba", "Phó Giám đốc Sở Nội vụ"),
    ("2_party", "Lê Văn Bốn", "Bí thư chi bộ"),
    ("3_finance", "Phạm Thị Năm", "Kế toán trưởng"),
    ("4_unit", "Võ Văn Sáu", "Trưởng phòng"),
    ("5_secretary", "Đỗ Thị Bảy", "Chuyên viên"),
)


@freeze_time(TODAY)
class TestPayback(StudyCase):
    """What is paid back: raised by decisions, reckoned to the đồng, decided, paid."""

    def _leave(self, person=None, day=ON, kind="resignation", **vals):
        return self._issue(kind, person or self.person, day, **vals)

    def _council(self, row, count=5, attended=True):
        self.env["cchc.training.payback.member"].with_user(self.judge).create(
            [
                {
                    "payback_id": row.id,
                    "role": role,
                    "name": name,
                    "title": title,
                    "attended": attended,
                }
                for role, name, title in COUNCIL[:count]
            ]
        )

    def _step(self, row, step, **vals):
        wizard = self.env["cchc.training.payback.step"].with_user(self.judge)
        wizard.create({"payback_id": row.id, "step": step, **vals}).action_confirm()

    def _decided(self, study):
        """Through council and decision on 01/06/2026."""
        row = self._payback(study)
        self._council(row)
        row.action_council()
        self._step(row, "meeting", day=ON)
        self._step(row, "decision", day=ON, number="15/QĐ-SNV", signer="Trần Văn Ba")
        return row

    def test_the_example_of_decree_171(self):
        """Master of 24 months, F = 60 million, T1 = 72, T2 = 24: S = 40 million, less 6 %."""
        study = self._committed(service_from=date(2017, 9, 1))
        with freeze_time("2027-09-01 03:00"):
            self._leave(day=date(2027, 9, 1))
        row = self._payback(study)
        self.assertEqual(
            (row.case, row.law, row.committed_months, row.served_months, row.years_before),
            ("4", "nd171_2025", 72, 24, 6),
        )
        self.assertEqual((row.cost, row.gross, row.lessened), (60_000_000, 40_000_000, "6"))
        self.assertEqual(row.amount, 37_600_000)
        self.assertIn("60.000.000 / 72 × (72 − 24) = 40.000.000", row.explanation)
        self.assertEqual((study.state, row.state), ("payback", "open"))

    def test_women_and_minorities_have_half_as_much_again_off(self):
        for name, vals in (
            ("Lê Thị Nữ", {"sex": "female"}),
            ("Danh Khmer", {"ethnicity_id": self.khmer.id}),
        ):
            person = self._specialist(name)
            person.write(vals)
            study = self._committed(person=person, service_from=date(2017, 9, 1))
            with freeze_time("2027-09-01 03:00"):
                self._leave(person, date(2027, 9, 1))
            # 40.000.000 less 9 %
            self.assertEqual(self._payback(study).amount, 36_400_000)

    def test_the_example_of_decree_101(self):
        """A public employee: F = 30 million, T1 = 48, T2 = 24: S = 15 million."""
        person = self._create_person("Phạm Viên", birth_text="01/03/1985")
        self._open(person, staffing_category="public_employee")
        study = self._study(
            person,
            cost=30_000_000,
            date_from=date(2021, 6, 1),
            date_to=date(2023, 5, 31),
            service_from=date(2021, 1, 1),
        )
        self._send(study)
        self._finish(study, day=date(2023, 5, 31))
        self.assertEqual((study.law, study.commitment_months), ("nd101_2017", 48))
        with freeze_time("2025-06-01 03:00"):
            self._leave(person, date(2025, 6, 1))
        row = self._payback(study)
        self.assertEqual((row.law, row.served_months), ("nd101_2017_nd89", 24))
        self.assertEqual(row.amount, 15_000_000)

    def test_no_degree_costs_all_of_it(self):
        study = self._study()
        self._send(study)
        self._finish(study, "no_degree")
        row = self._payback(study)
        self.assertEqual((row.case, row.amount), ("3", 60_000_000))
        self.assertFalse(study.education_id)
        # Paid by the learner or a project it is nobody's to pay back.
        self._pay(study, 5_000_000, "learner")
        row.action_reckon()
        self.assertEqual(row.amount, 60_000_000)
        self._pay(study, 5_000_000, "unit")
        row.action_reckon()
        self.assertEqual(row.amount, 65_000_000)

    def test_leaving_or_being_dismissed_while_studying(self):
        other = self._specialist("Trần Hai")
        first, second = self._study(), self._study(other, date_to=date(2026, 8, 31))
        self._send(first)
        self._send(second)
        self._leave(day=date(2025, 8, 1))
        self.assertEqual(
            (self._payback(first).case, self._payback(first).amount), ("1", 60_000_000)
        )
        self._leave(other, ON, "dismissal", entry_reason="Tự ý nghỉ việc")
        self.assertEqual(
            (self._payback(second).case, self._payback(second).amount), ("2", 60_000_000)
        )

    def test_leaving_under_decree_154_pays_nothing_back(self):
        study = self._committed()
        decision = self._leave(
            kind="staff_reduction", ground="Điểm đ khoản 1 Điều 2 NĐ 154/2025/NĐ-CP"
        )
        row = self._payback(study)
        self.assertEqual((row.state, row.amount, row.exemption), ("exempt", 0, "reduction"))
        self.assertEqual(study.state, "done")
        self.assertIn("Điều 41 khoản 6 NĐ 171/2025/NĐ-CP", row.explanation)
        self.assertIn(decision.number, row.explanation)
        self.assertFalse(row.restriction_id)
        paper = row._document_context()[row.id]
        self.assertIn("NĐ 154/2025", paper["exempt"])

    def test_leaving_under_decree_178_pays_nothing_back(self):
        study = self._committed()
        self._leave(kind="early_retirement", note="Theo Nghị định số 178/2024/NĐ-CP")
        self.assertEqual(self._payback(study).exemption, "reduction")

    def test_moved_by_decision_or_retired_by_age(self):
        moved, retired = self._committed(), self._committed(person=self._specialist("Trần Hai"))
        self._leave(kind="moved_out")
        self._leave(retired.employee_id, kind="retirement")
        self.assertEqual(self._payback(moved).exemption, "moved")
        self.assertEqual(self._payback(retired).exemption, "not_chosen")

    def test_a_draft_tells_of_the_commitment_before_it_is_issued(self):
        study = self._committed()
        draft = self._draft("resignation", self.person, ON)
        self.assertIn("Nguyễn Văn An: Thạc sĩ Quản lý công", draft.commitment_note)
        self.assertIn(f"{study.commitment_until:%d/%m/%Y}", draft.commitment_note)
        draft.line_ids.date_effective = date(2031, 9, 1)
        self.assertFalse(draft.commitment_note)
        self.assertFalse(self._draft("transfer", self.person, ON).commitment_note)

    def test_a_commitment_that_is_over_raises_nothing(self):
        study = self._study(
            date_from=date(2020, 9, 1), date_to=date(2022, 8, 31), service_from=date(2015, 1, 1)
        )
        self.person.birth_text = "01/03/1990"
        self.env["cchc.yearly.rating"].create(
            [
                {"employee_id": self.person.id, "year": year, "rating": "good"}
                for year in (2018, 2019)
            ]
        )
        self._send(study)
        self._finish(study, day=date(2022, 8, 31))
        # Until 31/08/2026: on the day after nothing is owed.
        self._leave(day=date(2026, 9, 1))
        self.assertFalse(self._payback(study))

    def test_a_transfer_within_the_province_ends_no_commitment(self):
        study = self._committed()
        self._issue("transfer", self.person, ON, department_id=self.finance_division)
        self.assertFalse(self._payback(study))
        self.assertEqual(study.state, "committed")

    def test_two_studies_are_paid_back_each_by_itself(self):
        first = self._committed()
        second = self._study(
            kind="doctor", date_from=date(2025, 9, 1), date_to=date(2026, 5, 31), sent_before=True
        )
        self._send(second)
        self._finish(second, day=date(2026, 5, 31))
        self._leave()
        rows = self._payback(first) | self._payback(second)
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows.mapped("case"), ["4", "4"])
        self.assertEqual(rows[0].served_months, 9)
        self.assertEqual(rows[1].served_months, 0)

    def test_a_revoked_resignation_takes_the_payback_along(self):
        study = self._committed()
        decision = self._leave()
        row = self._payback(study)
        self.assertTrue(row.restriction_id)
        self._revoke(decision)
        self.assertEqual((row.state, study.state), ("void", "committed"))
        self.assertFalse(
            self.env["cchc.person.restriction"].search([("employee_id", "=", self.person.id)])
        )
        # Leaving again raises another one.
        self._leave(day=date(2026, 6, 2))
        self.assertEqual(self._payback(study).state, "open")

    def test_the_restriction_stands_until_all_is_paid(self):
        study = self._committed()
        self._leave()
        row = self._decided(study)
        restriction = row.restriction_id
        self.assertEqual(
            (restriction.kind, restriction.amount, restriction.date_to),
            ("pay_back", row.amount, False),
        )
        self.assertIn("đồng", self.person.restriction_notice)
        self.assertEqual(row.due_on, date(2026, 9, 29))
        Payment = self.env["cchc.training.payback.payment"].with_user(self.judge)
        half = row.amount // 2
        one = {"payback_id": row.id, "date": ON, "voucher": "PT 01"}
        Payment.create({**one, "amount": half})
        self.assertEqual(restriction.amount, row.amount - half)
        with self.assertRaisesRegex(UserError, "more than the"):
            Payment.create({**one, "amount": row.amount})
        last = Payment.create({**one, "amount": row.amount - half})
        self.assertEqual((row.state, study.state, row.left), ("paid", "done", 0))
        self.assertFalse(restriction.exists())
        last.action_void()
        self.assertEqual((row.state, row.left), ("decided", row.amount - half))
        self.assertTrue(row.restriction_id)
        with self.assertRaisesRegex(UserError, "void it"):
            last.amount = 1
        with self.assertRaisesRegex(UserError, "void it"):
            last.unlink()

    def test_whoever_comes_back_owes_it_still(self):
        study = self._committed()
        self._leave()
        row = self._payback(study)
        draft = self._draft(
            "rejoining", self.person, date(2026, 6, 20), department_id=self.home_division,
            staffing_category="civil_servant", service_status="serving",
        )  # fmt: skip
        self.assertIn("đồng", draft.restriction_note)
        self.assertIn("S = F / T1", draft.restriction_explanation)
        self.assertTrue(row.amount)

    def test_the_council_has_five_and_all_attend(self):
        study = self._committed()
        self._leave()
        row = self._payback(study)
        self._council(row, 4, attended=False)
        with self.assertRaisesRegex(UserError, "5 members; still to be named: Secretary"):
            row.action_council()
        self._council(row, 0)
        self.env["cchc.training.payback.member"].with_user(self.judge).create(
            {"payback_id": row.id, "role": "5_secretary", "name": "Đỗ Thị Bảy"}
        )
        row.action_council()
        with self.assertRaisesRegex(UserError, "only with all its members.*Trần Văn Ba"):
            self._step(row, "meeting", day=ON)
        row.member_ids.attended = True
        self._step(row, "meeting", day=ON, proposal="Đề nghị đền bù")
        # Monday → Thursday
        self.assertEqual((row.state, row.propose_by), ("proposed", date(2026, 6, 4)))
        with self.assertRaisesRegex(UserError, "met already"):
            row.member_ids[0].name = "Người khác"

    def test_serious_illness_needs_a_paper(self):
        study = self._study()
        self._send(study)
        self._finish(study, "no_degree")
        row = self._payback(study)
        with self.assertRaisesRegex(UserError, "Enter: Number and date of the paper"):
            self._step(row, "exempt", exemption="illness", document=" ")
        self._step(row, "exempt", exemption="illness", document="Giấy ra viện 12/BV")
        self.assertEqual((row.state, row.amount), ("exempt", 0))
        self.assertIn("Giấy ra viện 12/BV", row.explanation)
        row.action_lift_exemption()
        self.assertEqual((row.state, row.amount), ("open", 60_000_000))
        self.assertEqual(study.state, "payback")

    def test_an_exemption_that_the_decision_gave_is_not_lifted(self):
        study = self._committed()
        self._leave(kind="moved_out")
        with self.assertRaisesRegex(UserError, "follows from the decision"):
            self._payback(study).action_lift_exemption()

    def test_without_a_cost_nothing_is_decided(self):
        study = self._committed(cost=0)
        self._leave()
        row = self._payback(study)
        self.assertEqual((row.state, row.amount), ("open", 0))
        self._council(row)
        with self.assertRaisesRegex(UserError, "enter what the State paid"):
            row.action_council()

    def test_a_decided_payback_stands(self):
        study = self._committed()
        self._leave()
        row = self._decided(study)
        for wrong in ({"amount": 1}, {"state": "paid"}, {"exemption": "illness"}):
            with self.assertRaisesRegex(UserError, "by the steps"):
                row.write(wrong)
        with self.assertRaisesRegex(UserError, "its costs stand"):
            study.cost_ids.amount = 1
        with self.assertRaisesRegex(UserError, "not its next one"):
            row.action_reckon()
        with self.assertRaisesRegex(UserError, "is raised by the outcome"):
            row.copy()
        with self.assertRaisesRegex(UserError, "not deleted"):
            row.unlink()

    def test_late_payers_are_found(self):
        study = self._committed()
        self._leave()
        row = self._decided(study)
        late = self.env["cchc.training.payback"].with_user(self.judge)
        with freeze_time("2026-09-29 03:00"):
            self.assertNotIn(row, late.search([("late", "=", True)]))
        with freeze_time("2026-09-30 03:00"):
            self.assertIn(row, late.search([("late", "=", True)]))
            self.assertNotIn(row, late.search([("late", "=", False)]))

    def test_who_may_do_what(self):
        study = self._committed()
        self._leave()
        row = self._payback(study)
        self.assertTrue(row.with_user(self.officer).amount)
        self.assertTrue(row.with_user(self.inspector).explanation)
        with self.assertRaises(AccessError):
            row.with_user(self.stranger).read(["amount"])
        for user in (self.officer, self.inspector):
            with self.assertRaises(AccessError):
                row.with_user(user).action_reckon()
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            self.env["cchc.training.payback.member"].with_user(self.officer).create(
                {"payback_id": row.id, "role": "1_chair", "name": "Ai đó"}
            )

    def test_papers_of_every_state(self):
        study = self._committed()
        self._leave()
        row = self._payback(study)
        paper = row._document_context()[row.id]
        self.assertIn("S = F / T1 × (T1 − T2)", " ".join(paper["steps"]))
        self.assertEqual(row._document_templates()[row.id].code, "dao_tao_den_bu")
        self.assertTrue(row._print_documents("docx").content)
        row = self._decided(study)
        self.assertEqual(row._document_templates()[row.id].code, "dao_tao_den_bu_quyet_dinh")
        paper = row._document_context()[row.id]
        self.assertEqual((paper["number"], paper["due_on"]), ("15/QĐ-SNV", "29/09/2026"))
        self.assertTrue(row._print_documents("pdf").content.startswith(b"%PDF"))

    def test_a_thousand_leave_with_as_many_queries_as_ten(self):
        """No commitment runs: a decision about many costs one look."""
        people = self.env["hr.employee"].concat(*(self._create_person(f"Người {n}") for n in "ab"))
        self._open(people)
        decision = self._draft("resignation", people, ON)
        decision.action_issue()
        self.env.flush_all()
        with self.assertQueryCount(3):
            self.env["cchc.training.payback"]._raise_for_ending(decision)
