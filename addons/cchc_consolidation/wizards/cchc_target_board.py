from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import target as rule


class CchcTargetBoard(models.TransientModel):
    """All targets of the plan on a day, beside an earlier day, for the reader's scope."""

    _name = "cchc.target.board"
    _description = "Target board"

    day = fields.Date(required=True, default=lambda self: vietnam_time.today(), string="On")
    compare_day = fields.Date(
        string="Compared with",
        default=lambda self: vietnam_time.today() - relativedelta(years=1),
    )
    line_ids = fields.One2many(
        comodel_name="cchc.target.board.line",
        inverse_name="board_id",
        compute="_compute_line_ids",
        store=True,
        string="Targets",
    )
    met_count = fields.Integer(string="Reached", compute="_compute_counts")
    behind_count = fields.Integer(string="Not reached yet", compute="_compute_counts")
    unknown_count = fields.Integer(string="Without a figure", compute="_compute_counts")

    @api.depends("day")
    def _compute_display_name(self):
        for board in self:
            board.display_name = self.env._("Targets on %s", format_date(self.env, board.day))

    @api.depends("line_ids.state")
    def _compute_counts(self):
        for board in self:
            states = board.line_ids.mapped("state")
            board.met_count = states.count("met")
            board.behind_count = states.count("behind")
            board.unknown_count = states.count("unknown")

    @api.depends("day", "compare_day")
    def _compute_line_ids(self):
        for board in self:
            rows = board._rows() if board.day else []
            board.line_ids = [(5, 0, 0), *((0, 0, row) for row in rows)]

    def _rows(self):
        targets = self.env["cchc.reform.target"].search([("active", "=", True)])
        now = self._values(targets, self.day)
        before = self._values(targets, self.compare_day) if self.compare_day else {}
        rows = []
        for target in targets:
            value, part, whole = now[target]
            earlier = before.get(target, (None, 0, 0))[0]
            met = rule.is_met(value, target.target_value, target.direction)
            change = rule.trend(value, earlier)
            rows.append(
                {
                    "target_id": target.id,
                    "value": value or 0.0,
                    "part": part,
                    "whole": whole,
                    "before": earlier or 0.0,
                    "change": change or 0.0,
                    "trend": self._trend(change, target.direction),
                    "progress": rule.progress(value, target.target_value, target.direction),
                    "state": "unknown" if met is None else "met" if met else "behind",
                }
            )
        return rows

    @api.model
    def _trend(self, change, direction):
        if change is None:
            return "unknown"
        if not change:
            return "same"
        return "better" if (change > 0) == (direction == rule.AT_LEAST) else "worse"

    @api.model
    def _values(self, targets, on):
        """``{target: (value or None, part, whole)}`` on a day, in the reader's scope."""
        Measure = self.env["cchc.reform.measure"]
        live = targets.filtered(lambda target: target.measure != "entered")
        figures = Measure._figures(set(live.mapped("measure")), on)
        entered = (targets - live)._entered(on)
        values = {}
        for target in targets:
            if target.measure == "entered":
                own = self._widest(entered.get(target, {}))
                values[target] = (own.value if own else None, 0, 0)
            else:
                part, whole = Measure._total(target.measure, figures.get(target.measure, {}), on)
                values[target] = (rule.share(part, whole), part, whole)
        return values

    @api.model
    def _widest(self, figures):
        """Of the figures of several units, the one of the highest: it speaks for all below it."""
        return min(
            figures.values(),
            key=lambda figure: (figure.unit_id.sudo().parent_path or "").count("/"),
            default=None,
        )

    @api.model
    def action_open(self):
        """Show the board of today."""
        board = self.create({})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Target board"),
            "res_model": self._name,
            "res_id": board.id,
            "view_mode": "form",
        }
