from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user

from odoo.addons.cchc_positions.tests.common import NEW_YEAR, CchcPositionsCase

ON = date(2026, 6, 30)


class TestTargetBoard(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls._create_person("Nguyễn Văn An", work_email="an@kiengiang.gov.vn")
        cls.people += cls._create_person("Trần Thị Bình", work_email="")
        cls._open(cls.people, department_id=cls.home_division)
        cls.strange = cls._create_person("Lê Văn Cường", unit=cls.finance)
        cls._open(cls.strange, department_id=cls.finance, unit=cls.finance)
        cls.entered = cls.env.ref("cchc_consolidation.reform_target_satisfaction_2020")
        cls.officer = new_test_user(
            cls.env, "board_officer", groups="cchc_base.group_hr_officer", unit_ids=cls.home.ids
        )

    def _line(self, key, user=None, day=ON):
        env = self.env(user=user.id) if user else self.env
        board = env["cchc.target.board"].create({"day": day})
        target = self.env.ref(f"cchc_consolidation.reform_target_{key}")
        return board.line_ids.filtered(lambda line: line.target_id == target)

    def _found(self, action, user=None):
        env = self.env(user=user.id) if user else self.env
        model = env[action["res_model"]].with_context(**action["context"])
        return model.search(action.get("domain") or [])

    def _figure(self, value, day, user=None, unit=None, **vals):
        env = self.env(user=user.id) if user else self.env
        return env["cchc.reform.figure"].create(
            {
                "target_id": self.entered.id,
                "unit_id": (unit or self.home).id,
                "date": day,
                "value": value,
                "evidence": "Báo cáo số 12/BC-SNV",
                **vals,
            }
        )

    def test_plan_is_data(self):
        """What the plan says of 2020 and 2030 stands in the catalogue with its clause."""
        target = self.env.ref("cchc_consolidation.reform_target_managed_2030")
        self.assertEqual((target.clause, target.year, target.target_value), ("II.2.1", 2030, 100))

    def test_every_live_figure_equals_the_list_behind_it(self):
        for user in (None, self.officer):
            env = self.env(user=user.id) if user else self.env
            board = env["cchc.target.board"].create({"day": ON})
            for line in board.line_ids.filtered("is_live"):
                if line.measure == "establishment_cut" or not line.whole:
                    continue
                reached = self._found(line.action_reached(), user)
                missing = self._found(line.action_missing(), user)
                self.assertEqual(len(reached), line.part, line.measure)
                self.assertEqual(len(missing), line.whole - line.part, line.measure)

    def test_agencies_add_up_to_the_figure(self):
        for key in ("mailbox", "standards", "schemes", "managed_2030"):
            line = self._line(key)
            rows = self._found({**line.action_units(), "context": {}})
            self.assertEqual(sum(rows.mapped("part")), line.part, key)
            self.assertEqual(sum(rows.mapped("whole")), line.whole, key)

    def test_mailboxes_of_the_own_agency_only(self):
        line = self._line("mailbox", self.officer)
        self.assertEqual((line.part, line.whole, line.value), (1, 2, 50.0))
        self.assertEqual(
            self._found(line.action_missing(), self.officer).employee_id, self.people[1]
        )

    def test_a_list_out_of_scope_is_refused(self):
        cell = {
            "picture": "mailbox",
            "values": "*",
            "unit_ids": self.finance.ids,
            "on": str(ON),
            "exact": True,
        }
        people = self.env(user=self.officer.id)["cchc.report.person"]
        with self.assertRaises(AccessError):
            people.with_context(cchc_cell=cell).search([])

    def test_an_agency_is_live_from_its_first_decision(self):
        before = self._line("managed_2030", day=date(2020, 1, 1))
        now = self._line("managed_2030", day=self.env["hr.version"]._today())
        self.assertEqual(before.part, 0)
        self.assertGreaterEqual(now.part, 2)
        reached = self._found(now.action_reached())
        self.assertIn(self.home, reached)

    def test_path_of_the_establishment(self):
        self._set_reduction()
        line = self._line("establishment_cut", day=date(2024, 12, 31))
        self.assertEqual((line.part, line.whole, line.value), (1, 2, 50.0))

    def _set_reduction(self):
        self._enter(self.home, 20, day=date(2021, 12, 31))
        self._enter(self.home, -1, day=NEW_YEAR, kind="cut")
        programme = self.env["cchc.reduction.programme"].create(
            {
                "name": "Thử",
                "year_from": 2022,
                "year_to": 2024,
                "date_from": NEW_YEAR,
                "baseline_day": date(2021, 12, 31),
                "document_id": self.document.id,
            }
        )
        self.env["cchc.reduction.target"].create(
            {
                "programme_id": programme.id,
                "unit_id": self.home.id,
                "category_id": self.civil.id,
                "document_id": self.document.id,
                "percent": 10,
            }
        )

    # -- entered figures --------------------------------------------------------

    def test_the_latest_figure_by_the_day_counts(self):
        self._figure(70, date(2025, 12, 31))
        self._figure(82, date(2026, 6, 1))
        self._figure(83, date(2026, 6, 1))
        line = self._line("satisfaction_2020")
        self.assertEqual((line.value, line.state), (83, "met"))
        self.assertEqual(self._line("satisfaction_2020", day=date(2026, 1, 1)).state, "behind")
        self.assertEqual(self._line("satisfaction_2020", day=date(2025, 1, 1)).state, "unknown")

    def test_trend_compares_with_the_earlier_day(self):
        self._figure(70, date(2025, 6, 1))
        self._figure(68, date(2026, 6, 1))
        board = self.env["cchc.target.board"].create({"day": ON, "compare_day": date(2025, 6, 30)})
        line = board.line_ids.filtered(lambda line: line.target_id == self.entered)
        self.assertEqual((line.before, line.change, line.trend), (70, -2, "worse"))

    def test_a_figure_needs_evidence_and_stays(self):
        with self.assertRaisesRegex(ValidationError, "evidence"):
            self._figure(70, ON, evidence=False)
        figure = self._figure(70, ON)
        with self.assertRaisesRegex(UserError, "not changed"):
            figure.value = 75
        with self.assertRaisesRegex(ValidationError, "100 per cent"):
            self._figure(120, ON)
        with self.assertRaisesRegex(ValidationError, "measured by the system"):
            self._figure(90, ON, target_id=self.env.ref(
                "cchc_consolidation.reform_target_standards").id)  # fmt: skip

    def test_a_file_of_evidence_belongs_to_its_figure(self):
        file = self.env(user=self.officer.id)["ir.attachment"].create({"name": "bc.pdf"})
        figure = self._figure(75, ON, self.officer, attachment_ids=[(6, 0, file.ids)])
        self.assertEqual((file.res_model, file.res_id), (figure._name, figure.id))

    def test_an_officer_enters_for_the_own_agency(self):
        self._figure(75, ON, self.officer)
        with self.assertRaisesRegex(AccessError, "in charge of"):
            self._figure(75, ON, self.officer, self.finance)

    def test_a_strange_figure_is_not_on_the_board(self):
        self._figure(75, ON, unit=self.finance)
        self.assertEqual(self._line("satisfaction_2020", self.officer).state, "unknown")

    def test_a_share_is_in_per_cent(self):
        target = self.env.ref("cchc_consolidation.reform_target_standards")
        with self.assertRaisesRegex(ValidationError, "per cent"):
            target.unit_of_measure = "people"


class TestUnitUsage(CchcPositionsCase):
    def _usage(self, unit, user=None):
        env = self.env(user=user.id) if user else self.env
        self.env.invalidate_all()
        return env["cchc.unit.usage"].search([("unit_id", "=", unit.id)])

    def test_live_from_the_first_decision(self):
        self.assertFalse(self._usage(self.home).is_live)
        person = self._create_person()
        decision = self._open(person, department_id=self.home_division)
        row = self._usage(self.home)
        self.assertTrue(row.is_live)
        self.assertEqual(row.people, 1)
        self.assertLess(row.completeness, 100)
        gaps = self._found_gaps(row)
        self.assertEqual(len(gaps), row.missing)
        self._revoke(decision)
        self.assertFalse(self._usage(self.home).is_live)

    def _found_gaps(self, row):
        action = row.action_open_missing()
        return self.env[action["res_model"]].search(action["domain"])

    def test_officers_and_who_has_logged_in(self):
        officer = new_test_user(
            self.env, "use_officer", groups="cchc_base.group_hr_officer", unit_ids=self.home.ids
        )
        row = self._usage(self.home)
        self.assertEqual((row.officers, row.officers_active), (1, 0))
        self.env["res.users.log"].with_user(officer).sudo().create({})
        self.assertEqual(self._usage(self.home).officers_active, 1)
        self.assertTrue(self._usage(self.home, officer))
        self.assertFalse(self._usage(self.finance, officer))
