import io
from datetime import date

import openpyxl

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..engine.people_axis import build_people
from .common_report import ON, ReportCase


@tagged("post_install", "-at_install")
class TestReportValues(ReportCase):
    """Forms whose rows are values of a field, or people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.by_status = cls._form("STATUS")
        cls.by_status.write({"row_axis": "values", "row_path": "marital", "group_path": "sex"})
        cls.list = cls._form("LIST", [])
        cls.list.write({"row_axis": "people", "group_path": "department_id"})
        for position, (code, path, domain) in enumerate(
            [
                ("born_man", "employee_id.birthday", "[('sex', '=', 'male')]"),
                ("born_woman", "employee_id.birthday", "[('sex', '=', 'female')]"),
                ("status", "marital", "[]"),
                ("number_of_children", "children", "[]"),
            ],
            20,
        ):
            cls.env["cchc.report.measure"].create(
                {
                    "form_id": cls.list.id,
                    "sequence": position,
                    "code": code,
                    "label": code,
                    "kind": "value",
                    "domain": domain,
                    "field_path": path,
                }
            )

    def _lines(self, form, units="province", **options):
        return form._compute(self.units[units], ON, **options).lines()

    def test_the_total_is_that_of_the_form_by_units(self):
        by_units = self.form._compute(self.units["province"], ON).lines(0)[0]
        by_values = self._lines(self.by_status)[0]
        self.assertEqual(by_values.figures, by_units.figures)
        self.assertEqual(by_values.figures[0], 11)

    def test_titles_are_the_sum_of_what_stands_below(self):
        _total, *lines = self._lines(self.by_status)
        titles = [line for line in lines if line.level == 1]
        self.assertEqual([line.name for line in titles], ["Male", "Female"])
        self.assertEqual([line.number for line in titles], ["I", "II"])
        for title in titles:
            below = [line for line in lines if line.level == 2 and line.keys[0] == title.keys[0]]
            self.assertEqual(
                [line.number for line in below], [str(n + 1) for n in range(len(below))]
            )
            sums = tuple(map(sum, zip(*(line.figures for line in below), strict=True)))
            self.assertEqual(sums, title.figures)

    def test_every_cell_is_as_long_as_its_list(self):
        form = self.by_status.with_user(self.home)
        report = form._compute(self.units["province"], ON)
        cells = 0
        for line in report.lines():
            for column, figure in zip(report.columns, line.figures, strict=True):
                if column.kind == "count":
                    listed = self._listed(
                        form, column.code, self.units["province"], keys=list(line.keys)
                    )
                    self.assertEqual(len(listed), figure, (line.keys, column.code))
                    cells += 1
        self.assertGreater(cells, 20)

    def test_a_list_of_people_says_what_their_fields_say(self):
        report = self.list._compute(self.units["A"], ON)
        total, *lines = report.lines()
        people = [line for line in lines if line.level == 2]
        self.assertEqual(total.people, 6)
        self.assertEqual(sum(line.people for line in lines if line.level == 1), 6)
        self.assertEqual(len(people), 6)
        found = {line.keys[1]: line.figures for line in people}
        for person in self.people.filtered(lambda one: one.id in found):
            man, woman = (person.birthday, None)[:: 1 if person.sex == "male" else -1]
            status = dict(person._fields["marital"]._description_selection(self.env))
            expected = (man, woman, status[person.marital], person.children)
            self.assertEqual(found[person.id], expected)
        self.assertEqual(total.figures, (None,) * 4)

    def test_who_is_counted_twice_is_listed_once(self):
        spec = self.list._spec()
        unit, person = self.units["A1"].id, self.people[1]
        born, *others = (person.birthday, None, "single", 2)
        # Inside, unit, person, name, and what the columns say of either row.
        row = (True, unit, person.id, person.name)
        records = [(*row, born, *others), (*row, None, None, None, 3)]
        model = self.env["hr.version"].sudo()
        labels = [{unit: (0, "Unit A1")}]
        report = build_people(spec, ON, None, (), records, model, labels, {})
        _total, title, line = report.lines()
        self.assertEqual((title.people, line.people, line.name), (2, 2, person.name))
        self.assertEqual(line.figures, (born, None, "single", 2))

    def test_people_of_no_unit_stand_on_a_line_of_their_own(self):
        self._person(None, sex="female", marital="single", birthday=date(1999, 1, 1))
        *_lines, last = self._lines(self.by_status.with_user(self.home))
        self.assertEqual((last.kind, last.figures[0]), ("outside", 1))
        self.assertEqual(self._lines(self.by_status, "A")[0].figures[0], 6)

    def test_nobody_reads_beyond_the_own_units(self):
        form = self.by_status.with_user(self.officer)
        self.assertEqual(form._compute(self.units["A"], ON).lines(0)[0].figures[0], 6)
        with self.assertRaises(AccessError):
            form._compute(self.units["B"], ON)
        with self.assertRaises(AccessError):
            self._listed(form, "people", self.units["B"], keys=["male"])

    def test_one_statement_more_than_the_tree(self):
        report = self.by_status._compute(self.units["province"], ON)
        self.assertTrue(report.rows)
        with self.assertQueryCount(4):
            self.by_status._compute(self.units["province"], ON)

    def test_what_can_be_no_rows_is_refused(self):
        for values in (
            {"row_axis": "values", "row_path": False},
            {"row_axis": "values", "row_path": "no_such_field"},
            {"row_axis": "values", "row_path": "employee_id.image_1920"},
            # Only a list of people prints what a field says.
            {"row_axis": "units"},
        ):
            form = self.list if values == {"row_axis": "units"} else self.by_status
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                form.write(values)

    def test_the_table_of_the_screen(self):
        table = self.list.report_table(self.units["A"].ids, str(ON), depth=False)
        self.assertEqual(table["row_title"], "Employee")
        person = next(line for line in table["lines"] if line["level"] == 2)
        self.assertIn(person["figures"][2], ("Single", "Married"))
        born = person["figures"][0] or person["figures"][1]
        self.assertRegex(born, r"^01/07/19\d\d$")

    def test_the_workbook_has_dates_and_numbers(self):
        self.list.row_title = "Họ và tên"
        name, content = self.list._workbook(self.units["A"], ON)
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        heads = next(row for row in rows if "Họ và tên" in row)
        self.assertEqual(heads[:2], ["Số TT", "Họ và tên"])
        people = [row for row in rows if str(row[1]).startswith("Person in")]
        self.assertEqual(len(people), 6)
        for row in people:
            self.assertIsInstance(row[2] or row[3], date)
            self.assertIsInstance(row[5], int)
        self.assertIn("TỔNG CỘNG (6 người)", [row[1] for row in rows])
        self.assertIn("LIST", name)

    def test_sums_stay_exact(self):
        figures = self._lines(self.by_status)[0].figures
        self.assertIsInstance(figures[-1], int)
