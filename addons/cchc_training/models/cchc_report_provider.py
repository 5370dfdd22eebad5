from odoo import api, models


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
        Hours = self.env["cchc.training.hours"].sudo()
        year = [("year", "=", on.year), ("minimum", ">", 0)]
        rows = dict(Hours._read_group(year, ["unit_id"], ["__count"]))
        met = dict(Hours._read_group([*year, ("short", "=", False)], ["unit_id"], ["__count"]))
        totals = {}
        for own, people in rows.items():
            unit = own.id
            while unit in parents:
                all_people, all_met = totals.get(unit, (0, 0))
                totals[unit] = (all_people + people, all_met + met.get(own, 0))
                unit = parents[unit]
        return {unit: round(100 * part / whole, 1) for unit, (whole, part) in totals.items()}
