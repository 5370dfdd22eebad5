from odoo import api, fields, models


class CchcRecruitmentCancel(models.TransientModel):
    """Why a session is called off; candidates read the reason."""

    _name = "cchc.recruitment.cancel"
    _description = "Cancel a recruitment session"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, ondelete="cascade"
    )
    reason = fields.Text(required=True)

    @api.model_create_multi
    def create(self, vals_list):
        found = {vals.get("session_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.session"].browse(found).check_access("write")
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("session_id"):
            self.env["cchc.recruitment.session"].browse(vals["session_id"]).check_access("write")
        return super().write(vals)

    def action_cancel(self):
        self.ensure_one()
        self.session_id.check_access("write")
        self.session_id._cancel(self.reason)
        return {"type": "ir.actions.act_window_close"}
