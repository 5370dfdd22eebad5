from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class CchcPositionSchemePick(models.TransientModel):
    """Chooses standard positions of the catalogue for a unit of a draft scheme."""

    _name = "cchc.position.scheme.pick"
    _description = "Positions from the catalogue"
    _inherit = ["cchc.question"]

    scheme_id = fields.Many2one(comodel_name="cchc.position.scheme", required=True, readonly=True)
    agency_id = fields.Many2one(related="scheme_id.unit_id")
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="['|', ('id', '=', agency_id), ('agency_id', '=', agency_id)]",
    )
    choice_ids = fields.Many2many(
        comodel_name="cchc.position.standard", compute="_compute_choice_ids"
    )
    standard_ids = fields.Many2many(
        comodel_name="cchc.position.standard",
        string="Standard positions",
        domain="[('id', 'in', choice_ids)]",
    )

    @api.depends("scheme_id")
    def _compute_unit_id(self):
        for wizard in self:
            wizard.unit_id = wizard.unit_id or wizard.scheme_id.unit_id

    @api.depends("scheme_id")
    def _compute_choice_ids(self):
        """The catalogue of the scheme's first day for its staff and the level of its agency."""
        Standard = self.env["cchc.position.standard"]
        for wizard in self:
            scheme = wizard.scheme_id
            level = scheme.unit_id.level_id
            wizard.choice_ids = Standard.search(
                Standard._in_force_domain(scheme.staff, scheme.date_from)
                & Standard._level_domain(level)
            )

    def action_add(self):
        self.ensure_one()
        if not self.standard_ids:
            raise UserError(self.env._("Choose at least one standard position."))
        present = self.scheme_id.line_ids.filtered(lambda line: line.unit_id == self.unit_id)
        self.scheme_id.line_ids = [
            Command.create({"unit_id": self.unit_id.id, "standard_id": standard.id})
            for standard in self.standard_ids - present.standard_id
        ]
        return {"type": "ir.actions.act_window_close"}
