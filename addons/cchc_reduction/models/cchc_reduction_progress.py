from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.outlook import forecast


class CchcReductionProgress(models.Model):
    """How many people will be there at the end of a year if nobody who leaves is replaced.

    The path itself, planned and assigned, is of the floor below; here the people are looked at:
    issued decisions, lists under way, retirements of the register.
    """

    _inherit = "cchc.reduction.progress"

    forecast = fields.Integer(
        string="Forecast (people)",
        compute="_compute_forecast",
        help="People at the end of the year if nobody who retires, leaves by a decision or stands "
        "in a list under way is replaced; of past years, who was there.",
    )
    forecast_gap = fields.Integer(
        string="Above plan by forecast",
        compute="_compute_forecast",
        help="How many more people than planned will be there.",
    )

    @api.depends("occupied", "planned", "year")
    def _compute_forecast(self):
        """Three statements, however many targets and years."""
        today = vietnam_time.today()
        years = sorted({int(row.year) for row in self if int(row.year) >= today.year})
        establishment = self.env["cchc.establishment"].sudo()
        found = {}
        if years:
            occupied = establishment._occupied_with_below(today)
            leaving = establishment._leaving(today, years[-1])
            run = range(today.year, years[-1] + 1)
            for key in {(row.unit_id.id, row.category_id.id) for row in self}:
                found[key] = forecast(occupied.get(key, 0), leaving.get(key, {}), run)
        for row in self:
            ahead = found.get((row.unit_id.id, row.category_id.id), {}).get(int(row.year))
            row.forecast = ahead.value if ahead else row.occupied
            row.forecast_gap = max(0, row.forecast - row.planned)

    def action_open_outlook(self):
        """The page with the chart of the target."""
        self.ensure_one()
        return self.target_id.action_open_outlook()


class CchcReductionTarget(models.Model):
    _inherit = "cchc.reduction.target"

    def action_open_outlook(self):
        """Planned, achieved and forecast, as a chart and a table that open who is behind them."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cchc_reduction.cchc_reduction_outlook_action"
        )
        return action | {"params": {"target": self.id}}
