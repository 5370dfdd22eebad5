from odoo import api, fields, models

OUTCOMES = [
    ("meets", "Meets the standard"),
    ("gaps", "Has gaps"),
    ("no_standard", "No standard"),
]


class CchcStandardResult(models.Model):
    """Whether a person met the standards between two days, and when that was known."""

    _name = "cchc.standard.result"
    _description = "Answer about a standard"
    _inherit = ["cchc.standard.answer"]
    _log_access = False
    _order = "employee_id, date_from desc, id desc"

    outcome = fields.Selection(OUTCOMES, required=True)
    gap_ids = fields.One2many(
        comodel_name="cchc.standard.gap", inverse_name="result_id", string="Gaps"
    )

    _live_idx = models.Index("(employee_id, date_from) WHERE superseded_at IS NULL")
    _period_idx = models.Index("(date_to, date_from) WHERE superseded_at IS NULL")

    @api.depends("employee_id", "outcome")
    def _compute_display_name(self):
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        for result in self:
            result.display_name = f"{result.employee_id.name}: {outcomes.get(result.outcome, '')}"
