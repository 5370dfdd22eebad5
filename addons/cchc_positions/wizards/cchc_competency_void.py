from odoo import fields, models


class CchcCompetencyVoid(models.TransientModel):
    """Asks why an assessment is taken back."""

    _name = "cchc.competency.void"
    _description = "Voiding of an assessment"
    _inherit = ["cchc.question"]

    assessment_id = fields.Many2one(
        comodel_name="cchc.competency.assessment", required=True, readonly=True
    )
    reason = fields.Char(required=True)

    def action_void(self):
        self.ensure_one()
        self.assessment_id._void(self.reason)
        return {"type": "ir.actions.act_window_close"}
