from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine import vocabulary
from odoo.addons.cchc_base.engine.compiler import path_sql

from ..lists.table import GROUP, Column, PeopleTable, Row, as_of, text_of


class CchcPeopleList(models.Model):
    """The answer of a list: its people on a day, by the rights of whoever asks.

    One statement reads all columns of the period and the person; each list of the dossier that a
    column shows is one more, however many people there are.
    """

    _inherit = "cchc.people.list"

    def _on(self):
        self.ensure_one()
        return self.date or self.env["hr.version"]._today()

    # -- who ------------------------------------------------------------------

    def _people_domain(self, on):
        """The periods of the people who meet all criteria on a day."""
        self.ensure_one()
        domain = Domain("date_version", "<=", on) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        )
        domain &= Domain("employee_id", "!=", False) & Domain("staffing_category", "!=", False)
        if not self.with_left:
            domain &= Domain("in_service", "=", True)
        if self.unit_ids:
            domain &= Domain("department_id", "in", self.unit_ids._subtree_at(on).ids)
        domain &= self._criteria_that_ask()._domain(on)
        return domain & Domain(vocabulary.evaluate(self.domain, on))

    def _criteria_that_ask(self):
        return self.criterion_ids.filtered(lambda criterion: criterion._asks())

    def _check_may_ask(self):
        """Refuse criteria about what the reader may not read: the names would tell."""
        self.check_access("read")
        self.env["hr.version"].check_access("read")
        hidden = self.criterion_ids.filtered(
            lambda criterion: criterion._asks() and not criterion.field_id._may_read()
        )
        if hidden:
            raise AccessError(
                self.env._(
                    "List “%(list)s” asks about “%(field)s”, which you have no right to read.",
                    list=self.name,
                    field=hidden[0].field_id.name,
                )
            )
        form = self.env["cchc.report.form"]
        where = self.env._("List “%s”", self.name)
        model = self.env["hr.version"].sudo()
        domain = Domain(vocabulary.evaluate(self.domain, self._on()))
        for path_model, field in form._fields_of(model, domain):
            form._check_may_read(path_model, field, where)

    @api.model
    def _entries_at(self, field, on, year):
        """Which entries of the list of the dossier that a field leads to count on a day."""
        _outer, model, _inner = field._split()
        if model == "cchc.yearly.rating":
            return Domain("year", "=", year) & field._entries_meant(on)
        fields_there = self.env[model]._fields
        # Where an entry has a beginning of its own, its date is the end.
        begins, ends = ("when_date", "date_from"), ("lapses_on", "date_to", "ended_on")
        if "start_date" in fields_there:
            begins, ends = ("start_date",), ("when_date",)
        domain = field._entries_meant(on)
        for name in begins:
            if name in fields_there:
                domain &= Domain(name, "=", False) | Domain(name, "<=", on)
        # What has lapsed or ended is no longer in effect.
        for name in () if field.ended_too else ends:
            if name in fields_there:
                domain &= Domain(name, "=", False) | Domain(name, ">=", on)
        return domain

    # -- what -----------------------------------------------------------------

    def _columns(self):
        """(columns that the reader may read, titles of those left out)"""
        readable = self.column_ids.filtered(
            lambda column: column.field_id.kind == "blank" or column.field_id._may_read()
        )
        return readable, [column._title() for column in self.column_ids - readable]

    def _answer(self, purpose, offset=0, limit=None):
        """The answer.

        :param purpose: ``screen``, ``xlsx``, ``docx`` or ``pdf``: what it is read for
        :rtype: (PeopleTable, titles of the columns that the reader may not read)
        """
        self._check_has_columns()
        self._check_may_ask()
        on = self._on()
        columns, left_out = self._columns()
        if not columns:
            raise AccessError(self.env._("List “%s” has no column that you may read.", self.name))
        Version = self.env["hr.version"].with_context(cchc_on=on)
        query = Version._search(self._people_domain(on))
        count = None
        if limit is not None:
            (count,) = self.env.execute_query(query.select(SQL("count(*)")))[0]
        history = self.env["hr.department"].sudo()._unit_history()
        unit = path_sql(Version, query.table, query, "department_id")
        query.order = SQL(", ").join(self._order_terms(Version, query, unit, history, on))
        query.limit, query.offset = limit, offset
        values = [column.field_id._value_sql(Version, query) for column in columns]
        person = path_sql(Version, query.table, query, "employee_id")
        found = self.env.execute_query(query.select(person, unit, *values))
        people = [row[0] for row in found]
        readers = [column._reader(people, on, history) for column in columns]
        groups, group_of = self._groups({row[1] for row in found}, on, history)
        rows = tuple(
            Row(
                row[0],
                group_of.get(row[1]),
                tuple(read(row[0], value) for read, value in zip(readers, row[2:], strict=True)),
            )
            for row in found
        )
        self._after_people_listed(purpose, people)
        table = PeopleTable(
            title=self.name,
            on=on,
            columns=tuple(
                Column(column._title(), column._cell_kind(), column.width or column.field_id.width)
                for column in columns
            ),
            rows=rows,
            count=len(rows) if count is None else count,
            lines_above=tuple(filter(None, map(str.strip, (self.title_lines or "").splitlines()))),
            conditions=self._criteria_that_ask()._all_in_words(on),
            groups=groups,
        )
        return table, left_out

    def _after_people_listed(self, purpose, person_ids):
        """Hook: data of these people were read by the current user (audit of readings).

        :param purpose: ``screen``, ``xlsx``, ``docx`` or ``pdf``
        """

    def _order_terms(self, model, query, unit, history, on):
        """The order: under titles first, then as chosen, then by Vietnamese given names."""
        terms = []
        if self.group_by or self.order_by == "unit":
            place = self._unit_places(query, unit, history, on)
            if self.group_by == "agency":
                terms.append(place("agency"))
            if self.group_by == "unit" or self.order_by == "unit":
                terms.append(place("position"))
        sort_field = self.order_field_id
        if self.order_by == "field" and sort_field._may_read():
            way = SQL("DESC" if self.order_falling else "ASC")
            terms.append(SQL("%s %s NULLS LAST", sort_field._sort_sql(model, query), way))
        terms.append(path_sql(model, query.table, query, "employee_id.name_sort"))
        terms.append(path_sql(model, query.table, query, "employee_id"))
        return terms

    def _unit_places(self, query, unit, history, on):
        """Join the place of each unit, and of its agency, in the tree of a day."""
        order = self.env["hr.department"].sudo()._tree_order_at(on)
        places = {unit_id: place for place, unit_id in enumerate(order)}
        agencies = {unit_id: history.agency(unit_id, on) for unit_id in order}
        last = len(order)
        query.add_join(
            "LEFT JOIN",
            "unit_place",
            SQL(
                "(SELECT * FROM unnest(%s::int[], %s::int[], %s::int[])"
                " AS place (unit_id, position, agency))",
                order,
                list(range(last)),
                [places.get(agency and agency.unit, last) for agency in agencies.values()],
            ),
            SQL("unit_place.unit_id = %s", unit),
        )
        return lambda name: SQL("unit_place.%s NULLS LAST", SQL.identifier(name))

    def _groups(self, unit_ids, on, history):
        """(names of titles by unit, title's unit by unit of the person)"""
        if not self.group_by:
            return None, {}
        group_of = dict.fromkeys(unit_ids)
        names = {}
        for unit_id in filter(None, unit_ids):
            agency = history.agency(unit_id, on)
            under = agency.unit if agency and self.group_by == "agency" else unit_id
            group_of[unit_id] = under
            full = history.full_name if self.group_by == "unit" else history.name
            names[under] = full(under, on)
        return names, group_of

    # -- the screen -----------------------------------------------------------

    def _screen(self, offset, limit):
        table, left_out = self._answer("screen", offset, limit)
        numbers = iter(range(offset + 1, offset + limit + 1))
        return {
            "title": table.title,
            "as_of": as_of(table.on),
            "lines_above": list(table.lines_above),
            "conditions": table.conditions,
            "count": table.count,
            "columns": [
                {"label": column.label, "centred": column.kind != "text"}
                for column in table.columns
            ],
            "lines": [
                {"group": line.text, "number": line.number}
                if line.kind == GROUP
                else {
                    "person_id": line.row.person_id,
                    "number": str(next(numbers)),
                    "values": [text_of(value) for value in line.row.values],
                }
                for line in table.lines()
            ],
            "left_out": left_out,
        }
