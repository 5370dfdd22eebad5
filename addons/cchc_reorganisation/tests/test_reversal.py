from datetime import timedelta

from odoo.exceptions import UserError

from .common import ReorganisationCase


class TestReversal(ReorganisationCase):
    """Taken back before its day: byte for byte what was."""

    def _take_back(self, act, number="900/QĐ-UBND"):
        wizard = self.env(user=self.manager)["cchc.reorganisation.reversal"].create(
            {"reorganisation_id": act.id, "number": number, "reason": "Hoãn thực hiện"}
        )
        wizard.action_reverse()

    def test_what_is_projected_is_byte_equal(self):
        before = self._projected()
        scenario = self._merged()
        scenario.action_enact()
        self.assertNotEqual(self._projected(), before)
        self._take_back(scenario.reorganisation_id)
        after = self._projected()
        for name, rows in before.items():
            self.assertEqual(after[name], rows, name)
        self.assertEqual(scenario.state, "planning")

    def test_the_record_of_it_stays(self):
        scenario = self._merged()
        scenario.action_enact()
        act = scenario.reorganisation_id
        versions, decision = act.version_ids, act.decision_ids
        self._take_back(act)
        self.assertTrue(all(versions.mapped("voided_at")))
        self.assertEqual(decision.state, "revoked")
        self.assertTrue(all(act.succession_ids.mapped("withdrawn_at")))
        self.assertFalse(self._unit("T.HDX").active)

    def test_enacted_anew_after_it_was_taken_back(self):
        scenario = self._merged()
        act = scenario.reorganisation_id
        scenario.action_enact()
        first = self._unit("T.HDX")
        self._take_back(act)
        act.decision_number = "1000/QĐ-UBND"
        scenario.action_compute()
        scenario.action_enact()
        self.assertEqual(self._unit("T.HDX"), first, "the same unit, not a second one")
        self.assertTrue(first.active)
        assigned = self.env["cchc.establishment"]._assigned(self.day)
        self.assertEqual(assigned[first.id, self.civil.id], 18)
        before = self._ledger()
        self._take_back(act, "1001/QĐ-UBND")
        self.assertNotEqual(self._ledger(), before)

    def test_nothing_follows_on_the_day_of_what_was_taken_back(self):
        officer = self._create_user("officer_x", "hr_officer", self.commune)
        person = self.people[self.other][3]
        draft = self._draft("transfer", person, self.day, department_id=self.commune)
        plan = self.env["cchc.establishment.plan"].create(
            {"unit_id": self.commune.id, "year": self.day.year + 1}
        )
        scenario = self._merged()
        scenario.action_enact()
        act = scenario.reorganisation_id
        self.assertEqual(len(act.succession_ids), 3)
        self._take_back(act)
        self.assertTrue(all(act.succession_ids.mapped("withdrawn_at")))
        self.assertFalse(self.commune.successor_ids)
        self._day_comes(scenario)
        self.env["cchc.succession"]._follow_due()
        self.assertEqual(officer.unit_ids, self.commune)
        self.assertEqual(draft.line_ids.department_id, self.commune)
        self.assertEqual(plan.unit_id, self.commune)
        self.assertFalse(act.succession_ids.follower_ids)
        self.assertFalse(any(act.succession_ids.mapped("followed_at")))
        self.assertEqual(scenario.state, "planning")
        self.assertTrue(self.commune.active)
        draft.action_issue()
        self.assertEqual(self._unit_on(person, self.day), self.commune)

    def test_nothing_is_taken_back_from_its_day_on(self):
        scenario = self._merged(day=self.today)
        scenario.action_enact()
        with self.assertRaisesRegex(UserError, "in force already"):
            self._take_back(scenario.reorganisation_id)

    def test_not_while_others_build_on_the_new_units(self):
        scenario = self._merged()
        scenario.action_enact()
        new = self._unit("T.HDX")
        guest = self._create_person("Khách", unit=self.home_division)
        self._open(guest)
        self._issue("transfer", guest, self.day + timedelta(days=5), department_id=new)
        with self.assertRaisesRegex(UserError, "in use already"):
            self._take_back(scenario.reorganisation_id)
