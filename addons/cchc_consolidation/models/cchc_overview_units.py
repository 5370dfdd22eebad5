from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_picture_reduction import LEFT, OCCUPIED


class CchcOverview(models.AbstractModel):
    """Charts of units: their reports, their establishment, the path of the reduction."""

    _inherit = "cchc.overview"

    # -- reports of the current period -----------------------------------------------

    @api.model
    def _period(self):
        """The reporting period that is open, or else the last one that was."""
        periods = self.env["cchc.report.period"]
        if not periods.has_access("read"):
            return periods
        order = "date_to desc, id desc"
        return periods.search([("state", "=", "open")], order=order, limit=1) or periods.search(
            [("state", "=", "closed")], order=order, limit=1
        )

    @api.model
    def _chart_coverage(self, units, on, **_asked):
        """Reports of agencies in the reader's scope, by how far they have come; and the people of
        these agencies, in the table only: these are many beside the others."""
        period = self._period()
        if not period:
            return {
                "labels": [],
                "series": [],
                "note": self.env._("No period has been opened yet."),
            }
        Report = self.env["cchc.report.submission"]
        domain = self._reports_domain(period, units)
        counts = dict(Report._read_group(domain, ["state"], ["__count"]))
        people = self._values("reported", units, on)
        labels = {
            **dict(Report._fields["state"]._description_selection(self.env)),
            None: self.env._("Not asked for a report"),
        }
        shown = [state for state in labels if counts.get(state) or people.get(state)]
        tones = {"accepted": "good", "submitted": "male", "returned": "bad", "draft": "none"}
        tones["signed"] = "c4"
        return {
            "labels": [labels[state] for state in shown],
            "tones": [tones.get(state, "") for state in shown],
            "unit": "reports",
            "note": period.name,
            "series": [
                {
                    "name": self.env._("Reports"),
                    "values": [counts.get(state, 0) for state in shown],
                    "cells": [
                        {"period_id": period.id, "state": state, "unit_ids": units.ids}
                        for state in shown
                    ],
                },
                {
                    "name": self.env._("People of the agencies"),
                    "table_only": True,
                    "values": [people.get(state, 0) for state in shown],
                    "cells": [
                        self._cell("reported", units, on, [self._plain(state)]) for state in shown
                    ],
                },
            ],
        }

    @api.model
    def _reports_domain(self, period, units):
        return [
            ("period_id", "=", period.id),
            ("kind", "=", "unit"),
            ("replaced_by_id", "=", False),
            ("unit_id", "child_of", units.ids),
        ]

    @api.model
    def _open_coverage(self, cell, name):
        if cell.get("picture"):
            return self._open_people(cell, name)
        period, units = self._named(cell, "cchc.report.period", "period_id")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "cchc.report.submission",
            "views": [(False, "list"), (False, "form")],
            "domain": [
                *self._reports_domain(period, units),
                ("state", "=", str(cell.get("state"))),
            ],
        }

    @api.model
    def _named(self, cell, model, name):
        """The record and the units that a cell names; what is read of them asks for the rights."""
        record_id, unit_ids = cell.get(name), cell.get("unit_ids")
        if not isinstance(record_id, int):
            raise UserError(self.env._("There is no such figure."))
        return (
            self.env[model].browse(record_id).exists(),
            self.env["cchc.report.form"]._units(unit_ids),
        )

    # -- establishment ----------------------------------------------------------------

    @api.model
    def _chart_establishment(self, units, on, compare_on=None, **_asked):
        """Assigned beside occupied, by category; contracts are left out of both."""
        Establishment = self.env["cchc.establishment"].sudo()
        balances = {
            day: Establishment._balance(day, units.ids)
            for day in dict.fromkeys((on, compare_on or on))
        }
        categories = self.env["cchc.quota.category"].sudo()
        categories = categories.search([("is_establishment", "=", True)])

        def rows(day, category):
            found = (balances[day].get((unit, category.id)) for unit in units.ids)
            return [row for row in found if row]

        shown = [
            category for category in categories if any(rows(day, category) for day in balances)
        ]

        def series_of(day):
            return [
                {
                    "name": name,
                    "tone": tone,
                    "values": [
                        sum(getattr(row, fact) for row in rows(day, category)) for category in shown
                    ],
                    "cells": [
                        {key: category.id, "unit_ids": units.ids, "on": fields.Date.to_string(day)}
                        for category in shown
                    ],
                }
                for name, tone, fact, key in (
                    (self.env._("Assigned"), "none", "assigned", "assigned"),
                    (self.env._("Occupied"), "male", "occupied", "category"),
                )
            ]

        return {
            "labels": [category.short_name or category.name for category in shown],
            "series": self._of_days(on, compare_on, series_of),
        }

    @api.model
    def _open_establishment(self, cell, name):
        """Entries of the ledger behind what is assigned, people behind what is occupied."""
        key = "assigned" if cell.get("assigned") else "category"
        category, units = self._named(cell, "cchc.quota.category", key)
        on = self._day(cell.get("on"))
        self.env["cchc.report.form"]._check_units(units, on)
        if key == "assigned":
            return {
                "type": "ir.actions.act_window",
                "name": name,
                "res_model": "cchc.establishment.entry",
                "views": [(False, "list"), (False, "form")],
                "domain": [
                    ("unit_id", "in", units.ids),
                    ("category_id", "=", category.id),
                    ("kind", "!=", "reserved"),
                    ("date_effective", "<=", fields.Date.to_string(on)),
                ],
            }
        Establishment = self.env["cchc.establishment"].sudo()
        below = [
            unit for top in units.ids for unit in Establishment._units_below(top, category.id, on)
        ]
        found = units.browse(below)
        return self._open_people(self._cell("occupant", found, on, [category.id], exact=True), name)

    # -- reduction ----------------------------------------------------------------------

    @api.model
    def _chart_reduction(self, units, on, **_asked):
        """Planned, assigned and occupied by year, of the programme that runs on the day; and who
        left by reduction in each year, in the table only: these are few beside the others."""
        programme = self._programme(on)
        span = list(range(programme.year_from, programme.year_to + 1))
        Progress = self.env["cchc.reduction.progress"].sudo().with_context(reduction_years=span)
        rows = self._targets_of(units, programme, on)
        if not rows:
            return {"labels": [], "series": [], "note": self.env._("No target of reduction.")}
        # The view is computed at every reading: once is enough.
        names = ("planned", "assigned", "occupied")
        progress = Progress._read_group(
            [("target_id", "in", rows.ids)], ["year"], [f"{name}:sum" for name in names]
        )
        figures = {year: dict(zip(names, sums, strict=True)) for year, *sums in progress}
        years = sorted(figures)
        labels = dict(
            self.env["cchc.reduction.series"]._fields["series"]._description_selection(self.env)
        )
        tones = {"planned": "none", "assigned": "male", "occupied": "good"}
        today = str(self.env["hr.version"]._today().year)
        left = self.env["cchc.picture"]._left_by_year(rows, int(years[0]), int(years[-1]))

        def cells(path=""):
            return [{"target_ids": rows.ids, "year": year, "path": path} for year in years]

        return {
            "labels": years,
            "note": programme.name,
            "series": [
                {
                    "name": labels[name],
                    "tone": tones[name],
                    "values": [
                        None if name == "occupied" and year > today else figures[year][name]
                        for year in years
                    ],
                    "cells": cells(name if name == OCCUPIED else ""),
                }
                for name in names
            ]
            + [
                {
                    "name": self.env._("Left by reduction"),
                    "table_only": True,
                    "values": [None if year > today else left.get(year, 0) for year in years],
                    "cells": cells(LEFT),
                }
            ],
        }

    @api.model
    def _programme(self, on):
        """The latest one that runs on the day, or else that began before; without targets there is
        nothing to show of it."""
        programmes = self.env["cchc.reduction.programme"].sudo()
        targets = self.env["cchc.reduction.target"].sudo()._read_group([], ["programme_id"])
        begun = [
            ("id", "in", [programme.id for (programme,) in targets]),
            ("year_from", "<=", on.year),
        ]
        order = "year_from desc, id desc"
        return programmes.search(
            [*begun, ("year_to", ">=", on.year)], order=order, limit=1
        ) or programmes.search(begun, order=order, limit=1)

    @api.model
    def _targets_of(self, units, programme, on):
        """Targets of the chosen units, or else the highest ones below them."""
        Target = self.env["cchc.reduction.target"].sudo()
        parent_of = self.env["hr.department"]._tree_at(on)
        above = self.env["cchc.reform.measure"]._above
        found = Target.search([("programme_id", "=", programme.id)])
        chosen = set(units.ids)
        inside = found.filtered(
            lambda target: (
                target.unit_id.id in chosen or above(target.unit_id.id, parent_of) & chosen
            )
        )
        held = {(target.unit_id.id, target.category_id.id) for target in inside}
        return inside.filtered(
            lambda target: (
                not any(
                    (unit, target.category_id.id) in held
                    for unit in above(target.unit_id.id, parent_of)
                )
            )
        )

    @api.model
    def _open_reduction(self, cell, name):
        """People behind who is there and who left, figures of the year behind the others."""
        if cell.get("path"):
            return self._open_people(cell, name)
        ids = cell.get("target_ids") or []
        if not all(isinstance(target, int) for target in ids):
            raise UserError(self.env._("There is no such figure."))
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "cchc.reduction.progress",
            "views": [(False, "list")],
            "domain": [("target_id", "in", ids), ("year", "=", str(cell.get("year")))],
        }
