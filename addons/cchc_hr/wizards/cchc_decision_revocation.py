from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcDecisionRevocation(models.TransientModel):
    """Asks for the decision that revokes another, and issues it."""

    _name = "cchc.decision.revocation"
    _description = "Revocation of a decision"
    _inherit = ["cchc.question"]

    decision_id = fields.Many2one(comodel_name="cchc.decision", required=True, readonly=True)
    number = fields.Char(
        string="Number of the revoking decision",
        help="Empty: the next number, where the register of the unit gives numbers.",
    )
    date_signed = fields.Date(required=True, default=fields.Date.context_today)
    reason = fields.Char(required=True)
    line_ids = fields.Many2many(
        comodel_name="cchc.decision.line",
        string="Lines to revoke",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
        domain="[('decision_id', '=', decision_id), ('revoked_at', '=', False)]",
    )

    @api.depends("decision_id")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = wizard.decision_id.line_ids.filtered(lambda line: not line.revoked_at)

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        wizards.decision_id.check_access("write")
        return wizards

    def action_revoke(self):
        self.ensure_one()
        self.decision_id.check_access("write")
        if self.line_ids.sudo().decision_id - self.decision_id:
            raise UserError(
                self.env._("Only lines of %s can be revoked here.", self.decision_id.display_name)
            )
        revoking = self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_hr.decision_type_revocation").id,
                "number": self.number,
                "date_signed": self.date_signed,
                "unit_id": self.decision_id.unit_id.id,
                "subject": self.reason,
                "date_effective": self.date_signed,
            }
        )
        if not self.number:
            revoking.action_take_number()
        revoking._revoke_lines(self.line_ids)
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.decision",
            "res_id": self.decision_id.id,
            "view_mode": "form",
        }
