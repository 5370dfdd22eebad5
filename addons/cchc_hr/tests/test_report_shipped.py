from odoo.tests import tagged

from .test_report_forms import ON, ReportFormCase


@tagged("post_install", "-at_install")
class TestShippedChecks(ReportFormCase):
    """What the shipped forms promise holds for people of every kind, and is really looked at."""

    def _failed(self, form):
        form = form.with_user(self.reader)
        return form._failed_checks(form._compute(self.province, ON))

    def test_shipped_checks_hold(self):
        checks = self.env["cchc.report.check"].search([])
        self.assertGreater(len(checks), 20)
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
