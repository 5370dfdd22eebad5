from datetime import date

from odoo import api, models
from odoo.tools import SQL, format_date

from .picture_traits import AGE_BANDS as BANDS

# So many values have a bar of their own; the rest are drawn together.
MOST = 8
YEARS_BACK = 5
DEGREES_ABOVE = ("university", "master", "doctor")


class CchcOverview(models.AbstractModel):
    """Charts of people: by one trait, on one day or two."""

    _inherit = "cchc.overview"

    # -- words ------------------------------------------------------------------

    @api.model
    def _labels(self, key):
        """Values of a trait in their order: ``{value: label}``; None is unknown."""
        Version = self.env["hr.version"]
        if key in ("sex", "degree", "category"):
            name = {"degree": "degree_level", "category": "staffing_category"}.get(key, key)
            found = dict(Version._fields[name]._description_selection(self.env))
        elif key == "party":
            found = {"yes": self.env._("Party members"), "no": self.env._("Others")}
        elif key == "position":
            found = {
                "holds": self.env._("Hold a position of the scheme"),
                "lacks": self.env._("Have no position yet"),
            }
        elif key == "standard":
            found = {
                "meets": self.env._("Meets the standard"),
                "gaps": self.env._("Has gaps"),
                "no_standard": self.env._("No standard"),
            }
        else:
            rows = self.env["cchc.ethnicity"].sudo().with_context(active_test=False)
            found = {row.id: row.name for row in rows.search([("id", "!=", 0)])}
        return {**found, None: self.env._("Not known")}

    @api.model
    def _band_labels(self):
        return {
            "00": self.env._("Below 25"),
            **{band: f"{band}–{int(band) + 4}" for band in BANDS[1:-1]},
            "60": self.env._("60 and above"),
            None: self.env._("Not known"),
        }

    # -- one trait, one day or two ---------------------------------------------------

    @api.model
    def _by_trait(self, key, units, on, compare_on=None, by_size=False):
        """Bars of one trait; a second day stands beside the first."""
        counted = {on: self._values(key, units, on)}
        if compare_on:
            counted[compare_on] = self._values(key, units, compare_on)
        labels = self._labels(key)
        present = [
            value for value in labels if any(figures.get(value) for figures in counted.values())
        ]
        if by_size:
            present.sort(key=lambda value: -counted[on].get(value, 0))
        groups = [[value] for value in present[:MOST]]
        if present[MOST:]:
            groups.append(present[MOST:])
        names = [labels[group[0]] for group in groups]
        if present[MOST:]:
            names[-1] = self.env._("Others (%s)", len(present) - MOST)
        series = [
            {
                "name": format_date(self.env, day),
                "values": [sum(figures.get(value, 0) for value in group) for group in groups],
                "cells": [
                    self._cell(key, units, day, [self._plain(value) for value in group])
                    for group in groups
                ],
            }
            for day, figures in counted.items()
        ]
        tones = [self._tone(key, group[0]) for group in groups]
        return {"labels": names, "series": series, "tones": tones}

    @api.model
    def _values(self, key, units, on):
        counts = self.env["cchc.picture"]._count(key, units, on)
        return {value: people for (value, _series), people in counts.items()}

    @api.model
    def _plain(self, value):
        return value if value is not None else False

    @api.model
    def _tone(self, key, value):
        """Colours that mean something; others are given by their place."""
        if value is None:
            return "none"
        return {
            ("sex", "male"): "male",
            ("sex", "female"): "female",
            ("position", "holds"): "good",
            ("position", "lacks"): "bad",
            ("standard", "meets"): "good",
            ("standard", "gaps"): "bad",
            ("standard", "no_standard"): "none",
            ("party", "no"): "none",
        }.get((key, value), "")

    @api.model
    def _place(self, labels, value):
        """A category has one colour in all charts, whichever others are there."""
        return f"c{list(labels).index(value)}"

    @api.model
    def _chart_sex(self, units, on, compare_on, **_asked):
        return self._by_trait("sex", units, on, compare_on)

    @api.model
    def _chart_party(self, units, on, compare_on, **_asked):
        return self._by_trait("party", units, on, compare_on)

    @api.model
    def _chart_degree(self, units, on, compare_on, **_asked):
        return self._by_trait("degree", units, on, compare_on)

    @api.model
    def _chart_category(self, units, on, compare_on, **_asked):
        return self._by_trait("category", units, on, compare_on)

    @api.model
    def _chart_position(self, units, on, compare_on, **_asked):
        return self._by_trait("position", units, on, compare_on)

    @api.model
    def _chart_standard(self, units, on, compare_on, **_asked):
        return self._by_trait("standard", units, on, compare_on)

    @api.model
    def _chart_ethnicity(self, units, on, compare_on, **_asked):
        return self._by_trait("ethnicity", units, on, compare_on, by_size=True)

    # -- two traits -------------------------------------------------------------------

    @api.model
    def _chart_age(self, units, on, compare_on=None, **_asked):
        """Men to the left, women to the right, the oldest on top."""
        counted = self._counted("age", units, on, compare_on)
        labels = self._band_labels()
        sexes = self._labels("sex")
        bands = [*reversed(BANDS)]
        if any(band is None for counts in counted.values() for band, _sex in counts):
            bands.append(None)
        shown = self._present(sexes, counted)

        def series_of(day):
            return [
                {
                    "name": sexes[sex],
                    "tone": self._tone("sex", sex),
                    "mirrored": sex == "male",
                    "values": [counted[day].get((band, sex), 0) for band in bands],
                    "cells": [
                        self._cell("age", units, day, [self._plain(band)], [self._plain(sex)])
                        for band in bands
                    ],
                }
                for sex in shown
            ]

        return {
            "labels": [labels[band] for band in bands],
            "series": self._of_days(on, compare_on, series_of),
        }

    @api.model
    def _counted(self, key, units, on, compare_on=None):
        """``{day: {(value, series): people}}`` of a trait on one day or two."""
        count = self.env["cchc.picture"]._count
        return {day: count(key, units, day) for day in dict.fromkeys((on, compare_on or on))}

    @api.model
    def _present(self, labels, counted):
        """The series of a trait that anybody is counted in, on any of the days."""
        return [
            value
            for value in labels
            if any(found == value for counts in counted.values() for _value, found in counts)
        ]

    @api.model
    def _chart_retirement(self, units, on, compare_on=None, **_asked):
        """By the day that NĐ 135/2020 gives each person: the rest of the year, and five more.

        A second day tells of the same years by the staff of then.
        """
        counted = self._counted("retirement", units, on, compare_on)
        years = [str(year) for year in range(on.year, on.year + 6)]
        labels = self._labels("category")
        shown = self._present(labels, counted)

        def series_of(day):
            return [
                {
                    "name": labels[category],
                    "tone": self._place(labels, category),
                    "values": [counted[day].get((year, category), 0) for year in years],
                    "cells": [
                        self._cell("retirement", units, day, [year], [self._plain(category)])
                        for year in years
                    ],
                }
                for category in shown
            ]

        return {"labels": years, "series": self._of_days(on, compare_on, series_of)}

    @api.model
    def _chart_years(self, units, on, **_asked):
        """On the last days of five years and on the day itself, each with the tree of its time."""
        days = [date(on.year - back, 12, 31) for back in range(YEARS_BACK, 0, -1)] + [on]
        found = self._categories_on(days, units)
        labels = self._labels("category")
        shown = [value for value in labels if any(key == value for _day, key in found)]
        return {
            "labels": [format_date(self.env, day) for day in days],
            "series": [
                {
                    "name": labels[value],
                    "tone": self._place(labels, value),
                    "values": [found.get((day, value), 0) for day in days],
                    "cells": [
                        self._cell("category", units, day, [self._plain(value)]) for day in days
                    ],
                }
                for value in shown
            ],
        }

    @api.model
    def _categories_on(self, days, units):
        """``{(day, category): people}`` of several days in one statement.

        As `cchc.picture` counts one day: in service, in the units or below them on that day.
        """
        form = self.env["cchc.report.form"]
        places = [(day, unit) for day in days for unit in form._axis(units, day).unit_ids()]
        rows = self.env.execute_query(
            SQL(
                """
                SELECT p.day, v.staffing_category, count(*)
                  FROM unnest(%s::date[], %s::int[]) AS p(day, unit_id)
                  JOIN hr_version v ON v.department_id = p.unit_id AND v.date_version <= p.day
                   AND (v.date_to IS NULL OR v.date_to >= p.day)
                 WHERE v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service
                 GROUP BY p.day, v.staffing_category
                """,
                [day for day, _unit in places],
                [unit for _day, unit in places],
            )
        )
        return {(day, category): people for day, category, people in rows}

    # -- units beside each other ---------------------------------------------------------

    @api.model
    def _chart_units(self, units, on, measure, compare_on=None, **_asked):
        """The units directly below, each with all that is below it, by one measure.

        On a second day each stands with what was below it then.
        """
        days = list(dict.fromkeys((on, compare_on or on)))
        trait, part = {
            "sex": ("sex", ("female",)),
            "party": ("party", ("yes",)),
            "degree": ("degree", DEGREES_ABOVE),
            "young": ("age", BANDS[:3]),
            "standard": ("standard", ("meets",)),
        }.get(measure, ("people", None))
        compared = {day: self._compared(units, day, trait, part) for day in days}
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        found = {top for whole, _reached, _members in compared.values() for top in whole}
        tops = Unit.browse(found).sorted(lambda unit: (unit.sequence, unit.code or "", unit.id))
        values = "*" if part is None else list(part)
        series = []
        for day in days:
            whole, reached, members = compared[day]
            series.append(
                {
                    "name": format_date(self.env, day),
                    "earlier": day != on,
                    "values": [
                        reached.get(top.id, 0)
                        if part is None
                        else round(100 * reached.get(top.id, 0) / whole[top.id], 1)
                        if whole.get(top.id)
                        else None
                        for top in tops
                    ],
                    "people": [reached.get(top.id, 0) for top in tops],
                    "cells": [
                        self._cell(
                            trait,
                            Unit.browse(members.get(top.id) or top.ids),
                            day,
                            values,
                            exact=True,
                        )
                        for top in tops
                    ],
                }
            )
        return {
            "labels": tops.mapped("name"),
            "unit": "people" if part is None else "percent",
            "series": series,
        }

    @api.model
    def _compared(self, units, on, trait, part):
        """``(people, those of a part, units)`` of each unit directly below, with all below it."""
        below = self._below(units, on)
        counts = self.env["cchc.picture"]._count(trait, None, on, by_unit=True, province=True)
        whole, reached, members = {}, {}, {}
        for (unit, value, _series), people in counts.items():
            top = below.get(unit)
            if not top or (trait == "standard" and value == "no_standard"):
                continue
            whole[top] = whole.get(top, 0) + people
            if part is None or value in part:
                reached[top] = reached.get(top, 0) + people
        for unit, top in below.items():
            members.setdefault(top, []).append(unit)
        return whole, reached, members

    @api.model
    def _below(self, units, on):
        """``{unit id: id of the unit directly below the chosen ones to which it belongs}``."""
        parent_of = self.env["hr.department"]._tree_at(on)
        found = {}
        for unit in parent_of:
            path, step = [], unit
            while step and step not in units.ids and step not in path:
                path.append(step)
                step = parent_of.get(step)
            if step in units.ids:
                # People of the chosen unit itself are a bar of their own.
                found[unit] = path[-1] if path else unit
        return found
