from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common_report import ReportCase


@tagged("post_install", "-at_install")
class TestReportForm(ReportCase):
    """What an administrator may declare, and what is refused in words that name the column."""

    def _column(self, **values):
        return self.env["cchc.report.measure"].create(
            {"form_id": self.form.id, "code": "extra", "label": "Extra", **values}
        )

    def test_bad_criteria_are_refused_with_the_name_of_the_column(self):
        for text, reason in [
            ("[('sex', '=', 'female')", "can't be read"),
            ("[('sexe', '=', 'female')]", "no field “sexe”"),
            ("[('employee_id.nothing', '=', 1)]", "no field “employee_id.nothing”"),
            ("[('sex.code', '=', 1)]", "no field “sex.code”"),
            ("[('sex', '=', gender)]", "“gender” is not a word"),
            ("[('birthday', '>', years_before(31)]", "can't be read"),
            ("[('employee_id.birthday', '>', 31)]", "can't be used"),
            ("[('children', '=', 'many')]", "can't be used"),
            ("[('sex', '~', 'x')]", "can't be used"),
            ("[('sex', '=')]", "can't be used"),
            ("['|', ('sex', '=', 'male')]", "can't be used"),
            ("('sex', '=', 'male')", "square brackets"),
            ("[(x, '=', 1) for x in ()]", "may not be used"),
            ("__import__('os').system('true')", "is not a word"),
        ]:
            with (
                self.subTest(text),
                self.assertRaisesRegex(ValidationError, "Column “Extra”") as caught,
                self.cr.savepoint(),
            ):
                self._column(domain=text)
            self.assertIn(reason, str(caught.exception))

    def test_a_bad_population_names_the_form(self):
        with self.assertRaisesRegex(ValidationError, "Form “TEST”.*no field “nowhere”"):
            self.form.population = "[('nowhere', '=', 1)]"

    def test_any_and_paths_are_understood(self):
        column = self._column(
            domain="['!', ('employee_id', 'any', [('birthday', '>', years_before(31))]),"
            " ('department_id.name', 'ilike', 'Unit')]"
        )
        self.assertTrue(column)

    def test_nobody_counts_by_what_he_may_not_read(self):
        """A form is computed in sudo; it is no way to look into fields of others."""
        form = self.form.with_user(self.home)
        for text in (
            "[('wage', '>', 0)]",
            "[('employee_id.current_version_id.wage', '>', 0)]",
            "[('employee_id', 'any', [('version_ids', 'any', [('wage', '>', 0)])])]",
        ):
            with self.assertRaisesRegex(AccessError, "Column “Women”"), self.cr.savepoint():
                form.measure_ids[1].domain = text
        with self.assertRaisesRegex(AccessError, "Form “TEST”"), self.cr.savepoint():
            form.population = "[('wage', '>', 0)]"

    def test_place_in_the_header(self):
        title = self._column(kind="header", code="title")
        below = self._column(code="below", parent_id=title.id)
        for values in (
            {"code": "other", "parent_id": below.id},
            {"code": "With space"},
            {"code": "9"},
        ):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self._column(**values)
        with self.assertRaises(ValidationError), self.cr.savepoint():
            title.kind = "count"
        with self.assertRaises(ValidationError), self.cr.savepoint():
            title.parent_id = title
        other = self._form("OTHER")
        with self.assertRaises(ValidationError), self.cr.savepoint():
            other.measure_ids[0].parent_id = title

    def test_content_by_kind(self):
        for values in (
            {"kind": "sum"},
            {"kind": "sum", "field_path": "nothing"},
            {"kind": "sum", "field_path": "sex"},
            {"kind": "sum", "field_path": "employee_id.birthday"},
            {"kind": "provider"},
        ):
            with self.subTest(values), self.assertRaises(ValidationError), self.cr.savepoint():
                self._column(**values)
        self.assertTrue(self._column(kind="sum", field_path="department_id.sequence"))

    def test_the_way_to_the_unit(self):
        for path in ("sex", "employee_id", "nothing"):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self.form.unit_path = path
        self.form.unit_path = "department_id.parent_id"
        report = self.form._compute(self.units["A"], "2026-06-30")
        # People of A1 and A2 are counted at A, the one of A at the province.
        self.assertEqual(report.row(self.units["A"].id).own[0], 5)
        self.assertEqual(len(self._listed(self.form, "people", self.units["A"])), 5)

    def test_a_code_is_proposed_from_the_title(self):
        for label, number, code in [
            ("Đảng viên", "2", "dang_vien_2"),
            ("31 – 40", False, "c_31_40"),
        ]:
            column = self.env["cchc.report.measure"].create(
                {"form_id": self.form.id, "label": label, "number": number}
            )
            self.assertEqual(column.code, code)
            column.label = "Renamed"
            self.assertEqual(column.code, code)

    def test_copy_keeps_columns_under_their_titles(self):
        title = self._column(kind="header", code="title", sequence=1)
        self.form.measure_ids.filtered(lambda m: m.code == "women").parent_id = title
        copied = self.form.copy({"date_from": "2027-01-01"})
        self.assertEqual(copied._spec().columns, self.form._spec().columns)
        self.assertEqual(
            copied.measure_ids.filtered(lambda m: m.code == "women").parent_id.form_id, copied
        )
        self.assertFalse(copied.measure_ids & self.form.measure_ids)

    def test_the_same_table_about_other_people(self):
        women = self._form("WOMEN", [], "[('sex', '=', 'female')]")
        women.columns_of_id = self.form
        report = women._compute(self.units["A"], "2026-06-30")
        row = report.row(self.units["A"].id)
        self.assertEqual([column.code for column in report.columns][:2], ["people", "women"])
        self.assertEqual(row.total[0], row.total[1])
        self.assertEqual(len(self._listed(women, "people", self.units["A"])), row.total[0])
        with self.assertRaisesRegex(ValidationError, "“WOMEN”"), self.cr.savepoint():
            women.measure_ids = [(0, 0, {"code": "own", "label": "Own"})]
        with self.assertRaisesRegex(ValidationError, "“MEN”"), self.cr.savepoint():
            self._form("MEN", []).columns_of_id = women
        with self.assertRaises(ValidationError), self.cr.savepoint():
            women.columns_of_id = women
