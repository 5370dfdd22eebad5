from odoo.exceptions import UserError
from odoo.tests import tagged

from .consequence_common import ConsequenceCase


@tagged("post_install", "-at_install")
class TestEvaluationNeed(ConsequenceCase):
    """A proposal of training is handed on as a need, and carried out when the need is met."""

    def setUp(self):
        super().setUp()
        self.person = self.people[2]
        self._rated(self.person, "not_completed")
        self.row = self._rows(self.person, "training").with_user(self.officer)

    def test_it_is_handed_on_once(self):
        self.row.action_hand_on()
        need = self.row.need_id
        self.assertEqual(
            (need.origin, need.employee_id, need.state, need.kind),
            ("evaluation", self.person, "open", "update"),
        )
        self.assertIn("2026", need.required)
        self.row.action_hand_on()
        self.assertEqual(self.row.need_id, need)
        self.assertEqual(self.row.state, "open")

    def test_it_is_carried_out_with_the_need(self):
        self.row.action_hand_on()
        self.row.need_id.sudo()._close(met=True)
        self.assertEqual((self.row.state, self.row.document), ("done", self.row.need_id.required))

    def test_a_need_that_was_dropped_may_be_handed_on_again(self):
        self.row.action_hand_on()
        first = self.row.need_id
        first.with_user(self.officer).action_close()
        self.assertEqual(self.row.state, "open")
        self.row.action_hand_on()
        self.assertNotEqual(self.row.need_id, first)

    def test_a_better_rating_lets_the_need_fall(self):
        self.row.action_hand_on()
        need = self.row.need_id
        self._rated(self.person, "good", document="230/QĐ-SNV")
        self.assertEqual((self.row.state, need.state), ("void", "closed"))

    def test_other_consequences_are_no_needs(self):
        other = self._rows(self.person, "handling").with_user(self.officer)
        with self.assertRaisesRegex(UserError, "no proposal of training"):
            other.action_hand_on()
