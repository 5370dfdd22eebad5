from fractions import Fraction

from odoo import api, fields, models

from ..rules import operation as rules


class CchcReorganisationPart(models.Model):
    """A unit that takes a part of one that is divided, or that is split off."""

    _name = "cchc.reorganisation.part"
    _description = "Part of a unit"
    _order = "operation_id, sequence, id"

    operation_id = fields.Many2one(
        comodel_name="cchc.reorganisation.operation", required=True, index=True, ondelete="cascade"
    )
    scenario_id = fields.Many2one(related="operation_id.scenario_id")
    sequence = fields.Integer(default=10)
    name = fields.Char(string="New unit", help="Its name; empty where the part goes to another.")
    code = fields.Char(string="Code of the new unit")
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="To the unit",
        ondelete="restrict",
        domain="[('kind_id', '!=', False)]",
    )
    founding_id = fields.Many2one(
        comodel_name="cchc.reorganisation.operation",
        string="To the new unit",
        ondelete="cascade",
        domain="[('scenario_id', '=', scenario_id), ('kind', 'in', ('found', 'merge'))]",
    )
    share = fields.Float(
        string="Share (%)", default=50, required=True, digits=(6, 3), aggregator=None
    )

    _share_sane = models.Constraint(
        "CHECK (share > 0 AND share <= 100)", "A share is more than 0 and at most 100 percent."
    )

    def _told(self):
        self.ensure_one()
        name = self.name or self.unit_id.name or self.founding_id.name or "…"
        return f"{name} {self.share:g}%".replace(".", ",")

    @api.depends("name", "unit_id", "founding_id", "share")
    def _compute_display_name(self):
        for part in self:
            part.display_name = part._told()

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.operation_id.scenario_id._check_editable()
        return parts

    def write(self, vals):
        self.operation_id.scenario_id._check_editable()
        result = super().write(vals)
        if "operation_id" in vals:
            self.operation_id.scenario_id._check_editable()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_enacted(self):
        self.operation_id.scenario_id._check_editable()

    def _key(self):
        self.ensure_one()
        if self.unit_id or self.founding_id:
            return self.unit_id.id or self.founding_id._key()
        return -2 * self.id - 1

    def _as_rule(self):
        self.ensure_one()
        new = not (self.unit_id or self.founding_id)
        return rules.Part(
            key=self._key(),
            share=Fraction(str(self.share)) / 100,
            name=(self.name or "") if new else "",
        )
