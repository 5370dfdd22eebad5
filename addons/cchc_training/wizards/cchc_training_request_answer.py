from odoo import fields, models


class CchcTrainingRequestAnswer(models.TransientModel):
    """Asks why a request for training is refused."""

    _name = "cchc.training.request.answer"
    _description = "Refusal of a request for training"
    _inherit = ["cchc.question"]

    request_id = fields.Many2one(
        comodel_name="cchc.training.request", required=True, readonly=True, ondelete="cascade"
    )
    reason = fields.Char(required=True)

    def action_refuse(self):
        for answer in self:
            answer.request_id._refuse(answer.reason)
        return {"type": "ir.actions.act_window_close"}
