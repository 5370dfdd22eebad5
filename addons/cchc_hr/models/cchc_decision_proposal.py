from odoo import api, models

from ..rules import salary_scale
from ..rules.salary_scale import ABOVE_SCALE_FIRST, ABOVE_SCALE_YEARLY


class CchcDecision(models.Model):
    """What a draft proposes as soon as its type is known."""

    _inherit = "cchc.decision"

    @api.onchange("type_id")
    def _onchange_type_id(self):
        """People are often chosen first, in their list, and the type afterwards."""
        self.line_ids._onchange_employee_id()


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    @api.onchange("employee_id", "date_effective")
    def _onchange_employee_id(self):
        """On the last step a raise is an allowance above the scale (TT 04/2005/TT-BNV)."""
        super()._onchange_employee_id()
        scales = self.env["cchc.salary.scale"]._scales()
        for line in self.filtered(lambda line: line.type_id.code == "step_raise"):
            period = line._period_before()
            if not period.rank_id.salary_group or not line.date_effective:
                continue
            scale = salary_scale.scale_in_force(
                scales, period.rank_id.salary_group, line.date_effective
            )
            if period.step < scale.last_step:
                continue
            line.step = period.step
            line._propose_coefficient()
            if scale.has_above_scale:
                percent = period.above_scale_percent
                line.above_scale_percent = (
                    percent + ABOVE_SCALE_YEARLY if percent else ABOVE_SCALE_FIRST
                )
