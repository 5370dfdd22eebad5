from datetime import date

from psycopg2.errors import RaiseException

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import OPENED, CchcHrCase

MARCH, JULY = date(2024, 3, 1), date(2024, 7, 1)


@tagged("post_install", "-at_install")
class TestDecision(CchcHrCase):
    def setUp(self):
        super().setUp()
        self.person = self._create_person()
        self._open(self.person)

    def test_late_transfer_slides_under_the_raise(self):
        self._issue("step_raise", self.person, JULY, step=4, step_anchor=JULY)
        before = self._stored(self.person)
        transfer = self._issue("transfer", self.person, MARCH, department_id=self.finance_division)
        self.assertEqual(
            self._periods(self.person),
            [
                (OPENED, date(2024, 2, 29), self.home_division, 3),
                (MARCH, date(2024, 6, 30), self.finance_division, 3),
                (JULY, None, self.finance_division, 4),
            ],
        )
        self.assertEqual(self.person.unit_id, self.finance_division)
        self._revoke(transfer)
        self.assertEqual(self._stored(self.person), before, "revoking restores byte-equal data")
        self.assertEqual(transfer.state, "revoked")
        self.assertEqual(self.person.unit_id, self.home_division)

    def test_revoking_the_only_decision_leaves_the_blank_period(self):
        other = self._create_person("Trần Thị Bé")
        before = self._stored(other)
        opening = self._open(other)
        self.assertTrue(other.in_register)
        self._revoke(opening)
        self.assertEqual(self._stored(other), before)
        self.assertFalse(other.staffing_category)

    def test_two_decisions_of_one_day_apply_in_their_order(self):
        self._issue("transfer", self.person, MARCH, department_id=self.finance)
        self._issue("transfer", self.person, MARCH, department_id=self.finance_division, order=2)
        self.assertEqual(self.person.department_id, self.finance_division)

    def test_conflicting_values_of_one_day_and_order_are_refused(self):
        self._issue("transfer", self.person, MARCH, department_id=self.finance)
        before = self._stored(self.person)
        draft = self._draft("transfer", self.person, MARCH, department_id=self.finance_division)
        with (
            self.assertRaisesRegex(UserError, "Nguyễn Văn An.*later order within the day"),
            self.env.cr.savepoint(),
        ):
            draft.action_issue()
        self.assertEqual(self._stored(self.person), before)

    def test_collective_decision_is_one_projection(self):
        """Two people or forty: the same number of statements, whatever addons add to each."""
        people = self.env["hr.employee"].concat(
            *(self._create_person(f"Lê Văn {number}") for number in range(42))
        )
        self._open(people)
        drafts = [
            self._draft("step_raise", group, JULY, step=4, step_anchor=JULY)
            for group in (people[:2], people[2:])
        ]
        counts = []
        for draft in drafts:
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            draft.action_issue()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
        self.assertLessEqual(counts[0], 41)
        self.assertEqual(set(people.mapped("step")), {4})
        self.assertEqual({f"{c:.2f}" for c in people.mapped("coefficient")}, {"3.33"})

    def test_coefficient_must_be_a_step_of_the_rank(self):
        for facts, message in (
            ({"step": 4, "coefficient": 3.34}, "3,33"),
            ({"step": 15}, "steps 1 to 9"),
        ):
            draft = self._draft("step_raise", self.person, JULY, step_anchor=JULY, **facts)
            with self.assertRaisesRegex(UserError, message):
                draft.action_issue()

    def test_raise_issued_together_with_the_opening_is_checked_too(self):
        other = self._create_person("Trần Thị Bé")
        opening = self._draft(
            "opening",
            other,
            OPENED,
            staffing_category="civil_servant",
            service_status="serving",
            department_id=self.home_division,
            rank_id=self.specialist,
            step=3,
        )
        raise_ = self._draft("step_raise", other, JULY, step=4, coefficient=9.99, step_anchor=JULY)
        with self.assertRaisesRegex(UserError, "3,33.*9,99"), self.env.cr.savepoint():
            (opening | raise_).action_issue()

    def test_late_rank_change_under_a_raise_of_the_old_rank_is_refused(self):
        self._issue("step_raise", self.person, JULY, step=4, step_anchor=JULY)
        draft = self._draft("rank_change", self.person, MARCH, rank_id=self.principal, step=1)
        with self.assertRaisesRegex(UserError, "step 4 of 01.002.*3,33"), self.env.cr.savepoint():
            draft.action_issue()

    def test_missing_fact_names_person_and_fact(self):
        draft = self._draft("transfer", self.person, MARCH)
        with self.assertRaisesRegex(UserError, "Nguyễn Văn An: enter Unit"):
            draft.action_issue()

    def test_decision_before_recruitment_is_refused(self):
        before = self._stored(self.person)
        draft = self._draft("transfer", self.person, date(2019, 5, 1), department_id=self.finance)
        with (
            self.assertRaisesRegex(UserError, "service has not begun"),
            self.env.cr.savepoint(),
        ):
            draft.action_issue()
        self.env.invalidate_all()
        self.assertEqual(self._stored(self.person), before)
        self.assertEqual(draft.state, "draft")

    def test_revocation_that_leaves_later_decisions_hanging_is_refused(self):
        opening = self.person.decision_line_ids.decision_id
        self._issue("step_raise", self.person, JULY, step=4, step_anchor=JULY)
        with self.assertRaisesRegex(UserError, "service has not begun"), self.env.cr.savepoint():
            self._revoke(opening)

    def test_nothing_after_death(self):
        self._issue("death", self.person, MARCH)
        self.assertEqual(self.person.service_status, "died")
        self.assertFalse(self.person.in_service)
        with self.assertRaisesRegex(UserError, "died"), self.env.cr.savepoint():
            self._issue("step_raise", self.person, JULY, step=4, step_anchor=JULY)

    def test_retired_person_rejoins_only_by_a_start(self):
        self._issue("retirement", self.person, MARCH)
        with self.assertRaisesRegex(UserError, "left service"), self.env.cr.savepoint():
            self._issue("transfer", self.person, JULY, department_id=self.finance)
        self._issue(
            "recruitment",
            self.person,
            JULY,
            staffing_category="public_employee",
            service_status="serving",
            department_id=self.finance,
        )
        self.assertTrue(self.person.in_service)

    def test_unit_must_exist_on_the_day(self):
        document = self.env["cchc.legal.document"].create(
            {"number": "9/NQ", "title": "Giải thể", "date_issued": MARCH}
        )
        self.env["cchc.unit.change"].create(
            {
                "unit_id": self.finance_division.id,
                "date_from": MARCH,
                "document_id": document.id,
                "dissolved": True,
            }
        ).action_record()
        draft = self._draft("transfer", self.person, JULY, department_id=self.finance_division)
        with self.assertRaisesRegex(ValidationError, "Phòng Ngân sách does not exist"):
            draft.action_issue()

    def test_secondment_keeps_the_unit_and_shows_the_host(self):
        self._issue("secondment", self.person, MARCH, host_unit_id=self.commune)
        self.assertEqual(self.person.unit_id, self.home_division)
        self.assertEqual(self.person.incoming_unit_id, self.commune)
        self.assertEqual(self.person.service_status, "seconded")
        self.assertTrue(self.person.in_service)
        self._issue("secondment_return", self.person, JULY)
        self.assertFalse(self.person.incoming_unit_id)
        self.assertEqual(self.person.service_status, "serving")

    def test_correction_empties_a_fact(self):
        self._issue("appointment", self.person, MARCH, leadership_post_id=self.head_post)
        fact = self.env.ref("cchc_hr.service_fact_leadership_post_id")
        correction = self._draft("correction", self.person, JULY)
        correction.line_ids.cleared_fact_ids = fact
        correction.action_issue()
        self.assertFalse(self.person.leadership_post_id)

    # -- append-only ------------------------------------------------------------

    def test_issued_decision_is_frozen(self):
        decision = self.person.decision_line_ids.decision_id
        line = decision.line_ids
        for edit in (
            lambda: decision.write({"number": "9"}),
            lambda: decision.write({"state": "draft"}),
            lambda: decision.write({"line_ids": [(5,)]}),
            decision.unlink,
            lambda: line.write({"step": 5}),
            lambda: line.write({"issued_at": False}),
            line.unlink,
            lambda: line.copy({"decision_id": decision.id}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                edit()

    def test_forged_stage_is_refused(self):
        for vals in ({"state": "issued"}, {"issued_at": "2024-01-01 00:00:00"}):
            with self.assertRaises(UserError):
                self.env["cchc.decision"].create(
                    {
                        "type_id": self.env.ref("cchc_hr.decision_type_transfer").id,
                        "unit_id": self.home.id,
                        **vals,
                    }
                )
        with self.assertRaises(UserError):
            self._draft("transfer", self.person, MARCH, changes={"step": 9})

    def test_the_database_refuses_what_code_does_not(self):
        self.env.flush_all()
        line = self.person.decision_line_ids
        for statement in (
            "UPDATE cchc_decision_line SET changes = '{}' WHERE id = %s",
            "DELETE FROM cchc_decision_line WHERE id = %s",
        ):
            with (
                self.assertRaises(RaiseException),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(flush=False),
            ):
                self.env.cr.execute(statement, [line.id])

    def test_number_is_needed_and_unique(self):
        draft = self._draft("transfer", self.person, MARCH, department_id=self.finance)
        draft.number = False
        with self.assertRaisesRegex(UserError, "number and the date of signing"):
            draft.action_issue()
        first = self._issue("transfer", self.person, MARCH, department_id=self.finance)
        second = self._draft("transfer", self.person, JULY, department_id=self.home)
        second.write({"number": first.number, "date_signed": first.date_signed})
        with self.assertRaises(Exception) as caught, mute_logger("odoo.sql_db"):
            second.action_issue()
            self.env.flush_all()
        self.assertIn("number", str(caught.exception))
