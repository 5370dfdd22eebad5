from datetime import date

from odoo.tests.common import freeze_time

from odoo.addons.cchc_base.tests.common_succession import Successions

from .common_class import ClassCase

TODAY = "2026-02-02 03:00"


@freeze_time(TODAY)
class TestUnitFollowers(Successions, ClassCase):
    """Plans, classes, requests and studies that are open go on with the successor."""

    def _plan(self, unit, year=2026, **line):
        plan = self.env["cchc.training.plan"].create({"unit_id": unit.id, "year_from": year})
        self.env["cchc.training.plan.line"].create(
            {
                "plan_id": plan.id,
                "programme_id": self.programme.id,
                "unit_id": unit.id,
                "year": year,
                "people": 3,
                **line,
            }
        )
        return plan

    def test_a_plan_goes_on_and_one_of_a_year_that_is_over_stays(self):
        plan, over = self._plan(self.one), self._plan(self.one, year=2024)
        self._follow()
        self.assertEqual((plan.unit_id, plan.line_ids.unit_id), (self.new, self.new))
        self.assertIn("Mới", plan.name)
        self.assertEqual((over.unit_id, over.line_ids.unit_id), (self.one, self.one))
        self._on_trail(plan)
        self._on_trail(plan.line_ids)

    def test_of_two_plans_of_a_year_the_second_stays_with_its_lines_and_is_found(self):
        first, second = self._plan(self.one), self._plan(self.two)
        self._follow()
        self.assertEqual((first.unit_id, second.unit_id), (self.new, self.two))
        self.assertEqual(second.line_ids.unit_id, self.two)
        self.assertIn("giữ ở đơn vị cũ", self._messages(second))
        self._on_trail(second, stayed=True)

    def test_a_class_that_runs_goes_on_and_one_that_ended_stays(self):
        running, over = (self._class(unit_id=self.one.id) for _number in range(2))
        self._set_plainly(over, state="finished")
        self._follow()
        self.assertEqual((running.unit_id, over.unit_id), (self.new, self.one))
        self._on_trail(running)

    def test_who_takes_part_does_so_from_where_the_person_went(self):
        person = self.people[0]
        self._issue("transfer", person, date(2026, 1, 5), department_id=self.part)
        running = self._class()
        row = self.env["cchc.training.participant"].create(
            {"class_id": running.id, "employee_id": person.id}
        )
        self._set_plainly(row, unit_id=self.one.id)
        self._divide()
        self.assertEqual(row.unit_id, self.part)
        self._on_trail(row)

    def test_a_request_that_waits_and_one_that_was_answered(self):
        Request = self.env["cchc.training.request"].sudo()
        asked, answered = Request.create(
            [
                {
                    "employee_id": person.id,
                    "programme_id": self.update.id,
                    "reason": "Cần cho công việc",
                }
                for person in self.people[:2]
            ]
        )
        self._set_plainly(asked | answered, unit_id=self.two.id)
        self._set_plainly(answered, state="refused")
        people = self.people[:2]
        self._issue("transfer", people, date(2026, 1, 5), department_id=self.new)
        self._follow()
        self.assertEqual((asked.unit_id, answered.unit_id), (self.new, self.two))
        self._on_trail(asked)

    def test_a_study_is_followed_where_the_person_serves_and_who_sent_is_kept(self):
        study = self.env["cchc.training.study"].create(
            {
                "employee_id": self.people[0].id,
                "field_of_study": "Quản lý công",
                "date_from": date(2025, 9, 1),
                "date_to": date(2027, 8, 31),
            }
        )
        self._set_plainly(study, unit_id=self.one.id, sent_from_id=self.one.id)
        self._follow()
        # The person serves in a unit that lives on.
        self.assertEqual(study.unit_id, self.people[0].department_id)
        self.assertEqual(study.sent_from_id, self.one)
        self._on_trail(study)

    def test_work_on_the_reform_is_done_for_the_successor(self):
        Officer = self.env["cchc.training.reform.officer"]
        now, before = Officer.create(
            [
                {
                    "employee_id": person.id, "unit_id": self.one.id,
                    "date_from": date(2025, 1, 1), "date_to": until,
                }
                for person, until in zip(self.people, (False, date(2025, 12, 31)), strict=False)
            ]
        )  # fmt: skip
        self._issue("transfer", self.people[0], date(2026, 1, 5), department_id=self.new)
        self._follow()
        self.assertEqual((now.unit_id, before.unit_id), (self.new, self.one))
        self._on_trail(now)

    def test_a_report_being_written_of_a_period_that_goes_on(self):
        Report = self.env["cchc.training.report"]
        year, past = Report.create(
            [
                {"unit_id": self.one.id, "kind": kind, "date_from": start}
                for kind, start in (("year", date(2026, 1, 1)), ("quarter", date(2025, 10, 1)))
            ]
        )
        self._follow()
        self.assertEqual((year.unit_id, past.unit_id), (self.new, self.one))
        self._on_trail(year)
