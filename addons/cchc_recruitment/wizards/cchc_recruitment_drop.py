from odoo import api, fields, models


class CchcRecruitmentDrop(models.TransientModel):
    """Why a chosen candidate does not take the place."""

    _name = "cchc.recruitment.drop"
    _description = "A chosen candidate does not come"

    offer_id = fields.Many2one(
        comodel_name="cchc.recruitment.offer", required=True, ondelete="cascade"
    )
    why = fields.Selection(
        [
            ("file", "The file was not completed in time"),
            ("declined", "The candidate declined"),
            ("fraud", "Untrue papers or statements"),
            ("absent", "Did not start in time"),
        ],
        required=True,
        default="declined",
    )
    reason = fields.Char(string="Details", required=True)

    @api.model_create_multi
    def create(self, vals_list):
        found = {vals.get("offer_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.offer"].browse(found).check_access("write")
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("offer_id"):
            self.env["cchc.recruitment.offer"].browse(vals["offer_id"]).check_access("write")
        return super().write(vals)

    def action_drop(self):
        self.ensure_one()
        self.offer_id._drop(self.why, self.reason)
        return {"type": "ir.actions.act_window_close"}
