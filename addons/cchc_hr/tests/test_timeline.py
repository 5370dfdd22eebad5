from datetime import date, timedelta
from random import Random

from odoo.tests import tagged

from odoo.addons.cchc_hr.rules.timeline import Attainment, Change, replay

from .common import OPENED, CchcHrCase


@tagged("post_install", "-at_install")
class TestTimeline(CchcHrCase):
    def _expected(self, person):
        """Periods replayed from nothing, read by the ORM rather than by the projection."""
        lines = person.decision_line_ids.filtered(lambda line: not line.revoked_at)
        changes = [
            Change(line.date_effective, line.day_order, line.id, line.changes) for line in lines
        ]
        degrees = ["elementary", "intermediate", "college", "university", "master", "doctor"]
        attainments = [
            Attainment(
                item.when_date or None, "degree_level", degrees.index(item.level), item.level
            )
            for item in person.education_ids
        ]
        return [
            (
                period.start,
                period.end,
                period.facts["department_id"],
                period.facts["step"],
                period.facts.get("service_status"),
                period.facts.get("leadership_post_id"),
                period.facts.get("degree_level"),
            )
            for period in replay(changes, attainments)
        ]

    def _live(self, person):
        return [
            (
                row.date_version,
                row.date_to or None,
                row.department_id.id,
                row.step,
                row.service_status,
                row.leadership_post_id.id or None,
                row.degree_level or None,
            )
            for row in person.version_ids.sorted("date_version")
        ]

    def test_projection_equals_a_replay_from_nothing(self):
        """Random decisions, out of order, some revoked, degrees in between: always the replay."""
        random = Random(64)
        units = [self.home, self.home_division, self.finance, self.finance_division, self.commune]
        for round_number in range(12):
            person = self._create_person(f"Nguyễn Văn {round_number}")
            self._open(person)
            issued = []
            for _step in range(8):
                day = OPENED + timedelta(days=random.randrange(1, 1500))
                action = random.choice(["transfer", "raise", "post", "leave", "degree", "revoke"])
                order = len(issued) + 1
                if action == "transfer":
                    unit = random.choice(units)
                    issued.append(
                        self._issue("transfer", person, day, order=order, department_id=unit)
                    )
                elif action == "raise":
                    step = random.randrange(1, 9)
                    issued.append(
                        self._issue(
                            "step_raise", person, day, order=order, step=step, step_anchor=day
                        )
                    )
                elif action == "post":
                    issued.append(
                        self._issue(
                            "appointment",
                            person,
                            day,
                            order=order,
                            leadership_post_id=self.head_post,
                        )
                    )
                elif action == "leave":
                    issued.append(self._issue("long_leave", person, day, order=order))
                elif action == "degree":
                    self.env["cchc.education"].create(
                        {
                            "employee_id": person.id,
                            "level": random.choice(["university", "master", "doctor"]),
                            "when": day.strftime("%m/%Y"),
                        }
                    )
                elif issued:
                    decision = random.choice(issued)
                    issued.remove(decision)
                    self._revoke(decision)
                self.assertEqual(self._live(person), self._expected(person))

    def test_sql_leaves_what_the_orm_would_compute(self):
        """Stored computed fields after the projection equal a recomputation by the ORM."""
        people = self._create_person("Lý A") | self._create_person("Lý B")
        self._open(people)
        self._issue("transfer", people, date(2024, 3, 1), department_id=self.finance_division)
        self.env.flush_all()
        for model in ("hr.employee", "hr.version"):
            records = people if model == "hr.employee" else people.version_ids
            stored = [
                field
                for field in self.env[model]._fields.values()
                if field.store and field.compute and field.type != "properties"
            ]
            before = {field.name: records.mapped(field.name) for field in stored}
            before = {name: [str(value) for value in values] for name, values in before.items()}
            for field in stored:
                self.env.add_to_compute(field, records)
            self.env.flush_all()
            self.env.invalidate_all()
            for field in stored:
                after = [str(value) for value in records.mapped(field.name)]
                self.assertEqual(after, before[field.name], field)

    def test_new_periods_keep_personal_columns(self):
        person = self._create_person(sex="female")
        person.version_id.private_street = "12 Nguyễn Trung Trực"
        self._open(person)
        self._issue("transfer", person, date(2024, 3, 1), department_id=self.finance)
        self.assertEqual(set(person.version_ids.mapped("private_street")), {"12 Nguyễn Trung Trực"})
        person.sex = "male"
        self.assertEqual(set(person.version_ids.mapped("sex")), {"male"}, "a fact of the person")

    def test_a_degree_raises_the_level_from_its_date(self):
        person = self._create_person()
        self._open(person)
        degree = self.env["cchc.education"].create(
            {"employee_id": person.id, "level": "master", "when": "2022"}
        )
        levels = [(row.date_version, row.degree_level) for row in person.version_ids]
        # Only the year is known: it counts from the year's last day.
        self.assertEqual(sorted(levels), [(OPENED, False), (date(2022, 12, 31), "master")])
        degree.unlink()
        self.assertEqual(len(person.version_ids), 1)
        self.assertFalse(person.degree_level)

    def test_party_membership_is_dated(self):
        person = self._create_person()
        self._open(person)
        person.party_joined_on = date(2021, 2, 3)
        self.assertEqual(
            [
                (row.date_version, row.party_member)
                for row in person.version_ids.sorted("date_version")
            ],
            [(OPENED, False), (date(2021, 2, 3), True)],
        )

    def test_future_transfer_is_announced_then_takes_place(self):
        person = self._create_person()
        self._open(person)
        tomorrow = self.env["hr.version"]._today() + timedelta(days=1)
        self._issue("transfer", person, tomorrow, department_id=self.finance)
        self.assertEqual(person.unit_id, self.home_division)
        self.assertEqual(person.incoming_unit_id, self.finance)
        self.patch(type(self.env["hr.version"]), "_today", lambda _self: tomorrow)
        self.env["hr.employee"]._cron_update_current_version_id()
        self.assertEqual(person.unit_id, self.finance)
        self.assertFalse(person.incoming_unit_id)
        self.assertEqual(person.department_id, self.finance)
