from odoo import api, fields, models
from odoo.tools import format_date

from ..rules.ledger import UnitRow
from ..rules.reorganisation import moved_along


class CchcUnitChange(models.TransientModel):
    """A unit that comes below another takes its establishment along, unless told otherwise."""

    _inherit = "cchc.unit.change"

    move_establishment = fields.Boolean(
        string="Move its establishment along",
        default=True,
        help="Enters in the ledger, by the same document, what leaves the units above until now "
        "and comes to the units above from that day on. What a dissolved unit was assigned goes "
        "back to the unit above it.",
    )
    establishment_moves = fields.Text(
        string="To be entered in the ledger", compute="_compute_establishment_moves"
    )

    @api.depends("unit_id", "date_from", "parent_id", "dissolved", "autonomy_group")
    def _compute_establishment_moves(self):
        for change in self:
            change.establishment_moves = "\n".join(
                self._told_move(*row) for row in change._establishment_rows()
            )

    @api.model
    def _told_move(self, unit, category, _kind, day, amount):
        return self.env._(
            "%(unit)s, %(category)s: %(amount)s from %(day)s",
            unit=self.env["hr.department"].sudo().browse(unit).display_name,
            category=self.env["cchc.quota.category"].browse(category).name,
            amount=f"{amount:+d}",
            day=format_date(self.env, day),
        )

    def _establishment_rows(self):
        """What would be entered, shown before anything is recorded."""
        self.ensure_one()
        unit = self.unit_id._origin
        # Figures of units out of scope are not public.
        if not (unit and self.date_from) or not self.env.user._check_in_scope(unit):
            return []
        establishment = self.env["cchc.establishment"].sudo()
        trees = establishment._trees()
        if not self._moves(trees):
            return []
        row = UnitRow(
            unit.id,
            self.date_from,
            self.parent_id._origin.id or None,
            self.dissolved,
            self.autonomy_group or None,
        )
        return moved_along(establishment._entry_rows(), trees, trees.with_row(row), self.date_from)

    def _moves(self, trees):
        """Whether the unit leaves its place in the tree of the day."""
        parent_of = trees.at(self.date_from).parent_of
        unit = self.unit_id._origin.id
        return unit in parent_of and (
            self.dissolved or parent_of[unit] != (self.parent_id._origin.id or None)
        )

    def _record(self):
        with self.env["cchc.establishment"]._together() as env:
            moves = self._moves(env["cchc.establishment"]._act().trees)
            version = super(CchcUnitChange, self.with_env(env))._record()
            if self.move_establishment and moves:
                env["cchc.establishment"]._move_along(
                    self.document_id, self.env._("Along with %s", self.unit_id.name), version
                )
        return version.with_env(self.env)
