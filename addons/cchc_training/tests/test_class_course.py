from datetime import date

from freezegun import freeze_time
from psycopg2 import Error

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .common_class import ClassCase


@freeze_time("2026-03-30 03:00")
class TestClassCourse(ClassCase):
    """From the decision to the certificate in the dossier, and back."""

    def test_the_decision_names_people_class_and_days(self):
        one = self._class()
        rows = self._nominate(one, self.people[:2])
        decision = self._send(one)
        self.assertEqual(decision.type_id.code, "training")
        self.assertEqual(decision.line_ids.employee_id, self.people[:2])
        self.assertEqual(rows.mapped("state"), ["decided", "decided"])
        self.assertEqual(one.state, "decided")
        note = decision.line_ids[0].note
        for words in (one.name, "02/03/2026", "13/03/2026", "Trường Chính trị tỉnh", "Rạch Giá"):
            self.assertIn(words, note)
        text = str(decision.sudo()._document_context())
        self.assertIn("Cử tham gia lớp Bồi dưỡng ngạch chuyên viên", text)
        self.assertIn("02 công chức", text)
        # No fact of anybody's service changes.
        self.assertEqual(decision.line_ids.mapped("changes"), [False, False])

    def test_one_person_alone_is_named_in_the_first_article(self):
        one = self._class()
        self._nominate(one, self.people[0])
        decision = self._send(one)
        (document,) = decision.sudo()._document_context().values()
        first = document["articles"][0]["text"]
        self.assertRegex(first, r"^Cử ông Người 0.*, tham gia lớp Bồi dưỡng ngạch chuyên viên")
        self.assertIn("bổ sung hồ sơ", document["articles"][1]["text"])

    def test_revoked_everybody_is_proposed_again(self):
        one = self._class()
        rows = self._nominate(one, self.people[:2])
        decision = self._send(one)
        with self.assertRaisesRegex(UserError, "Revoke it first"):
            one._cancel("Thôi")
        with self.assertRaisesRegex(UserError, "names these days"):
            one.date_to = date(2026, 3, 20)
        self._revoke(decision)
        self.assertEqual(rows.mapped("state"), ["proposed", "proposed"])
        self.assertEqual((one.state, bool(rows.decision_id)), ("nominating", False))
        one.date_to = date(2026, 3, 20)
        self._send(one)
        self.assertEqual(rows.mapped("state"), ["decided", "decided"])

    def test_a_line_revoked_frees_one_person(self):
        one = self._class()
        rows = self._nominate(one, self.people[:2])
        decision = self._send(one)
        self._revoke(decision, decision.line_ids[0])
        gone = rows.filtered(lambda row: row.employee_id == decision.line_ids[0].employee_id)
        self.assertEqual((gone.state, (rows - gone).state), ("proposed", "decided"))
        self.assertEqual(one.state, "decided")

    def test_whoever_was_not_nominated_is_not_sent(self):
        one = self._class()
        self._nominate(one, self.people[0])
        action = one.action_draft_decision()
        decision = one.env["cchc.decision"].browse(action["res_id"])
        decision.write({"number": "1/QĐ", "date_signed": date(2026, 2, 20)})
        self.env["cchc.decision.line"].create(
            {"decision_id": decision.id, "employee_id": self.people[1].id}
        )
        with self.assertRaisesRegex(UserError, "was not nominated"):
            decision.action_issue()

    def test_who_was_taken_out_of_the_draft_waits_for_another(self):
        one = self._class()
        rows = self._nominate(one, self.people[:2])
        action = one.action_draft_decision()
        decision = one.env["cchc.decision"].browse(action["res_id"])
        decision.write({"number": "1/QĐ", "date_signed": date(2026, 2, 20)})
        decision.line_ids.filtered(lambda line: line.employee_id == self.people[1]).unlink()
        decision.action_issue()
        self.assertEqual(rows.mapped("state"), ["decided", "proposed"])
        self.assertEqual(self._send(one).line_ids.employee_id, self.people[1])
        self.assertEqual(rows.mapped("state"), ["decided", "decided"])

    def test_attendance_counts_all_but_days_missed(self):
        one = self._class()
        rows = self._nominate(one, self.people[:2]).with_user(self.judge)
        self._send(one)
        one.action_start()
        self.assertEqual(len(one.day_ids), 10)
        self.assertEqual(sum(one.day_ids.mapped("periods")), 80)
        one.day_ids[0].absent_ids = rows[0]
        self.assertEqual(rows.mapped("attended_periods"), [72, 80])
        self.assertEqual(rows.mapped("missed_periods"), [8, 0])
        with self.assertRaisesRegex(ValidationError, "lies outside"):
            one.day_ids[0].date = date(2026, 4, 1)
        own = one.day_ids[0].with_user(self.officer)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            own.absent_ids = False

    def test_results_come_after_the_end(self):
        one = self._class(date_to=date(2026, 4, 10))
        rows = self._nominate(one, self.people[:2]).with_user(self.judge)
        self._send(one)
        one.action_start()
        with self.assertRaisesRegex(UserError, "results and certificates come after"):
            rows[0].action_pass()
        with freeze_time("2026-04-11 03:00"):
            rows[0].action_pass()
            with self.assertRaisesRegex(UserError, "who has passed: Người 1"):
                one.action_finish()
            rows[1].action_fail()
            one.action_finish()
            with self.assertRaisesRegex(UserError, "has ended"):
                one.seats = 10

    def test_the_certificate_closes_gap_and_need(self):
        needs = self._needs(self.people[:3])
        one, rows = self._held(self.people[:3])
        self.assertEqual(needs.mapped("state"), ["picked"] * 3)
        with self.assertRaisesRegex(UserError, "number and date"):
            one.action_enter_certificates()
        with self.assertRaisesRegex(ValidationError, "before the class ends"):
            rows[0].certificate_date = date(2026, 3, 12)
        for number, row in enumerate(rows[:2]):
            row.write({"certificate_number": f"CV{number}", "certificate_date": date(2026, 3, 16)})
        one.action_enter_certificates()
        self.assertEqual([bool(row.certificate_id) for row in rows], [True, True, False])
        entry = rows[0].certificate_id
        self.assertEqual(
            (entry.kind, entry.state_management_level, entry.when, entry.issuer),
            ("state_management", "specialist", "16/03/2026", "Trường Chính trị tỉnh"),
        )
        self.assertEqual(self._gaps(self.people[0], date(2026, 3, 30)), [])
        self.assertEqual(needs.mapped("state"), ["closed", "closed", "picked"])
        with self.assertRaisesRegex(UserError, "stands in the dossier"):
            rows[0].certificate_number = "x"

    def test_withdrawn_gap_and_need_are_open_again(self):
        need = self._needs(self.people[0])
        _one, rows = self._held(self.people[0])
        rows.write({"certificate_number": "CV1", "certificate_date": date(2026, 3, 16)})
        rows.action_enter_certificates()
        self.assertEqual(need.state, "closed")
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            rows.with_user(self.officer)._withdraw_certificate("Cấp sai")
        wizard = (
            self.env["cchc.training.answer"]
            .with_user(self.judge)
            .create({"participant_id": rows.id, "step": "withdraw", "reason": "Cấp sai"})
        )
        wizard.action_answer()
        self.assertFalse(rows.certificate_id)
        self.assertTrue(self._gaps(self.people[0], date(2026, 3, 30)))
        self.assertEqual((need.state, rows.state), ("open", "failed"))
        log = rows.log_ids.sorted("id")
        self.assertEqual(log.mapped("what"), ["entered", "withdrawn"])
        self.assertEqual(log[-1].reason, "Cấp sai")
        with self.assertRaises(Error), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.cr.execute("DELETE FROM cchc_training_certificate_log")
        # Passed after all, with a new certificate.
        rows.action_pass()
        rows.write({"certificate_number": "CV2", "certificate_date": date(2026, 3, 20)})
        rows.action_enter_certificates()
        self.assertEqual(need.state, "closed")

    def test_a_need_without_a_gap_is_met_by_passing(self):
        need = self.env["cchc.qualification.need"]._ask(
            [
                {
                    "employee_id": self.people[0].id,
                    "kind": "certificate",
                    "required": "Cập nhật kiến thức",
                    "origin": "request",
                }
            ]
        )
        need.programme_id = self.update
        _one, rows = self._held(self.people[0], self.update)
        self.assertEqual((rows.need_id, need.state), (need, "closed"))
        rows.action_fail()
        self.assertEqual(need.state, "open")

    def test_certificates_are_entered_in_one_batch(self):
        people = self.env["hr.employee"].union(
            *(self._create_person(f"Khác {number}") for number in range(20))
        )
        self._open(people, rank_id=self.specialist)
        one, rows = self._held(people, seats=30)
        for number, row in enumerate(rows):
            row.write({"certificate_number": f"{number}", "certificate_date": date(2026, 3, 16)})
        self.env.flush_all()
        # So many for twenty as for one: nothing is asked person by person but the entries' writes.
        start = self.cr.sql_log_count
        one.action_enter_certificates()
        self.env.flush_all()
        self.assertLess(self.cr.sql_log_count - start, 120)
        self.assertEqual(len(rows.certificate_id), 20)

    def test_what_it_costs_a_head(self):
        one = self._class(seats=3)
        self.env["cchc.training.class.cost"].with_user(self.judge).create(
            [
                {"class_id": one.id, "item": "tuition", "amount": 30_000_000},
                {"class_id": one.id, "item": "travel", "source": "unit", "amount": 6_000_001},
            ]
        )
        self.assertEqual((one.amount, one.cost_per_head), (36_000_001, 12_000_000))
        self._nominate(one, self.people[:2])
        self.assertEqual(one.cost_per_head, 18_000_000)
        with self.assertRaisesRegex(ValidationError, "not negative"):
            one.cost_ids[0].amount = -1
        self.assertFalse(self.env["cchc.training.class.cost"].with_user(self.officer).search([]))

    def test_classes_of_two_entries_of_one_person_become_one_list(self):
        kept, other = self.people[0], self.people[1]
        one, rows = self._held(kept | other)
        second, alone = self._held(other, self.update, date_from="2026-03-16", date_to="2026-03-20")
        self.env.flush_all()
        self.env["cchc.person.merge"]._move_lists({other.id: kept.id})
        self.env.invalidate_all()
        self.assertEqual(alone.employee_id, kept)
        self.assertEqual(second.participant_ids.employee_id, kept)
        # In the class where both were, both stay.
        self.assertEqual(one.participant_ids.employee_id, kept | other)
        self.assertEqual(len(rows), 2)

    def test_the_first_page_names_certificates_that_wait(self):
        _one, rows = self._held(self.people[:2])
        count = self._waiting_certificates()
        rows[0].write({"certificate_number": "CV1", "certificate_date": date(2026, 3, 16)})
        rows[0].action_enter_certificates()
        self.assertEqual(self._waiting_certificates(), count - 1)

    def _waiting_certificates(self):
        tiles = self.env["cchc.dashboard"].with_user(self.judge)._training_tiles()
        (tile,) = (one for one in tiles if one["title"] == "Certificates not in the dossier yet")
        return tile["figures"][0]["count"]
