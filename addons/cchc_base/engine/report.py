"""The figures of a form in the order of the tree: what the statement answers, ready to print."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .spec import PROVIDER, SUM, Form

# Kinds of lines
TOTAL = "total"  # the chosen unit with all below, or the sum of several chosen units
UNIT = "unit"
DIRECT = "direct"  # who is placed in the unit itself, when its parts are shown below it
OUTSIDE = "outside"  # people of the form who are in no unit of the tree


@dataclass(frozen=True)
class UnitRow:
    """One unit: the figures of its own people and of all people below it, by column."""

    unit_id: int | None
    parent_id: int | None
    name: str
    code: str
    sequence: int
    in_force: bool
    own: tuple
    total: tuple
    own_people: int = 0
    total_people: int = 0


@dataclass(frozen=True)
class Line:
    """One printed line. A figure is a number, or None where nobody supplies it."""

    kind: str
    unit_ids: tuple[int, ...]
    name: str
    level: int
    number: str
    figures: tuple
    in_force: bool = True
    has_below: bool = False


@dataclass(frozen=True)
class Report:
    """The answer: the form, its day, and the units as a tree."""

    form: Form
    on: date
    known_on: date | None
    rows: tuple[UnitRow, ...]
    outside: UnitRow | None = None
    _below: dict = field(default_factory=dict, repr=False, compare=False)

    @property
    def columns(self):
        return self.form.columns

    @property
    def tops(self):
        """The chosen units."""
        return self._below.get(None, ())

    def row(self, unit_id):
        return next((row for row in self.rows if row.unit_id == unit_id), None)

    def below(self, unit_id):
        """The units directly below a unit, in order."""
        return self._below.get(unit_id, ())

    def lines(self, depth=None):
        """The lines to print, down to ``depth`` levels below the chosen units (None: all).

        The first line is the total. A line ``direct`` follows a unit that has people of its own
        besides the parts shown below it, so that the parts always add up to the whole.
        """
        lines = []
        tops = self.tops
        if len(tops) == 1:
            lines += self._unit_lines(tops[0], 0, "", depth, TOTAL)
        elif tops:
            ids = tuple(row.unit_id for row in tops)
            figures = tuple(map(_add, zip(*(row.total for row in tops), strict=True)))
            lines.append(Line(TOTAL, ids, "", 0, "", figures, has_below=True))
            for position, row in enumerate(tops, 1):
                lines += self._unit_lines(row, 1, str(position), depth and depth + 1)
        if self.outside:
            lines.append(Line(OUTSIDE, (), "", 0, "", self.outside.total, in_force=False))
        return lines

    def _unit_lines(self, row, level, number, depth, kind=UNIT):
        below = self.below(row.unit_id)
        shown = below if depth is None or level < depth else ()
        ids = (row.unit_id,)
        yield Line(kind, ids, row.name, level, number, row.total, row.in_force, bool(below))
        if shown and row.own_people:
            yield Line(DIRECT, ids, row.name, level + 1, "", row.own, row.in_force)
        for position, child in enumerate(shown, 1):
            child_number = f"{number}.{position}" if number else str(position)
            yield from self._unit_lines(child, level + 1, child_number, depth)


def build_report(form, on, records, known_on=None, provided=None):
    """Order what the statement of `compiler.compile_report` returned.

    :param records: its rows
    :param provided: ``{provider: {unit id: figure}}``; a provider that is missing, or does not
        name a unit, leaves the cell empty
    """
    rows, outside = [], None
    for record in records:
        row = _read(form, record, provided or {})
        if row.unit_id:
            rows.append(row)
        elif row.total_people:
            outside = row
    known = {row.unit_id for row in rows}
    children = {}
    for row in sorted(rows, key=lambda row: (row.sequence or 0, row.code or "", row.unit_id)):
        children.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    ordered, below, seen = [], {}, set()

    def keep(row):
        """Put a unit in its place and its parts behind it; drop what is empty and gone."""
        seen.add(row.unit_id)
        place = len(ordered)
        ordered.append(row)
        parts = [
            child
            for child in children.get(row.unit_id, ())
            if child.unit_id not in seen and keep(child)
        ]
        if not (row.in_force or row.total_people or parts):
            del ordered[place:]
            return False
        below[row.unit_id] = tuple(parts)
        return True

    tops = [row for row in children.get(None, ()) if keep(row)]
    # Units that no longer exist might lie in a circle, which no top reaches.
    tops += [row for row in rows if row.unit_id not in seen and row.total_people and keep(row)]
    below[None] = tuple(tops)
    return Report(form, on, known_on, tuple(ordered), outside, below)


def parents_in(records):
    """``{unit id: parent id}`` of the rows that the statement returned."""
    return {record[0]: record[1] for record in records if record[0]}


def _read(form, record, provided):
    unit_id, parent_id, name, code, sequence, in_force, *figures = record
    width = len(form.counted) + 1
    own_people, *own = figures[:width]
    total_people, *total = figures[width:]
    return UnitRow(
        unit_id,
        parent_id,
        name or "",
        code or "",
        sequence or 0,
        in_force,
        _spread(form, own, None, provided),
        _spread(form, total, unit_id, provided),
        own_people or 0,
        total_people or 0,
    )


def _spread(form, counted, unit_id, provided):
    """Figures by column: counted ones in turn, provided ones where somebody supplies them."""
    counted = iter(counted)
    figures = []
    for column in form.columns:
        if column.kind == PROVIDER:
            figures.append(provided.get(column.provider, {}).get(unit_id))
        elif column.kind == SUM:
            figures.append(Decimal(next(counted) or 0))
        else:
            figures.append(next(counted) or 0)
    return tuple(figures)


def _add(figures):
    """The sum, or None when one of the parts is not known."""
    return None if any(figure is None for figure in figures) else sum(figures)
