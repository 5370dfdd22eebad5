from odoo import api, models

from odoo.addons.cchc_base.rules.problem import RuleError

from ..rules import salary_scale
from ..rules.salary_scale import ABOVE_SCALE_FIRST, ABOVE_SCALE_YEARLY


class CchcDecision(models.Model):
    """What a draft proposes as soon as its type and its day are known."""

    _inherit = "cchc.decision"

    @api.onchange("type_id", "date_effective")
    def _onchange_type_id(self):
        """People are often chosen first, in their list, and the type and the day afterwards."""
        self.line_ids._onchange_employee_id()


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    @api.onchange("employee_id", "date_effective")
    def _onchange_employee_id(self):
        """A step raise proposes the next step; other types start from what the person has."""
        for line in self:
            period = line._period_before()
            if not period:
                continue
            if line.type_id.code == "step_raise":
                line._propose_raise(period)
            elif line.type_id.code == "rank_change":
                line.step_anchor = line.date_effective

    @api.onchange("rank_id", "step")
    def _onchange_step(self):
        self._propose_coefficient()

    @api.onchange("leadership_post_id")
    def _onchange_leadership_post_id(self):
        for line in self.filtered("leadership_post_id"):
            line.leadership_allowance = line.leadership_post_id.allowance

    def _propose_raise(self, period):
        """The next step, or on the last one the allowance above the scale (TT 04/2005/TT-BNV)."""
        scale = self._scale_of(period.rank_id)
        above = scale and period.step >= scale.last_step
        self.rank_id = period.rank_id
        self.step = period.step if above else period.step + 1
        self.step_anchor = self.date_effective
        self._propose_coefficient()
        if above and scale.has_above_scale:
            percent = period.above_scale_percent
            self.above_scale_percent = (
                percent + ABOVE_SCALE_YEARLY if percent else ABOVE_SCALE_FIRST
            )

    def _propose_coefficient(self):
        for line in self:
            scale = line._scale_of(line.rank_id or line._period_before().rank_id)
            if scale and line.step:
                known = 1 <= line.step <= scale.last_step
                line.coefficient = float(scale.coefficients[line.step - 1]) if known else 0

    def _scale_of(self, rank):
        """The steps of a rank on the day of the line; None where the tables have none."""
        self.ensure_one()
        if not rank.salary_group or not self.date_effective:
            return None
        scales = self.env["cchc.salary.scale"]._scales()
        try:
            return salary_scale.scale_in_force(scales, rank.salary_group, self.date_effective)
        except RuleError:
            return None  # said with its remedy when the decision is issued
