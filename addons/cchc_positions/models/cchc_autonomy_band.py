from decimal import Decimal

from odoo import api, fields, models

from ..rules.decree_60_2021 import Band

GROUPS = [("1", "Group 1"), ("2", "Group 2"), ("3", "Group 3"), ("4", "Group 4")]


class CchcAutonomyBand(models.Model):
    """An autonomy group, or a part of one, by the degree of self-funding: NĐ 60/2021 điều 9."""

    _name = "cchc.autonomy.band"
    _description = "Band of autonomy"
    _inherit = ["cchc.dated.figure"]
    _order = "date_from desc, percent_from desc, covers_investment desc, id"

    group = fields.Selection(GROUPS, required=True)
    name = fields.Char(required=True)
    percent_from = fields.Float(string="From (%)", digits=(6, 2), aggregator=None)
    percent_below = fields.Float(
        string="Below (%)", digits=(6, 2), aggregator=None, help="0: no upper bound."
    )
    covers_investment = fields.Boolean(string="Also pays investment")

    @api.model
    def _bands(self):
        return tuple(
            Band(
                group=row.group,
                name=row.name,
                percent_from=Decimal(f"{row.percent_from:.2f}"),
                percent_below=Decimal(f"{row.percent_below:.2f}") if row.percent_below else None,
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
                covers_investment=row.covers_investment,
            )
            for row in self.sudo().search([])
        )
