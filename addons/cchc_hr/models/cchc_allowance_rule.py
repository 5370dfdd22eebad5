from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..rules.pay import ALLOWANCE_FACTS, Allowance

CONFIDENCE = [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")]


class CchcAllowanceRule(models.Model):
    """How an allowance is reckoned, from a day to another: its base, and what else counts it."""

    _name = "cchc.allowance.rule"
    _description = "Rule of an allowance"
    _inherit = ["cchc.kept.table"]
    _order = "code, date_from"
    _one_of = ("code",)

    code = fields.Selection(
        [
            ("leadership", "Leadership allowance"),
            ("concurrent", "Concurrent allowance"),
            ("responsibility", "Responsibility allowance"),
            ("regional", "Regional allowance"),
            ("hazard", "Hazard allowance"),
            ("long_service", "Long service in hard areas"),
            ("reserved", "Reserved difference"),
            ("seniority", "Professional seniority (%)"),
            ("incentive", "Professional incentive (%)"),
            ("duty", "Professional responsibility (%)"),
            ("attraction", "Attraction allowance (%)"),
            ("party_work", "Party and mass organisation work (%)"),
        ],
        string="Allowance",
        required=True,
    )
    name = fields.Char(
        string="Words on the explanation",
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    base = fields.Selection(
        [
            ("base_salary", "Coefficient × base salary"),
            ("rank_pay", "% of salary, leadership and above-scale allowance"),
        ],
        string="Reckoned as",
        required=True,
    )
    kept = fields.Boolean(
        string="Shared in custody",
        help="Part of the pay of which people in custody or suspended are left a share.",
    )
    insured = fields.Boolean(help="Contributions to insurance are reckoned on it.")
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    article = fields.Char(required=True)
    confidence = fields.Selection(CONFIDENCE, required=True, default="memory")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.depends("code")
    def _compute_name(self):
        """A new row speaks of the allowance in the words of the one before it."""
        # The rows are few, and one statement reads them. pylint: disable=no-search-all
        known = {row.code: row.name for row in self.search([], order="date_from")}
        for rule in self:
            rule.name = rule.name or known.get(rule.code)

    @api.depends("name", "date_from")
    def _compute_display_name(self):
        for rule in self:
            rule.display_name = f"{rule.name or ''} ({format_date(self.env, rule.date_from)})"

    @api.constrains("code", "base")
    def _check_base(self):
        for rule in self:
            percent = ALLOWANCE_FACTS[rule.code].endswith("_percent")
            if percent != (rule.base == "rank_pay"):
                raise ValidationError(
                    self.env._(
                        "“%(name)s”: people have it as %(kind)s, so it can't be reckoned so.",
                        name=rule.name,
                        kind=self.env._("a percentage") if percent else self.env._("a coefficient"),
                    )
                )

    @api.model
    @tools.ormcache()
    def _rules(self):
        """The table as the rule reads it."""
        # A dozen rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            Allowance(
                code=row.code,
                name=row.name,
                base=row.base,
                kept=row.kept,
                insured=row.insured,
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
            )
            for row in self.sudo().search([])
        )
