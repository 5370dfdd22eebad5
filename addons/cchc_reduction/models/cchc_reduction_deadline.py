from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..rules.deadline import Deadline


class CchcReductionDeadline(models.Model):
    """Until when lists are handed in, appraised and reported, by decree.

    What was not read in the text ships as such; an administrator corrects the row, or ends it and
    adds a later one, and names the document.
    """

    _name = "cchc.reduction.deadline"
    _description = "Deadline of staff reduction"
    _inherit = ["cchc.kept.table"]
    _order = "date_from desc, kind, id"
    _one_of = ("code",)

    code = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("list", "Lists are handed in"),
            ("appraise_home", "Home Affairs appraises"),
            ("appraise_finance", "Finance appraises"),
            ("result", "Results are reported"),
        ],
        required=True,
    )
    name = fields.Char(required=True)
    decree = fields.Char(required=True)
    period = fields.Selection(
        [("first", "First half"), ("second", "Second half"), ("year", "Whole year")],
        help="Of which the lists or the results are.",
    )
    day = fields.Integer(aggregator=None, help="The last day itself; zero demands nothing.")
    month = fields.Integer(aggregator=None)
    years = fields.Integer(
        string="Years after",
        aggregator=None,
        help="−1: in the year before that of the lists; 1: in the year after it.",
    )
    days = fields.Integer(
        string="Days for it",
        aggregator=None,
        help="Days for an appraisal from its receipt; zero demands nothing.",
    )
    article = fields.Char(required=True)
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Corrected by", ondelete="restrict"
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )
    _days_sane = models.Constraint(
        "CHECK (days BETWEEN 0 AND 366 AND years BETWEEN -2 AND 2)",
        "An appraisal has 0 to 366 days, and a period is due at most two years off.",
    )

    @api.constrains("kind", "period", "month", "day")
    def _check_day(self):
        for row in self:
            if row.kind not in ("list", "result"):
                continue
            if not row.period:
                raise ValidationError(
                    self.env._("%s: choose the period of which the lists are.", row.name)
                )
            longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(row.month, 31)
            empty = not row.month and not row.day
            if not empty and not (1 <= row.month <= 12 and 1 <= row.day <= longest):
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(day)s/%(month)s is no day of the year. Leave both zero where "
                        "no day is prescribed.",
                        name=row.name,
                        day=row.day,
                        month=row.month,
                    )
                )

    @api.model
    @tools.ormcache()
    def _rows(self):
        """The table as the rules read it."""
        # A dozen rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            Deadline(
                kind=row.kind,
                name=row.name,
                decree=row.decree,
                article=row.article,
                period=row.period or "",
                month=row.month,
                day=row.day,
                years=row.years,
                days=row.days,
                confidence=row.confidence,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
            )
            for row in self.sudo().search([])
        )
