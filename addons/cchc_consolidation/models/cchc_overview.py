from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_picture import EVERYBODY

# What the page shows, in its order: key, shape, and whether a second day is drawn beside.
CHARTS = (
    ("coverage", "doughnut", False),
    ("position", "doughnut", True),
    ("establishment", "bar", True),
    ("reduction", "line", False),
    ("standard", "doughnut", True),
    ("retirement", "stacked", True),
    ("age", "pyramid", True),
    ("sex", "doughnut", True),
    ("ethnicity", "horizontal", True),
    ("party", "doughnut", True),
    ("degree", "horizontal", True),
    ("category", "horizontal", True),
    ("years", "stacked", False),
    ("units", "horizontal", True),
)


class CchcOverview(models.AbstractModel):
    """One page of charts for Home Affairs: a figure, its table, and the people behind it.

    Each chart is asked for by itself: ``_chart_<key>`` gives labels, series and a cell for each
    figure; the cell comes back from the browser when somebody wants to see who is counted. It is
    checked then as if nobody had checked it before.
    """

    _name = "cchc.overview"
    _description = "Charts of the staff"

    # -- what the browser asks -----------------------------------------------------

    @api.model
    @api.readonly
    def overview_options(self):
        """The charts that the reader may see, and the unit and days to start with."""
        self._check_reader()
        user = self.env.user
        units = user.unit_ids
        if not units and user._sees_province():
            units = self.env["hr.department"]._roots()
        reach = [] if user._sees_province() else [("id", "child_of", units.ids)]
        today = vietnam_time.today()
        titles = self._titles()
        return {
            "unit_id": units[:1].id or False,
            "unit_domain": [("kind_id", "!=", False), *reach],
            "on": fields.Date.to_string(today),
            "measures": self._measure_titles(),
            "charts": [
                {"key": key, "title": titles[key], "shape": shape, "compares": compares}
                for key, shape, compares in CHARTS
                if self._shows(key)
            ],
        }

    @api.model
    @api.readonly
    def overview_chart(self, key, unit_ids, on, compare_on=False, measure="people"):
        """One chart.

        :return: ``labels``, ``series`` (``name``, ``values``, ``cells``, ``tone``), ``unit`` and
            ``note``. Series of one ``stack`` stand on one another; those of the second day are
            ``earlier``, and drawn paler
        """
        self._check_reader()
        if key not in {chart[0] for chart in CHARTS} or not self._shows(key):
            raise UserError(self.env._("There is no such chart."))
        day, earlier = self._day(on), self._day(compare_on, needed=False)
        units = self.env["cchc.report.form"]._units(unit_ids)
        self.env["cchc.report.form"]._check_units(units, day)
        asked = {"units": units, "on": day, "compare_on": earlier, "measure": measure}
        chart = getattr(self, f"_chart_{key}")(**asked)
        return {"unit": "people", "note": "", **chart}

    @api.model
    def action_figure(self, key, cell, name):
        """Open what is behind a figure of a chart.

        :param cell: what the chart gave for this figure
        """
        self._check_reader()
        if key not in {chart[0] for chart in CHARTS} or not isinstance(cell, dict):
            raise UserError(self.env._("There is no such chart."))
        opener = getattr(self, f"_open_{key}", self._open_people)
        return opener(cell, str(name))

    # -- helpers for the charts ------------------------------------------------------

    @api.model
    def _check_reader(self):
        if not self.env.user.has_group("cchc_base.group_dossier_reader"):
            raise AccessError(self.env._("Only who reads dossiers has this page."))

    @api.model
    def _day(self, text, needed=True):
        try:
            day = fields.Date.to_date(text) if text else None
        except (TypeError, ValueError):
            day = None
        if needed and not isinstance(day, date):
            raise UserError(self.env._("Choose a day first."))
        return day

    @api.model
    def _of_days(self, on, compare_on, series_of):
        """Series of one day or of two; with two each is named by its day.

        :param series_of: function of a day giving its series
        """
        if not compare_on or compare_on == on:
            return series_of(on)
        return [
            {
                **series,
                "name": f"{series['name']} – {format_date(self.env, day)}",
                "stack": fields.Date.to_string(day),
                "earlier": day == compare_on,
            }
            for day in (on, compare_on)
            for series in series_of(day)
        ]

    @api.model
    def _titles(self):
        return {
            "coverage": self.env._("Reports of the current period"),
            "position": self.env._("Positions of the staff"),
            "establishment": self.env._("Establishment and occupied places"),
            "reduction": self.env._("Path of the reduction"),
            "standard": self.env._("Standards"),
            "retirement": self.env._("Retirements of the next five years"),
            "age": self.env._("Age and sex"),
            "sex": self.env._("Sex"),
            "ethnicity": self.env._("Ethnicity"),
            "party": self.env._("Party"),
            "degree": self.env._("Degree"),
            "category": self.env._("Staffing category"),
            "years": self.env._("People over the years"),
            "units": self.env._("Units compared"),
        }

    @api.model
    def _measure_titles(self):
        """What units may be compared by."""
        titles = {
            "people": self.env._("People"),
            "sex": self.env._("Women (%)"),
            "party": self.env._("Party members (%)"),
            "degree": self.env._("University degree and above (%)"),
            "young": self.env._("Below 35 years (%)"),
            "standard": self.env._("Meeting their standard (%)"),
        }
        traits = {"young": "age"}
        return [
            {"key": key, "title": title}
            for key, title in titles.items()
            if self.env["cchc.picture"]._may_see(traits.get(key, key))
        ]

    @api.model
    def _shows(self, key):
        Picture = self.env["cchc.picture"]
        trait = {"years": "category", "units": "people"}.get(key, key)
        try:
            return Picture._may_see(trait)
        except KeyError:
            return True

    @api.model
    def _cell(self, trait, units, on, values=EVERYBODY, series=EVERYBODY, exact=False):
        return {
            "picture": trait,
            "unit_ids": units.ids,
            "on": fields.Date.to_string(on),
            "values": values,
            "series": series,
            "exact": exact,
        }

    @api.model
    def _open_people(self, cell, name):
        # Refuse here rather than in a list that stays empty.
        named = cell.get("picture") or cell.get("path")
        self.env["cchc.report.person"]._cell_of(cell if named else None)
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "cchc.report.person",
            "views": [(False, "list")],
            "context": {"cchc_cell": cell},
        }
