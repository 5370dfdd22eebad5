from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..engine.compiler import compile_report
from ..engine.unit_axis import UnitAxis
from .common_report import COLUMNS, ON, ReportCase


@tagged("post_install", "-at_install")
class TestReportFigures(ReportCase):
    def _recount(self, units, on=ON):
        """The same figures in plain Python."""
        names = set(units.split())
        people = [
            person.current_version_id
            for person in self.people
            if person.department_id.name.removeprefix("Unit ") in names
        ]

        def age(version):
            born = version.employee_id.birthday
            return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

        women = [version for version in people if version.sex == "female"]
        return {
            "people": len(people),
            "women": len(women),
            "young": sum(age(version) <= 30 for version in people),
            "not_married": sum(version.marital != "married" for version in people),
            "nobody": 0,
            "children": sum(version.children for version in women),
        }

    def test_figures_of_every_unit_equal_a_recount(self):
        report = self.form._compute(self.units["province"], ON)
        below = {
            "province": "province A A1 A2 B",
            "A": "A A1 A2",
            "A1": "A1",
            "A2": "A2",
            "B": "B",
        }
        for unit, names in below.items():
            self.assertEqual(self._figures(report, unit), self._recount(names), unit)
            self.assertEqual(self._figures(report, unit, own=True), self._recount(unit), unit)
        self.assertEqual(self._figures(report, "province")["people"], 11)
        self.assertGreater(self._figures(report, "province")["young"], 0)

    def test_every_cell_is_as_long_as_its_list(self):
        form = self.form.with_user(self.home)
        report = form._compute(self.units["province"], ON)
        cells = 0
        for line in report.lines():
            units = self.env["hr.department"].browse(line.unit_ids)
            for column, figure in zip(report.columns, line.figures, strict=True):
                if column.kind == "count":
                    listed = self._listed(form, column.code, units, own=line.kind == "direct")
                    self.assertEqual(len(listed), figure, (line.name, column.code))
                    cells += 1
        self.assertEqual(cells, len(report.lines()) * 5)

    def test_parts_add_up_to_the_whole(self):
        for depth in (1, 2, None):
            lines = self.form._compute(self.units["province"], ON).lines(depth)
            for position, line in enumerate(lines):
                parts = []
                for other in lines[position + 1 :]:
                    if other.level <= line.level:
                        break
                    if other.level == line.level + 1:
                        parts.append(other.figures)
                if parts:
                    self.assertEqual(tuple(map(sum, zip(*parts, strict=True))), line.figures)

    def test_one_statement_whatever_the_number_of_columns(self):
        # Criteria by path share one join, so they may not add statements either.
        many = [
            (f"c{age}", "count", f"[('employee_id.birthday', '>', years_before({age}))]")
            for age in range(1, 61)
        ]
        large = self._form("LARGE", many)
        counts = []
        for form in (self.form, large):
            form._compute(self.units["province"], ON)
            before = self.cr.sql_log_count
            form._compute(self.units["province"], ON)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        with self.assertQueryCount(1):
            self._statement(large)

    def _statement(self, form):
        """Only the figures, without looking up the form and the reader's units."""
        model = form._source_model()
        axis = UnitAxis(self.units["province"], ON, whole=True)
        base = form._base_domain(model, ON)
        self.env.execute_query(compile_report(model, form._spec(), ON, axis, base))

    def test_sums_are_exact_numbers(self):
        report = self.form._compute(self.units["A"], ON)
        # A sum of whole numbers is one.
        self.assertIsInstance(self._figures(report, "A")["children"], int)
        self.assertIsInstance(self._figures(report, "A")["people"], int)

    def test_several_units_and_depth(self):
        report = self.form._compute(self.units["A1"] + self.units["B"], ON)
        lines = report.lines(depth=0)
        self.assertEqual([line.figures[0] for line in lines], [7, 3, 4])
        self.assertEqual([line.kind for line in lines], ["total", "unit", "unit"])

    def test_people_of_no_unit_are_shown_to_the_province(self):
        self._person(False, sex="female", birthday="2000-01-01")
        form = self.form.with_user(self.home)
        province = self.units["province"]
        # Other roots would make the test province a part of a larger one.
        roots = self.env["hr.department"].search([("parent_id", "=", False)]) - province
        self.env.flush_all()
        self.cr.execute(
            "UPDATE hr_department SET kind_id = NULL WHERE id = ANY(%s)", [list(roots.ids)]
        )
        roots.invalidate_recordset()
        report = form._compute(province, ON)
        women = next(line for line in report.lines() if line.kind == "outside").figures[1]
        self.assertGreaterEqual(women, 1)
        listed = self._listed(form, "women", province, outside=True)
        self.assertEqual(len(listed), women)
        self.assertEqual(self._figures(report, "province")["people"], 11)
        with self.assertRaises(AccessError):
            self._listed(self.form.with_user(self.officer), "women", self.units["A"], outside=True)

    def test_the_present_is_not_kept_twice(self):
        self.patch(type(self.form), "_known_sources", lambda form: {})
        with self.assertRaisesRegex(UserError, "not kept"):
            self.form._compute(self.units["A"], ON, known_on=ON)


@tagged("post_install", "-at_install")
class TestReportPastTree(ReportCase):
    def test_subtotals_follow_the_tree_of_the_day(self):
        self._move(self.units["A2"], "2026-07-01", parent_id=self.units["B"].id)
        before = self.form._compute(self.units["province"], ON)
        after = self.form._compute(self.units["province"], date(2026, 7, 1))
        self.assertEqual([self._figures(before, unit)["people"] for unit in ("A", "B")], [6, 4])
        self.assertEqual([self._figures(after, unit)["people"] for unit in ("A", "B")], [4, 6])
        for on, unit, count in [(ON, "A", 6), (ON, "B", 4), (date(2026, 7, 1), "B", 6)]:
            self.assertEqual(len(self._listed(self.form, "people", self.units[unit], on)), count)

    def test_a_dissolved_unit_is_counted_while_people_are_placed_in_it(self):
        self._move(self.units["A2"], "2026-07-01", dissolved=True)
        report = self.form._compute(self.units["A"], date(2026, 8, 1))
        row = report.row(self.units["A2"].id)
        self.assertFalse(row.in_force)
        self.assertEqual(row.total_people, 2)
        self.assertEqual(self._figures(report, "A")["people"], 6)
        self.assertEqual(
            len(self._listed(self.form, "people", self.units["A2"], date(2026, 8, 1))), 2
        )
        for person in self.people.filtered(lambda p: p.department_id == self.units["A2"]):
            person.department_id = self.units["A1"]
        report = self.form._compute(self.units["A"], date(2026, 8, 1))
        self.assertIsNone(report.row(self.units["A2"].id))

    def test_a_unit_that_did_not_exist_yet(self):
        with self.assertRaisesRegex(UserError, "no unit Unit A1"):
            self.form._compute(self.units["A1"], date(2015, 12, 31))

    def test_as_known_before_the_units_were_recorded(self):
        """Nobody is lost: of what was not recorded yet, the units stand where they stood."""
        self.patch(type(self.form), "_known_sources", lambda form: {"hr.version": "hr.version"})
        self._move(self.units["A2"], "2026-07-01", parent_id=self.units["B"].id)
        report = self.form._compute(self.units["province"], ON, known_on=date(2020, 1, 1))
        figures = [self._figures(report, unit)["people"] for unit in ("province", "A", "B")]
        self.assertEqual(figures, [11, 6, 4])
        self.assertTrue(all(row.in_force for row in report.rows))

    def test_as_known_before_a_move_was_recorded(self):
        self.patch(type(self.form), "_known_sources", lambda form: {"hr.version": "hr.version"})
        self.env.flush_all()
        self.cr.execute(
            """
            ALTER TABLE cchc_unit_version DISABLE TRIGGER USER;
            UPDATE cchc_unit_version SET recorded_at = '2026-01-01';
            ALTER TABLE cchc_unit_version ENABLE TRIGGER USER;
            """
        )
        self.env.invalidate_all()
        self._move(self.units["A2"], "2026-06-01", parent_id=self.units["B"].id)
        now = self.form._compute(self.units["province"], ON)
        then = self.form._compute(self.units["province"], ON, known_on=ON)
        figures = [self._figures(report, "B")["people"] for report in (now, then)]
        self.assertEqual(figures, [6, 4])


@tagged("post_install", "-at_install")
class TestReportScope(ReportCase):
    def test_only_units_in_charge(self):
        form = self.form.with_user(self.officer)
        self.assertEqual(self._figures(form._compute(self.units["A"], ON), "A")["people"], 6)
        self.assertEqual(self._figures(form._compute(self.units["A1"], ON), "A1")["people"], 3)
        for units in (
            self.units["B"],
            self.units["province"],
            self.units["A"] + self.units["B"],
            self.env["hr.department"],
        ):
            with self.assertRaises(AccessError):
                form._compute(units, ON)
            with self.assertRaises(AccessError if units else UserError):
                form.report_table(units.ids, str(ON))
            with self.assertRaises(AccessError if units else UserError):
                form.action_drill("people", units.ids, str(ON))
            with self.assertRaises(AccessError if units else UserError):
                form._workbook(units, ON)

    def test_the_past_of_ones_own_unit_may_be_read(self):
        """A1 left agency A: its officer still reads A1 as it was, not as it is."""
        self._move(self.units["A1"], "2026-07-01", parent_id=self.units["B"].id)
        form = self.form.with_user(self.officer)
        self.assertEqual(self._figures(form._compute(self.units["A1"], ON), "A1")["people"], 3)
        with self.assertRaises(AccessError):
            form._compute(self.units["A1"], date(2026, 7, 1))

    def test_whoever_has_moved_since_is_still_in_the_figure_and_in_the_list(self):
        mover = self.people[1]
        self.env["hr.version"].create(
            {
                "employee_id": mover.id,
                "date_version": "2026-08-01",
                "department_id": self.units["B"].id,
            }
        )
        mover._cron_update_current_version_id()
        self.assertEqual(mover.unit_id, self.units["B"])
        form = self.form.with_user(self.officer)
        self.assertFalse(form.env["hr.employee"].search([("id", "=", mover.id)]))
        listed = self._listed(form, "people", self.units["A1"])
        self.assertEqual(len(listed), 3)
        row = listed.filtered(lambda person: person.sudo().employee_id == mover)
        self.assertEqual(row.name, mover.name)
        self.assertEqual(row.unit_id, self.units["A1"])
        with self.assertRaisesRegex(UserError, "serves elsewhere today"):
            row.action_open_person()
        others = listed - row
        self.assertEqual(others[0].action_open_person()["res_model"], "hr.employee")

    def test_a_forged_cell_shows_nothing_else(self):
        Person = self.env["cchc.report.person"].with_user(self.officer)
        self.assertFalse(Person.search([]))
        cell = {
            "form_id": self.form.id,
            "measure": "people",
            "unit_ids": self.units["A"].ids,
            "on": str(ON),
        }
        self.assertEqual(Person.with_context(cchc_cell=cell).search_count([]), 6)
        for forged in (
            {"unit_ids": self.units["B"].ids},
            {"outside": True},
            {"measure": "unknown"},
            {"on": "yesterday"},
            {"unit_ids": "1 OR 1=1"},
            {"unit_ids": []},
            {"form_id": "x"},
        ):
            with self.assertRaises(UserError):
                Person.with_context(cchc_cell={**cell, **forged}).search_count([])
        with self.assertRaises(UserError):
            Person.with_context(cchc_cell="everything").search_count([])
        # Reading past the search goes through the same door.
        row = Person.with_context(cchc_cell=cell).search([], limit=1)
        stranger = self.people[8].current_version_id
        self.assertTrue(row.name)
        self.assertFalse(Person.with_context(cchc_cell=cell).browse(stranger.id).exists())

    def test_nobody_writes_the_list(self):
        cell = {
            "form_id": self.form.id,
            "measure": "people",
            "unit_ids": self.units["A"].ids,
            "on": str(ON),
        }
        row = self.env["cchc.report.person"].with_user(self.officer)
        row = row.with_context(cchc_cell=cell).search([], limit=1)
        with self.assertRaises(AccessError):
            row.write({"name": "Somebody else"})
        with self.assertRaises(AccessError):
            row.unlink()

    def test_a_list_by_a_field_one_may_not_read_is_refused(self):
        """The figure is official; who is behind it depends on the reader's rights."""
        column = [("paid", "count", "[('wage', '>', 0)]")]
        form = self._form("WAGE", column).with_user(self.officer)
        self.assertFalse(
            self.env["hr.version"]
            .with_user(self.officer)
            ._has_field_access(self.env["hr.version"]._fields["wage"], "read")
        )
        self.assertEqual(self._figures(form._compute(self.units["A"], ON), "A")["paid"], 0)
        with self.assertRaises(AccessError):
            form.action_drill("paid", self.units["A"].ids, str(ON))

    def test_only_home_affairs_declares_forms(self):
        with self.assertRaises(AccessError):
            self.form.with_user(self.officer).title = "Mine"
        with self.assertRaises(AccessError):
            self.form.measure_ids[:1].with_user(self.officer).domain = "[]"
        self.form.with_user(self.home).title = "Renamed"

    def test_a_criterion_changed_in_the_browser_changes_figure_and_list(self):
        form = self.form.with_user(self.home)
        women = form.measure_ids.filtered(lambda measure: measure.code == "women")
        before = self._figures(form._compute(self.units["A"], ON), "A")["women"]
        women.domain = "[('sex', '=', 'female'), ('marital', '=', 'single')]"
        after = self._figures(form._compute(self.units["A"], ON), "A")["women"]
        self.assertEqual((before, after), (3, 1))
        self.assertEqual(len(self._listed(form, "women", self.units["A"])), after)


@tagged("post_install", "-at_install")
class TestReportProvider(ReportCase):
    def test_empty_until_somebody_supplies_it(self):
        self.form.measure_ids[:1].write({"kind": "provider", "provider": "establishment_assigned"})
        provider = type(self.env["cchc.report.provider"])
        name = "_provide_establishment_assigned"
        if hasattr(provider, name):
            self.patch(provider, name, None)
        table = self.form.report_table(self.units["A"].ids, str(ON))
        self.assertIs(table["lines"][0]["figures"][0], False)
        self.assertFalse(table["columns"][0]["listed"])
        with self.assertRaisesRegex(UserError, "no list"):
            self.form.action_drill("people", self.units["A"].ids, str(ON))

    def test_figures_of_a_provider(self):
        self.form.measure_ids[:1].write({"kind": "provider", "provider": "establishment_assigned"})
        asked = []

        def provide(model, form, parents, on, known_on, structure):
            asked.append((form, parents, on, known_on, structure))
            return {self.units["A"].id: 9, self.units["A1"].id: 0}

        provider = type(self.env["cchc.report.provider"])
        provider._provide_establishment_assigned, kept = (
            provide,
            getattr(provider, "_provide_establishment_assigned", None),
        )
        try:
            report = self.form._compute(self.units["A"], ON)
        finally:
            if kept:
                provider._provide_establishment_assigned = kept
            else:
                del provider._provide_establishment_assigned
        figures = [self._figures(report, unit)["people"] for unit in ("A", "A1", "A2")]
        self.assertEqual(figures, [9, 0, None])
        parents = {self.units[unit].id: self.units["A"].id for unit in ("A1", "A2")}
        parents[self.units["A"].id] = self.units["province"].id
        self.assertEqual(asked, [(self.form, parents, ON, None, None)])


@tagged("post_install", "-at_install")
class TestReportScreen(ReportCase):
    def test_options_start_with_the_readers_units(self):
        options = self.env["cchc.report.form"].with_user(self.officer).report_options()
        self.assertEqual([unit["id"] for unit in options["units"]], self.units["A"].ids)
        self.assertIn(self.form.id, [form["id"] for form in options["forms"]])
        reach = self.env["hr.department"].search(options["unit_domain"])
        self.assertEqual(set(reach.ids), {self.units[unit].id for unit in ("A", "A1", "A2")})
        options = self.env["cchc.report.form"].with_user(self.home).report_options()
        self.assertIn(self.units["B"], self.env["hr.department"].search(options["unit_domain"]))

    def test_table(self):
        table = self.form.with_user(self.officer).report_table(self.units["A"].ids, "2026-06-30")
        self.assertEqual([cell["label"] for cell in table["header"][0]][:2], ["People", "Women"])
        self.assertEqual(
            [(line["kind"], line["figures"][0]) for line in table["lines"]],
            [("total", 6), ("direct", 1), ("unit", 3), ("unit", 2)],
        )
        self.assertTrue(table["applies"])
        self.form.date_to = "2025-12-31"
        self.assertFalse(self.form.report_table(self.units["A"].ids, str(ON))["applies"])
        deep = self.form.report_table(self.units["province"].ids, str(ON), depth=False)
        self.assertEqual(len(deep["lines"]), 7)

    def test_the_form_opens_its_report(self):
        self.assertEqual(self.form.action_open_report()["params"], {"form_id": self.form.id})

    def test_columns_of_the_recount_are_those_of_the_form(self):
        self.assertEqual([c.code for c in self.form._spec().columns], [c[0] for c in COLUMNS])
