from odoo import fields, models


class CchcReductionAnswer(models.TransientModel):
    """Asks Home Affairs why one person of a list is returned or refused."""

    _name = "cchc.reduction.answer"
    _description = "Answer about one person of a reduction list"
    _inherit = ["cchc.question"]

    dossier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", required=True, readonly=True, ondelete="cascade"
    )
    step = fields.Selection(
        [("return", "Return"), ("refuse", "Refuse")], required=True, default="return", readonly=True
    )
    reason = fields.Text(required=True)

    def action_answer(self):
        for answer in self:
            answer.dossier_id._answer(answer.step, answer.reason)
        return {"type": "ir.actions.act_window_close"}
