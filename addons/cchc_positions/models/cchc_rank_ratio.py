from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.cchc_hr.models.cchc_rank import TIERS

from ..rules.ratio import Ceiling
from .cchc_limit_figure import PLACES

STAFF = [("civil_servant", "Civil servants"), ("public_employee", "Public employees")]
BASES = [
    ("unit_total", "People of the unit"),
    ("unit_total_without_leaders", "People of the unit without its leaders"),
    ("assigned", "Establishment assigned"),
    ("deputies_pool", "All deputies of the bodies below"),
    ("heads_pool", "All heads of the bodies below"),
    ("position_assigned", "Establishment of the position"),
]


class CchcRankRatio(models.Model):
    """The largest share of a rank or professional step, in percent of the base its rule names."""

    _name = "cchc.rank.ratio"
    _description = "Ceiling on a share of ranks"
    _inherit = ["cchc.dated.figure"]
    _order = "date_from desc, staff, place, base, id"

    staff = fields.Selection(STAFF, required=True)
    place = fields.Selection(PLACES, string="Body", required=True)
    tier = fields.Selection(TIERS, string="Rank", help="Empty: a professional step.")
    and_lower = fields.Boolean(string="And lower ranks")
    base = fields.Selection(BASES, required=True)
    percent = fields.Float(string="At most (%)", digits=(5, 2), required=True, aggregator=None)
    autonomy_group = fields.Selection(
        [("1", "Group 1"), ("2", "Group 2"), ("3", "Group 3"), ("4", "Group 4")]
    )
    steps_used = fields.Integer(
        string="Steps used", aggregator=None, help="2: for positions with just two steps."
    )
    top_step = fields.Integer(
        string="Highest step used", aggregator=None, help="Of the position: NĐ 232/2026 điều 10."
    )
    step = fields.Integer(aggregator=None)

    _percent_range = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100)", "A share goes from 0 to 100 percent."
    )

    @api.depends("place", "tier", "step", "percent")
    def _compute_display_name(self):
        places = dict(self._fields["place"]._description_selection(self.env))
        tiers = dict(self._fields["tier"]._description_selection(self.env))
        for row in self:
            what = tiers.get(row.tier) or self.env._("Step %s", row.step or row.top_step)
            row.display_name = f"{places.get(row.place, '')} · {what} ≤ {row.percent:g} %"

    @api.model
    def _ceilings(self):
        return tuple(
            Ceiling(
                ref=row.id,
                staff=row.staff,
                place=row.place,
                base=row.base,
                percent=Decimal(f"{row.percent:.2f}"),
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
                tier=row.tier or "",
                and_lower=row.and_lower,
                autonomy_group=row.autonomy_group or "",
                top_step=row.top_step,
                step=row.step,
                steps_used=row.steps_used,
                confidence=row.confidence,
            )
            for row in self.sudo().search([])
        )
