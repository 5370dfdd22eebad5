from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.rules.dated import overlapping
from odoo.addons.cchc_hr.models.cchc_service_facts import SERVICE_STATUSES

from ..rules.occupancy import Occupancy, occupying, spans


class CchcOccupancyRule(models.Model):
    """Whether people of a status of service occupy a place of the establishment, from a day on.

    How a place is found is ``rules.occupancy``; a text that changes the answer is a new row. All
    statements that count people ask this model for the statuses of the day that they count.
    """

    _name = "cchc.occupancy.rule"
    _description = "Who occupies a place"
    _inherit = ["cchc.dated.figure", "cchc.kept.table"]
    _order = "sequence, date_from desc, id"

    # It hardly ever changes, unlike the tree of units.
    _table_cache = "stable"

    sequence = fields.Integer(default=10)
    status = fields.Selection(SERVICE_STATUSES, string="Service status", required=True, index=True)
    occupies = fields.Boolean(string="Occupies a place")
    reason = fields.Char(required=True)
    # Of several statuses it is known how they are counted, not by which text and since when.
    date_from = fields.Date(required=False, help="Empty: from the beginning of the register.")
    article = fields.Char(required=False)
    document_id = fields.Many2one(required=False)

    @api.depends("status", "occupies", "date_from")
    def _compute_display_name(self):
        statuses = dict(self._fields["status"]._description_selection(self.env))
        for row in self:
            answer = self.env._("a place") if row.occupies else self.env._("no place")
            row.display_name = f"{statuses.get(row.status, '')}: {answer}"

    @api.constrains("status", "date_from", "date_to")
    def _check_overlap(self):
        statuses = dict(self._fields["status"]._description_selection(self.env))
        for status in set(self.mapped("status")):
            rows = overlapping(self.search([("status", "=", status)]))
            if rows:
                raise ValidationError(
                    self.env._(
                        "“%(status)s” has two answers on the same days: %(one)s and %(other)s. "
                        "End the earlier row the day before the later one begins.",
                        status=statuses[status],
                        one=rows[0]._told_dates(),
                        other=rows[1]._told_dates(),
                    )
                )

    def _told_dates(self):
        return self.env._(
            "from %(start)s until %(end)s",
            start=format_date(self.env, self.date_from) or "…",
            end=format_date(self.env, self.date_to) or "…",
        )

    @api.constrains("article", "document_id", "confidence")
    def _check_source(self):
        for row in self:
            if row.confidence == "seen" and not (row.article and row.document_id):
                raise ValidationError(
                    self.env._(
                        "%s: give the document and its article, or mark the row as to be verified.",
                        row.display_name,
                    )
                )

    # -- what is kept in memory -------------------------------------------------------

    @api.model
    @tools.ormcache(cache="stable")
    def _rows(self):
        """All rows as the rule reads them."""
        return tuple(
            Occupancy(
                status=row.status,
                occupies=row.occupies,
                reason=row.reason,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
                article=self._cited(row),
                confidence=row.confidence,
            )
            for row in self.sudo().search([])
        )

    @api.model
    def _cited(self, row):
        return ", ".join(filter(None, [row.document_id.number, row.article]))

    @api.model
    @tools.ormcache(cache="stable")
    def _spans(self):
        return spans(self._rows())

    @api.model
    def _occupying(self, on):
        """The statuses that occupy a place on a day, for a statement about that day."""
        return list(occupying(self._rows(), on))

    @api.model
    def _occupying_on(self, status, day):
        """SQL that says whether a status occupies a place on a day, both SQL of the statement."""
        found = self._spans()
        parts = []
        for number, span in enumerate(found):
            conditions = [SQL("%s = ANY(%s)", status, list(span.statuses))]
            if number:
                conditions.append(SQL("%s >= %s", day, span.date_from))
            if number < len(found) - 1:
                conditions.append(SQL("%s <= %s", day, span.date_to))
            parts.append(SQL("(%s)", SQL(" AND ").join(conditions)))
        return SQL("(%s)", SQL(" OR ").join(parts))

    @api.model
    def _changes_after(self, day):
        """Days after ``day`` from which other statuses occupy a place."""
        return {span.date_from for span in self._spans() if span.date_from > day}
