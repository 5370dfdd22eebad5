from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcEvaluationConsequenceClose(models.TransientModel):
    """What a step of consequences asks for: the notice, the paper that settles, or the reason."""

    _name = "cchc.evaluation.consequence.close"
    _description = "Step of a consequence"

    step = fields.Selection(
        [("notify", "Notify"), ("settle", "Carried out"), ("drop", "Don't pursue")],
        required=True,
        readonly=True,
    )
    row_ids = fields.Many2many(
        comodel_name="cchc.evaluation.consequence",
        relation="cchc_evaluation_consequence_asked",
        column1="close_id",
        column2="consequence_id",
        string="Consequences",
        readonly=True,
    )
    day = fields.Date(string="Notified on", default=lambda self: vietnam_time.today())
    number = fields.Char(string="Number of the notice")
    document = fields.Char(string="Number and date of the paper")
    reason = fields.Char()

    @api.model_create_multi
    def create(self, vals_list):
        asked = super().create(vals_list)
        asked.row_ids.check_access("write")
        return asked

    def write(self, vals):
        result = super().write(vals)
        self.row_ids.check_access("write")
        return result

    def action_confirm(self):
        self.ensure_one()
        rows = self.row_ids
        if self.step == "notify":
            rows._notify(self._asked("day"), self._asked("number"))
        elif self.step == "settle":
            rows._settle(self._asked("document"))
        else:
            rows._drop(self._asked("reason"))
        return {"type": "ir.actions.act_window_close"}

    def _asked(self, name):
        value = self[name]
        if isinstance(value, str):
            value = value.strip()
        if not value:
            raise UserError(
                self.env._("Enter: %s.", self._fields[name]._description_string(self.env))
            )
        return value
