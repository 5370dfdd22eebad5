from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_position_control_mode import CHECKS


class CchcPositionOverride(models.Model):
    """A named authority lets a line of a decision pass a check, and says why.

    Written while the decision is a draft, by whoever has that right; frozen with it at issue.
    """

    _name = "cchc.position.override"
    _description = "Override of position control"
    _order = "id"

    line_id = fields.Many2one(
        comodel_name="cchc.decision.line",
        string="Person of the decision",
        required=True,
        index=True,
        ondelete="cascade",
    )
    decision_id = fields.Many2one(related="line_id.decision_id", store=True, index=True)
    employee_id = fields.Many2one(related="line_id.employee_id", store=True, index=True)
    check_kind = fields.Selection(CHECKS, required=True)
    authority = fields.Char(required=True, help="Who allows it, with title: Chủ tịch UBND tỉnh …")
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="By document", ondelete="restrict"
    )
    reason = fields.Text(required=True)
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="Entered by",
        required=True,
        readonly=True,
        default=lambda self: self.env.uid,
    )

    _once = models.Constraint(
        "UNIQUE (line_id, check_kind)", "This check is overridden for this person already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        overrides = super().create([{**vals, "user_id": self.env.uid} for vals in vals_list])
        overrides._check_drafting()
        return overrides

    def write(self, vals):
        self.check_access("write")
        if "user_id" in vals or "line_id" in vals:
            raise UserError(self.env._("Delete the override and enter another one."))
        self._check_drafting()
        return super().write(vals)

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_issued(self):
        self._check_drafting()

    def _check_drafting(self):
        self.sudo().decision_id._check_draft()
