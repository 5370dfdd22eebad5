"""Whose unit was dissolved, founded or laid elsewhere by a document, and who is one too many."""

from collections import defaultdict
from datetime import timedelta

from odoo.tools import SQL

from odoo.addons.cchc_base.rules.months import add_months


class ReorganisedUnits:
    """Reorganisations of the units of people within some months before a day; a few queries.

    A unit that only changes its name, its class or its number in the list is not reorganised, nor
    is an agency when the province above it is.

    :param people: recordset; the reader sees their dossiers
    """

    def __init__(self, people, on, months):
        self.env, self.on = people.env, on
        self.found, self.surplus = {}, {}
        changes = self._changes(add_months(on, -months)) if months and people else {}
        if changes:
            self._read_people(people, changes)
            self._read_surplus()

    def of(self, person):
        """``(day, words, words of the surplus)`` of the last reorganisation; None: there is none"""
        day, told, _gone, _period = self.found.get(person.id, (None, "", False, None))
        return (day, told, self.surplus.get(person.id, "")) if day else None

    def _changes(self, first):
        """``{unit id: [(day, words, dissolved), …]}``, each by a document that is told."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.unit_id, v.date_from, v.name, v.dissolved, v.founded, d.number
                  FROM (SELECT unit_id, date_from, name, dissolved, document_id,
                               ROW(parent_id, kind_id, level_id, dissolved) AS facts,
                               lag(ROW(parent_id, kind_id, level_id, dissolved)) OVER unit AS was,
                               lag(date_from) OVER unit IS NULL AS founded
                          FROM cchc_unit_version WHERE voided_at IS NULL
                        WINDOW unit AS (PARTITION BY unit_id ORDER BY date_from)) v
                  JOIN cchc_legal_document d ON d.id = v.document_id
                 WHERE v.date_from > %s AND v.date_from <= %s
                   AND (v.founded OR v.facts IS DISTINCT FROM v.was)
                 ORDER BY v.date_from
                """,
                first,
                self.on,
            )
        )
        found = defaultdict(list)
        for unit, day, name, dissolved, founded, number in rows:
            what = "giải thể, sáp nhập" if dissolved else "thành lập" if founded else "sắp xếp lại"
            found[unit].append((day, f"{name} {what} từ {day:%d/%m/%Y} theo {number}", dissolved))
        return found

    def _read_people(self, people, changes):
        """The last change of a unit in which a person was when it came."""
        days = {day for rows in changes.values() for day, _told, _gone in rows}
        Unit = self.env["hr.department"]
        trees = {
            day: (Unit._tree_at(day - timedelta(days=1)), Unit._tree_at(day)) for day in days
        }  # fmt: skip
        # The past of people whom the reader sees may lie in units that he does not see.
        periods = self.env["hr.version"].sudo().search(
            [
                ("employee_id", "in", people.ids),
                ("department_id", "!=", False),
                ("date_version", "<=", self.on),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", min(days) - timedelta(days=1)),
            ],
            order="date_version",
        )  # fmt: skip
        for period in periods:
            person, last = period.employee_id.id, period.date_to
            hit = self.found.get(person, (None, "", False, None))[:3]
            for day, (before, after) in sorted(trees.items()):
                if period.date_version > day or (last and last < day - timedelta(days=1)):
                    continue
                line = {*self._line(period.department_id, before)}
                line |= {*self._line(period.department_id, after)}
                told = [row for unit in line for row in changes.get(unit, ()) if row[0] == day]
                # That a unit ended says more than that another began on the same day.
                told.sort(key=lambda row: row[2])
                hit = told[-1] if told and not (hit[2] and hit[0] == day) else hit
            if hit[0]:
                self.found[person] = (*hit, period)

    def _line(self, unit, tree):
        """The unit and those above it, up to its agency."""
        agency, step = unit.agency_id.id or unit.id, unit.id
        while step:
            yield step
            step = None if step == agency else tree.get(step)

    def _read_surplus(self):
        """More people than places in the unit or above it, or no unit at all any more."""
        categories = {
            (row.staffing_category, row.funding_source): row.category_id
            # A dozen rows. pylint: disable=no-search-all
            for row in self.env["cchc.quota.category.member"].sudo().search([])
        }
        tree = self.env["hr.department"]._tree_at(self.on)
        asked = {}
        for person, (*_change, period) in self.found.items():
            unit = period.department_id
            if unit.id not in tree:
                self.surplus[person] = f"{unit.name} không còn tồn tại, chưa bố trí nơi khác"
                continue
            payer = period.funding_source or "state_budget"
            category = categories.get((period.staffing_category, payer))
            if category:
                asked[person] = [(step, category.id) for step in self._line(unit, tree)]
        units = {key[0] for keys in asked.values() for key in keys}
        if not units:
            return
        Establishment = self.env["cchc.establishment"].sudo()
        balance = Establishment._balance(self.on, list(units), figures=("assigned", "occupied"))
        for person, keys in asked.items():
            over = (key for key in keys if key in balance and balance[key].is_assigned)
            for key in over:
                row = balance[key]
                if row.occupied > row.assigned:
                    name = self.env["hr.department"].sudo().browse(key[0]).name
                    self.surplus[person] = (
                        f"{name}: {row.occupied} người, giao {row.assigned} biên chế"
                    )
                    break
