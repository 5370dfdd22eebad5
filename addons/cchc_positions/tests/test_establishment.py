from datetime import date

from odoo.exceptions import UserError

from ..rules.occupancy import Place, occupied_place, rules_on
from .common import CchcPositionsCase


class TestEstablishment(CchcPositionsCase):
    def _occupied(self, unit, day):
        figures = self.env["cchc.establishment"]._occupied(day)
        return figures.get((unit.id, self.civil.id), 0)

    def test_assigned_is_the_sum_of_the_entries_of_a_day(self):
        self._enter(self.home, 45)
        self._enter(self.home, -2, day=date(2025, 1, 1), kind="cut")
        assigned = self.env["cchc.establishment"]._assigned
        key = (self.home.id, self.civil.id)
        self.assertEqual(assigned(date(2024, 12, 31))[key], 45)
        self.assertEqual(assigned(date(2025, 1, 1))[key], 43)
        self.assertNotIn(key, assigned(date(2023, 12, 31)))

    def test_the_ledger_is_append_only(self):
        entry = self._enter(self.home, 45)
        with self.assertRaises(UserError):
            entry.amount = 50
        with self.assertRaises(UserError):
            entry.unlink()

    def test_a_seconded_person_stays_with_the_sender(self):
        person = self._create_person()
        self._open(person)
        before = self._occupied(self.home_division, date(2024, 1, 1))
        self._issue("secondment", person, date(2024, 2, 1), host_unit_id=self.commune)
        self.assertEqual(self._occupied(self.home_division, date(2024, 3, 1)), before)
        self._issue("resignation", person, date(2024, 6, 1))
        self.assertEqual(self._occupied(self.home_division, date(2024, 5, 31)), before)
        self.assertEqual(self._occupied(self.home_division, date(2024, 6, 1)), before - 1)

    def test_the_statement_counts_as_the_rule_does(self):
        people = [self._create_person(f"Người {number}") for number in range(4)]
        for person in people:
            self._open(person)
        self._issue("long_leave", people[1], date(2024, 2, 1))
        self._issue("death", people[2], date(2024, 2, 1))
        day = date(2024, 3, 1)
        members = {
            (member.staffing_category, member.funding_source): member.category_id.id
            for member in self.env["cchc.quota.category.member"].search([])
        }
        rules = rules_on(self.env["cchc.occupancy.rule"]._rows(), day)
        by_rule = {}
        versions = self.env["hr.version"].search([("date_version", "<=", day)])
        for version in versions.filtered(lambda row: not row.date_to or row.date_to >= day):
            place = occupied_place(
                {
                    "staffing_category": version.staffing_category,
                    "funding_source": version.funding_source,
                    "service_status": version.service_status,
                    "department_id": version.department_id.id,
                },
                members,
                rules,
            ).value
            if place:
                by_rule[place] = by_rule.get(place, 0) + 1
        found = self.env["cchc.establishment"]._occupied(day)
        self.assertEqual({Place(*key): total for key, total in found.items()}, by_rule)

    def test_a_move_leaves_the_position_behind(self):
        position = self._positions("CV.01")
        person = self._create_person()
        self._open(person, position_id=position)
        self.assertEqual(person.position_id, position)
        self._issue("transfer", person, date(2024, 5, 1), department_id=self.finance)
        self.assertFalse(person.position_id)

    def test_a_position_of_another_unit_is_refused(self):
        position = self._positions("CV.01")
        person = self._create_person()
        with self.assertRaisesRegex(UserError, "belongs to"):
            self._open(person, position_id=position, department_id=self.finance)
