from datetime import date

from freezegun import freeze_time
from psycopg2 import DatabaseError, IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .common import NEW_YEAR, CchcPositionsCase


class TestCompetency(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.drafting = cls.env.ref("cchc_positions.competency_tt12_drafting")
        cls.execution = cls.env.ref("cchc_positions.competency_tt12_execution")
        scheme = cls._scheme(
            [
                {
                    "code": "CV.01",
                    "headcount": 2,
                    "competency_ids": [
                        (0, 0, {"competency_id": cls.drafting.id, "level": 4}),
                        (0, 0, {"competency_id": cls.execution.id, "level": 2}),
                    ],
                }
            ]
        )
        cls.scheme = cls._approve(scheme)
        cls.person = cls._create_person()
        cls._open(cls.person, day=NEW_YEAR, position_id=cls.scheme.line_ids.position_id)

    def _assess(self, level, day=date(2024, 3, 1), competency=None, env=None):
        return (env or self.env)["cchc.competency.assessment"].create(
            {
                "employee_id": self.person.id,
                "competency_id": (competency or self.drafting).id,
                "level": level,
                "date": day,
                "assessor": "Trưởng phòng",
                "evidence": "Ba dự thảo quyết định",
            }
        )

    def _gaps(self, on):
        rows = (
            self.env["cchc.competency.gap"]
            .with_context(competency_on=str(on))
            .search([("employee_id", "=", self.person.id)])
        )
        return {
            row.competency_id: (row.required_level, row.assessed_level, row.gap) for row in rows
        }

    def test_the_framework_of_each_text(self):
        Competency = self.env["cchc.competency"]
        new = Competency._in_force("public_employee", date(2026, 7, 1))
        self.assertEqual(len(new.filtered(lambda entry: entry.group == "common")), 4)
        old = Competency._in_force("civil_servant", NEW_YEAR)
        self.assertEqual(len(old.filtered(lambda entry: entry.group == "common")), 7)
        levels = self.env.ref("cchc_positions.competency_nd232_professional").level_ids
        self.assertEqual(levels.mapped("level"), [1, 2, 3, 4, 5])

    def test_levels_go_from_one_to_five(self):
        for make in (
            lambda: self._assess(0),
            lambda: self._assess(6),
            lambda: self.drafting.write(
                {"level_ids": [(0, 0, {"level": 6, "description": "Sáu"})]}
            ),
            lambda: self._scheme(
                [{"code": "X", "headcount": 1,
                  "competency_ids": [(0, 0, {"competency_id": self.drafting.id, "level": 9})]}]
            ),
        ):  # fmt: skip
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                make()
                self.env.flush_all()

    def test_the_gap_is_what_is_required_less_what_was_found_by_the_day(self):
        self._assess(1)
        self._assess(3, day=date(2024, 6, 1))
        self.assertEqual(
            self._gaps(date(2024, 2, 1)), {self.drafting: (4, 0, 4), self.execution: (2, 0, 2)}
        )
        self.assertEqual(self._gaps(date(2024, 5, 1))[self.drafting], (4, 1, 3))
        self.assertEqual(self._gaps(date(2024, 6, 1))[self.drafting], (4, 3, 1))
        # More than is required is no negative gap.
        self._assess(5, competency=self.execution)
        self.assertEqual(self._gaps(date(2024, 6, 1))[self.execution], (2, 5, 0))
        self.assertEqual(self._gaps(date(2023, 12, 31)), {})

    def test_who_left_the_post_has_no_gap(self):
        self._issue("retirement", self.person, date(2024, 9, 1))
        self.assertEqual(self._gaps(date(2024, 9, 1)), {})
        self.assertEqual(len(self._gaps(date(2024, 8, 31))), 2)

    def test_an_assessment_stays_and_is_voided_with_its_reason(self):
        row = self._assess(3)
        with self.assertRaisesRegex(UserError, "does not change"):
            row.level = 5
        with self.assertRaisesRegex(UserError, "can't be deleted"):
            row.unlink()
        self.env.flush_all()
        with self.assertRaises(DatabaseError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.env.cr.execute(
                "UPDATE cchc_competency_assessment SET level = 5 WHERE id = %s", [row.id]
            )
        wizard = self.env["cchc.competency.void"].create(
            {"assessment_id": row.id, "reason": "Nhầm người"}
        )
        wizard.action_void()
        self.assertEqual(row.void_reason, "Nhầm người")
        self.assertEqual(self._gaps(date(2024, 6, 1))[self.drafting], (4, 0, 4))

    @freeze_time("2024-07-01")
    def test_dates_of_an_assessment(self):
        with self.assertRaisesRegex(ValidationError, "in the future"):
            self._assess(3, day=date(2024, 7, 2))
        with self.assertRaisesRegex(ValidationError, "not in the framework in force"):
            self._assess(3, day=date(2022, 1, 1))

    def test_scope(self):
        here = self._create_user("head_here", "unit_head", self.home)
        there = self._create_user("head_there", "unit_head", self.finance)
        row = self._assess(3, env=self.env(user=here))
        self.assertEqual(row.level, 3)
        with self.assertRaises(AccessError):
            self._assess(3, env=self.env(user=there))
        Gap = self.env["cchc.competency.gap"].with_context(competency_on="2024-06-01")
        mine = [("employee_id", "=", self.person.id)]
        self.assertEqual(len(Gap.with_user(here).search(mine)), 2)
        self.assertFalse(Gap.with_user(there).search(mine))

    def test_on_the_form_of_the_person(self):
        self._assess(3)
        gaps = {row.competency_id: row.gap for row in self.person.competency_gap_ids}
        self.assertEqual(gaps, {self.drafting: 1, self.execution: 2})
        self.person.get_views([(self.env.ref("cchc_hr.hr_employee_view_form_dossier").id, "form")])

    def test_one_query_for_all_gaps(self):
        Gap = self.env["cchc.competency.gap"].with_context(competency_on="2024-06-01")
        self.env.flush_all()
        self.env["cchc.occupancy.rule"]._rows()
        with self.assertQueryCount(1):
            Gap.search_read([], ["gap", "required_level"], load=None)

    def test_proposed_by_the_framework_and_not_below_the_step(self):
        hospital = self._create_unit(
            "TYT", "Trạm y tế", "public_service_unit", "province", self.province
        )
        doctor = self.env.ref("cchc_positions.position_standard_nd232_ii_081")
        scheme = self.env["cchc.position.scheme"].create(
            {
                "unit_id": hospital.id,
                "date_from": date(2026, 7, 1),
                "line_ids": [(0, 0, {"unit_id": hospital.id, "standard_id": doctor.id})],
            }
        )
        line = scheme.line_ids
        line.action_propose_competencies()
        self.assertEqual(
            sorted(set(line.competency_ids.mapped("group"))), ["common", "professional"]
        )
        self.assertEqual(set(line.competency_ids.mapped("level")), {3})
        line.competency_ids.filtered(lambda row: row.group == "professional").level = 2
        with self.assertRaisesRegex(UserError, "below the lowest step 3"):
            scheme.action_submit()
