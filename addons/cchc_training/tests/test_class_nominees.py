from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .common_class import ClassCase


@freeze_time("2026-02-10 03:00")
class TestClassNominees(ClassCase):
    """Who may be nominated: seats, overlaps, conditions with their reasons."""

    def test_a_class_without_seats_left_takes_nobody(self):
        one = self._class()
        self._nominate(one, self.people[:2])
        with self.assertRaisesRegex(UserError, "3 seats, of which 2 are taken"):
            self._nominate(one, self.people[2:])
        self.assertEqual((one.taken, one.free), (2, 1))
        with self.assertRaisesRegex(ValidationError, "2 people are nominated, there are 1"):
            one.seats = 1

    def test_whoever_nominates_takes_a_turn_on_the_class(self):
        """Of two at once the second changes the same row, fails and begins anew."""
        one = self._class()
        self._nominate(one, self.people[:1])
        before = one.turns
        self._nominate(one, self.people[1])
        one.invalidate_recordset(["turns"])
        self.assertEqual(one.turns, before + 1)

    def test_two_classes_on_the_same_days_are_refused_by_name(self):
        first = self._class()
        second = self._class(self.update, date_from=date(2026, 3, 13), date_to=date(2026, 3, 14))
        later = self._class(self.update, date_from=date(2026, 3, 14), date_to=date(2026, 3, 20))
        self._nominate(first, self.people[0])
        with (
            self.assertRaisesRegex(UserError, "is held on days of") as caught,
            self.cr.savepoint(),
        ):
            self._nominate(second, self.people[0])
        self.assertIn(first.name, str(caught.exception))
        self.assertIn(second.name, str(caught.exception))
        self._nominate(later, self.people[0])
        # The later one is moved onto the days of the first.
        with self.assertRaisesRegex(UserError, "is held on days of"):
            later.date_from = date(2026, 3, 10)

    def test_a_cancelled_class_stands_in_nobodys_way(self):
        first = self._class()
        rows = self._nominate(first, self.people[0])
        first._cancel("Không đủ học viên")
        self.assertEqual((first.state, rows.state), ("cancelled", "withdrawn"))
        second = self._class(self.update)
        self.assertEqual(self._nominate(second, self.people[0]).state, "proposed")

    def test_the_check_says_what_was_found(self):
        row = self._nominate(self._class(), self.people[0])
        self.assertEqual((row.outcome, row.allowed), ("met", True))
        self.assertIn("Không trùng thời gian", row.explanation)
        self.assertIn("còn", row.explanation)
        self.assertEqual((row.unit_id, row.rank_id), (self.home_division, self.specialist))

    def test_near_retirement_is_the_provinces_rule_and_home_affairs_departs_from_it(self):
        old = self._create_person("Người già", birth_text="01/08/1964")
        self._open(old, rank_id=self.specialist)
        row = self._nominate(self._class(), old)
        self.assertEqual((row.outcome, row.allowed, row.by_law), ("not_met", False, False))
        self.assertIn("nghỉ hưu", row.unmet)
        one = row.class_id.with_user(self.judge)
        with self.assertRaisesRegex(UserError, "no nominee who meets"):
            one.action_draft_decision()
        with self.assertRaisesRegex(UserError, "Home Affairs departs"):
            row._override("Cần cho công việc")
        row.with_user(self.judge)._override("Cần cho công việc")
        self.assertEqual((row.allowed, row.override_reason), (True, "Cần cho công việc"))
        self._send(one)
        self.assertEqual(row.state, "decided")

    def test_who_is_not_in_service_is_barred_whatever_the_reason(self):
        self._issue(
            "resignation", self.people[0], date(2026, 2, 1), department_id=self.home_division
        )
        self.people.invalidate_recordset()
        person = self.people[0]
        if person.unit_id:
            row = self._nominate(self._class(), person, self.judge)
            self.assertEqual((row.allowed, row.by_law), (False, True))
            with self.assertRaisesRegex(UserError, "nobody departs"):
                row.with_user(self.judge)._override("Cần")
        else:
            with self.assertRaisesRegex(UserError, "own people"):
                self._nominate(self._class(), person, self.judge)

    def test_under_discipline_nobody_is_sent(self):
        self.env["cchc.discipline"].create(
            {"employee_id": self.people[0].id, "form": "warning", "when": "01/12/2025"}
        )
        row = self._nominate(self._class(), self.people[0])
        self.assertEqual((row.allowed, row.by_law), (False, False))
        self.assertIn("Cảnh cáo", row.unmet)

    def test_who_has_the_certificate_needs_no_class(self):
        self.env["cchc.certificate"].create(
            {
                "employee_id": self.people[0].id,
                "kind": "state_management",
                "state_management_level": "principal",
                "when": "2020",
                "document_number": "77",
            }
        )
        row = self._nominate(self._class(), self.people[0])
        self.assertFalse(row.allowed)
        self.assertIn("số 77", row.unmet)
        # A course that is taken every year bars nobody.
        again = self._class(self.update, date_from=date(2026, 5, 4), date_to=date(2026, 5, 8))
        self.assertTrue(self._nominate(again, self.people[0]).allowed)

    def test_a_programme_for_another_rank(self):
        self.programme.rank_ids = self.principal
        row = self._nominate(self._class(), self.people[0])
        self.assertFalse(row.allowed)
        self.assertIn("Đúng đối tượng", row.unmet)

    def test_an_officer_nominates_own_people_only(self):
        one = self._class()
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            self._nominate(one, self.people[0], self.stranger)
        row = self._nominate(one, self.people[0])
        self.assertFalse(row.with_user(self.stranger).search([("class_id", "=", one.id)]))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            row.score = "9"
        with self.assertRaisesRegex(UserError, "by the steps"):
            row.state = "passed"
        with self.assertRaisesRegex(UserError, "already"):
            self._nominate(one, self.people[0])

    def test_an_agency_holds_classes_for_its_own_people(self):
        own = self._class(user=self.officer, unit_id=self.home.id)
        other = self._create_person("Tài chính", unit=self.finance_division)
        self._open(other, department_id=self.finance_division, rank_id=self.specialist)
        with self.assertRaisesRegex(UserError, "for its own people"):
            self._nominate(own, other, self.judge)
        with self.assertRaises(AccessError):
            self._class(user=self.officer)

    def test_wrong_classes_are_refused_in_words(self):
        with self.assertRaisesRegex(ValidationError, "https://"):
            self._class(link="http://hoc.vn", mode="online")
        with self.assertRaisesRegex(UserError, "address of its lessons"):
            self._class(mode="online", link=False)
        self.programme.date_to = date(2025, 12, 31)
        with self.assertRaisesRegex(ValidationError, "not in force"):
            self._class()

    def test_nominees_of_the_units_needs(self):
        self._needs(self.people[:2])
        one = self._class()
        wizard = (
            self.env["cchc.training.nominate"].with_user(self.officer).create({"class_id": one.id})
        )
        wizard.action_take_needs()
        self.assertEqual(wizard.employee_ids, self.people[:2])
        wizard.action_nominate()
        self.assertEqual(one.participant_ids.need_id.mapped("state"), ["picked", "picked"])
        with self.assertRaisesRegex(UserError, "without a class"):
            wizard.create({"class_id": one.id}).action_take_needs()

    def test_a_nominee_who_was_refused_is_proposed_again(self):
        need = self._needs(self.people[0])
        row = self._nominate(self._class(), self.people[0])
        self.assertEqual((row.need_id, need.state), (need, "picked"))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            row._refuse("Đã đủ")
        row.with_user(self.judge)._refuse("Đã đủ")
        self.assertEqual((row.state, row.refusal, need.state), ("refused", "Đã đủ", "open"))
        row.action_propose_again()
        self.assertEqual((row.state, need.state), ("proposed", "picked"))
