from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CchcHrCase

MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)
WARNED = {"discipline_form": "warning", "entry_reason": "Vi phạm kỷ luật lao động"}


@tagged("post_install", "-at_install")
class TestDecisionEntries(CchcHrCase):
    """Discipline and praise: the decision writes the dossier's list and takes its entry back."""

    def setUp(self):
        super().setUp()
        self.person = self._create_person()
        self._open(self.person)

    def test_a_discipline_is_entered_lapses_and_is_taken_back(self):
        decision = self._issue("discipline", self.person, MARCH, **WARNED)
        entry = self.person.discipline_ids
        self.assertEqual((entry.form, entry.document_number), ("warning", decision.number))
        self.assertEqual((entry.when, entry.lapses_on), ("01/03/2026", date(2027, 3, 1)))
        self.assertEqual(entry.decision_line_id, decision.line_ids)
        lapse = self._issue("discipline_lapse", self.person, JULY, lapsed_discipline_id=entry)
        self.assertEqual(entry.lapses_on, JULY)
        self._revoke(lapse)
        self.assertEqual(entry.lapses_on, date(2027, 3, 1))
        self._revoke(decision)
        self.assertFalse(self.person.discipline_ids)

    def test_removal_ends_the_post_and_dismissal_the_service(self):
        self._issue("appointment", self.person, MARCH, leadership_post_id=self.head_post)
        removal = self._issue("discipline_removal", self.person, JULY, entry_reason="Vi phạm")
        self.assertEqual(self.person.discipline_ids.form, "removal")
        self.assertFalse(self.person.leadership_post_id)
        self._revoke(removal)
        self.assertEqual(self.person.leadership_post_id, self.head_post)
        self._issue("dismissal", self.person, JULY, entry_reason="Vi phạm")
        self.assertEqual(self.person.service_status, "dismissed")
        self.assertFalse(self.person.in_service)

    def test_a_form_that_ends_a_post_is_a_type_of_its_own(self):
        facts = {**WARNED, "discipline_form": "removal"}
        draft = self._draft("discipline", self.person, MARCH, **facts)
        with self.assertRaisesRegex(UserError, "removal from post"):
            draft.action_issue()
        draft = self._draft("discipline", self.person, MARCH, discipline_form="warning")
        with self.assertRaisesRegex(UserError, "Nguyễn Văn An: enter For what"):
            draft.action_issue()

    def test_what_a_decision_wrote_is_not_changed_by_hand(self):
        self._issue("discipline", self.person, MARCH, **WARNED)
        entry = self.person.discipline_ids.with_user(self.env.ref("base.user_admin"))
        for edit in (lambda: entry.write({"form": "reprimand"}), entry.unlink):
            with self.assertRaisesRegex(UserError, "Revoke the decision"), self.env.cr.savepoint():
                edit()
        entry.note = "Đã thi hành"
        line = self.person.decision_line_ids[:1]
        forged = {"employee_id": self.person.id, "form": "warning", "decision_line_id": line.id}
        with self.assertRaises(UserError):
            entry.create(forged)

    def test_an_entry_made_by_hand_from_the_same_paper_is_not_doubled(self):
        draft = self._draft("commendation", self.person, MARCH, commendation_name="Giấy khen")
        self.env["cchc.commendation"].create(
            {
                "employee_id": self.person.id,
                "name": "Giấy khen",
                "document_number": draft.number,
            }
        )
        draft.action_issue()
        self.assertEqual(self.person.commendation_ids.decision_line_id, draft.line_ids)

    def test_three_hundred_entries_cost_as_many_statements_as_two(self):
        people = self.env["hr.employee"].concat(
            *(self._create_person(f"Lê Văn {number}") for number in range(302))
        )
        self._open(people)
        counts = []
        for group in (people[:2], people[2:]):
            draft = self._draft("discipline", group, MARCH, **WARNED)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            draft.action_issue()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(len(people.discipline_ids), 302)
        # Odoo reads and writes a thousand rows at a time, and some of them in hundreds.
        self.assertLessEqual(counts[1], counts[0] + 12)

    def test_a_start_after_leaving_and_a_second_term(self):
        self._issue("appointment", self.person, MARCH, leadership_post_id=self.head_post)
        self._issue("reappointment", self.person, JULY, leadership_post_id=self.head_post)
        term = self.env["cchc.appointment.term"].search([("employee_id", "=", self.person.id)])
        self.assertEqual(term.date_from, JULY)
        self._issue("post_resignation", self.person, date(2026, 8, 1))
        self.assertFalse(self.person.leadership_post_id)
        self._issue("early_retirement", self.person, date(2026, 9, 1))
        facts = {"staffing_category": "civil_servant", "department_id": self.home_division}
        with self.assertRaisesRegex(UserError, "Service status"):
            self._issue("rejoining", self.person, date(2026, 10, 1), **facts)
        facts["service_status"] = "serving"
        self._issue("rejoining", self.person, date(2026, 10, 1), **facts)
        self.assertTrue(self.person.in_service)
