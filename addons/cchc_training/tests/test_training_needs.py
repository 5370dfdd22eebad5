from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_needs import TODAY, NeedsCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestTrainingNeeds(NeedsCase):
    """Gaps, appointments and wishes become one list that is never doubled and closes by itself."""

    # -- from gaps ---------------------------------------------------------------------

    def test_a_gap_becomes_a_need_with_its_programme_once(self):
        person = self._specialist()
        self.Need._gather()
        self.Need._gather()
        need = self._needs(person)
        self.assertEqual(
            (need.origin, need.kind, need.level, need.programme_id, need.priority, need.state),
            ("gap", "state_management", "principal", self.course, "2", "open"),
        )
        self.assertIn("tiêu chuẩn", need.priority_reason)
        self.assertEqual(need.unit_id, self.home_division)

    def test_a_certificate_closes_exactly_its_need_and_withdrawn_reopens_it(self):
        person, other = self._specialist(), self._specialist("Trần Thị Bình")
        self.Need._gather()
        need, others = self._needs(person), self._needs(other)
        certificate = self._certificate(person)
        self.assertEqual((need.state, need.met), ("closed", True))
        self.assertEqual(others.state, "open")
        certificate.unlink()
        self.assertEqual((need.state, need.met, need.closed_on), ("open", False, False))
        self.Need._gather()
        self.assertEqual(self._needs(person), need, "the old need lives again: no second one")

    def test_of_two_certificates_each_closes_its_own(self):
        self._ask_for(
            {"kind": "certificate", "text": "đấu thầu"},
            {"kind": "certificate", "text": "tiếp công dân"},
        )
        person = self._specialist()
        self.Need._gather()
        tender = self._needs(person, required="đấu thầu")
        citizens = self._needs(person, required="tiếp công dân")
        self._certificate(person, kind="professional", name="Chứng chỉ đấu thầu cơ bản")
        self.assertEqual((tender.state, citizens.state), ("closed", "open"))

    def test_what_was_closed_by_hand_stays_closed(self):
        person = self._specialist()
        self.Need._gather()
        need = self._needs(person).with_user(self.officer)
        need.action_close()
        self.Need._gather()
        self.assertEqual(self._needs(person).mapped("state"), ["closed"])

    def test_years_of_service_are_no_need_of_training(self):
        self._ask_for({"kind": "service_years", "amount": 30})
        person = self._specialist()
        self.Need._gather()
        self.assertFalse(self._needs(person))

    def test_needs_go_with_the_person_and_end_with_the_service(self):
        person = self._specialist()
        self.Need._gather()
        need = self._needs(person)
        self._issue(
            "transfer",
            person,
            date(2026, 6, 1),
            unit=self.province,
            department_id=self.finance_division,
        )
        self.Need._gather()
        self.assertEqual(need.unit_id, self.finance_division)
        self._issue("resignation", person, date(2026, 6, 20), unit=self.finance)
        self.Need._gather()
        self.assertEqual(need.state, "closed")

    def test_the_whole_province_takes_few_statements(self):
        people = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(30)))
        self._open(people, day=date(2020, 1, 1))
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(40):
            self.Need._gather([self.home_division.id])
            self.env.flush_all()
        self.assertEqual(len(self.Need.search([("employee_id", "in", people.ids)])), 30)

    def test_leaders_are_gathered_together_however_many(self):
        def gathered(number):
            people = self.env["hr.employee"].concat(
                *(self._create_person(f"L{number}.{n}") for n in range(number))
            )
            self._open(
                people, day=date(2025, 9, 1), leadership_post_id=self.head_of_division
            )  # fmt: skip
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.Need._gather([self.home_division.id])
            self.env.flush_all()
            found = self.Need.search(
                [("employee_id", "in", people.ids), ("origin", "=", "appointment")]
            )
            self.assertEqual(len(found), number)
            return self.cr.sql_log_count - before

        # Once, so that what is remembered of the law is remembered for both.
        gathered(1)
        few, many = gathered(2), gathered(30)
        self.assertLessEqual(many, few + 2)

    # -- from appointments -----------------------------------------------------------------

    def test_a_leader_has_twelve_months_for_the_course_of_the_post(self):
        person = self._specialist()
        self._issue(
            "appointment", person, date(2025, 9, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        need = self._needs(person, origin="appointment")
        self.assertEqual(
            (need.kind, need.level, need.programme_id, need.due_on),
            ("leadership", "division", self.division_course, date(2026, 9, 1)),
        )
        # Two months before the day it comes first.
        self.assertEqual(need.priority, "1")
        self.assertFalse(need.late)
        with freeze_time("2026-09-02 03:00:00"):
            self.Need._gather()
            self.env.invalidate_all()
            self.assertTrue(need.late)
            self.assertIn("Quá hạn", need.priority_reason)

    def test_the_next_post_of_the_same_level_gives_no_new_term(self):
        person = self._specialist()
        deputy = self.env.ref("cchc_hr.leadership_post_pho_truong_phong_so")
        self._issue("appointment", person, date(2025, 8, 1), leadership_post_id=deputy)
        self._issue(
            "appointment", person, date(2026, 3, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        self.assertEqual(self._needs(person, kind="leadership").due_on, date(2026, 8, 1))

    def test_an_appointment_before_the_decree_has_no_last_day(self):
        person = self._specialist()
        self._issue(
            "appointment", person, date(2025, 6, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        need = self._needs(person, kind="leadership")
        self.assertEqual((need.due_on, need.priority), (False, "2"))

    def test_the_course_of_a_higher_level_covers_the_lower_post(self):
        person, lower = self._specialist(), self._specialist("Trần Thị Bình")
        for one, post in ((person, self.head_of_division), (lower, self.deputy_director)):
            self._issue(
                "appointment",
                one,
                date(2026, 1, 1),
                unit=self.province,
                leadership_post_id=post,
            )
        self._certificate(person, "leadership", leadership_level="department")
        self._certificate(lower, "leadership", leadership_level="division")
        self.Need._gather()
        self.assertFalse(self._needs(person, kind="leadership"))
        self.assertEqual(self._needs(lower, kind="leadership").level, "department")

    def test_the_course_closes_the_need_and_opens_it_again_when_taken_away(self):
        person = self._specialist()
        self._issue(
            "appointment", person, date(2026, 1, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        need = self._needs(person, kind="leadership")
        certificate = self._certificate(person, "leadership", leadership_level="division")
        self.assertEqual((need.state, need.met), ("closed", True))
        certificate.unlink()
        self.assertEqual(need.state, "open")

    def test_what_is_due_is_among_the_dues(self):
        person = self._specialist()
        self._issue(
            "appointment", person, date(2026, 1, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        self.env.flush_all()
        due = self.env["cchc.due"].search(
            [("employee_id", "=", person.id), ("kind", "=", "leader_course")]
        )
        self.assertEqual(due.date, date(2027, 1, 1))
        self.assertIn(self.division_course.name, due.text)

    # -- by the door ---------------------------------------------------------------------

    def test_a_need_is_asked_for_once_whoever_asks(self):
        person = self._specialist()
        self.Need._gather()
        need = self._needs(person)
        again = self.Need._ask(
            [
                {**self.course._need_values(), "origin": "request", "employee_id": person.id},
                {**self.course._need_values(), "origin": "succession", "employee_id": person.id},
            ]
        )
        self.assertEqual(again, need, "one programme answers the need, however it is worded")
        twice = self.Need._ask(
            [
                {**self.job_course._need_values(), "origin": "request", "employee_id": person.id}
                for _time in range(2)
            ]
        )
        self.assertEqual((len(twice), twice.priority), (1, "4"))

    def test_an_officer_adds_needs_of_own_people_only(self):
        person = self._specialist()
        elsewhere = self._create_person("Lê Văn Chi", unit=self.finance_division)
        self._open(elsewhere, department_id=self.finance_division)
        Ask = self.env["cchc.training.ask"].with_user(self.officer)
        asked = Ask.create(
            {"programme_id": self.job_course.id, "employee_ids": [(6, 0, person.ids)]}
        )
        asked.action_ask()
        self.assertEqual(self._needs(person, kind="update").origin, "request")
        with self.assertRaises(AccessError):
            Ask.create(
                {"programme_id": self.job_course.id, "employee_ids": [(6, 0, elsewhere.ids)]}
            )
        with self.assertRaises(AccessError):
            self.Need.with_user(self.officer)._ask(
                [
                    {
                        **self.department_course._need_values(),
                        "origin": "request",
                        "employee_id": person.id,
                        "unit_id": self.finance.id,
                    }
                ]
            )

    def test_priority_and_day_are_typed_by_nobody(self):
        person = self._specialist()
        self.Need._gather()
        need = self._needs(person).with_user(self.officer)
        for vals in ({"priority": "1"}, {"due_on": "2026-01-01"}, {"met": True}):
            with self.assertRaises(UserError):
                need.write(vals)
        with self.assertRaises(AccessError):
            need.with_user(self.inspector).write({"note": "x"})

    def test_the_button_brings_the_own_units_up_to_today(self):
        person = self._specialist()
        elsewhere = self._create_person("Lê Văn Chi", unit=self.finance_division)
        self._open(elsewhere, department_id=self.finance_division)
        self.Need.with_user(self.officer).action_gather()
        self.assertEqual(len(self._needs(person)), 1)
        self.assertFalse(self._needs(elsewhere))
        with self.assertRaises(AccessError):
            self.Need.with_user(self.inspector).action_gather()
