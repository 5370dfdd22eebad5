from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_person_merge import MergeCase

RAISED_FIRST = date(2017, 6, 1)


@tagged("post_install", "-at_install")
class TestPersonMergePay(MergeCase):
    """Lines that name a merged entry are read in the career that they belong to."""

    def _raised_and_merged(self):
        first, second = self._pair()
        raised = self._issue("step_raise", first, RAISED_FIRST, step=4, step_anchor=RAISED_FIRST)
        self._merged(second, first)
        line = raised.line_ids
        self.assertEqual((line.employee_id, line.career_id), (first, second))
        return line

    def test_the_rank_before_is_that_of_the_merged_career(self):
        line = self._raised_and_merged()
        self.assertEqual(line._ranks_before(), {line: self.specialist})

    def test_pay_in_force_is_looked_at_in_the_merged_career(self):
        line = self._raised_and_merged()
        line._check_pay_in_force()
        self.env.cr.execute("ALTER TABLE hr_version DISABLE TRIGGER USER")
        self.env.cr.execute(
            "UPDATE hr_version SET coefficient = 9 WHERE employee_id = %s AND step = 4",
            [line.career_id.id],
        )
        self.env.cr.execute("ALTER TABLE hr_version ENABLE TRIGGER USER")
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "has coefficient"):
            line._check_pay_in_force()

    def test_what_a_raise_adds_is_the_same_before_and_after_a_merge(self):
        first, second = self._pair()
        line = self._issue(
            "step_raise", first, RAISED_FIRST, step=4, step_anchor=RAISED_FIRST
        ).line_ids
        added = line.pay_before, line.pay_after
        self.assertGreater(line.pay_change, 0)
        self._merged(second, first)
        self.env.invalidate_all()
        self.assertEqual((line.pay_before, line.pay_after), added)
