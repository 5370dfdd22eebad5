from odoo.exceptions import AccessError, UserError, ValidationError

from .face_common import FaceCase


class TestTrainingRequests(FaceCase):
    """Requests of people, answered by the head; officers of the reform, asked for together."""

    def _ask(self, person=None, programme=None, reason="Nhiệm vụ mới"):
        Request = self.env["cchc.training.request"]
        return Request._self_ask(person or self.person, (programme or self.update).id, reason)

    def test_the_head_approves_and_it_is_a_need(self):
        row = self._ask()
        self.assertTrue(row.by_portal)
        row.with_user(self.head).action_approve()
        self.assertEqual((row.state, row.decided_by_id), ("approved", self.head))
        need = row.need_id
        self.assertEqual((need.employee_id, need.programme_id), (self.person, self.update))
        self.assertEqual((need.origin, need.state), ("request", "open"))
        with self.assertRaisesRegex(UserError, "already"):
            row.with_user(self.head).action_approve()
        # Asked for once more, it is the same need.
        again = self._ask()
        again.with_user(self.head).action_approve()
        self.assertEqual(again.need_id, need)

    def test_a_refusal_says_why(self):
        row = self._ask()
        action = row.with_user(self.head).action_open_refuse()
        answer = (
            self.env[action["res_model"]]
            .with_user(self.head)
            .with_context(**action["context"])
            .create({"reason": "Chưa bố trí được kinh phí"})
        )
        answer.action_refuse()
        self.assertEqual((row.state, row.answer), ("refused", "Chưa bố trí được kinh phí"))
        self.assertFalse(row.need_id)

    def test_only_the_head_of_the_person_answers(self):
        row = self._ask()
        with self.assertRaises(AccessError):
            row.with_user(self.stranger).action_approve()
        with self.assertRaisesRegex(AccessError, "answered by the head"):
            row.with_user(self.officer).action_approve()
        self.person.user_id = False
        self.people[1].user_id = self.head
        own = self._ask(self.people[1])
        with self.assertRaisesRegex(AccessError, "body above"):
            own.with_user(self.head).action_approve()
        own.with_user(self.judge).action_approve()
        self.assertEqual(own.state, "approved")

    def test_nobody_writes_an_answer_by_hand(self):
        row = self._ask()
        for vals in ({"state": "approved"}, {"answer": "x"}, {"decided_on": "2026-01-01"}):
            with self.assertRaisesRegex(UserError, "steps"):
                row.with_user(self.officer).write(vals)
        with self.assertRaises(AccessError):
            row.with_user(self.head).write({"reason": "x"})

    def test_what_is_wrong_with_a_request_is_said(self):
        with self.assertRaisesRegex(UserError, "of the list"):
            self.env["cchc.training.request"]._self_ask(self.person, 0, "x")
        with self.assertRaisesRegex(UserError, "what you need"):
            self._ask(reason="  ")
        row = self._ask()
        with self.assertRaisesRegex(UserError, "already"):
            self._ask()
        row._self_take_back()
        self.assertEqual(row.state, "taken_back")
        self._ask()
        self.programme.date_to = "2020-01-01"
        with self.assertRaisesRegex(UserError, "of the list"):
            self._ask(programme=self.programme)

    # -- officers of the reform --------------------------------------------------------------

    def _officers(self, people):
        return (
            self.env["cchc.training.reform.officer"]
            .with_user(self.officer)
            .create([{"employee_id": person.id, "unit_id": self.home.id} for person in people])
        )

    def test_the_programme_for_all_officers_of_the_reform_at_once(self):
        rows = self._officers(self.people)
        rows[3].date_to = "2026-01-31"
        rows[3].date_from = "2026-01-01"
        action = rows.action_ask_programme()
        needs = self.env["cchc.qualification.need"].search(action["domain"])
        self.assertEqual(needs.employee_id, self.people[:3])
        self.assertEqual(needs.programme_id.mapped("kind"), ["reform"])
        rows.invalidate_recordset()
        self.assertEqual(rows.mapped("need_open"), [True, True, True, False])
        with self.assertRaisesRegex(UserError, "wait for a class already"):
            rows.action_ask_programme()

    def test_who_passed_the_class_shows_in_the_list(self):
        rows = self._officers(self.people[:2])
        rows.action_ask_programme()
        programme = rows._programme()
        one, _rows = self._held(self.people[:1], programme, periods=16)
        rows.invalidate_recordset()
        self.assertEqual(rows[0].trained_on, one.date_to)
        self.assertFalse(rows[1].trained_on)

    def test_nobody_stands_in_the_list_twice(self):
        self._officers(self.people[:1])
        with self.assertRaisesRegex(ValidationError, "in the list of"):
            self._officers(self.people[:1])

    def test_an_officer_lists_the_own_units_only(self):
        with self.assertRaises(AccessError):
            self.env["cchc.training.reform.officer"].with_user(self.officer).create(
                {"employee_id": self.person.id, "unit_id": self.finance.id}
            )
        with self.assertRaises(AccessError):
            self.env["cchc.training.reform.officer"].with_user(self.head).create(
                {"employee_id": self.person.id, "unit_id": self.home.id}
            )
