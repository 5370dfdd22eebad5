from datetime import timedelta

from odoo.tests import new_test_user

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


class TestDueReminders(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.officer = new_test_user(cls.env, login="reminded", groups="cchc_base.group_hr_officer")
        cls.officer.write({"unit_ids": cls.home, "lang": "en_US"})
        cls.people = cls.env["hr.employee"].browse()
        for number in range(5):
            cls.people |= cls._create_person(f"Nguyễn Văn {number}", birth_text="1990")
        cls._open(cls.people)
        cls.stranger = cls._create_person("Lê Thị Xa", cls.finance_division, birth_text="1990")
        cls._open(cls.stranger, department_id=cls.finance_division)
        unpaid = cls.env.ref("cchc_hr.absence_kind_unpaid")
        cls.absences = cls.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": unpaid.id,
                    "date_from": cls.today,
                    "date_to": cls.today + timedelta(10 + number),
                }
                for number, person in enumerate(cls.people | cls.stranger)
            ]
        )
        cls.env.flush_all()

    def _remind(self):
        self.env.flush_all()
        self.env["cchc.due.reminder"]._remind(self.officer)
        return self.env["mail.activity"].search(
            [("user_id", "=", self.officer.id), ("summary", "=like", "End of an absence: %")]
        )

    def test_one_for_a_unit_and_kind_however_many_people(self):
        activity = self._remind()
        self.assertEqual(len(activity), 1)
        self.assertEqual((activity.res_model, activity.res_id), ("hr.department", self.home.id))
        self.assertTrue(activity.summary.endswith(": 5"))
        self.assertEqual(activity.date_deadline, self.today + timedelta(10))

    def test_repeated_it_changes_nothing_and_follows_what_is_settled(self):
        first = self._remind()
        self.assertEqual(self._remind(), first)
        self.absences[0].unlink()
        self.assertEqual(self._remind(), first)
        self.assertTrue(first.summary.endswith(": 4"))
        self.assertEqual(first.date_deadline, self.today + timedelta(11))
        self.absences[1:5].unlink()
        self.assertFalse(self._remind())

    def test_no_mail(self):
        before = self.env["mail.mail"].search_count([])
        self._remind()
        self.assertEqual(self.env["mail.mail"].search_count([]), before)

    def test_who_is_reminded(self):
        home_affairs = new_test_user(
            self.env, login="reminded_no", groups="cchc_base.group_home_affairs"
        )
        home_affairs.unit_ids = self.home
        found = self.env["cchc.due.reminder"]._officers()
        self.assertIn(self.officer, found)
        self.assertNotIn(home_affairs, found)

    def test_queries_do_not_grow_with_people(self):
        self._remind().unlink()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            self._remind()
