from odoo import fields, models

from ..rules.target import share


class CchcTargetBoardLine(models.TransientModel):
    """One target on the board."""

    _name = "cchc.target.board.line"
    _description = "Target on the board"
    _order = "id"
    _rec_name = "target_id"

    board_id = fields.Many2one(comodel_name="cchc.target.board", ondelete="cascade", index=True)
    target_id = fields.Many2one(
        comodel_name="cchc.reform.target", ondelete="cascade", string="Target of the plan"
    )
    clause = fields.Char(related="target_id.clause")
    name = fields.Char(related="target_id.name")
    year = fields.Integer(related="target_id.year", string="By", aggregator=None)
    target_value = fields.Float(related="target_id.target_value", string="To be reached")
    direction = fields.Selection(related="target_id.direction")
    unit_of_measure = fields.Selection(
        related="target_id.unit_of_measure", string="Unit of measure"
    )
    measure = fields.Selection(related="target_id.measure")
    is_live = fields.Boolean(related="target_id.is_live")
    value = fields.Float(digits=(16, 1), aggregator=None)
    part = fields.Integer(string="Reached by", aggregator=None)
    whole = fields.Integer(string="Out of", aggregator=None)
    before = fields.Float(string="Earlier value", digits=(16, 1), aggregator=None)
    change = fields.Float(digits=(16, 1), aggregator=None)
    trend = fields.Selection(
        [
            ("better", "Better"),
            ("same", "Unchanged"),
            ("worse", "Worse"),
            ("unknown", "No comparison"),
        ]
    )
    progress = fields.Float(digits=(5, 1), aggregator=None)
    state = fields.Selection(
        [("met", "Reached"), ("behind", "Not reached yet"), ("unknown", "No figure")]
    )

    def _figures(self):
        """``{agency id: (part, whole)}`` behind the line."""
        self.ensure_one()
        measures = self.env["cchc.reform.measure"]._figures({self.measure}, self.board_id.day)
        return measures.get(self.measure, {})

    def action_units(self):
        """The value of each agency."""
        self.ensure_one()
        if not self.is_live:
            return self.target_id.action_open_figures()
        figures = self._figures()
        rows = (
            self.env["cchc.target.board.unit"]
            .sudo()
            .create(
                [
                    {
                        "line_id": self.id,
                        "unit_id": unit,
                        "part": part,
                        "whole": whole,
                        "value": share(part, whole) or 0.0,
                    }
                    for unit, (part, whole) in figures.items()
                    if whole
                ]
            )
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "cchc.target.board.unit",
            "view_mode": "list,graph",
            "domain": [("id", "in", rows.ids)],
        }

    def action_reached(self):
        """The people or agencies that make up the figure."""
        return self._action_behind(missing=False)

    def action_missing(self):
        """Those who are still missing."""
        return self._action_behind(missing=True)

    def _action_behind(self, missing):
        self.ensure_one()
        if not self.is_live:
            return self.target_id.action_open_figures()
        return self.env["cchc.reform.measure"]._action_behind(
            self.name, self.measure, self._figures(), self.board_id.day, missing
        )
