from odoo import fields, models

from ..rules import absences


class CchcAbsenceKind(models.Model):
    """Why a person is away, and what the law makes of it."""

    _name = "cchc.absence.kind"
    _description = "Kind of absence"
    _inherit = ["cchc.kept.table"]
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    pay = fields.Selection(
        [
            ("paid", "Paid by the unit"),
            ("insurance", "Paid by social insurance"),
            ("reduced", "Paid in part"),
            ("unpaid", "Unpaid"),
        ],
        required=True,
    )
    is_health = fields.Boolean(
        string="Tells of health", help="Read only by who may read the health part of the dossier."
    )
    counts_for_raise = fields.Boolean(
        string="Counts for the step raise",
        help="Whether the time counts as time in which the salary step is held.",
    )
    raise_months_limit = fields.Integer(
        string="Counts up to (months)",
        aggregator=None,
        help="All absences of the kind within one step together; 0 means without limit.",
    )
    raise_article = fields.Char(string="Article on the raise")
    rating_effect = fields.Selection(
        [
            ("worked", "Counts as worked"),
            ("away", "Does not count as worked"),
            ("actual", "Rated on the time really worked"),
        ],
        string="For the yearly rating",
        required=True,
        default="away",
        help="Who has worked less than the months that the decree asks for gets no rating, unless "
        "only absences that are rated on the time really worked are the reason.",
    )
    rating_article = fields.Char(string="Article on the rating")
    protects_from_reduction = fields.Boolean(
        help="The person is not yet reduced while the absence lasts."
    )
    reduction_article = fields.Char(string="Article on the reduction")
    limit_months = fields.Integer(
        string="Longest (months)", aggregator=None, help="0 means that no limit is known."
    )
    limit_days = fields.Integer(
        string="Longest (days)", aggregator=None, help="Calendar days beside the months."
    )
    article = fields.Char(help="Where the law allows the absence and says how long it lasts.")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code is already in use.")
    _limits_positive = models.Constraint(
        "CHECK (COALESCE(raise_months_limit, 0) >= 0 AND COALESCE(limit_months, 0) >= 0 "
        "AND COALESCE(limit_days, 0) >= 0)",
        "A limit is not negative.",
    )

    def _as_rule(self):
        """The kind as the rules read it."""
        self.ensure_one()
        return absences.Kind(
            name=self.name,
            limit_months=self.limit_months,
            limit_days=self.limit_days,
            article=self.article or "",
            rating_effect=self.rating_effect,
        )
