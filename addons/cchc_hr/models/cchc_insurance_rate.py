from decimal import Decimal

from odoo import api, fields, models, tools
from odoo.tools import format_date

from ..rules.insurance import Rate
from ..rules.salary_scale import exact
from .cchc_allowance_rule import CONFIDENCE


class CchcInsuranceRate(models.Model):
    """What employee and employer pay to a fund of insurance, in percent, from a day to another."""

    _name = "cchc.insurance.rate"
    _description = "Rate of insurance"
    _inherit = ["cchc.kept.table"]
    _order = "fund, payer desc, date_from"
    _one_of = ("fund", "payer", "scope")

    fund = fields.Selection(
        [
            ("pension", "Pension and survivors"),
            ("sickness", "Sickness and maternity"),
            ("accident", "Accidents at work"),
            ("health", "Health insurance"),
            ("unemployment", "Unemployment insurance"),
        ],
        required=True,
    )
    payer = fields.Selection(
        [("employee", "The employee"), ("employer", "The unit")], string="Paid by", required=True
    )
    scope = fields.Selection(
        [("all", "Everybody"), ("contract", "Public employees and contracts")],
        string="For",
        required=True,
        default="all",
    )
    percent = fields.Float(string="Rate (%)", digits=(5, 2), required=True, aggregator=None)
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    article = fields.Char(required=True)
    confidence = fields.Selection(CONFIDENCE, required=True, default="memory")

    _percent_sensible = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100)", "A percentage lies between 0 and 100."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.depends("fund", "payer", "date_from")
    def _compute_display_name(self):
        words = {
            name: dict(self._fields[name]._description_selection(self.env))
            for name in ("fund", "payer")
        }
        for row in self:
            fund, payer = words["fund"].get(row.fund, ""), words["payer"].get(row.payer, "")
            row.display_name = f"{fund} – {payer} ({format_date(self.env, row.date_from)})"

    @api.model
    @tools.ormcache()
    def _rules(self):
        """The table as the rule reads it."""
        # A few dozen rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            Rate(
                fund=row.fund,
                payer=row.payer,
                percent=Decimal(exact(row.percent)),
                scope=row.scope,
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
            )
            for row in self.sudo().search([])
        )
