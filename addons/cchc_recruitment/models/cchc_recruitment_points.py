from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import exam


class CchcRecruitmentPoints(models.AbstractModel):
    """Points that are typed in one after the other: 7,5 and Enter; empty is not zero."""

    _name = "cchc.recruitment.points"
    _description = "Typed points"

    typed = fields.Char(
        string="Points", compute="_compute_typed", inverse="_inverse_typed", copy=False
    )
    points = fields.Float(
        string="Points as a number", digits=(6, 2), readonly=True, copy=False, aggregator=None
    )
    entered_at = fields.Datetime(readonly=True, copy=False)

    @api.depends("points", "entered_at")
    def _compute_typed(self):
        for row in self:
            row.typed = exam.show_points(row._exact()) if row.entered_at else False

    def write(self, vals):
        result = super().write(vals)
        if "typed" in vals:
            # Shown as it was understood.
            self.invalidate_recordset(["typed"], flush=False)
        return result

    def _inverse_typed(self):
        logs = []
        for row in self:
            text = (row.typed or "").strip()
            before = exam.show_points(row._exact()) if row.entered_at else ""
            vals = {"points": 0, "entered_at": False}
            if text:
                points = row._read_points(text)
                text = exam.show_points(points)
                vals = {"points": float(points), "entered_at": fields.Datetime.now()}
            if text != before:
                row._set_points(vals)
                logs.append(row._log_values(before, text))
        self.env["cchc.recruitment.mark.log"].sudo().create(logs)

    def _read_points(self, text):
        try:
            return exam.typed_points(text, Decimal(str(self._most_points())))
        except RuleError as refused:
            told = f"{self.display_name}: {translate(self.env, refused.problem)}"
            raise ValidationError(told) from refused

    def _exact(self):
        return Decimal(str(self.points)).quantize(exam.CENT)

    def _most_points(self):
        """Hook: how many points the paper gives."""
        return 0

    def _log_values(self, before, after):
        """Hook: the row of the log."""
        return {"before": before, "after": after}

    def _set_points(self, vals):
        return super(CchcRecruitmentPoints, self.sudo()).write(vals)
