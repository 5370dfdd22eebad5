from odoo import fields, models


class CchcTargetBoardUnit(models.TransientModel):
    """One agency's value of a target."""

    _name = "cchc.target.board.unit"
    _description = "Target in an agency"
    _order = "value, whole desc, id"
    _rec_name = "unit_id"

    line_id = fields.Many2one(
        comodel_name="cchc.target.board.line", ondelete="cascade", index=True, string="Target"
    )
    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", ondelete="cascade")
    part = fields.Integer(string="Reached by")
    whole = fields.Integer(string="Out of")
    value = fields.Float(string="Value (%)", digits=(16, 1), aggregator="avg")

    def action_reached(self):
        return self._action_behind(missing=False)

    def action_missing(self):
        return self._action_behind(missing=True)

    def _action_behind(self, missing):
        self.ensure_one()
        line = self.line_id
        return self.env["cchc.reform.measure"]._action_behind(
            f"{line.name} – {self.unit_id.display_name}",
            line.measure,
            {self.unit_id.id: (self.part, self.whole)},
            line.board_id.day,
            missing,
        )
