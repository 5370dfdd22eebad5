from odoo import api, fields, models

from odoo.addons.cchc_base.rules.result import Result

from ..models.cchc_raise_due import explained


class CchcEarlyRaiseCandidate(models.TransientModel):
    """A person whom the rule admits to an early raise."""

    _name = "cchc.early.raise.candidate"
    _description = "Proposal of an early raise"
    _inherit = ["cchc.question"]
    _order = "sequence, id"

    question_id = fields.Many2one(
        comodel_name="cchc.early.raise", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer()
    is_chosen = fields.Boolean(string="Chosen")
    due_id = fields.Many2one(comodel_name="cchc.raise.due", required=True, ondelete="cascade")
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade"
    )
    date = fields.Date(string="Raised from", required=True)
    months = fields.Integer(string="Months early", aggregator=None)
    regular_date = fields.Date(related="due_id.date", string="Regular raise on")
    step = fields.Integer(related="due_id.step")
    coefficient = fields.Float(related="due_id.coefficient")
    reasoning = fields.Json()
    reasons = fields.Char(compute="_compute_reasons")
    explanation = fields.Html(compute="_compute_reasons", string="Reasons in full")

    @api.depends("reasoning")
    def _compute_reasons(self):
        for item in self:
            steps = Result.from_json(item.reasoning).steps if item.reasoning else ()
            # Between the days at the beginning and at the end: the achievements themselves.
            item.reasons = "; ".join(step.label for step in steps[2:-2])
            item.explanation = item.reasoning and explained(item.reasoning)

    def _line_values(self):
        self.ensure_one()
        article = Result.from_json(self.reasoning).steps[-1].article
        return {
            "employee_id": self.employee_id.id,
            "date_effective": self.date,
            "step": self.step,
            "coefficient": self.coefficient,
            "step_anchor": self.date,
            "ground": f"Nâng bậc trước thời hạn {self.months} tháng ({article})",
            "note": self.reasons[:250] if self.reasons else False,
            "reasoning": self.reasoning,
        }

    @api.model_create_multi
    def create(self, vals_list):
        made = super().create(vals_list)
        made._check_readable()
        return made

    def write(self, vals):
        result = super().write(vals)
        self._check_readable()
        return result

    def _check_readable(self):
        """A row names nobody whom its reader may not read."""
        self.employee_id.check_access("read")
        self.due_id.check_access("read")
