from odoo import Command, fields, models
from odoo.exceptions import UserError


class CchcPositionSchemeComparison(models.TransientModel):
    """Two schemes of an agency side by side: what was added, ended or changed."""

    _name = "cchc.position.scheme.comparison"
    _description = "Comparison of two schemes"
    _inherit = ["cchc.question"]

    old_id = fields.Many2one(comodel_name="cchc.position.scheme", string="Earlier scheme")
    new_id = fields.Many2one(
        comodel_name="cchc.position.scheme", string="Later scheme", required=True
    )
    agency_id = fields.Many2one(related="new_id.unit_id")
    with_unchanged = fields.Boolean(string="Also what stays the same")
    line_ids = fields.One2many(
        comodel_name="cchc.position.scheme.comparison.line", inverse_name="comparison_id"
    )

    def action_compare(self):
        self.ensure_one()
        if not self.old_id:
            raise UserError(self.env._("Choose the earlier scheme."))
        # Whoever compares must be able to read both.
        (self.old_id + self.new_id).check_access("read")
        # Rows are what was found: nobody writes them, so none is about a stranger.
        self.sudo().line_ids = [Command.clear(), *map(Command.create, self._differences())]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "%(old)s | %(new)s", old=self.old_id.display_name, new=self.new_id.display_name
            ),
            "res_model": "cchc.position.scheme.comparison.line",
            "view_mode": "list",
            "domain": [("comparison_id", "=", self.id)],
        }

    def _differences(self):
        old = {(line.unit_id.id, line.code): line for line in self.old_id.line_ids}
        new = {(line.unit_id.id, line.code): line for line in self.new_id.line_ids}
        rows = []
        for key in [*old, *(key for key in new if key not in old)]:
            before, after = old.get(key), new.get(key)
            shown = before or after
            row = {
                "unit_id": shown.unit_id.id,
                "code": shown.code,
                **{f"old_{name}": value for name, value in _facts(before).items()},
                **{f"new_{name}": value for name, value in _facts(after).items()},
            }
            row["kind"] = _kind(before, after)
            row["headcount_change"] = row["new_headcount"] - row["old_headcount"]
            if row["kind"] != "unchanged" or self.with_unchanged:
                rows.append(row)
        return rows


def _facts(line):
    if not line:
        return {"name": False, "headcount": 0, "group": False, "ranks": False}
    ranks = ", ".join(line.rank_ids.mapped("name"))
    if line.step_from:
        ranks = f"{line.step_from}–{line.step_to}"
    return {
        "name": line.name,
        "headcount": line.headcount,
        "group": line.group_id.name,
        "ranks": ranks or False,
    }


def _kind(before, after):
    if not before:
        return "added"
    if not after:
        return "removed"
    return "changed" if _facts(before) != _facts(after) else "unchanged"
