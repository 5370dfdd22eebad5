from datetime import date, timedelta

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.outlook import CAUSES, DECIDED, LISTED, RETIRING, forecast, not_replaced
from .cchc_establishment import DECREE, GONE, OTHER, RECRUITED, RETIRED


class CchcReductionOutlook(models.AbstractModel):
    """The page of a target: planned, achieved and forecast by year, and who is behind a figure.

    What was achieved is told twice, as it is reported twice: by the ledger (the places) and by the
    decisions (the people who left them, and who came instead).
    """

    _name = "cchc.reduction.outlook"
    _description = "Plan, results and forecast of reduction"

    @api.model
    @api.readonly
    def outlook_options(self):
        """The targets that the reader may look at, and the one to begin with."""
        # Some hundreds: units by category. pylint: disable=no-search-all
        targets = self.env["cchc.reduction.target"].search([])
        year = vietnam_time.today().year
        units = self.env.user.sudo().unit_ids
        order = targets.sorted(
            lambda one: (
                not one.programme_id.year_from <= year <= one.programme_id.year_to,
                one.unit_id not in units,
                # The province first, where it is among them.
                bool(one.unit_id.sudo().parent_id),
                one.unit_id.id,
                one.category_id.sequence,
            )
        )
        return {
            "first": order[:1].id,
            "targets": [
                {
                    "id": one.id,
                    "programme": one.programme_id.name,
                    "unit": one.unit_id.display_name,
                    "category": one.category_id.name,
                }
                for one in targets
            ],
        }

    @api.model
    @api.readonly
    def outlook(self, target_id):
        """The figures of one target by year.

        :return: facts of the target, the lines of the chart, the columns and rows of the table
        """
        target = self._target(target_id)
        rows = self._rows(target)
        today = vietnam_time.today()
        last = rows[-1] if rows else {}
        return {
            "id": target.id,
            "title": f"{target.unit_id.name} – {target.category_id.name}",
            "programme": target.programme_id.name,
            "document": target.document_id.number or "",
            "facts": self._facts(target, rows, last),
            "as_of": today.isoformat(),
            "labels": [row["year"] for row in rows],
            "series": [
                {"key": key, "name": name, "values": [self._point(row, key) for row in rows]}
                for key, name in self._lines().items()
            ],
            "columns": self._columns(),
            "rows": rows,
        }

    @api.model
    def _lines(self):
        """The lines of the chart by key."""
        return {
            "planned": self.env._("Planned"),
            "assigned": self.env._("Assigned by the ledger"),
            "occupied": self.env._("People in place"),
            "forecast": self.env._("Forecast of people"),
        }

    @api.model
    def _point(self, row, key):
        """A point of a line; the forecast begins where the people were at the end of last year."""
        if key == "forecast" and int(row["year"]) == vietnam_time.today().year - 1:
            return row["occupied"]
        return row[key]

    @api.model
    def _facts(self, target, rows, last):
        present = [row for row in rows if row["occupied"] is not None][-1:] or [{}]
        left = sum(row[cause] or 0 for row in rows for cause in GONE)
        came = sum(row[RECRUITED] or 0 for row in rows)
        return [
            {"name": self.env._("Baseline"), "value": target.baseline},
            {"name": self.env._("To be reduced"), "value": target.baseline - target.target},
            {
                "name": self.env._("Reduced by the ledger"),
                "value": target.baseline - present[0].get("assigned", target.baseline),
            },
            {
                "name": self.env._("Left and not replaced"),
                "value": not_replaced(left, came),
            },
            {"name": self.env._("Target"), "value": target.target},
            {
                "name": self.env._("Forecast at the end"),
                "value": last.get("forecast", last.get("occupied")),
            },
        ]

    @api.model
    def _columns(self):
        """Columns of the table by group; those with ``opens`` lead to what is behind them."""
        return [
            {
                "title": self.env._("Establishment"),
                "columns": [
                    {"key": "planned", "name": self.env._("Planned")},
                    {"key": "assigned", "name": self.env._("Assigned"), "opens": True},
                    {"key": "gap", "name": self.env._("Behind plan"), "bad": True},
                ],
            },
            {
                "title": self.env._("Achieved by decisions"),
                "columns": [
                    {"key": DECREE, "name": self.env._("By the decrees"), "opens": True},
                    {"key": RETIRED, "name": self.env._("Retired"), "opens": True},
                    {"key": OTHER, "name": self.env._("Otherwise"), "opens": True},
                    {"key": RECRUITED, "name": self.env._("Recruited"), "opens": True},
                    {"key": "net", "name": self.env._("Net decrease")},
                    {"key": "moved", "name": self.env._("Moved in (net)")},
                ],
            },
            {
                "title": self.env._("Going to leave"),
                "columns": [
                    {"key": DECIDED, "name": self.env._("Decided"), "opens": True},
                    {"key": LISTED, "name": self.env._("In lists"), "opens": True},
                    {"key": RETIRING, "name": self.env._("Retiring"), "opens": True},
                ],
            },
            {
                "title": self.env._("Headcount"),
                "columns": [
                    {"key": "occupied", "name": self.env._("In place"), "opens": True},
                    {"key": "forecast", "name": self.env._("Forecast")},
                    {"key": "forecast_gap", "name": self.env._("Above plan"), "bad": True},
                ],
            },
        ]

    @api.model
    def _target(self, target_id):
        if not isinstance(target_id, int):
            raise UserError(self.env._("Choose a target first."))
        target = self.env["cchc.reduction.target"].browse(target_id).exists()
        if not target:
            raise UserError(self.env._("This target is gone: choose another one."))
        target.check_access("read")
        return target

    # -- the figures ---------------------------------------------------------------------

    @api.model
    def _rows(self, target):
        """One dictionary a year; None where a year has no such figure."""
        today = vietnam_time.today()
        establishment = self.env["cchc.establishment"].sudo()
        progress = self.env["cchc.reduction.progress"].search(
            [("target_id", "=", target.id)], order="year"
        )
        units = self._units(target)
        turnover = {}
        for _person, day, cause in establishment._turnover_people(
            self._since(target), today, units, target.category_id
        ):
            turnover[day.year, cause] = turnover.get((day.year, cause), 0) + 1
        years = [int(row.year) for row in progress]
        ahead = [year for year in range(today.year, (years or [0])[-1] + 1)]
        key = (target.unit_id.id, target.category_id.id)
        leaving, expected = {}, {}
        if ahead:
            leaving = establishment._leaving(today, ahead[-1]).get(key, {})
            there = establishment._occupied_with_below(today).get(key, 0)
            expected = forecast(there, leaving, ahead)
        rows = [
            self._row(row, int(row.year), today.year, turnover, leaving, expected)
            for row in progress
        ]
        for before, row in zip([None, *rows], rows, strict=False):
            # What neither leavers nor recruits explain: moves between units and categories.
            known = before and row["occupied"] is not None
            row["moved"] = row["occupied"] - before["occupied"] + row["net"] if known else None
        return rows

    @api.model
    def _row(self, progress, year, this_year, turnover, leaving, expected):
        past, ahead = year <= this_year, year >= this_year
        left = {cause: turnover.get((year, cause), 0) for cause in GONE}
        came = turnover.get((year, RECRUITED), 0)
        future = expected[year].value if year in expected else None
        return {
            "year": progress.year,
            "day": progress.day.isoformat(),
            "planned": progress.planned,
            "assigned": progress.assigned,
            "gap": progress.gap,
            "occupied": progress.occupied if past else None,
            **{cause: count if past else None for cause, count in left.items()},
            RECRUITED: came if past else None,
            "net": sum(left.values()) - came if past else None,
            **{cause: leaving.get((year, cause), 0) if ahead else None for cause in CAUSES},
            "forecast": future,
            "forecast_gap": max(0, future - progress.planned) if future is not None else None,
            "explained": list(expected[year].explain()) if year in expected else [],
        }

    @api.model
    def _since(self, target):
        """Leavers count from the day of the baseline, or of the programme where it is earlier."""
        return min(target.baseline_day + timedelta(days=1), target.programme_id.date_from)

    @api.model
    def _units(self, target):
        return (
            self.env["cchc.establishment"]
            .sudo()
            ._units_below(target.unit_id.id, target.category_id.id, vietnam_time.today())
        )

    # -- what is behind a figure -----------------------------------------------------------

    @api.model
    def action_figure(self, target_id, year, key):
        """Open the people, decisions, dossiers or ledger entries behind one figure."""
        target = self._target(target_id)
        if not isinstance(year, int) or not 2000 <= year <= 2100:
            raise UserError(self.env._("Give the year in full."))
        today = vietnam_time.today()
        day = today if year == today.year else date(year, 12, 31)
        if key == "assigned":
            return self._open_entries(target, day)
        if key in (*GONE, RECRUITED):
            return self._open_decisions(target, year, key, today)
        if key == "occupied":
            return self._open_people(self._there(target, min(day, today)))
        if key in CAUSES:
            people = (
                self.env["cchc.establishment"]
                .sudo()
                ._leaving_people(today, self._units(target), target.category_id, year, key)
            )
            return self._open_dossiers(people) if key == LISTED else self._open_people(people)
        raise UserError(self.env._("Nothing stands behind this figure."))

    @api.model
    def _open_entries(self, target, day):
        entries = self.env["cchc.establishment.entry"].search(
            [
                ("unit_id", "=", target.unit_id.id),
                ("category_id", "=", target.category_id.id),
                ("kind", "!=", "reserved"),
                ("date_effective", "<=", day),
            ]
        )
        return {**entries._action_open(), "views": [(False, "list"), (False, "form")]}

    @api.model
    def _open_decisions(self, target, year, key, today):
        """The lines by which they left or came; the reader's rules say whose are shown."""
        found = {
            (person, day)
            for person, day, cause in self.env["cchc.establishment"]
            .sudo()
            ._turnover_people(self._since(target), today, self._units(target), target.category_id)
            if cause == key and day.year == year
        }
        lines = (
            self.env["cchc.decision.line"]
            .search(
                [
                    ("career_id", "in", [person for person, _day in found]),
                    ("date_effective", "in", [day for _person, day in found]),
                    ("issued_at", "!=", False),
                    ("revoked_at", "=", False),
                ]
            )
            .filtered(lambda line: (line.career_id.id, line.date_effective) in found)
        )
        return self._open("cchc_hr.cchc_decision_line_action", [("id", "in", lines.ids)])

    @api.model
    def _there(self, target, day):
        Establishment = self.env["cchc.establishment"].sudo()
        units = Establishment._units_below(target.unit_id.id, target.category_id.id, day)
        return Establishment._occupant_ids(day, units, target.category_id)

    @api.model
    def _open_people(self, ids):
        return self._open("cchc_hr.hr_employee_action_register", [("id", "in", ids)])

    @api.model
    def _open_dossiers(self, ids):
        return self._open(
            "cchc_reduction.cchc_reduction_dossier_action",
            [("employee_id", "in", ids), ("state", "in", ("proposed", "approved"))],
        )

    @api.model
    def _open(self, action, domain):
        opened = self.env["ir.actions.act_window"]._for_xml_id(action)
        return opened | {"domain": domain, "context": {"active_test": False}, "path": False}
