from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tools import mute_logger

from .common_class import ClassCase


@freeze_time("2026-12-31 03:00")
class TestClassHours(ClassCase):
    """Forty periods a year, wherever the person serves."""

    def _hours(self, person, year=2026, user=None):
        Hours = self.env["cchc.training.hours"].with_user(user or self.env.user)
        # Another page, another reading.
        Hours.invalidate_model()
        return Hours.search([("employee_id", "=", person.id), ("year", "=", year)])

    def _declare(self, person, periods, user=None, **vals):
        return (
            self.env["cchc.training.declared"]
            .with_user(user or self.officer)
            .create(
                {
                    "employee_id": person.id,
                    "name": "Tập huấn",
                    "date_from": date(2026, 6, 1),
                    "date_to": date(2026, 6, 2),
                    "periods": periods,
                    "note": "GCN số 5",
                    **vals,
                }
            )
        )

    def test_classes_and_declared_courses_add_up(self):
        self._held(self.people[0], self.update)
        self._declare(self.people[1], 16)
        full, part, none = (self._hours(person) for person in self.people[:3])
        self.assertEqual((full.periods, full.minimum, full.short), (40, 40, False))
        self.assertEqual((part.periods, part.missing, part.short), (16, 24, True))
        self.assertEqual((none.periods, none.short), (0, True))
        self.assertIn("Còn thiếu (tiết): 24", part.explanation)

    def test_days_missed_do_not_count(self):
        one = self._class(self.update)
        rows = self._nominate(one, self.people[0]).with_user(self.judge)
        self._send(one)
        one.action_start()
        one.day_ids[0].absent_ids = rows
        one.action_pass_all()
        self.assertEqual(self._hours(self.people[0]).periods, 40 - one.day_ids[0].periods)
        rows.action_fail()
        self.assertEqual(self._hours(self.people[0]).periods, 0)

    def test_leaders_teaching_counts_by_the_law_of_the_year(self):
        self._declare(self.people[0], 40, kind="taught")
        self._declare(
            self.people[0],
            40,
            kind="taught",
            date_from=date(2024, 6, 1),
            date_to=date(2024, 6, 5),
        )
        now, before = self._hours(self.people[0]), self._hours(self.people[0], 2024)
        self.assertEqual((now.taught_periods, now.periods, now.short), (40, 40, False))
        self.assertEqual((before.taught_periods, before.periods, before.short), (40, 0, True))

    def test_the_list_and_its_groups_take_few_statements_for_many(self):
        many = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(40)))
        self._open(many)
        for person in many[:20]:
            self._declare(person, 40)
        Hours = self.env["cchc.training.hours"].with_user(self.officer)
        mine = [("employee_id", "in", many.ids), ("year", "=", 2026)]
        asked = {"employee_id": {"fields": {"display_name": {}}}, "periods": {}, "met_share": {}}
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(15):
            rows = Hours.web_search_read(mine, asked, limit=80)
        self.assertEqual(rows["length"], 40)
        self.env.invalidate_all()
        with self.assertQueryCount(6):
            ((count, share),) = Hours._read_group(mine, [], ["__count", "met_share:avg"])
        self.assertEqual((count, share), (40, 50.0))

    def test_hours_follow_a_transfer(self):
        self._held(self.people[0], self.update)
        self.assertEqual(self._hours(self.people[0]).unit_id, self.home_division)
        decision = self._issue(
            "transfer", self.people[0], date(2026, 9, 1), department_id=self.finance_division
        )
        moved = self._hours(self.people[0])
        self.assertEqual((moved.unit_id, moved.periods), (self.finance_division, 40))
        self.assertTrue(self._hours(self.people[0], user=self.stranger))
        self.assertFalse(self._hours(self.people[0], user=self.officer))
        # The year before stays where the person served then.
        self.assertEqual(self._hours(self.people[0], 2025).unit_id, self.home_division)
        self._revoke(decision)
        self.assertEqual(self._hours(self.people[0]).unit_id, self.home_division)

    def test_nothing_is_asked_of_who_left_in_the_year(self):
        self._issue("resignation", self.people[0], date(2026, 9, 1))
        gone = self._hours(self.people[0])
        self.assertEqual((gone.unit_id, gone.minimum, gone.short), (self.home_division, 0, False))

    def test_declared_hours_need_evidence_one_year_and_the_own_unit(self):
        with self.assertRaisesRegex(ValidationError, "attach the evidence"):
            self._declare(self.people[0], 8, note=False)
        with self.assertRaisesRegex(ValidationError, "each year by themselves"):
            self._declare(self.people[0], 8, date_from=date(2025, 12, 30))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            self._declare(self.people[0], 8, self.stranger)
        row = self._declare(self.people[0], 8, unit_id=self.finance.id)
        self.assertEqual(row.unit_id, self.home_division)

    def test_figures_of_the_law_are_rows(self):
        figures = self.env["cchc.training.figure"].search(
            [("law", "=", "nd171_2025"), ("code", "=", "yearly_periods")]
        )
        figures.value = "56"
        self.assertEqual(self._hours(self.people[0]).minimum, 56)
