from odoo import api, models
from odoo.tools import SQL


class CchcReportProvider(models.AbstractModel):
    """The share of people who have the hours of the year, for report forms."""

    _inherit = "cchc.report.provider"

    @api.model
    def _selection(self):
        return [
            *super()._selection(),
            ("training_hours_share", self.env._("Share of people with the hours of the year (%)")),
        ]

    @api.model
    def _provide_training_hours_share(self, form, parents, on, known_on=None):
        """How many of a hundred people of a unit and all below it have their hours.

        To one decimal; a unit without people has no share.
        """
        self.env["cchc.training.hours"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT unit_id, count(*), count(*) FILTER (WHERE short IS NOT TRUE)
                  FROM cchc_training_hours WHERE year = %s GROUP BY unit_id
                """,
                on.year,
            )
        )
        totals = {}
        for unit, people, met in rows:
            while unit in parents:
                all_people, all_met = totals.get(unit, (0, 0))
                totals[unit] = (all_people + people, all_met + met)
                unit = parents[unit]
        return {unit: round(100 * met / people, 1) for unit, (people, met) in totals.items()}
