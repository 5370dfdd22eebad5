from datetime import date, datetime

from odoo.tests import tagged

from odoo.addons.cchc_base.tests.common import TREE_START

from .common import CchcHrCase

MARCH, JUNE, JULY = date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)


@tagged("post_install", "-at_install")
class TestAsKnown(CchcHrCase):
    """ "As of D, as known on K". Within one transaction nothing was ever known, so the tests move
    the recorded times back by SQL, as days that pass would."""

    def setUp(self):
        super().setUp()
        self.person = self._create_person()
        self._open(self.person)
        self._recorded("hr_version", "recorded_at", datetime(2020, 1, 2))

    def _recorded(self, table, column, moment):
        self.env.flush_all()
        self.env.cr.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        self.env.cr.execute(
            f"UPDATE {table} SET {column} = %s WHERE employee_id = %s"
            f" AND {column} >= now() AT TIME ZONE 'UTC'",
            [moment, self.person.id],
        )
        self.env.cr.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        self.env.invalidate_all()

    def _as_of(self, day, known_on):
        known = self.env["cchc.version.known"].with_context(known_on=known_on)
        return known.search(
            [
                ("employee_id", "=", self.person.id),
                ("date_version", "<=", day),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", day),
            ]
        )

    def test_late_transfer_was_not_known(self):
        self._issue("transfer", self.person, MARCH, department_id=self.finance)
        self._recorded("hr_version", "recorded_at", datetime(2024, 7, 15))
        self._recorded("hr_version_log", "superseded_at", datetime(2024, 7, 15))
        self.assertEqual(self._as_of(JUNE, JUNE).department_id, self.home_division)
        self.assertEqual(self._as_of(JUNE, date(2024, 7, 31)).department_id, self.finance)
        self.assertEqual(self._as_of(JUNE, None).department_id, self.finance)

    def test_revoked_transfer_is_still_known_for_its_time(self):
        transfer = self._issue("transfer", self.person, MARCH, department_id=self.finance)
        self._recorded("hr_version", "recorded_at", datetime(2024, 4, 1))
        self._recorded("hr_version_log", "superseded_at", datetime(2024, 4, 1))
        self._revoke(transfer)
        self._recorded("hr_version", "recorded_at", datetime(2024, 5, 1))
        self._recorded("hr_version_log", "superseded_at", datetime(2024, 5, 1))
        self.assertEqual(self._as_of(JUNE, date(2024, 3, 31)).department_id, self.home_division)
        self.assertEqual(self._as_of(JUNE, date(2024, 4, 15)).department_id, self.finance)
        self.assertEqual(self._as_of(JUNE, date(2024, 5, 2)).department_id, self.home_division)

    def test_one_answer_for_every_pair_of_days(self):
        self._issue("step_raise", self.person, JULY, step=4, step_anchor=JULY)
        self._recorded("hr_version", "recorded_at", datetime(2024, 7, 2))
        self._recorded("hr_version_log", "superseded_at", datetime(2024, 7, 2))
        for day in (OPENED_DAY, MARCH, JUNE, JULY, date(2025, 1, 1)):
            for known in (date(2020, 1, 3), JUNE, date(2024, 7, 3), None):
                self.assertEqual(len(self._as_of(day, known)), 1, (day, known))
        self.assertFalse(self._as_of(TREE_START, None))

    def test_every_fact_is_in_the_log(self):
        Version, Log = self.env["hr.version"], self.env["hr.version.log"]
        for name in Version._dated_columns():
            self.assertIn(name, Log._fields)
        self.env.cr.execute("SELECT prosrc FROM pg_proc WHERE proname = 'cchc_version_log'")
        (source,) = self.env.cr.fetchone()
        for name in Version._dated_columns():
            self.assertIn(f'"{name}"', source)


OPENED_DAY = date(2020, 1, 1)


@tagged("post_install", "-at_install")
class TestStaffOnADay(CchcHrCase):
    def test_the_list_of_a_unit_on_a_day(self):
        people = self._create_person("Lê A") | self._create_person("Lê B")
        self._open(people)
        self._issue("transfer", people[0], MARCH, department_id=self.finance_division)
        self._issue("retirement", people[1], JULY)

        def names(day, unit, **vals):
            action = (
                self.env["cchc.service.at"]
                .create({"date": day, "unit_id": unit.id, **vals})
                .action_open()
            )
            rows = self.env[action["res_model"]].search(action["domain"])
            return sorted(rows.employee_id.mapped("name"))

        self.assertEqual(names(date(2024, 2, 29), self.home), ["Lê A", "Lê B"])
        self.assertEqual(names(MARCH, self.home), ["Lê B"])
        self.assertEqual(names(MARCH, self.province), ["Lê A", "Lê B"])
        self.assertEqual(names(JULY, self.home), [])
        self.assertEqual(names(JULY, self.home, with_left=True), ["Lê B"])
