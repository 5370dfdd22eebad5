"""Read the rows of a workbook by the headings of its columns, safely and with named faults.

Pure: what a cell must be is checked here; what it refers to (units, groups, ranks) is looked up by
the caller, who adds faults of the same shape.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_hr.importing.cells import Kind
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused

_ = translatable("cchc_positions")

TEXT, INTEGER, DAY, YES = "text", "integer", "day", "yes"
_HEADER_WITHIN = 15
_YES_WORDS = {"x", "co", "1", "true", "yes"}
_NO_WORDS = {"", "khong", "0", "false", "no"}


@dataclass(frozen=True)
class Column:
    """A column of a template. ``label`` is Vietnamese: it is what stands in the file."""

    key: str
    label: str
    kind: str = TEXT
    required: bool = False
    width: int = 16
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Fault:
    row: int
    column: str
    problem: Problem


@dataclass
class TableRow:
    number: int
    values: dict
    faults: list[Fault] = field(default_factory=list)


def read_table(workbook, columns):
    """The rows below the heading row of the first sheet that has the required headings.

    :raise WorkbookRefused: no sheet has them; the message names the columns that are missing
    """
    missing = None
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            positions = _positions(row, columns)
            lacking = [
                item.label for item in columns if item.required and item.key not in positions
            ]
            if not lacking:
                return _rows(sheet.rows[index + 1 :], positions, columns)
            if missing is None or len(lacking) < len(missing):
                missing = lacking
    raise WorkbookRefused(
        "no_heading",
        _("No row of headings was found: the columns %(columns)s are missing. Use our template."),
        columns=", ".join(f"“{label}”" for label in missing or ()),
    )


def _positions(row, columns):
    keys = {_key(item.label): item.key for item in columns}
    found = {}
    for position, cell in enumerate(row.cells):
        key = keys.get(_key(cell.text)) if cell.kind is Kind.TEXT else None
        if key and key not in found:
            found[key] = position
    return found


def _key(text):
    return " ".join(fold(text).replace("*", " ").lower().split())


def _rows(rows, positions, columns):
    result = []
    for row in rows:
        if all(row[position].blank for position in positions.values()):
            continue
        made = TableRow(row.number, {})
        for column in columns:
            position = positions.get(column.key)
            value, problem = (None, None) if position is None else _read(row[position], column)
            if problem is None and column.required and value in (None, ""):
                problem = Problem("empty", _("is empty; it is required"))
            if problem:
                made.faults.append(Fault(row.number, column.label, problem))
            made.values[column.key] = value
        result.append(made)
    return result


def _read(cell, column):
    if cell.kind is Kind.ERROR or (cell.formula and cell.value is None):
        return None, Problem("formula", _("holds a formula without a result; enter the value"))
    if cell.blank:
        return (False if column.kind == YES else None), None
    reader = {TEXT: _text, INTEGER: _integer, DAY: _day, YES: _yes}[column.kind]
    return reader(cell, column)


def _text(cell, _column):
    return " ".join(cell.text.split()), None


def _integer(cell, column):
    value = cell.value
    if isinstance(value, str):
        digits = value.strip().lstrip("-")
        value = int(value) if digits.isdecimal() else None
    if isinstance(value, Decimal) or isinstance(value, bool) or not isinstance(value, int):
        return None, Problem("not_whole", _("“%(value)s” is no whole number"), {"value": cell.text})
    low, high = column.low, column.high
    if (low is not None and value < low) or (high is not None and value > high):
        if high is None:
            return None, Problem(
                "too_small",
                _("%(value)s is less than %(low)s"),
                {"value": value, "low": low},
            )
        return None, Problem(
            "out_of_range",
            _("%(value)s is not between %(low)s and %(high)s"),
            {"value": value, "low": low, "high": high},
        )
    return value, None


def _day(cell, _column):
    if isinstance(cell.value, date):
        return cell.value, None
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(cell.text.strip(), pattern).date(), None
        except ValueError:
            continue
    return None, Problem(
        "no_date", _("“%(value)s” is no date; write it as 31/12/2026"), {"value": cell.text}
    )


def _yes(cell, _column):
    word = fold(cell.text).strip().lower()
    if word in _YES_WORDS:
        return True, None
    if word in _NO_WORDS:
        return False, None
    return None, Problem(
        "no_mark", _("“%(value)s”: write x or leave it empty"), {"value": cell.text}
    )


def split(text):
    """Several codes in one cell, separated by semicolons or line ends."""
    parts = (text or "").replace("\n", ";").split(";")
    return [part.strip() for part in parts if part.strip()]
