from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.cchc_base.engine.spec import CASES

from .test_report_forms import ON, ReportFormCase

FORMS = (
    *("bm01", "bm02", "bm03", "bm04", "cl_all", "cl_vc", "by_rank", "by_category"),
    *("leaders", "retirements", "contracts", "honours", "movements", "structure"),
)


@tagged("post_install", "-at_install")
class TestShippedForms(ReportFormCase):
    """The people of `ReportFormCase` with contracts, honours, posts, and a unit that is gone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pick = cls.chance.choice
        serving = cls.people.filtered("current_version_id.in_service")
        # Most of who works by contract, and two who do not.
        contracted = serving.filtered(
            lambda person: person.current_version_id.staffing_category == "public_employee"
        )
        contracted = contracted[1:] | serving[:2]
        cls.env["cchc.labour.contract"].create(
            [
                {
                    "employee_id": person.id,
                    "document_number": f"{number}/HĐ",
                    "category": "public_employee",
                    "kind": "contract_open" if number % 2 else "contract_fixed",
                    "date_from": date(2025, 11, 1),
                    "date_to": False if number % 2 else date(2026, 11, 30),
                    "ended_on": date(2026, 3, 31) if number == 3 else False,
                }
                for number, person in enumerate(contracted, 1)
            ]
        )
        cls.env["cchc.commendation"].create(
            [
                {
                    "employee_id": person.id,
                    "name": "Bằng khen",
                    "level": ["state", "ministry", "district", "unit"][number % 4],
                    "when": pick(["02/2026", "15/06/2026", "2025"]),
                }
                for number, person in enumerate(cls.people[:24])
            ]
        )
        # Once more, of one who serves: two papers, one person.
        cls.twice = serving.commendation_ids.filtered(
            lambda paper: paper.when in ("02/2026", "15/06/2026")
        ).employee_id[0]
        cls.env["cchc.commendation"].create(
            {"employee_id": cls.twice.id, "name": "Giấy khen", "level": "unit", "when": "05/2026"}
        )
        cls.env["cchc.discipline"].create(
            [
                {"employee_id": person.id, "form": form, "when": "10/04/2026"}
                for person, form in zip(cls.people, ("warning", "reprimand"), strict=False)
            ]
        )
        mover = serving[5]
        cls._issue(
            "transfer",
            mover,
            date(2026, 5, 15),
            department_id=((cls.home | cls.finance) - mover.unit_id)[:1],
        )
        for post in cls.env["cchc.leadership.post"].search([], limit=6):
            cls._issue("appointment", serving[post.id % len(serving)], ON, leadership_post_id=post)
        # Dissolved before the day of the report, with people who were forgotten in it.
        current = cls.commune.unit_version_ids
        cls.env["cchc.unit.version"].create(
            {
                "unit_id": cls.commune.id,
                "date_from": date(2026, 5, 1),
                "name": current.name,
                "parent_id": current.parent_id.id,
                "kind_id": current.kind_id.id,
                "dissolved": True,
            }
        )

    def _form(self, name):
        return self.env.ref(f"cchc_hr.report_form_{name}").with_user(self.reader)

    def _figures(self, name, on=ON):
        form = self._form(name)
        report = form._compute(self.province, on)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def test_every_form_is_tried(self):
        shipped = self.env["ir.model.data"].search(
            [("model", "=", "cchc.report.form"), ("module", "=", "cchc_hr")]
        )
        self.assertEqual({f"report_form_{name}" for name in FORMS}, set(shipped.mapped("name")))

    def test_every_cell_of_every_form_equals_its_list(self):
        cells = filled = 0
        for name in FORMS:
            form = self._form(name)
            report = form._compute(self.province, ON)
            # The columns of BM01 are tried unit by unit with the form itself.
            borrowed = form.sudo().row_axis == "units" and (
                form.sudo().columns_of_id or name == "bm01"
            )
            lines = report.lines(0 if borrowed else None)
            self.assertTrue(lines)
            for line in lines:
                for column, figure in zip(report.columns, line.figures, strict=True):
                    if not column.counted:
                        continue
                    listed = self._list(form, column, line, ON, keys=list(line.keys))
                    told = (form.code, line.name, column.code)
                    if column.kind == CASES:
                        self.assertEqual(sum(listed.search([]).mapped("figure")), figure, told)
                    else:
                        self.assertEqual(listed.search_count([]), figure, told)
                    cells += 1
                    filled += bool(figure)
        self.assertGreater(cells, 800)
        self.assertGreater(filled, 300)

    def test_who_holds_no_rank_is_listed_where_counted(self):
        person = self._create_person("Đỗ Văn Không", unit=self.home)
        self._open(person, ON, department_id=self.home, rank_id=False)
        self.env.flush_all()
        form = self._form("by_rank")
        report = form._compute(self.province, ON)
        lines = [line for line in report.lines() if line.keys and line.keys[-1] is None]
        self.assertEqual([len(line.keys) for line in lines], [1, 2])
        people = next(column for column in report.columns if column.code == "people")
        for line in lines:
            figure = line.figures[report.columns.index(people)]
            listed = self._list(form, people, line, ON, keys=list(line.keys)).search([])
            self.assertGreaterEqual(figure, 1)
            self.assertEqual(len(listed), figure)
            self.assertIn(person, listed.employee_id)

    def test_a_unit_alone_has_the_figures_that_it_has_in_the_province(self):
        """Its lists are looked up person by person, those of a province are read as a whole."""
        rows = 0
        for name in FORMS:
            form = self._form(name)
            if form.sudo().row_axis != "units":
                continue
            whole = form._compute(self.province, ON)
            for row in form._compute(self.home, ON).rows:
                self.assertEqual(row, whole.row(row.unit_id), form.code)
                rows += bool(row.total_people)
        self.assertGreater(rows, 10)

    def test_who_was_left_in_a_dissolved_unit_is_counted_and_named(self):
        form = self._form("cl_all")
        report = form._compute(self.province, ON)
        row = report.row(self.commune.id)
        self.assertFalse(row.in_force)
        self.assertTrue(row.own_people)
        (line,) = [line for line in report.lines() if line.unit_ids == (self.commune.id,)]
        listed = self._list(form, report.columns[1], line, ON)
        self.assertEqual(listed.search_count([]), row.own_people)

    def test_something_is_counted_nearly_everywhere(self):
        empty = {
            name: {code for code, figure in self._figures(name).items() if not figure}
            for name in FORMS
            if name not in ("bm02", "bm03", "bm04", "cl_vc", "by_rank", "by_category")
        }
        self.assertEqual(empty["contracts"], {"contract_111"})
        self.assertLessEqual(
            empty["honours"],
            {*(f"form_{form}" for form in ("salary_reduction", "demotion", "removal"))}
            | {"form_dismissal", "in_effect"},
        )
        self.assertFalse(empty["leaders"] & {"people", "heads", "deputies"})
        self.assertFalse(empty["movements"] & {"in_all", "out_all", "out_retired"})

    def test_contracts(self):
        figures = self._figures("contracts")
        public = self.people.filtered(
            lambda person: (
                self._facts(person, ON)["staffing_category"] == "public_employee"
                and self._facts(person, ON).get("service_status") not in ("retired", "resigned")
            )
        )
        with_contract = public.filtered(
            lambda person: person.labour_contract_ids.filtered(
                lambda contract: not contract.ended_on
            )
        )
        self.assertEqual(figures["people"], len(public))
        self.assertEqual(figures["with_contract"], len(with_contract))
        self.assertEqual(figures["without"], len(public - with_contract))

    def test_papers_are_counted_beside_the_people(self):
        figures = self._figures("honours")
        serving = self.people.filtered(
            lambda person: (
                self._facts(person, ON).get("staffing_category")
                and self._facts(person, ON).get("service_status") not in ("retired", "resigned")
            )
        )
        papers = serving.commendation_ids.filtered(
            lambda paper: date(2026, 1, 1) <= (paper.when_date or date.min) <= ON
        )
        self.assertEqual(figures["commended_cases"], len(papers))
        self.assertEqual(figures["commended_all"], len(papers.employee_id))
        self.assertGreater(figures["commended_cases"], figures["commended_all"])
        self.assertEqual(figures["disciplined_cases"], figures["disciplined_all"])
        # The list behind the number names the people, and how many papers each has.
        form = self._form("honours")
        action = form.action_drill("commended_cases", self.province.ids, str(ON))
        rows = form.env[action["res_model"]].with_context(**action["context"]).search([])
        self.assertEqual(len(rows), figures["commended_all"])
        (twice,) = rows.filtered(lambda row: row.employee_id == self.twice)
        self.assertEqual(
            twice.figure, len(papers.filtered(lambda paper: paper.employee_id == self.twice))
        )

    def test_a_number_of_cases_leads_to_a_list_of_entries(self):
        form = self.env.ref("cchc_hr.report_form_honours")
        with self.assertRaisesRegex(ValidationError, "no list of entries"):
            form.measure_ids = [
                (0, 0, {"label": "Sai", "kind": "cases", "field_path": "rank_id"}),
            ]
        with self.assertRaisesRegex(ValidationError, "can't be used"):
            form.measure_ids = [
                (0, 0, {"label": "Sai nữa", "kind": "cases", "domain": "[('nothing', '=', 1)]",
                        "field_path": "employee_id.commendation_ids"}),
            ]  # fmt: skip

    def test_movements_of_the_year_are_those_of_the_balance(self):
        figures = self._figures("movements")
        rows = self.env["cchc.movement"]._balance(self.province, date(2026, 1, 1), ON)
        for code in ("in", "out"):
            self.assertEqual(figures[f"{code}_all"], sum(row[f"moved_{code}"] for row in rows))

    def test_structure_follows_the_history_of_units(self):
        self.assertEqual(
            self._figures("structure", date(2026, 4, 30))["committees"],
            self._figures("structure")["committees"] + 1,
        )

    def test_a_row_about_a_unit_opens_the_unit(self):
        form = self._form("structure")
        report = form._compute(self.home, ON)
        row = self._list(form, report.columns[0], report.lines()[0], ON).search([])[:1]
        opened = row.action_open_person()
        self.assertEqual(opened["res_model"], "hr.department")
        self.assertEqual(opened["views"], [(False, "form")])

    # -- what the forms promise holds, and is really looked at ------------------

    def _failed(self, form):
        form = form.with_user(self.reader)
        return form._failed_checks(form._compute(self.province, ON))

    def test_shipped_checks_hold(self):
        checks = self.env["cchc.report.check"].search([("form_id.code", "!=", "BC-SD")])
        self.assertGreater(len(checks), 40)
        for form in checks.form_id:
            failed = self._failed(form)
            self.assertFalse([(failure.name, failure.check.label) for failure in failed], form.code)

    def test_the_list_and_the_table_must_agree(self):
        table, listed = (self.env.ref(f"cchc_hr.report_form_{code}") for code in ("bm01", "bm03"))
        self.assertEqual(self._failed(listed), [])
        table.population = "[('staffing_category', '=', 'civil_servant')]"
        (failure,) = self._failed(listed)
        self.assertEqual(failure.check.other_form_id, table)
        self.assertLess(failure.left, failure.right)

    def test_a_changed_criterion_breaks_the_partition_of_ages(self):
        column = self.bm01.measure_ids.filtered(lambda measure: measure.code == "age_40")
        column.domain = "[('sex', '=', 'other')]"
        failed = self._failed(self.bm01)
        self.assertTrue(failed)
        self.assertEqual(
            {failure.check.get_external_id()[failure.check.id] for failure in failed},
            {"cchc_hr.report_check_bm01_age"},
        )
