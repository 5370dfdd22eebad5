from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import salary_scale

PAY_FACTS = frozenset({"rank_id", "step", "coefficient"})


class CchcDecisionLine(models.Model):
    """Pay: a coefficient is a step of the group of the rank (NĐ 204/2004)."""

    _inherit = "cchc.decision.line"

    def _check_coefficient(self):
        """Complete or refuse what the draft says of pay, as far as the rank is known already."""
        if not self.step:
            return
        right = self._right_coefficient(self.rank_id or self._period_before().rank_id, self.step)
        if right is None:
            return
        if self.coefficient:
            self._check_equal(self.rank_id or self._period_before().rank_id, right, self)
        else:
            super().write({"coefficient": float(right)})

    def _check_pay_in_force(self):
        """Whatever the person is paid from the line on is a step of the rank then held.

        Looked at after the projection: the rank may come from another line issued at the same
        time, and a late change of rank slides under raises that were counted in the old one.
        """
        for line in self.filtered(lambda line: PAY_FACTS & set(line.changes or ())):
            periods = line.employee_id.sudo().version_ids.filtered(
                lambda row, day=line.date_effective: not row.date_to or row.date_to >= day
            )
            for period in periods.sorted("date_version"):
                right = line._right_coefficient(period.rank_id, period.step)
                if right is not None:
                    line._check_equal(period.rank_id, right, period)

    def _right_coefficient(self, rank, step):
        """Coefficient of a step on the day of the line; ``None`` where no table says.

        :raise UserError: when the group has no such step
        """
        if not rank.salary_group or not step:
            return None
        scales = self.env["cchc.salary.scale"]._scales()
        try:
            return salary_scale.coefficient(scales, rank.salary_group, step, self.date_effective)
        except RuleError as error:
            raise UserError(
                self.env._(
                    "%(person)s: %(problem)s",
                    person=self.employee_id.name,
                    problem=translate(self.env, error.problem),
                )
            ) from error

    def _check_equal(self, rank, right, stated):
        """Refuse another coefficient than the table's; ``stated`` has step and coefficient."""
        if salary_scale.exact(stated.coefficient) != right:
            raise UserError(
                self.env._(
                    "%(person)s: step %(step)s of %(rank)s has coefficient %(right)s, not "
                    "%(given)s.",
                    person=self.employee_id.name,
                    step=stated.step,
                    rank=rank.display_name,
                    right=self._show_figure(right),
                    given=self._show_figure(stated.coefficient),
                )
            )
