from io import BytesIO

import docx

from odoo.exceptions import AccessError

from .common import ReorganisationCase


class TestRoles(ReorganisationCase):
    """Nothing of a plan reaches a unit, and of an enacted one only its own people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("roles_officer", "hr_officer", cls.commune)
        cls.head = cls._create_user("roles_head", "unit_head", cls.commune)
        cls.inspector = cls._create_user("roles_inspector", "inspector", cls.province)
        cls.elsewhere = cls._create_user("roles_elsewhere", "hr_officer", cls.home)
        cls.scenario = cls._merged()
        cls.act = cls.scenario.reorganisation_id

    def _shown(self, user):
        """Everything that pages and papers tell this user of the act, as text."""
        self.env.invalidate_all()
        act = self.act.with_user(user)
        scenario = act.scenario_ids
        tables = ("quota_table", "limit_table", "leader_table", "standard_table")
        told = [act.comparison or "", *(str(scenario[name] or "") for name in tables)]
        _name, content = act._annex_file("docx")
        told += docx.Document(BytesIO(content)).element.body.itertext()
        board = self.env["cchc.reorganisation.placement"].with_user(user).search([])
        told += board.mapped("display_name")
        return " ".join(told)

    def test_a_plan_is_shown_to_planners_and_inspectors_only(self):
        for user in (self.officer, self.head, self.elsewhere):
            with self.assertRaises(AccessError):
                self._shown(user)
        told = self._shown(self.inspector)
        for person in self.scenario.placement_ids.employee_id:
            self.assertIn(person.name, told)

    def test_a_unit_that_is_concerned_reads_its_own_people_and_no_money(self):
        self.scenario.action_enact()
        mine, others = self.people[self.commune], self.people[self.other]
        for user in (self.officer, self.head):
            told = self._shown(user)
            self.assertIn(mine[0].name, told)
            # Whoever comes into the unit is theirs to know, as in the list of people.
            seen = self.env["hr.employee"].with_user(user).search([])
            for person in others - seen:
                self.assertNotIn(person.name, told)
            self.assertTrue(others - seen)
            self.assertNotIn("Chi phí chế độ", told)
            self.assertNotIn("Mức hưởng", told)
            self.assertNotIn("Dôi dư theo chức vụ", told)
            self.assertFalse(self.act.with_user(user).has_access("write"))
            with self.assertRaises(AccessError):
                self.scenario.with_user(user).read(["benefit_cost"])
        self.assertIn("Mức hưởng", self._shown(self.inspector))

    def test_a_unit_that_is_not_concerned_sees_nothing_of_an_enacted_act(self):
        self.scenario.action_enact()
        with self.assertRaises(AccessError):
            self._shown(self.elsewhere)

    def test_home_affairs_of_a_part_opens_an_enacted_act(self):
        self.scenario.action_enact()
        district = self._create_user("roles_district", "home_affairs", self.district)
        self.env.invalidate_all()
        act = self.act.with_user(district)
        self.assertEqual(act.web_read({"state": {}, "work_ids": {}})[0]["state"], "enacted")
