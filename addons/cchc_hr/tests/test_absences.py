from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


class TestAbsences(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.person = cls._create_person(birth_text="01/03/1985", sex="female")
        cls._open(cls.person)
        cls.maternity = cls.env.ref("cchc_hr.absence_kind_maternity")
        cls.unpaid = cls.env.ref("cchc_hr.absence_kind_unpaid")
        cls.sick = cls.env.ref("cchc_hr.absence_kind_sick")

    @classmethod
    def _absent(cls, kind, start, end=False, person=None, env=None, **vals):
        return (env or cls.env)["cchc.absence"].create(
            {
                "employee_id": (person or cls.person).id,
                "kind_id": kind.id,
                "date_from": start,
                "date_to": end,
                **vals,
            }
        )

    def _user(self, login, role):
        user = new_test_user(self.env, login=login, groups=f"cchc_base.group_{role}")
        user.unit_ids = self.home
        return user

    def test_same_kind_twice_is_refused_in_words(self):
        self._absent(self.unpaid, "2026-03-01", "2026-03-31")
        with self.assertRaisesRegex(ValidationError, "Nguyễn Văn An.*01/03/2026.*31/03/2026"):
            self._absent(self.unpaid, "2026-03-31", "2026-04-10")
        other = self._absent(self.sick, "2026-03-31", "2026-04-10")
        self.assertIn("01/03/2026", other.warning)

    def test_before_birth_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "01/03/1985"):
            self._absent(self.unpaid, "1985-02-28", "1985-03-02")

    def test_longer_than_the_law_warns_with_the_article(self):
        leave = self._absent(self.maternity, "2025-01-15", "2025-08-01")
        self.assertIn("14/07/2025", leave.warning)
        self.assertIn("Luật Bảo hiểm xã hội 2024, Điều 53", leave.warning)
        leave.date_to = "2025-07-14"
        self.assertFalse(leave.warning)

    def test_long_leave_by_decision_is_counted_once(self):
        self._issue("long_leave", self.person, date(2024, 2, 1), service_status="long_leave")
        self._issue("leave_return", self.person, date(2024, 9, 1), service_status="serving")
        inside = self._absent(self.unpaid, "2024-02-01", "2024-07-31")
        outside = self._absent(self.unpaid, "2024-10-01", "2024-10-31")
        self.env.flush_all()
        rows = self.env["cchc.away"].search([("employee_id", "=", self.person.id)])
        found = {(row.source, row.date_from, row.date_to, row.covered) for row in rows}
        self.assertEqual(
            found,
            {
                ("decision", date(2024, 2, 1), date(2024, 8, 31), False),
                ("absence", inside.date_from, inside.date_to, True),
                ("absence", outside.date_from, outside.date_to, False),
            },
        )
        result = self.person._rating_of_year(2024)
        self.assertEqual(result["days_away"], 213 + 31)
        self.assertFalse(result.value)

    def test_step_changes_do_not_cut_a_long_leave(self):
        self._issue("long_leave", self.person, date(2024, 2, 1), service_status="long_leave")
        self._issue(
            "step_raise", self.person, date(2024, 4, 1), step=4, step_anchor=date(2024, 4, 1)
        )
        self.env.flush_all()
        (row,) = self.env["cchc.away"].search([("employee_id", "=", self.person.id)])
        self.assertEqual((row.date_from, row.date_to), (date(2024, 2, 1), False))

    def test_unpaid_days_do_not_count_for_the_step(self):
        self._absent(self.unpaid, "2021-01-01", "2021-01-31")
        self._absent(self.maternity, "2022-01-01", "2022-06-30")
        days = self.person._days_not_counted(date(2020, 1, 1), date(2023, 1, 1))
        self.assertEqual(days, 31)
        self.assertIn("31", self.person.away_note)

    def test_health_is_for_who_may_read_it(self):
        unit = self.home_division
        illness = self._absent(self.sick, self.today, self.today, note="Secret")
        self.env.flush_all()
        head = self._user("absence_head", "unit_head")
        officer = self._user("absence_officer", "hr_officer")
        for user, sees in ((head, False), (officer, True)):
            self.assertEqual(
                bool(self.env["cchc.absence"].with_user(user).search([("id", "=", illness.id)])),
                sees,
            )
            # That somebody is away, everybody in charge sees.
            row = (
                self.env["cchc.away"]
                .with_user(user)
                .search([("employee_id", "=", self.person.id), ("unit_id", "=", unit.id)])
            )
            self.assertEqual(len(row), 1)
            self.assertEqual(bool(row.kind_id), sees)
            dues = self.env["cchc.due"].with_user(user).search([("kind", "=", "absence_end")])
            self.assertEqual(self.person in dues.employee_id, sees)
        with self.assertRaises(AccessError):
            illness.with_user(head).note  # noqa: B018

    def test_people_of_other_units_are_refused_before_anything_is_told(self):
        stranger = self._create_person("Lê Thị Xa", self.finance_division)
        self._open(stranger, department_id=self.finance_division)
        self._absent(self.unpaid, "2026-03-01", "2026-03-31", person=stranger)
        officer = self._user("absence_officer2", "hr_officer")
        with self.assertRaises(AccessError) as caught:
            self._absent(
                self.unpaid,
                "2026-03-05",
                "2026-03-06",
                person=stranger,
                env=self.env(user=officer.id),
            )
        self.assertNotIn("31/03/2026", str(caught.exception))
        own = self._absent(self.unpaid, "2026-05-05", "2026-05-06", env=self.env(user=officer.id))
        with self.assertRaises(AccessError):
            own.employee_id = stranger

    def test_problems_of_many_in_few_queries(self):
        people = self.env["hr.employee"].browse()
        for number in range(12):
            people |= self._create_person(f"Nguyễn {number}", birth_text="1980")
        rows = self.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": self.unpaid.id,
                    "date_from": "2026-01-01",
                    "date_to": "2026-01-02",
                }
                for person in people
            ]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(6):
            rows.mapped("warning")
