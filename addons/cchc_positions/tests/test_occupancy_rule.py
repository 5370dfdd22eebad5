from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user

from odoo.addons.cchc_base.rules.dated import overlapping
from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT, SERVICE_STATUSES

from ..rules.occupancy import occupied_place, rules_on
from .common import CchcPositionsCase

CHANGE = date(2024, 7, 1)
BEFORE = CHANGE - timedelta(days=1)


class TestOccupancyRule(CchcPositionsCase):
    """Who occupies a place is dated data: another answer counts from its day on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = cls.env["cchc.occupancy.rule"]
        cls.person = cls._create_person("Người nghỉ dài hạn")
        cls._open(cls.person)

    def _occupied(self, day):
        figures = self.env["cchc.establishment"]._occupied(day)
        return figures.get((self.home_division.id, self.civil.id), 0)

    def test_every_status_has_one_answer_on_every_day(self):
        rows = self.rules._rows()
        for day in (date(1990, 1, 1), date(2010, 5, 1), date(2020, 12, 1), date(2026, 1, 1)):
            self.assertEqual(set(rules_on(rows, day)), {key for key, _label in SERVICE_STATUSES})
        for status, _label in SERVICE_STATUSES:
            self.assertIsNone(overlapping([row for row in rows if row.status == status]))
        self.assertFalse(set(LEFT) & set(self.rules._occupying(date(2024, 1, 1))))

    def test_secondment_cites_its_article_while_it_was_in_force(self):
        rows = self.rules._rows()
        facts = {
            "staffing_category": "civil_servant",
            "service_status": "seconded",
            "department_id": 1,
        }
        members = {("civil_servant", "state_budget"): 1}
        told = [
            " ".join(occupied_place(facts, members, rules_on(rows, day)).explain())
            for day in (date(2015, 1, 1), date(2022, 1, 1))
        ]
        self.assertIn("24/2010/NĐ-CP, Điều 37", told[0])
        self.assertNotIn("Điều 37", told[1])
        self.assertIn("suy ra", told[1])

    def test_another_answer_counts_from_its_day_on(self):
        self._issue("long_leave", self.person, date(2024, 3, 1))
        self.assertEqual((self._occupied(BEFORE), self._occupied(CHANGE)), (1, 1))
        self._change_rule("long_leave", False, CHANGE)
        self.assertEqual((self._occupied(BEFORE), self._occupied(CHANGE)), (1, 0))

    def test_a_correction_counts_at_once(self):
        """What is kept in memory is forgotten when a row is written or deleted."""
        self._issue("long_leave", self.person, date(2024, 3, 1))
        row = self.rules.search([("status", "=", "long_leave")])
        self.assertEqual(self._occupied(CHANGE), 1)
        row.occupies = False
        self.assertEqual(self._occupied(CHANGE), 0)
        row.unlink()
        self.assertEqual(self._occupied(CHANGE), 0)
        self.assertEqual(self._occupied(date(2024, 2, 1)), 1)

    def test_two_answers_for_a_day_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "two answers on the same days"):
            self.rules.create(
                {
                    "status": "long_leave",
                    "occupies": False,
                    "reason": "x",
                    "date_from": CHANGE,
                    "confidence": "memory",
                }
            )

    def test_what_is_read_in_a_text_names_it(self):
        with self.assertRaisesRegex(ValidationError, "its article"):
            self.rules.search([("status", "=", "suspended")]).confidence = "seen"

    def test_counting_asks_nothing_more(self):
        ask = self.env["cchc.establishment"]._occupied
        ask(CHANGE)
        with self.assertQueryCount(1):
            ask(CHANGE)

    def test_position_control_looks_at_the_day_of_effect(self):
        """Who is on leave without a place takes one by coming back, from the change on."""
        self.env["cchc.position.control.mode"].search([]).mode = "block"
        self._issue("long_leave", self.person, date(2024, 3, 1))
        self._change_rule("long_leave", False, CHANGE)
        self._enter(self.home_division, 1)
        other = self._create_person("Người khác")
        # On the day before both would count: one too many.
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._open_and_move(other, BEFORE)
        self._open_and_move(other, CHANGE)
        self.assertEqual(self._occupied(CHANGE), 1)
        with self.assertRaises(UserError):
            self._issue("leave_return", self.person, CHANGE + timedelta(days=9))

    def _open_and_move(self, person, day):
        if not person.in_service:
            self._open(person, department_id=self.finance)
        self._issue("transfer", person, day, department_id=self.home_division)

    def test_a_leaver_is_who_left_whatever_occupies(self):
        """Long leave that takes no place is no leave in the sense of the reduction."""
        self._change_rule("long_leave", False, CHANGE)
        self._issue("long_leave", self.person, CHANGE)
        turnover = self.env["cchc.establishment"]._turnover(
            {self.civil.id: date(2024, 1, 1)}, date(2024, 12, 31)
        )
        self.assertEqual(turnover.get((self.home.id, self.civil.id), (0, 0))[0], 0)

    def test_everybody_reads_and_home_affairs_writes(self):
        for group, may in (("group_hr_officer", False), ("group_home_affairs", True)):
            user = new_test_user(self.env, login=group, groups=f"cchc_base.{group}")
            row = self.rules.search([("status", "=", "suspended")]).with_user(user)
            self.assertTrue(row.reason)
            if may:
                row.note = "x"
            else:
                with self.assertRaises(AccessError):
                    row.note = "x"
