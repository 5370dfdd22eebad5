from datetime import date

from odoo.exceptions import ValidationError

from .common import NEW_YEAR, CchcPositionsCase


class TestUnitFunction(CchcPositionsCase):
    """A position traces to work; work that nobody does, or two units do, shows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.recruit, cls.pay, cls.store = cls.env["cchc.unit.function"].create(
            [
                {"unit_id": cls.home.id, "code": code, "name": name,
                 "date_from": date(2023, 1, 1)}
                for code, name in (
                    ("1", "Tuyển dụng công chức"),
                    ("2", "Quản lý tiền lương"),
                    ("3", "Lưu trữ lịch sử"),
                )
            ]
        )  # fmt: skip

    def _two_units(self):
        return self._scheme(
            [
                {"code": "A", "headcount": 1,
                 "function_ids": [(6, 0, (self.recruit + self.pay).ids)]},
                {"code": "B", "headcount": 1, "unit_id": self.home.id,
                 "function_ids": [(6, 0, self.pay.ids)]},
                {"code": "C", "headcount": 1},
            ]
        )  # fmt: skip

    def test_omission_and_overlap_on_the_draft(self):
        scheme = self._two_units()
        self.assertEqual(scheme.omitted_function_ids, self.store)
        self.assertEqual(scheme.overlapping_function_ids, self.pay)
        self.assertEqual(scheme.untraced_line_ids.code, "C")

    def test_omission_and_overlap_of_what_is_in_force(self):
        functions = self.recruit + self.pay + self.store
        self.assertEqual(set(functions.mapped("coverage")), {"omitted"})
        self._approve(self._two_units())
        functions.invalidate_recordset()
        self.assertEqual(functions.mapped("coverage"), ["served", "overlapping", "omitted"])
        self.assertEqual(self.pay.serving_unit_ids, self.home + self.home_division)
        Function = self.env["cchc.unit.function"]
        mine = [("id", "in", functions.ids)]
        for key, expected in zip(("served", "overlapping", "omitted"), functions, strict=True):
            self.assertEqual(Function.search([*mine, ("coverage", "=", key)]), expected)

    def test_the_coverage_of_many_functions_takes_one_query(self):
        self._approve(self._two_units())
        functions = self.recruit + self.pay + self.store
        self.env.flush_all()
        functions.mapped("coverage")
        functions.invalidate_recordset(["coverage", "position_count", "serving_unit_ids"])
        with self.assertQueryCount(1):
            functions.mapped("coverage")

    def test_a_function_of_another_agency(self):
        foreign = self.env["cchc.unit.function"].create(
            {"unit_id": self.finance.id, "name": "Thu ngân sách", "date_from": NEW_YEAR}
        )
        with self.assertRaisesRegex(ValidationError, "no function of"):
            self._scheme([{"code": "A", "headcount": 1, "function_ids": [(6, 0, foreign.ids)]}])
