from datetime import timedelta

from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from .common import ReorganisationCase


class TestFollowing(ReorganisationCase):
    """What was decided for later, and what is open, ends in the successor, with its trail."""

    def test_a_decision_for_later_ends_in_the_successor(self):
        guest = self._create_person("Người Đến", unit=self.home_division)
        self._open(guest)
        later = self.day + timedelta(days=20)
        decision = self._issue("transfer", guest, later, department_id=self.commune)
        scenario = self._merged()
        scenario.action_enact()
        new = self._unit("T.HDX")
        self.assertEqual(self._unit_on(guest, later - timedelta(days=1)), self.home_division)
        self.assertEqual(self._unit_on(guest, later), new)
        line = scenario.reorganisation_id.decision_ids.line_ids.filtered(
            lambda row: row.employee_id == guest
        )
        self.assertEqual(line.date_effective, later)
        self.assertIn(decision.number, line.ground)
        self.assertEqual(decision.line_ids.changes["department_id"], self.commune.id, "as signed")

    def test_who_is_to_leave_the_unit_leaves_it(self):
        person = self.people[self.commune][3]
        later = self.day + timedelta(days=20)
        self._issue("transfer", person, later, department_id=self.home_division)
        self._merged().action_enact()
        self.assertEqual(self._unit_on(person, self.day), self._unit("T.HDX"))
        self.assertEqual(self._unit_on(person, later), self.home_division)

    def test_who_is_seconded_to_a_unit_that_ends(self):
        person = self._create_person("Biệt Phái", unit=self.home_division)
        self._open(person)
        self._issue("secondment", person, self.today - timedelta(days=9), host_unit_id=self.commune)
        self._merged().action_enact()
        last = person.version_ids.sorted("date_version")[-1:]
        self.assertEqual(last.host_unit_id, self._unit("T.HDX"))
        self.assertEqual(last.department_id, self.home_division)

    def test_users_and_drafts_follow_on_the_day_and_not_before(self):
        officer = self._create_user("officer_x", "hr_officer", self.commune)
        person = self.people[self.other][3]
        draft = self._draft(
            "transfer", person, self.day + timedelta(days=3), department_id=self.commune
        )
        scenario = self._merged()
        scenario.action_enact()
        new = self._unit("T.HDX")
        self.assertNotIn(new, officer.unit_ids)
        self.assertEqual(draft.line_ids.department_id, self.commune)
        self._day_comes(scenario)
        self.assertIn(new, officer.unit_ids)
        self.assertEqual(draft.line_ids.department_id, new)
        self.assertEqual(scenario.state, "in_force")
        self.assertTrue(any(new.name in (m.body or "") for m in draft.message_ids))
        trail = scenario.reorganisation_id.succession_ids.follower_ids
        self.assertIn("res.users", trail.mapped("model"))
        self.assertIn("cchc.decision.line", trail.mapped("model"))
        # Repeating the jobs changes nothing.
        number = len(trail)
        self._day_comes(scenario)
        self.assertEqual(len(scenario.reorganisation_id.succession_ids.follower_ids), number)

    def test_the_jobs_of_the_day_leave_plans_alone(self):
        scenario = self._merged()
        self.patch(vietnam_time, "today", lambda: self.day)
        self.env["cchc.reorganisation"]._cron_come_into_force()
        self.assertEqual(scenario.state, "planning")
        self.assertTrue(self.commune.active)

    def test_a_draft_for_later_and_one_for_the_day(self):
        """Drafted before, for days on which the unit is no more: issued, it leads on."""
        guest = self._create_person("Người Đến", unit=self.home_division)
        self._open(guest)
        later = self._draft(
            "transfer", guest, self.day + timedelta(days=9), department_id=self.commune
        )
        scenario = self._merged()
        scenario.action_enact()
        self._day_comes(scenario)
        new = self._unit("T.HDX")
        self.assertEqual(later.line_ids.department_id, new)
        later.action_issue()
        self.assertEqual(self._unit_on(guest, self.day + timedelta(days=9)), new)

    def test_a_correction_of_a_day_before_goes_to_the_old_unit(self):
        """Recorded after the day, in force before it: into the old unit, from the day on along."""
        guest = self._create_person("Người Muộn", unit=self.home_division)
        self._open(guest)
        scenario = self._merged()
        scenario.action_enact()
        self._day_comes(scenario)
        before = self.day - timedelta(days=9)
        decision = self._issue("transfer", guest, before, department_id=self.commune)
        self.assertEqual(self._unit_on(guest, before), self.commune)
        self.assertEqual(self._unit_on(guest, self.day - timedelta(days=1)), self.commune)
        self.assertEqual(self._unit_on(guest, self.day), self._unit("T.HDX"))
        self.assertEqual(decision.line_ids.changes["department_id"], self.commune.id)
        supplement = scenario.reorganisation_id.decision_ids[-1:]
        self.assertEqual(supplement.line_ids.employee_id, guest)
        self.assertEqual(supplement.line_ids.date_effective, self.day)

    def test_who_comes_between_the_act_and_its_day_goes_along(self):
        """Decided after the act was enacted; for the day or later the unit is refused."""
        scenario = self._merged()
        scenario.action_enact()
        new = self._unit("T.HDX")
        guest, other = (
            self._create_person(name, unit=self.home_division) for name in ("Đến Sớm", "Đến Muộn")
        )
        self._open(guest | other)
        eve = self.day - timedelta(days=1)
        self._issue("transfer", guest, eve, department_id=self.commune)
        self.assertEqual(self._unit_on(guest, eve), self.commune)
        self.assertEqual(self._unit_on(guest, self.day), new)
        with self.assertRaisesRegex(ValidationError, "does not exist on"):
            self._issue("transfer", other, self.day, department_id=self.commune)

    def test_who_was_led_on_is_led_back_with_the_act(self):
        scenario = self._merged()
        scenario.action_enact()
        act = scenario.reorganisation_id
        guest = self._create_person("Người Đến", unit=self.home_division)
        self._open(guest)
        self._issue("transfer", guest, self.day - timedelta(days=9), department_id=self.commune)
        self.assertEqual(len(act.decision_ids), 2)
        act._reverse("900/QĐ-UBND", self.today, "Hoãn")
        self.assertEqual(self._unit_on(guest, self.day), self.commune)
        self.assertEqual(set(act.decision_ids.mapped("state")), {"revoked"})

    def test_nobody_is_led_on_who_was_placed(self):
        scenario = self._merged()
        scenario.action_enact()
        self._day_comes(scenario)
        self.assertEqual(len(scenario.reorganisation_id.decision_ids), 1)

    def test_what_had_to_stay_is_told_on_the_page_of_the_act(self):
        """Two plans of one year: whoever plans the reorganisation finds the second one."""
        plans = self.env["cchc.establishment.plan"].create(
            [{"unit_id": unit.id, "year": self.today.year + 1} for unit in self.people]
        )
        scenario = self._merged()
        scenario.action_enact()
        act = scenario.reorganisation_id
        self.assertFalse(act.follower_ids)
        self._day_comes(scenario)
        act.invalidate_recordset()
        stayed = act.follower_ids.filtered("stayed")
        self.assertEqual(act.stayed_count, 1)
        self.assertEqual(stayed.predecessor_id, self.other)
        left = plans.filtered(lambda plan: plan.unit_id == self.other)
        self.assertEqual(stayed.action_open()["domain"], [("id", "in", left.ids)])
        told = [body for body in act.message_ids.mapped("body") if self.other.name in body]
        self.assertTrue(told)
        # The scheduler has no language; whoever reads it has.
        self.assertEqual([body for body in told if "Stayed with" in body], [])
        # Who was in charge of the old unit still finds it there.
        officer = self._create_user("officer_stayed", "hr_officer", self.other)
        self.assertTrue(left.with_user(officer).has_access("read"))
