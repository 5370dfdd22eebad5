from datetime import date

from odoo.exceptions import AccessError

from .common_evaluation import EvaluationCase

ON = date(2026, 6, 30)


class TestRatingForm(EvaluationCase):
    """The form on the ratings of the year before, and the people behind each figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.env.ref("cchc_evaluation.report_form_ratings").with_user(cls.judge)
        rated = ("excellent", "good", "good", "completed", "not_completed")
        cls._rate(2025, zip(cls.staff[:4] + cls.head, rated, strict=True))
        # Of other years: they say nothing of 2025.
        cls._rate(2024, [(cls.staff[4], "excellent")])
        cls._rate(2026, [(cls.director, "excellent"), (cls.staff[0], "completed")])
        cls.env.flush_all()

    @classmethod
    def _rate(cls, year, rows):
        cls.env["cchc.yearly.rating"].create(
            [{"employee_id": person.id, "year": year, "rating": rating} for person, rating in rows]
        )

    def _figures(self, unit=None, on=ON, user=None):
        report = self.form.with_user(user or self.judge)._compute(unit or self.province, on)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def _check_cells(self):
        """Every cell equals its list; how many are not empty."""
        report = self.form._compute(self.province, ON)
        Row = self.env["cchc.report.person"].with_user(self.judge)
        filled = 0
        for line in report.lines():
            for column, figure in zip(report.columns, line.figures, strict=True):
                if not column.counted:
                    continue
                action = self.form.action_drill(
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
                listed = sum(rows.mapped("figure")) if column.adds else len(rows)
                self.assertEqual(listed, figure, (line.name, column.code))
                filled += bool(figure)
        return filled

    def test_every_cell_equals_its_list(self):
        self.assertGreater(self._check_cells(), 20)

    def test_the_year_before_counts(self):
        figures = self._figures(self.home)
        self.assertEqual(figures["people"], 7)
        self.assertEqual((figures["excellent"], figures["good"], figures["completed"]), (1, 2, 1))
        self.assertEqual((figures["limited"], figures["not_completed"]), (0, 1))
        self.assertEqual(figures["unrated"], 2)
        self.assertEqual(self._figures(self.home, on=date(2025, 12, 31))["excellent"], 1)
        self.assertEqual(self._figures(self.home, on=date(2025, 12, 31))["unrated"], 6)
        self.assertEqual(self._figures(self.home, on=date(2027, 1, 1))["completed"], 1)

    def test_leaders_stand_apart(self):
        figures = self._figures(self.home)
        self.assertEqual(figures["leaders"], 2)
        self.assertEqual(figures["leaders_not_completed"], 1)
        self.assertEqual(figures["leaders_unrated"], 1)
        self.assertEqual(figures["leaders_excellent"], 0)

    def test_what_the_form_promises_holds(self):
        report = self.form._compute(self.province, ON)
        self.assertTrue(self.form.sudo().check_ids)
        self.assertEqual(self.form._failed_checks(report), [])

    def test_an_officer_sees_the_own_units(self):
        self.assertEqual(self._figures(self.home, user=self.officer)["people"], 7)
        with self.assertRaises(AccessError):
            self._figures(self.finance, user=self.officer)
