from odoo import fields, models


class CchcPersonMergeUndo(models.TransientModel):
    """Asks why a merge is taken back."""

    _name = "cchc.person.merge.undo"
    _description = "Taking a merge back"
    _inherit = ["cchc.question"]

    merge_id = fields.Many2one(
        comodel_name="cchc.person.merge", required=True, readonly=True, ondelete="cascade"
    )
    reason = fields.Char(required=True)

    def action_undo(self):
        self.ensure_one()
        self.merge_id._undo(self.reason)
        return self.merge_id._get_records_action()
