from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

CHANGED = ("opens_on", "closes_on", "exam_on", "exam_place", "receives_at", "contact", "fee")


class CchcRecruitmentChange(models.TransientModel):
    """What an announcement says otherwise from now on, and why."""

    _name = "cchc.recruitment.change"
    _description = "Change of an announcement"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, ondelete="cascade"
    )
    reason = fields.Char(required=True)
    opens_on = fields.Date(string="Applications from")
    closes_on = fields.Date(string="Applications until")
    exam_on = fields.Date(string="Opening of the examination")
    exam_place = fields.Char(string="Place of the examination")
    receives_at = fields.Char(string="Applications are received at")
    contact = fields.Char()
    fee = Dong(string="Fee (đồng)")

    @api.model
    def default_get(self, fields_list):
        """What is announced stands in the form, to be changed."""
        values = super().default_get(fields_list)
        return {**self._announced(values.get("session_id")), **values}

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [{**self._announced(vals.get("session_id")), **vals} for vals in vals_list]
        )

    def write(self, vals):
        if vals.get("session_id"):
            self._announced(vals["session_id"])
        return super().write(vals)

    @api.model
    def _announced(self, session_id):
        session = self.env["cchc.recruitment.session"].browse(session_id or [])
        session.check_access("write")
        return {name: session[name] for name in CHANGED} if session else {}

    def action_change(self):
        self.ensure_one()
        self.session_id._change_announcement({name: self[name] for name in CHANGED}, self.reason)
        return {"type": "ir.actions.act_window_close"}
