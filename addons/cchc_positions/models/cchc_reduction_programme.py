from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CchcReductionProgramme(models.Model):
    """A programme of staff reduction: its years, its percentages, what recruitment may use."""

    _name = "cchc.reduction.programme"
    _description = "Programme of staff reduction"
    _order = "year_from desc"

    name = fields.Char(required=True)
    year_from = fields.Integer(required=True, aggregator=None)
    year_to = fields.Integer(required=True, aggregator=None)
    date_from = fields.Date(
        string="Counts leavers from",
        required=True,
        help="From this day on leavers and recruits are counted against each other.",
    )
    baseline_day = fields.Date(
        required=True, help="The reduction is measured against what was assigned on this day."
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    recruit_share = fields.Integer(
        string="Recruitment may use (%)",
        aggregator=None,
        help="How many of those who left may be replaced, in per cent. Zero: no limit by this "
        "programme.",
    )
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="seen",
    )
    rate_ids = fields.One2many(
        comodel_name="cchc.reduction.rate", inverse_name="programme_id", string="Percentages"
    )

    _years_in_order = models.Constraint(
        "CHECK (year_to >= year_from)", "The programme ends before it begins."
    )
    _share_sane = models.Constraint(
        "CHECK (recruit_share BETWEEN 0 AND 100)", "A share lies between 0 and 100 per cent."
    )

    @api.constrains("year_from", "year_to", "rate_ids")
    def _check_overlap(self):
        for programme in self:
            other = self.search(
                [
                    ("id", "!=", programme.id),
                    ("year_from", "<=", programme.year_to),
                    ("year_to", ">=", programme.year_from),
                    ("rate_ids.category_id", "in", programme.rate_ids.category_id.ids),
                ],
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "%(one)s and %(other)s overlap: they reduce the same category in the same "
                        "years. Change the years of one of them.",
                        one=programme.name,
                        other=other.name,
                    )
                )

    @api.model
    def _in_force_by_category(self, on):
        """The programme of each category in the year of a day: ``{category id: programme}``."""
        programmes = self.search(
            [("year_from", "<=", on.year), ("year_to", ">=", on.year), ("date_from", "<=", on)]
        )
        return {
            category.id: programme
            for programme in programmes
            for category in programme.rate_ids.category_id
        }
