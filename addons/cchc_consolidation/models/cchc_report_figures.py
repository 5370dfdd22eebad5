from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.compiler import (
    amount_sql,
    condition_sql,
    field_at,
    measures_sql,
    path_sql,
    people_domain,
)
from odoo.addons.cchc_base.engine.lists import Lists
from odoo.addons.cchc_base.engine.report import build_report
from odoo.addons.cchc_base.engine.spec import CASES, PROVIDER, VALUE
from odoo.addons.cchc_base.engine.value_axis import build_values

from ..rules.seal import ROW_FIELDS
from ..tools.stored_lines import SEPARATOR, declaration_of, unit_lines, value_lines

# Where a row's texts come from, as paths from what a form counts; what a source lacks stays empty.
PATHS = {
    "employee": "employee_id",
    "identity": "employee_id.citizen_id",
    "name": "employee_id.name",
    "birth_text": "employee_id.birth_text",
    "position_title": "position_title",
    "leadership_post": "leadership_post_id.name",
    "rank": "rank_id.code",
    "staffing_category": "staffing_category",
}
SORT = "employee_id.name_sort"
MANY = 20


class CchcReportFigures(models.AbstractModel):
    """Fills the sheets of many reports at once: figures, and the people behind each of them.

    For each form two statements, however many reports: one counts by unit, with the conditions
    of the report engine; one writes down every person with the columns that count him, by the
    same conditions. `_contradictions` compares the two before a report is sealed.
    """

    _name = "cchc.report.figures"
    _description = "Figures of reports"

    @api.model
    def _fill(self, submissions):
        """Compute the sheets of agencies' reports anew, as of the day of their period."""
        for period, group in submissions.grouped("period_id").items():
            tree, units = self.env["hr.department"]._reporting_tree(period.date_to, period.known_on)
            agencies = self.env["hr.department"]._agencies_of_units(tree)
            by_agency = {submission.unit_id.id: submission for submission in group}
            places = {
                unit: by_agency[agency] for unit, agency in agencies.items() if agency in by_agency
            }
            group.sheet_ids.unlink()
            for form in period.form_ids.sorted():
                _Filler(self.env, period, form, tree, units, places).fill(group)

    @api.model
    def _secret(self):
        """What citizen numbers are digested with."""
        return self.env["ir.config_parameter"].sudo().get_param("database.secret") or ""

    @api.model
    def _contradictions(self, sheets):
        """Cells whose figure is not the number of people behind them: ``[(sheet, line, column)]``.

        One statement for all sheets: each person's columns are taken apart and counted by line.
        """
        self.env.flush_all()
        counted = {}
        for sheet, line, column, people in self.env.execute_query(
            SQL(
                """
                SELECT sheet_id, line, cell, count(*)
                  FROM cchc_report_frozen_person,
                       unnest(string_to_array(trim(both ',' from cells), ',')) AS cell
                 WHERE sheet_id = ANY(%s) AND cell <> ''
                 GROUP BY 1, 2, 3
                """,
                sheets.ids,
            )
        ):
            counted.setdefault(sheet, {})[line, column] = people
        counted |= self._cases(sheets, counted)
        return [
            (sheet, line, column)
            for sheet in sheets
            for line, column in _wrong_cells(sheet, counted.get(sheet.id, {}))
        ]

    @api.model
    def _cases(self, sheets, counted):
        """``counted`` with what people add to columns of cases, instead of the people."""
        of_cases = sheets.filtered(_has_cases)
        cases = {
            (sheet.id, column["code"])
            for sheet in of_cases
            for column in sheet.declaration["columns"]
            if column["kind"] == CASES
        }
        found = {sheet.id: dict(counted.get(sheet.id, {})) for sheet in of_cases}
        for sheet, line, column, number in self.env.execute_query(
            SQL(
                """
                SELECT sheet_id, line, split_part(amount, '=', 1),
                       sum(split_part(amount, '=', 2)::numeric)::text
                  FROM cchc_report_frozen_person,
                       unnest(string_to_array(amounts, ';')) AS amount
                 WHERE sheet_id = ANY(%s) AND amount LIKE '%%=_%%'
                 GROUP BY 1, 2, 3
                """,
                of_cases.ids,
            )
        ):
            if (sheet, column) in cases:
                found[sheet][line, column] = int(number)
        return found


def _has_cases(sheet):
    return any(column["kind"] == CASES for column in sheet.declaration["columns"])


def _wrong_cells(sheet, counted):
    lines_by_column = {}
    for (line, column), people in counted.items():
        lines_by_column.setdefault(column, {})[line] = people
    for line in sheet.lines:
        for column, figure in zip(sheet.declaration["columns"], line["figures"], strict=True):
            if column["kind"] not in ("count", CASES):
                continue
            by_line = lines_by_column.get(column["code"], {})
            if line["covers"] is None:
                people = sum(by_line.values())
            else:
                people = sum(by_line.get(key, 0) for key in line["covers"])
            if people != figure:
                yield line, column


class _Filler:
    """One form for the reports of one period."""

    def __init__(self, env, period, form, tree, units, places):
        self.env, self.period, self.form = env, period, form.sudo()
        self.on, self.known_on = period.date_to, period.known_on or None
        self.tree, self.units, self.places = tree, units, places
        self.spec = self.form._spec()
        self.model = self.form._source_model(self.known_on, self.on)
        # Of how many the lists of contracts, honours … are worth reading as a whole.
        self.many = len(set(places.values())) > MANY

    def fill(self, submissions):
        self.env.flush_all()
        records = self._count()
        make = self._value_lines if self.spec.axis.levels else self._unit_lines
        by_submission = make(records, submissions)
        declaration = declaration_of(self.form, self.spec, self.on, self.known_on)
        sheets = self.env["cchc.report.sheet"].create(
            [
                {
                    "submission_id": submission.id,
                    "form_id": self.form.id,
                    "declaration": declaration,
                    "lines": by_submission[submission],
                }
                for submission in submissions
            ]
        )
        self._write_people(dict(zip(submissions, sheets, strict=True)))

    # -- figures ------------------------------------------------------------------

    def _query(self):
        """``(query, SQL of the unit)`` of the people of the form in the units that report."""
        base = self.form._base_domain(self.model, self.on)
        query = self.model._search(people_domain(self.spec, self.on, base))
        unit = path_sql(self.model, query.table, query, self.spec.axis.field)
        query.add_where(SQL("%s = ANY(%s)", unit, list(self.places)))
        return query, unit

    def _levels(self, query):
        return [path_sql(self.model, query.table, query, path) for path in self.spec.axis.levels]

    def _count(self):
        """Rows of unit, values of the levels, number of people, and the computed figures."""
        query, unit = self._query()
        levels = self._levels(query)
        figures = measures_sql(self.model, query, self.spec.computed, self.on, self.many)
        query.groupby = SQL(", ").join(SQL(str(place)) for place in range(1, len(levels) + 2))
        return self.env.execute_query(query.select(unit, *levels, SQL("count(*)"), *figures))

    def _unit_lines(self, records, submissions):
        found = {record[0]: record[1:] for record in records}
        nothing = (0, *(None for _column in self.spec.counted))
        provided = self._provided()
        units_of = {}
        for unit, submission in self.places.items():
            # A unit dissolved before counts where somebody is still placed in it.
            if unit in self.units or unit in found:
                units_of.setdefault(submission, []).append(unit)
        names = self._names_of_gone()
        lines = {}
        for submission in submissions:
            rows = []
            for unit in units_of.get(submission, []):
                parent, name, code, sequence = self.units.get(unit) or (
                    submission.unit_id.id,
                    *names[unit],
                )
                head = (unit, parent, name, code, sequence, unit in self.units)
                rows.append((*head, *found.get(unit, nothing)))
            report = build_report(self.spec, self.on, rows, self.known_on, provided)
            lines[submission] = unit_lines(report)
        return lines

    def _names_of_gone(self):
        gone = [unit for unit in self.places if unit not in self.units]
        records = self.env["hr.department"].sudo().browse(gone)
        return {unit.id: (unit.name, unit.code, unit.sequence) for unit in records}

    def _provided(self):
        """Figures of other parts of the system; an agency's without those of agencies below."""
        names = {column.provider for column in self.spec.columns if column.kind == PROVIDER}
        if not names:
            return {}
        parents = {unit: others[0] for unit, others in self.units.items()}
        found = self.env["cchc.report.provider"]._provide(
            names, self.form, parents, self.on, self.known_on
        )
        for name, figures in found.items():
            own = dict(figures)
            for agency in set(self.tree.agency_of.values()):
                holder = self.tree.agency_of.get(parents.get(agency))
                if figures.get(agency) and holder and figures.get(holder) is not None:
                    own[holder] -= figures[agency]
            found[name] = own
        return found

    def _value_lines(self, records, submissions):
        spec, form = self.spec, self.form
        labels = [
            form._labels(self.model, path, {record[level] for record in records})
            for level, path in enumerate(spec.axis.levels, 1)
        ]
        first = 2 + len(spec.axis.levels)
        texts = {
            column.code: {
                value: words
                for value, (_place, words) in form._labels(
                    self.model, column.field, {record[first + place] for record in records} - {None}
                ).items()
            }
            for place, column in enumerate(spec.computed)
            if column.kind == VALUE
            and field_at(self.model, column.field).type in ("many2one", "selection", "boolean")
        }
        rows = {}
        for unit, *others in records:
            rows.setdefault(self.places[unit], []).append((True, *others))
        return {
            submission: value_lines(
                build_values(
                    spec,
                    self.on,
                    self.known_on,
                    (),
                    rows.get(submission, []),
                    self.model,
                    labels,
                    texts,
                )
            )
            for submission in submissions
        }

    # -- people -------------------------------------------------------------------

    def _write_people(self, sheets):
        """Everybody whom the form is about, with the columns that count him, in one statement."""
        query, unit = self._query()
        levels = self._levels(query)
        texts = {name: self._text(query, path) for name, path in PATHS.items()}
        line = [SQL("COALESCE(%s::text, '')", level) for level in levels or [unit]]
        lists = Lists(self.model, query, self.many)
        texts |= {
            "line": SQL("concat_ws(%s, %s)", SEPARATOR, SQL(", ").join(line)),
            "cells": self._cells(query, lists),
            "amounts": self._amounts(query, lists),
        }
        lists.join()
        sort = self._text(query, SORT)
        if "employee_id" not in self.model._fields:
            # What is counted are no people: units have a name of their own.
            texts["name"] = sort = self._text(query, "name")
        inner = query.select(
            SQL("%s AS unit_id", unit),
            SQL("%s AS sort", sort),
            SQL("%s AS source", SQL.identifier(query.table, "id")),
            *(SQL("%s AS %s", sql, SQL.identifier(name)) for name, sql in texts.items()),
        )
        secret = self.env["cchc.report.figures"]._secret()
        identity = SQL("encode(sha256(convert_to(%s || r.identity, 'UTF8')), 'hex')", secret)
        values = {name: SQL("r.%s", SQL.identifier(name)) for name in texts}
        values |= {
            "identity": SQL("CASE WHEN r.identity <> '' THEN %s ELSE '' END", identity),
            "unit_id": SQL("r.unit_id::text"),
            "unit_name": SQL("place.unit_name"),
            "position": SQL(
                "(row_number() OVER (PARTITION BY place.sheet_id ORDER BY r.sort, r.source))::text"
            ),
        }
        placed = list(self.places)
        names = self._names_of_gone()
        unit_names = [
            self.units[unit][1] if unit in self.units else names[unit][0] for unit in placed
        ]
        columns = SQL(", ").join(map(SQL.identifier, ROW_FIELDS))
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_report_frozen_person
                       (submission_id, sheet_id, %(columns)s, digest)
                SELECT submission_id, sheet_id, %(stored)s,
                       encode(sha256(convert_to(concat_ws(chr(31), %(columns)s), 'UTF8')), 'hex')
                  FROM (SELECT place.submission_id, place.sheet_id, %(values)s
                          FROM (%(inner)s) r
                          JOIN unnest(%(units)s::int[], %(submissions)s::int[], %(sheets)s::int[],
                                      %(names)s::text[])
                               AS place(unit_id, submission_id, sheet_id, unit_name)
                            ON place.unit_id = r.unit_id) rows
                 ORDER BY sheet_id, position::int
                """,
                columns=columns,
                stored=SQL(", ").join(_stored(name) for name in ROW_FIELDS),
                values=SQL(", ").join(
                    SQL("COALESCE(%s, '') AS %s", values[name], SQL.identifier(name))
                    for name in ROW_FIELDS
                ),
                inner=inner,
                units=placed,
                submissions=[self.places[unit].id for unit in placed],
                sheets=[sheets[self.places[unit]].id for unit in placed],
                names=unit_names,
            )
        )
        self.env["cchc.report.frozen.person"].invalidate_model()

    def _text(self, query, path):
        """What stands at the end of a path, as text; nothing where the source has no such path."""
        model = self.model
        for name in path.split("."):
            field = model._fields.get(name) if model is not None else None
            if not field or not field.store and not field.inherited:
                return SQL("''")
            model = self.env[field.comodel_name] if field.type == "many2one" else None
        return SQL("%s::text", path_sql(self.model, query.table, query, path))

    def _cells(self, query, lists):
        """``,total,women,``: the columns that count the person."""
        parts = [
            SQL(
                "CASE WHEN %s THEN %s END",
                condition_sql(self.model, query, measure, self.on, lists) or SQL("TRUE"),
                measure.code,
            )
            for measure in self.spec.counted
        ]
        return SQL("',' || concat_ws(',', %s) || ','", SQL(", ").join([SQL("NULL"), *parts]))

    def _amounts(self, query, lists):
        """``salary=2.34;…``: what the person adds to the columns that add up."""
        parts = [
            SQL(
                "CASE WHEN %s THEN %s || (%s)::text END",
                condition_sql(self.model, query, measure, self.on, lists) or SQL("TRUE"),
                f"{measure.code}=",
                amount_sql(self.model, query, measure, self.on, lists),
            )
            for measure in self.spec.counted
            if measure.adds
        ]
        return SQL("concat_ws(';', %s)", SQL(", ").join([SQL("NULL"), *parts]))


def _stored(name):
    column = SQL.identifier(name)
    return (
        SQL("NULLIF(%s, '')::int", column)
        if name in ("position", "employee", "unit_id")
        else column
    )
