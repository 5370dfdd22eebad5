from datetime import date
from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.cchc_base.rules.result import Result

from ..rules.staffing_norm import Norm, normed
from .cchc_unit_driver import DRIVERS, SECTORS


class CchcStaffingNorm(models.Model):
    """A norm of staff: so many people for each class, bed or number of inhabitants."""

    _name = "cchc.staffing.norm"
    _description = "Norm of staff"
    _inherit = ["cchc.dated.figure"]
    _order = "sector, date_from desc, code"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    sector = fields.Selection(SECTORS, required=True, index=True)
    driver = fields.Selection(DRIVERS, string="Measure", required=True)
    figure = fields.Float(string="People", digits=(8, 3), required=True, aggregator=None)
    per = fields.Integer(string="For each", default=1, required=True, aggregator=None)
    driver_from = fields.Integer(string="From measure", aggregator=None)
    driver_to = fields.Integer(
        string="To measure", default=-1, aggregator=None, help="−1: no upper bound."
    )
    least = fields.Integer(string="At least", aggregator=None)
    most = fields.Integer(string="At most", default=-1, aggregator=None, help="−1: no bound.")
    rounding = fields.Selection(
        [("up", "Up"), ("down", "Down"), ("nearest", "To the nearest")],
        required=True,
        default="nearest",
    )

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
    _per_positive = models.Constraint("CHECK (per > 0)", "People for each one or more.")

    @api.model
    def _norms(self):
        return tuple(
            Norm(
                code=row.code,
                name=row.name,
                sector=row.sector,
                driver=row.driver,
                figure=Decimal(f"{row.figure:.3f}"),
                per=Decimal(row.per),
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
                driver_from=Decimal(row.driver_from),
                driver_to=None if row.driver_to < 0 else Decimal(row.driver_to),
                least=row.least,
                most=None if row.most < 0 else row.most,
                rounding=row.rounding,
                confidence=row.confidence,
            )
            for row in self.sudo().search([])
        )

    @api.model
    def _normed(self, units, year):
        """The staff whom the norms give each unit for a plan year: ``{unit id: Result}``.

        For the request of the establishment plan. Units without any measure are left out. The
        number of queries does not depend on the number of units.
        """
        norms = self._norms()
        figures = self.env["cchc.unit.driver"]._latest(year, units.ids)
        on = date(year, 1, 1)
        found = {}
        for unit, sectors in figures.items():
            results = [normed(sector, own, norms, on) for sector, own in sorted(sectors.items())]
            found[unit] = Result(
                sum(result.value for result in results),
                tuple(step for result in results for step in result.steps),
                "staffing_norm",
                (("by_norm", tuple(part for result in results for part in result["by_norm"])),),
            )
        return found
