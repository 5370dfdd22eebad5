from odoo import fields, models

STEPS = [
    ("cancel", "Cancel the class"),
    ("refuse", "Refuse the nominee"),
    ("leave", "Left the class"),
    ("override", "Depart from the rule"),
    ("withdraw", "Withdraw the certificate"),
]


class CchcTrainingAnswer(models.TransientModel):
    """Asks for the reason of a step that takes something from somebody."""

    _name = "cchc.training.answer"
    _description = "Reason of a step of a class"
    _inherit = ["cchc.question"]

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", readonly=True, ondelete="cascade"
    )
    participant_id = fields.Many2one(
        comodel_name="cchc.training.participant", readonly=True, ondelete="cascade"
    )
    step = fields.Selection(STEPS, required=True, readonly=True)
    unmet = fields.Char(related="participant_id.unmet")
    reason = fields.Char(required=True)

    def action_answer(self):
        for answer in self:
            row = answer.participant_id
            steps = {
                "cancel": answer.class_id._cancel,
                "refuse": row._refuse,
                "leave": row._leave,
                "override": row._override,
                "withdraw": row._withdraw_certificate,
            }
            steps[answer.step](answer.reason)
        return {"type": "ir.actions.act_window_close"}
