from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..importing import days
from ..importing.cells import NOTHING
from ..importing.columns import LABELS

_SAMPLES = 3
_DAY_CODES = ("day_unknown", "day_by_convention")


class CchcImportColumn(models.Model):
    """A column of a list, what stands in it, and as what it is read."""

    _name = "cchc.import.column"
    _description = "Column of an imported list"
    _order = "batch_id desc, sheet, position"
    _rec_name = "heading"

    batch_id = fields.Many2one(
        comodel_name="cchc.import.batch",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sheet = fields.Char(required=True, readonly=True)
    position = fields.Integer(required=True, readonly=True, aggregator=None)
    fingerprint = fields.Char(required=True, readonly=True)
    heading = fields.Char(required=True, readonly=True)
    samples = fields.Char(string="For example", readonly=True)
    key = fields.Selection(
        selection="_known_columns", string="Read as", help="Empty: the column is left out."
    )

    partial_dates = fields.Integer(
        string="Cells without a day", readonly=True, aggregator=None,
        help="Dates of which the list tells the month or the year only.",
    )  # fmt: skip
    day_rule = fields.Selection(
        [
            (days.MONTH_START, "A month is its first day; a year alone gives no day"),
            (days.START, "First day of the month or year"),
            (days.END, "Last day of the month or year"),
            (days.NONE, "No day is entered"),
        ],
        string="Day of such cells",
        help="Counts when it is confirmed, also for later lists of this layout.",
    )
    day_confirmed = fields.Boolean(string="Confirmed", readonly=True)

    _once = models.Constraint("UNIQUE (batch_id, sheet, position)", "A column is listed once.")

    @api.model
    def _known_columns(self):
        return [(key, label) for key, label in LABELS.items() if key != "findings"]

    def write(self, vals):
        """An officer says as what a column is read; remembered for lists of this layout."""
        if self.env.su:
            return super().write(vals)
        if vals.keys() - {"key", "day_rule"}:
            raise UserError(self.env._("Only the reading of a column can be changed."))
        self.batch_id.check_access("write")
        self.batch_id._refuse_unless("checked")
        names = self.filtered(lambda column: column.key == "name")
        if names and vals.get("key", "name") != "name":
            raise UserError(
                self.env._("“%s” holds the names: without them nobody is read.", names[0].heading)
            )
        if "day_rule" in vals:
            vals = {**vals, "day_confirmed": bool(vals["day_rule"])}
        result = super().write(vals)
        for column in self if "key" in vals else ():
            twin = self.sudo().search(
                [("batch_id", "=", column.batch_id.id), ("sheet", "=", column.sheet),
                 ("key", "=", column.key), ("id", "!=", column.id)]
            )  # fmt: skip
            if column.key and twin:
                twin.write({"key": False})
        for column in self:
            self.env["cchc.import.layout"]._remember(column.sudo(), vals.keys())
        self.batch_id._record({"outdated": True})
        return result

    def action_confirm_day(self):
        """Take the proposed day for cells without one."""
        for column in self:
            column.write({"day_rule": column.day_rule or days.PROPOSED})
        return True

    @api.model
    def _list(self, batch, rosters, people):
        """The columns of a file as they were read; corrected lines keep their place."""
        partial = Counter(
            (finding.sheet, finding.key)
            for person in people
            for finding in person.findings
            if finding.problem.code in _DAY_CODES
        )
        Column = self.sudo()
        known = {
            (column.sheet, column.position): column
            for column in Column.search([("batch_id", "=", batch.id)])
        }
        new, seen = [], set()
        for roster in rosters:
            keys = {position: key for key, position in roster.header.positions.items()}
            for position, heading in roster.header.headings.items():
                place = roster.sheet.name, position
                seen.add(place)
                vals = {
                    "fingerprint": roster.header.fingerprint,
                    "heading": heading,
                    "samples": self._samples(roster, position),
                    "key": keys.get(position) if keys.get(position) != "findings" else False,
                    "partial_dates": partial[place[0], keys.get(position)],
                }
                rule = roster.day_rules.get(keys.get(position))
                vals["day_confirmed"] = bool(rule)
                vals["day_rule"] = rule or (vals["partial_dates"] and days.PROPOSED) or False
                if place in known:
                    known[place].write(vals)
                else:
                    named = {"batch_id": batch.id, "sheet": place[0], "position": position}
                    new.append(named | vals)
        gone = [column.id for place, column in known.items() if place not in seen]
        Column.browse(gone).unlink()
        Column.create(new)

    @api.model
    def _samples(self, roster, position):
        shown = {}
        for row in roster.people:
            cell = row.row[position]
            if cell is not NOTHING and (text := cell.text.strip()):
                shown[text] = True
                if len(shown) == _SAMPLES:
                    break
        return "; ".join(shown)[:120]
