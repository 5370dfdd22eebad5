from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


class TestPaperFiles(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.person = cls._create_person()
        cls._open(cls.person)
        cls.file = cls.env["cchc.paper.file"].create(
            {"employee_id": cls.person.id, "number": "HS-1", "room": "Kho 1"}
        )

    def _officer(self, login, unit):
        user = new_test_user(self.env, login=login, groups="cchc_base.group_hr_officer")
        user.unit_ids = unit
        return user

    def _lend(self, **vals):
        return self.env["cchc.paper.file.loan"].create(
            {
                "file_id": self.file.id,
                "borrower": "Ông Kiểm",
                "purpose": "Thẩm tra",
                "lent_on": self.today - timedelta(20),
                **vals,
            }
        )

    def _dues(self, kind):
        self.env.flush_all()
        rows = self.env["cchc.due"].search([("kind", "=", kind)])
        return {row.employee_id.id: row.date for row in rows}

    def test_kept_by_the_agency_one_a_person(self):
        self.assertEqual(self.file.keeper_id, self.home)
        with self.assertRaises(Exception), mute_logger("odoo.sql_db"), self.env.cr.savepoint():  # noqa: B017
            self.env["cchc.paper.file"].create({"employee_id": self.person.id, "number": "HS-2"})
        self.assertEqual(
            self.env["cchc.paper.file"].search_count([("employee_id", "=", self.person.id)]), 1
        )

    def test_what_is_missing(self):
        required = self.env["cchc.paper.file.component"].search([("required", "=", True)])
        self.assertEqual(self.file.missing_ids, required)
        self.file.component_ids = required - required[0]
        self.assertEqual(self.file.missing_ids, required[0])
        self.file.component_ids = required
        self.assertFalse(self.file.missing_count)

    def test_lent_overdue_returned(self):
        loan = self._lend()
        self.assertEqual(loan.due_on, self.today - timedelta(13))
        self.assertEqual(self.file.state, "lent")
        self.assertTrue(loan.overdue)
        overdue = self.env["cchc.paper.file"].search([("loan_ids.overdue", "=", True)])
        self.assertIn(self.file, overdue)
        self.assertEqual(self._dues("file_loan")[self.person.id], loan.due_on)
        loan.action_return()
        self.assertEqual(self.file.state, "kept")
        self.assertNotIn(self.person.id, self._dues("file_loan"))

    def test_not_lent_twice(self):
        self._lend()
        with self.assertRaises(Exception), mute_logger("odoo.sql_db"), self.env.cr.savepoint():  # noqa: B017
            self._lend(borrower="Bà Hai")

    def test_the_file_follows_within_thirty_days(self):
        moved = self.today - timedelta(10)
        self._issue("transfer", self.person, moved, department_id=self.finance_division)
        self.assertEqual(self.file.transfer_due, moved + timedelta(30))
        self.assertEqual(self._dues("file_transfer")[self.person.id], moved + timedelta(30))
        self.assertIn(
            self.file, self.env["cchc.paper.file"].search([("transfer_due", "!=", False)])
        )
        # The old agency still keeps it, sends it, and the new one confirms.
        old, new = self._officer("old", self.home), self._officer("new", self.finance)
        transfer = (
            self.env["cchc.paper.file.transfer"]
            .with_user(old)
            .create({"file_id": self.file.id, "to_unit_id": self.finance.id, "slip_number": "5/PC"})
        )
        self.assertEqual(self.file.state, "sent")
        with self.assertRaises(AccessError):
            transfer.action_receive()
        with self.assertRaises(UserError):
            transfer.received_on = self.today
        transfer.with_user(new).action_receive()
        self.assertEqual((self.file.keeper_id, self.file.state), (self.finance, "kept"))
        self.file.invalidate_recordset()
        self.assertFalse(self.file.transfer_due)
        self.assertNotIn(self.person.id, self._dues("file_transfer"))
        with self.assertRaises(AccessError):
            self.file.with_user(old).room = "Kho 9"
        with self.assertRaises(UserError):
            transfer.with_user(new).unlink()

    def test_a_number_that_the_receiver_has_given_already(self):
        for number in ("HS-1", "HS-1/2"):
            other = self._create_person()
            self._open(other, department_id=self.finance)
            self.env["cchc.paper.file"].create({"employee_id": other.id, "number": number})
        self._issue("transfer", self.person, self.today, department_id=self.finance_division)
        transfer = self.file.transfer_ids.create(
            {"file_id": self.file.id, "to_unit_id": self.finance.id}
        )
        transfer.action_receive()
        self.assertEqual((self.file.keeper_id, self.file.number), (self.finance, "HS-1/3"))
        # Where it lay before says nothing about the new place.
        self.assertFalse(self.file.room)

    def test_a_move_within_the_agency_moves_no_file(self):
        self._issue("transfer", self.person, self.today, department_id=self.home)
        self.assertFalse(self.file.transfer_due)
        self.assertNotIn(
            self.file, self.env["cchc.paper.file"].search([("transfer_due", "!=", False)])
        )

    def test_who_moves_out_of_the_province_takes_the_file_along(self):
        day = self.today - timedelta(5)
        self._issue("moved_out", self.person, day, service_status="moved_out")
        self.assertEqual(self.file.transfer_due, day + timedelta(30))
        self.env["cchc.paper.file.transfer"].create(
            {"file_id": self.file.id, "to_outside": "Sở Nội vụ tỉnh Cà Mau"}
        ).action_receive()
        self.assertEqual(self.file.state, "left")

    def test_the_file_of_who_leaves_is_handed_over_within_thirty_days(self):
        """TT 11/2012, điều 9.3; TT 07/2019, điều 10.3: whatever ends the service."""
        day = self.today - timedelta(7)
        File = self.env["cchc.paper.file"]
        endings = ("retirement", "resignation", "dismissal", "staff_reduction", "death")
        for number, ending in enumerate(endings):
            person = self._create_person(f"Lê Văn {number}")
            self._open(person)
            file = File.create({"employee_id": person.id, "number": f"HS-E{number}"})
            reasons = {"entry_reason": "Nghiện ma túy"} if ending == "dismissal" else {}
            self._issue(ending, person, day, **reasons)
            with self.subTest(ending=ending):
                self.assertFalse(person.in_service)
                self.assertEqual(file.transfer_due, day + timedelta(30))
                due = self.env["cchc.due"].search(
                    [("kind", "=", "file_transfer"), ("employee_id", "=", person.id)]
                )
                self.assertEqual(due.date, day + timedelta(30))
                action = due.action_open_source()
                self.assertEqual(action["res_model"], "cchc.paper.file.transfer")
                handover = self.env["cchc.paper.file.transfer"].with_context(**action["context"])
                handover = handover.create({})
                self.assertTrue(handover.to_archive)
                handover.action_receive()
                file.invalidate_recordset()
                self.assertFalse(file.transfer_due)
                self.assertNotIn(person.id, self._dues("file_transfer"))

    def test_the_managing_body_may_take_the_file_of_who_has_left(self):
        self._issue("retirement", self.person, self.today - timedelta(7))
        self.assertTrue(self.file.transfer_due)
        self.env["cchc.paper.file.transfer"].create(
            {"file_id": self.file.id, "to_unit_id": self.finance.id}
        ).action_receive()
        self.file.invalidate_recordset()
        self.assertEqual((self.file.state, self.file.transfer_due), ("kept", False))
        self.assertNotIn(self.person.id, self._dues("file_transfer"))

    def test_one_click_from_the_due_opens_the_handover(self):
        self._issue(
            "transfer", self.person, self.today - timedelta(3), department_id=self.finance_division
        )
        due = self.env["cchc.due"].search(
            [("kind", "=", "file_transfer"), ("employee_id", "=", self.person.id)]
        )
        action = due.action_open_source()
        self.assertEqual(action["context"]["default_file_id"], self.file.id)
        self.assertEqual(action["context"]["default_to_unit_id"], self.finance.id)

    def test_lost_and_made_anew_in_thirty_days(self):
        self.file.lost_on = self.today - timedelta(1)
        self.assertEqual(self.file.state, "lost")
        self.assertEqual(self._dues("file_remake")[self.person.id], self.today + timedelta(29))
        with self.assertRaises(UserError):
            self._lend()
        self.file.write({"remade_on": self.today, "remade_by": "Sở Nội vụ"})
        self.assertEqual(self.file.state, "kept")
        self.assertNotIn(self.person.id, self._dues("file_remake"))
        with self.assertRaises(ValidationError):
            self.file.remade_on = self.today + timedelta(1)

    def test_who_was_recruited_needs_a_file_in_thirty_days(self):
        day = self.today - timedelta(40)
        recruit = self._create_person("Vũ Thị Mới")
        self._issue(
            "recruitment",
            recruit,
            day,
            staffing_category="civil_servant",
            service_status="probation",
            department_id=self.home_division,
            rank_id=self.specialist,
            step=1,
        )
        self.assertEqual(self._dues("file_missing")[recruit.id], day + timedelta(30))
        self.env["cchc.paper.file"].create({"employee_id": recruit.id, "number": "HS-9"})
        self.assertNotIn(recruit.id, self._dues("file_missing"))

    def test_scope(self):
        stranger = self._create_person("Lê Thị Xa", self.finance_division)
        self._open(stranger, department_id=self.finance_division)
        officer = self._officer("file_officer", self.home)
        Files = self.env["cchc.paper.file"].with_user(officer)
        with self.assertRaises(AccessError):
            Files.create({"employee_id": stranger.id, "number": "HS-3"})
        with self.assertRaises(UserError):
            self.file.with_user(officer).keeper_id = self.finance
        with self.assertRaises(UserError):
            self.file.with_user(officer).employee_id = stranger

    def test_days_of_the_future_are_refused(self):
        with self.assertRaises(ValidationError):
            self.file.lost_on = date(2999, 1, 1)
