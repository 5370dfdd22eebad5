"""What a sheet keeps of a computed report: its declaration, and its lines as plain values."""

from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.engine.header import header_of
from odoo.addons.cchc_base.engine.report import DIRECT, TOTAL

from ..rules import merge

# Between the values of a row whose form has several levels.
SEPARATOR = "|"


def declaration_of(form, spec, on, known_on):
    """What a sheet keeps of its form: enough to print it when the form has long been changed."""
    counted = {column.code for column in spec.counted}
    return {
        "code": form.code,
        "title": form.title,
        "document": form._document_in_words(),
        "footnote": form.footnote or "",
        "signatures": form.signatures or "",
        "paper": form.paper,
        "axis": form.row_axis,
        "levels": list(spec.axis.levels),
        "row_title": form._row_title(),
        "population": spec.population,
        "on": f"{on:%Y-%m-%d}",
        "known_on": f"{known_on:%Y-%m-%d}" if known_on else "",
        "columns": [
            {
                "code": column.code,
                "label": column.label,
                "number": column.number,
                "kind": column.kind,
                "criterion": column.domain,
                "listed": column.code in counted,
                "field": column.field,
            }
            for column in spec.columns
        ],
        "header": [
            [
                {
                    "label": cell.label,
                    "row": cell.row,
                    "column": cell.column,
                    "rowspan": cell.rowspan,
                    "colspan": cell.colspan,
                }
                for cell in row
            ]
            for row in header_of(spec).rows()
        ],
    }


def unit_lines(report):
    """The lines of an agency's report, each knowing the units whose people it counts."""

    def covers(unit_id):
        below = [key for part in report.below(unit_id) for key in covers(part.unit_id)]
        return [str(unit_id), *below]

    lines = []
    for line in report.lines():
        whole = line.kind == TOTAL
        unit_id = line.unit_ids[0]
        own = line.kind == DIRECT
        key = "total" if whole else f"own-{unit_id}" if own else str(unit_id)
        row = report.row(unit_id)
        lines.append(
            merge.line(
                line.kind,
                key,
                line.name,
                line.level,
                line.number,
                list(map(stored_figure, line.figures)),
                row.own_people if own else row.total_people,
                in_force=line.in_force,
                opened=line.opened,
                covers=None if whole else [str(unit_id)] if own else covers(unit_id),
            )
        )
    return lines or [merge.line(TOTAL, "total", "", 0, "", [None] * len(report.columns))]


def value_lines(report):
    """The lines of a form whose rows are values; a title covers the values below it."""
    depth = len(report.form.axis.levels)
    lines, leaves = [], {}
    found = report.lines()
    for line in found:
        if len(line.keys) == depth:
            for size in range(1, depth + 1):
                leaves.setdefault(line.keys[:size], []).append(key_text(line.keys))
    for line in found:
        whole = line.kind == TOTAL
        lines.append(
            merge.line(
                line.kind,
                "total" if whole else key_text(line.keys),
                line.name,
                line.level,
                line.number,
                list(map(stored_figure, line.figures)),
                line.people,
                opened=line.opened,
                keys=[stored_key(key) for key in line.keys],
                covers=None if whole else leaves.get(line.keys, []),
            )
        )
    return lines


def key_text(keys):
    """As the statement writes the values of a row."""
    return SEPARATOR.join("" if key is None else str(stored_key(key)) for key in keys)


def stored_key(key):
    if isinstance(key, bool):
        return str(key).lower()
    return key.isoformat() if isinstance(key, date) else key


def stored_figure(figure):
    """A number, an exact decimal as text, words, or None."""
    if isinstance(figure, Decimal):
        return str(figure)
    if isinstance(figure, date):
        return f"{figure:%d/%m/%Y}"
    if isinstance(figure, float):
        return str(Decimal(repr(figure)))
    return figure
