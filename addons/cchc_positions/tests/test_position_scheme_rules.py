from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from .common import NEW_YEAR, CchcPositionsCase

DAY = date(2026, 7, 1)


class TestPositionSchemeRules(CchcPositionsCase):
    """What a scheme may not say, and who may say what while it is on its way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hospital = cls._create_unit(
            "BV", "Bệnh viện", "public_service_unit", "province", cls.province
        )
        cls.doctor = cls.env.ref("cchc_positions.position_standard_nd232_ii_081")

    def _doctors(self, **vals):
        line = {"unit_id": self.hospital.id, "standard_id": self.doctor.id, "headcount": 3, **vals}
        return self.env["cchc.position.scheme"].create(
            {
                "unit_id": self.hospital.id,
                "date_from": DAY,
                "document_id": self.document.id,
                "line_ids": [(0, 0, line)],
            }
        )

    def test_a_position_of_the_catalogue_brings_its_facts(self):
        scheme = self._doctors()
        self.assertEqual(scheme.staff, "public_employee")
        line = scheme.line_ids
        self.assertEqual((line.code, line.name), ("VC.II.081", "Bác sĩ"))
        self.assertEqual((line.step_from, line.step_to), (3, 5))
        self.assertEqual(line.group_id, self._group_at(self.hospital, DAY))
        self._approve(scheme)
        self.assertEqual(line.position_id.unit_id, self.hospital)

    def test_steps_outside_the_catalogue_are_refused(self):
        with self.assertRaisesRegex(UserError, "3–5"):
            self._doctors(step_from=2).action_submit()

    def test_no_position_is_renamed_or_made_outside_the_list(self):
        with self.assertRaisesRegex(UserError, "names it “Bác sĩ”"):
            self._doctors(name="Bác sĩ nội trú").action_submit()
        scheme = self._doctors()
        scheme.line_ids.write({"standard_id": False})
        with self.assertRaisesRegex(UserError, "choose the standard position"):
            scheme.action_submit()

    def test_a_group_of_an_earlier_decree_is_refused(self):
        with self.assertRaisesRegex(UserError, "not in force on 01/07/2025"):
            self._scheme(
                [{"code": "CV.01", "headcount": 1, "group_id": self.group.id}],
                day=date(2025, 7, 1),
            ).action_submit()

    def test_a_standard_position_not_yet_in_force_is_refused(self):
        manager = self.env.ref("cchc_positions.position_standard_nd361_lead_01")
        with self.assertRaisesRegex(UserError, "CC.LD.01 is not in force on 01/01/2024"):
            self._scheme(
                [{"code": "GD", "headcount": 1, "standard_id": manager.id,
                  "group_id": self.group.id}]
            ).action_submit()  # fmt: skip

    def test_a_second_scheme_of_one_day_must_be_a_correction(self):
        first = self._approve(self._scheme([("CV.01", 2)]))
        second = self._scheme([("CV.01", 3)])
        with self.assertRaisesRegex(UserError, "already in force from 01/01/2024"):
            second.action_submit()
        second.corrects_id = first
        self._approve(second)
        third = self._scheme([("CV.01", 4)], corrects_id=first.id)
        with self.assertRaisesRegex(UserError, "already in force"):
            third.action_submit()

    def test_two_approvals_at_once_end_with_one(self):
        scheme = self._scheme([("CV.01", 2)])
        other = self._scheme([("CV.01", 3)])
        for each in (scheme, other):
            each.action_submit()
            each.action_appraise()
        scheme.action_approve()
        self.env.flush_all()
        # As if the check had run in another transaction before the first was committed.
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "UPDATE cchc_position_scheme SET approved_at = now() WHERE id = %s", [other.id]
            )

    def test_no_scheme_follows_or_corrects_itself(self):
        first = self._scheme([("CV.01", 2)])
        second = self._scheme([("CV.01", 2)], day=date(2025, 1, 1), previous_id=first.id)
        with self.assertRaisesRegex(ValidationError, "follow or correct itself"):
            first.previous_id = second
        with self.assertRaises(ValidationError):
            first.corrects_id = first

    def test_a_correction_is_of_the_same_agency_and_day(self):
        first = self._approve(self._scheme([("CV.01", 2)]))
        with self.assertRaisesRegex(ValidationError, "one agency and one day"):
            self._scheme([("CV.01", 2)], day=date(2025, 1, 1), corrects_id=first.id)

    def test_bad_figures(self):
        for vals in ({"headcount": -1}, {"step_from": 6, "step_to": 6}):
            with (
                self.subTest(vals=vals),
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self._scheme([{"code": "CV.01", "headcount": 1, **vals}])
                self.env.flush_all()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self._scheme([("CV.01", 1)], date_to=date(2023, 12, 31))
            self.env.flush_all()

    def test_remarks_are_those_of_home_affairs_during_the_appraisal(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        appraiser = self._create_user("appraiser", "home_affairs", self.province)
        scheme = self._scheme([("CV.01", 2)], env=self.env(user=officer))
        line = scheme.line_ids
        with self.assertRaisesRegex(UserError, "while the scheme is submitted"):
            line.remark = "Tự khen"
        with self.assertRaisesRegex(UserError, "while the scheme is submitted"):
            scheme.appraisal = "Tự khen"
        with self.assertRaisesRegex(UserError, "while the scheme is submitted"):
            self._scheme([("CV.02", 2)], appraisal="Tự khen")
        scheme.action_submit()
        with self.assertRaisesRegex(UserError, "can't be changed"):
            line.remark = "Tự khen"
        line.with_user(appraiser).remark = "Giảm 01 biên chế"
        scheme.with_user(appraiser).appraisal = "Đủ hồ sơ"
        scheme.with_user(appraiser).action_appraise()
        with self.assertRaisesRegex(UserError, "can't be changed"):
            line.with_user(appraiser).remark = "Muộn"
        scheme.with_user(appraiser)._return("Sửa theo nhận xét")
        self.assertEqual((scheme.state, line.remark), ("draft", "Giảm 01 biên chế"))

    # -- where a scheme starts ------------------------------------------------------

    def test_start_from_the_last_scheme_across_decrees(self):
        shared = self.env.ref("cchc_positions.position_group_cc_2020_shared")
        self._approve(
            self._scheme(
                [
                    {"code": "TC.01", "headcount": 2, "group_id": shared.id},
                    {"code": "GD", "headcount": 1, "group_id": self.leading.id},
                ]
            )
        )
        draft = self.env["cchc.position.scheme"].create(
            {"unit_id": self.home.id, "date_from": date(2026, 1, 1)}
        )
        draft.action_start_from_last()
        self.assertEqual(draft.previous_id.date_from, NEW_YEAR)
        self.assertEqual(
            {line.code: (line.headcount, line.group_id.code) for line in draft.line_ids},
            {"TC.01": (2, "cc_2025_specialist"), "GD": (1, "cc_2025_leadership")},
        )
        # Once more: nothing twice.
        draft.action_start_from_last()
        self.assertEqual(len(draft.line_ids), 2)
        draft.document_id = self.document
        self._approve(draft)

    def test_nothing_to_start_from(self):
        draft = self.env["cchc.position.scheme"].create(
            {"unit_id": self.home.id, "date_from": NEW_YEAR}
        )
        with self.assertRaisesRegex(UserError, "no scheme in force on 01/01/2024"):
            draft.action_start_from_last()

    def test_start_from_the_catalogue(self):
        scheme = self._doctors()
        nurse = self.env.ref("cchc_positions.position_standard_nd232_ii_086")
        director = self.env.ref("cchc_positions.position_standard_nd361_lead_01")
        action = scheme.action_pick_from_catalogue()
        wizard = self.env["cchc.position.scheme.pick"].with_context(**action["context"]).create({})
        self.assertIn(nurse, wizard.choice_ids)
        self.assertNotIn(director, wizard.choice_ids)
        wizard.standard_ids = nurse + self.doctor
        wizard.action_add()
        self.assertEqual(sorted(scheme.line_ids.mapped("name")), ["Bác sĩ", "Điều dưỡng"])

    def test_the_form_opens_and_saves(self):
        with Form(self._scheme([("CV.01", 1)])) as form:
            form.necessity = "Nghị định 62/2020/NĐ-CP"
        self.assertTrue(form.record.necessity)

    # -- two schemes side by side ---------------------------------------------------

    def test_two_schemes_side_by_side(self):
        old = self._scheme([("A", 2), ("B", 1), ("C", 1)])
        new = self._scheme([("A", 3), ("C", 1), ("D", 1)], day=date(2025, 1, 1))
        wizard = self.env["cchc.position.scheme.comparison"].create(
            {"old_id": old.id, "new_id": new.id}
        )
        wizard.action_compare()
        self.assertEqual(
            [
                (row.code, row.kind, row.old_headcount, row.new_headcount)
                for row in wizard.line_ids.sorted("code")
            ],
            [("A", "changed", 2, 3), ("B", "removed", 1, 0), ("D", "added", 0, 1)],
        )
        wizard.with_unchanged = True
        wizard.action_compare()
        self.assertEqual(sorted(wizard.line_ids.mapped("code")), ["A", "B", "C", "D"])
