from odoo.tests import tagged

from .common_report import ON, ReportCase


@tagged("post_install", "-at_install")
class TestReportProvince(ReportCase):
    """What is done otherwise for the whole province than for a unit."""

    def test_a_statement_is_kept_only_where_it_says_the_same_again(self):
        self.assertTrue(self.form._is_plain())
        column = self.form.measure_ids.filtered(lambda measure: measure.code == "women")
        unit = self.units["A"].id
        for criterion in (
            f"[('department_id', 'child_of', {unit})]",
            "[('department_id', '=', 'Unit A')]",
            "[('employee_id.birthday', '>', 'today')]",
            "[('employee_id.child_ids', 'any', [('sex', '=', 'male')])]",
        ):
            column.domain = criterion
            self.assertFalse(self.form._is_plain(), criterion)
        column.domain = "[('sex', 'in', ['female', 'other'])]"
        self.assertTrue(self.form._is_plain())

    def test_a_unit_inside_a_chosen_one_stands_in_its_place(self):
        """Chosen beside the province, which is all units there are."""
        units = self.units["province"] | self.units["A1"]
        form = self.form.with_user(self.home)
        alone = form._compute(self.units["province"], ON)
        both = form._compute(units, ON)
        self.assertEqual(both.rows, alone.rows)
        self.assertEqual([top.unit_id for top in both.tops], self.units["province"].ids)
