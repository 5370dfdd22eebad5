from odoo import api, fields, models, tools
from odoo.tools import SQL

from ..rules import working_days


class CchcCalendarDay(models.Model):
    """A day that a year's official announcement makes a day off, or a working day in exchange."""

    _name = "cchc.calendar.day"
    _description = "Swapped day"
    _inherit = ["cchc.kept.table"]
    _order = "date desc"
    _rec_name = "date"

    date = fields.Date(required=True)
    kind = fields.Selection(
        [("off", "Day off"), ("work", "Working day in exchange")], required=True, default="off"
    )
    document = fields.Char(help="The announcement that says so.")

    _one_a_day = models.Constraint("UNIQUE (date)", "This day is entered already.")

    @api.model
    @tools.ormcache()
    def _changes(self):
        """What differs from the holidays of the law, as the rules read it."""
        rows = self.sudo().search([("date", "!=", False)])
        return working_days.Changes(
            frozenset(rows.filtered(lambda row: row.kind == "off").mapped("date")),
            frozenset(rows.filtered(lambda row: row.kind == "work").mapped("date")),
        )

    @api.model
    @tools.ormcache("today")
    def _calendar_rows(self, today):
        first, last = working_days.years_around(today)
        rows = list(working_days.calendar(first, last, self._changes()))
        days, numbers, works = map(list, zip(*rows, strict=True))
        return days, numbers, works

    @api.model
    def _calendar_query(self):
        """SQL of the days around today: ``day, number`` of working days up to it, ``works``."""
        return SQL(
            "SELECT * FROM unnest(%s::date[], %s::int[], %s::bool[]) AS c(day, number, works)",
            *self._calendar_rows(self.env["hr.version"]._today()),
        )
