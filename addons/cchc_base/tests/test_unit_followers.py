from datetime import timedelta

from odoo.addons.cchc_base.rules.succession import Mapping, Share

from .common import CchcCase
from .common_succession import Successions


class TestUnitFollowers(Successions, CchcCase):
    """What of the ground goes on with the successor: who is in charge, campaigns, open dossiers."""

    def _campaign(self, units, **vals):
        return self.env["cchc.campaign"].create(
            {
                "name": "Rà soát hồ sơ",
                "unit_ids": [(6, 0, units.ids)],
                "date_to": self.today + timedelta(days=10),
                **vals,
            }
        )

    def _units(self, record):
        """Units that a record names, dissolved ones too."""
        return record.with_context(active_test=False).unit_ids

    def _person(self, name, unit):
        return self.env["hr.employee"].create({"name": name, "intake_unit_id": unit.id})

    def test_who_was_in_charge_is_in_charge_of_what_follows(self):
        users = [
            self._create_user(f"f_{number}", "hr_officer", units)
            for number, units in enumerate((self.one, self.one | self.two, self.home))
        ]
        self._follow()
        self.assertEqual(self._units(users[0]), self.one | self.new)
        self.assertEqual(self._units(users[1]), self.one | self.two | self.new)
        self.assertEqual(self._units(users[2]), self.home)
        self._on_trail(users[0] | users[1], "unit_ids")
        # What is over stays with the old unit: who was in charge of it still sees it.
        self.assertEqual(set(users[0]._scope_unit_ids()), {self.one.id, self.new.id})

    def test_of_a_divided_unit_the_part_where_the_own_person_serves(self):
        user, other = (
            self._create_user(login, "hr_officer", self.one) for login in ("f_part", "f_main")
        )
        person = self._person("Cán bộ", self.part)
        person.user_id = user
        self.env.cr.execute(
            "UPDATE hr_version SET department_id = %s WHERE employee_id = %s",
            [self.part.id, person.id],
        )
        self.env.invalidate_all()
        self._divide()
        self.assertEqual(self._units(user), self.one | self.part)
        self.assertEqual(self._units(other), self.one | self.new)

    def test_a_campaign_asks_those_who_come_to_the_successor(self):
        running = self._campaign(self.one | self.home)
        over = self._campaign(self.one)
        self._set_plainly(over, state="closed")
        self._follow()
        self.assertEqual(self._units(running), self.one | self.home | self.new)
        self.assertEqual(self._units(over), self.one)
        self._on_trail(running, "unit_ids")

    def test_a_campaign_of_a_divided_unit_asks_all_parts(self):
        running = self._campaign(self.one)
        self._divide()
        self.assertEqual(self._units(running), self.one | self.new | self.part)

    def test_whom_a_campaign_waits_for_goes_along_and_who_was_seen_stays(self):
        running = self._campaign(self.one)
        self._set_plainly(running, state="open")
        people = [self._person(name, self.one) for name in ("Một", "Hai")]
        tasks = self.env["cchc.campaign.task"].create(
            [
                {
                    "campaign_id": running.id,
                    "employee_id": person.id,
                    "unit_id": self.one.id,
                }
                for person in people
            ]
        )
        self._set_plainly(tasks[1], state="confirmed")
        self._follow()
        self.assertEqual(tasks.mapped("unit_id"), self.new | self.one)
        self.assertEqual(tasks[0].unit_id, self.new)
        self.assertEqual(tasks[0].agency_id, self.new)
        self._on_trail(tasks[0])

    def test_a_dossier_that_waits_for_its_decision_is_kept_by_the_successor(self):
        waiting = self._person("Chờ Quyết", self.one)
        elsewhere = self._person("Nơi Khác", self.home)
        self.assertEqual(waiting.unit_id, self.one)
        self._follow()
        self.assertEqual(waiting.intake_unit_id, self.new)
        self.assertEqual(waiting.unit_id, self.new)
        self.assertEqual(elsewhere.unit_id, self.home)
        self._on_trail(waiting, "intake_unit_id")

    def test_nothing_follows_twice_or_before_the_day(self):
        officer = self._create_user("f_later", "hr_officer", self.two)
        later = self.env["cchc.succession"].create(
            {
                "predecessor_id": self.two.id,
                "successor_id": self.new.id,
                "date": self.today + timedelta(days=1),
                "document_id": self.resolution.id,
            }
        )
        self.env["cchc.succession"]._follow_due()
        self.assertFalse(later.followed_at)
        self.assertEqual(officer.unit_ids, self.two)
        self.env["cchc.succession"]._follow_due()
        self.assertFalse(later.follower_ids)

    def test_as_many_statements_for_many_as_for_few(self):
        campaigns = self._campaign(self.one)
        for _number in range(8):
            campaigns |= self._campaign(self.one)
        self.env.flush_all()
        mapping = Mapping({self.one.id: [Share(self.new.id)]})
        with self.assertQueryCount(9):
            self.env.invalidate_all()
            done = campaigns.browse()._on_unit_succeeded(mapping, self.today)
            self.env.flush_all()
        self.assertEqual(sorted(done[0].ids), sorted(campaigns.ids))
