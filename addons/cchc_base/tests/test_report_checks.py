from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common_report import ON, ReportCase


@tagged("post_install", "-at_install")
class TestReportChecks(ReportCase):
    """What must hold between figures is declared, and told where it does not."""

    def _check(self, left, operator, right, form=None, other=None):
        return self.env["cchc.report.check"].create(
            {
                "form_id": (form or self.form).id,
                "label": f"{left} {operator} {right}",
                "left": left,
                "operator": operator,
                "right": right,
                "other_form_id": other and other.id,
            }
        )

    def _failed(self, form=None, units=None):
        form = (form or self.form).with_user(self.home)
        report = form._compute(units or self.units["province"], ON)
        return form._failed_checks(report)

    def test_what_holds_says_nothing(self):
        self._check("women", "<=", "people")
        self._check("people", ">=", "young + 0")
        self._check("nobody", "=", "0")
        self.assertEqual(self._failed(), [])

    def test_rows_that_fail_are_named_with_both_sides(self):
        check = self._check("women", ">=", "3")
        # Women: one in A itself, two in A1 with its parts … by unit, from the sample.
        figures = {
            row.name: dict(zip("people women".split(), row.total, strict=False))
            for row in self.form._compute(self.units["province"], ON).rows
        }
        expected = {name: row["women"] for name, row in figures.items() if row["women"] < 3}
        failed = [failure for failure in self._failed() if failure.row[0] != "direct"]
        self.assertTrue(failed)
        self.assertEqual({failure.name: failure.left for failure in failed}, expected)
        self.assertEqual({failure.right for failure in failed}, {3})
        self.assertEqual({failure.check for failure in failed}, {check})

    def test_the_screen_marks_the_cells(self):
        self._check("women + not_married", "=", "people")
        table = self.form.with_user(self.home).report_table(self.units["province"].ids, str(ON))
        marked = {line["name"]: line["marked"] for line in table["lines"] if line["marked"]}
        self.assertTrue(marked)
        self.assertEqual(
            {tuple(codes) for codes in marked.values()}, {("not_married", "people", "women")}
        )
        self.assertGreaterEqual(table["failed"], len(marked))
        self.assertEqual(table["failures"][0]["label"], "women + not_married = people")

    def test_spreadsheets_tell_what_does_not_hold(self):
        form = self.form.with_user(self.home)
        _name, content = form._workbook(self.units["province"], ON)
        self.assertEqual(load_workbook(BytesIO(content)).sheetnames, ["TEST"])
        check = self._check("women", ">=", "people")
        _name, content = form._workbook(self.units["province"], ON)
        _figures, told = load_workbook(BytesIO(content)).worksheets
        rows = [row[1:5] for row in told.iter_rows(values_only=True)]
        report = form._compute(self.units["province"], ON)
        for failure in form._failed_checks(report):
            self.assertIn((failure.name, check.label, failure.left, failure.right), rows)

    def test_a_copy_has_the_checks(self):
        self._check("women", "<=", "people")
        copied = self.form.copy()
        self.assertEqual(copied.check_ids.mapped("label"), ["women <= people"])

    def test_two_forms_must_say_the_same(self):
        other = self._form("OTHER", [("all", "count", "[]"), ("men", "count", "[]")])
        self._check("people", "=", "all", other=other)
        self.assertEqual(self._failed(), [])
        other.measure_ids[0].domain = "[('sex', '=', 'male')]"
        failed = self._failed()
        self.assertIn(self.units["B"].name, {failure.name for failure in failed})
        self.assertTrue(all(failure.left > failure.right for failure in failed))

    def test_borrowed_columns_bring_their_checks(self):
        self._check("women", "=", "people")
        borrower = self._form("BORROWER", [])
        borrower.columns_of_id = self.form
        self.assertTrue(self._failed(borrower))

    def test_what_names_no_figure_is_refused(self):
        for side, reason in [
            ("men", "no column “men”"),
            ("women *", "can't be read"),
            ("", "empty"),
            ("_people", "list of people"),
        ]:
            with self.assertRaisesRegex(ValidationError, reason), self.cr.savepoint():
                self._check("people", "=", side or " ")
        other = self._form("OTHER", [("all", "count", "[]")])
        with self.assertRaisesRegex(ValidationError, "no column “women” in OTHER"):
            self._check("people", "=", "women", other=other)

    def test_a_checked_column_stays(self):
        self._check("women", "<=", "people")
        women = self.form.measure_ids.filtered(lambda column: column.code == "women")
        for change in (women.unlink, lambda: women.write({"code": "ladies"})):
            with self.assertRaisesRegex(ValidationError, "no column “women”"), self.cr.savepoint():
                change()

    def test_a_reader_changes_no_check(self):
        check = self._check("women", "<=", "people")
        with self.assertRaises(AccessError):
            check.with_user(self.officer).label = "x"
        self.assertTrue(check.with_user(self.home).write({"label": "x"}))
