from datetime import date

from .common import NEW_YEAR, CchcPositionsCase

ON = date(2024, 6, 1)
FORMS = ("standards", "standards_by_group", "quota_use", "quota_plan", "schemes")


class TestReportForms(CchcPositionsCase):
    """Forms on standards, the establishment and its plan, and position schemes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls._create_user("forms_home", "home_affairs", cls.province)
        people = cls.env["hr.employee"]
        for number in range(4):
            people += cls._create_person(f"Lê Văn {number}")
        cls._open(people[:3], department_id=cls.home_division)
        cls._open(people[3], department_id=cls.finance)
        cls._enter(cls.home, 5)
        cls._enter(cls.home_division, 3)
        cls._enter(cls.finance, 2, category=cls.env.ref("cchc_positions.quota_category_contract"))
        cls._approve(cls._scheme([("CV1", 3), ("CV2", 1)]))
        cls._scheme([("CV9", 2)], unit=cls.finance).action_submit()
        plan = cls.env["cchc.establishment.plan"].create(
            {"unit_id": cls.home.id, "staff": "civil_servant", "year": 2024}
        )
        plan.action_fill()
        plan.line_ids[0].write({"requested": 8, "reason": "Thêm nhiệm vụ"})
        plan.action_submit()
        cls.env.flush_all()

    def _form(self, name):
        return self.env.ref(f"cchc_positions.report_form_{name}").with_user(self.reader)

    def _figures(self, name, unit=None, on=ON, **kwargs):
        report = self._form(name)._compute(unit or self.province, on, **kwargs)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def test_every_cell_equals_its_list(self):
        shipped = self.env["ir.model.data"].search(
            [("model", "=", "cchc.report.form"), ("module", "=", "cchc_positions")]
        )
        self.assertEqual({f"report_form_{name}" for name in FORMS}, set(shipped.mapped("name")))
        cells, filled = self._check_cells()
        self.assertGreater(cells, 150)
        self.assertGreater(filled, 30)

    def test_also_of_a_unit_dissolved_before_the_day(self):
        current = self.finance.unit_version_ids
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance.id,
                "date_from": date(2024, 5, 1),
                "name": current.name,
                "parent_id": current.parent_id.id,
                "kind_id": current.kind_id.id,
                "dissolved": True,
            }
        )
        self.env.flush_all()
        for name in ("standards", "quota_use"):
            row = self._form(name)._compute(self.province, ON).row(self.finance.id)
            self.assertFalse(row.in_force, name)
            self.assertTrue(any(row.total), name)
        self._check_cells()

    def _check_cells(self):
        """Every cell of every form equals its list; how many there were, and not empty."""
        Row = self.env["cchc.report.person"].with_user(self.reader)
        cells = filled = 0
        for name in FORMS:
            form = self._form(name)
            report = form._compute(self.province, ON)
            for line in report.lines():
                for column, figure in zip(report.columns, line.figures, strict=True):
                    action = form.action_drill(
                        column.code,
                        list(line.unit_ids),
                        str(ON),
                        own=line.kind == "direct",
                        keys=list(line.keys),
                    )
                    rows = Row.with_context(**action["context"])
                    # Rows are kept by their number, and stand for another cell in every list.
                    rows.invalidate_model()
                    rows = rows.search([])
                    listed = sum(rows.mapped("figure")) if column.kind == "sum" else len(rows)
                    self.assertEqual(listed, figure, (form.code, line.name, column.code))
                    cells += 1
                    filled += bool(figure)
        return cells, filled

    def test_the_use_of_the_establishment(self):
        figures = self._figures("quota_use")
        self.assertEqual((figures["kept"], figures["held"]), (7, 4))
        self.assertEqual(figures["kept_civil_servant"], 5)
        self.assertEqual(figures["held_civil_servant"], 4)
        self.assertEqual(figures["kept_contract"], 2)
        self.assertEqual(self._figures("quota_use", self.home)["kept"], 5)
        # The year before nothing was assigned, and nothing was known of it.
        self.assertEqual(self._figures("quota_use", on=date(2023, 6, 1))["kept"], 0)
        self.assertEqual(self._figures("quota_use", known_on=NEW_YEAR)["kept"], 0)

    def test_who_sits_without_a_place_is_told(self):
        form = self._form("quota_use")
        failed = form._failed_checks(form._compute(self.province, ON))
        self.assertEqual(
            [(failure.name, failure.left, failure.right) for failure in failed],
            [("Sở Tài chính", 1, 0), ("Directly under Sở Tài chính", 1, 0)],
        )

    def test_schemes(self):
        figures = self._figures("schemes")
        self.assertEqual((figures["schemes"], figures["civil"], figures["headcount"]), (1, 1, 4))
        self.assertEqual((figures["submitted"], figures["draft"]), (1, 0))
        self.assertEqual(self._figures("schemes", on=date(2023, 1, 1))["schemes"], 0)

    def test_the_plan_of_the_year(self):
        figures = self._figures("quota_plan")
        self.assertEqual((figures["assigned_now"], figures["requested"]), (5, 8))
        self.assertEqual(self._figures("quota_plan", on=date(2025, 6, 1))["requested"], 0)

    def test_standards_by_group_of_positions(self):
        scheme = self.env["cchc.position.scheme"].search([("unit_id", "=", self.home.id)])
        post = scheme.line_ids.position_id[0]
        people = self.env["hr.employee"].search([("unit_id", "=", self.home_division.id)])
        self._issue(
            "transfer", people[0], date(2024, 3, 1), position_id=post,
            department_id=self.home_division,
        )  # fmt: skip
        self.env.flush_all()
        lines = self._form("standards_by_group")._compute(self.province, ON).lines()
        told = {line.name: line.figures[0] for line in lines if len(line.keys) == 2}
        group = scheme.line_ids.group_id
        self.assertEqual(told[group.display_name], 1)
        self.assertEqual(sum(told.values()), lines[0].figures[0])
        self.assertEqual(
            lines[0].figures,
            self._form("standards")._compute(self.province, ON).lines(0)[0].figures,
        )

    def test_standards(self):
        figures = self._figures("standards")
        self.assertEqual(figures["people"], 4)
        self.assertEqual(
            figures["meets"] + figures["gaps"] + figures["no_standard"], figures["people"]
        )
        self.assertEqual(self._figures("standards", self.finance)["people"], 1)
