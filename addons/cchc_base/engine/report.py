"""The figures of a form in the order of the tree: what the statement answers, ready to print."""

from dataclasses import dataclass, field
from datetime import date
from operator import add
from typing import NamedTuple

from ..rules.shares import Shares
from .spec import PROVIDER, SHARE, SUM, Form

# Kinds of lines
TOTAL = "total"  # the chosen unit with all below, or the sum of several chosen units
UNIT = "unit"
VALUE_ROW = "value"  # a rank, a group, a person
DIRECT = "direct"  # who is placed in the unit itself, when its parts are shown below it
OUTSIDE = "outside"  # people of the form who are in no unit of the tree
# Place of the number of people in a record, behind id, parent, name, code, sequence, in force.
PEOPLE = 6


class UnitRow(NamedTuple):
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


class Line(NamedTuple):
    """One printed line. A figure is a number, or None where nobody supplies it.

    Like the rows of lists, of which there may be ten thousand, a tuple: made in a third of the
    time of a dataclass.
    """

    kind: str
    unit_ids: tuple[int, ...]
    name: str
    level: int
    number: str
    figures: tuple
    in_force: bool = True
    has_below: bool = False
    # The parts follow: this line is a subtotal.
    opened: bool = False
    # What stands in the fields of the row, the widest first (lines of kind `VALUE_ROW`).
    keys: tuple = ()
    # How many people stand in it, where the form lists people.
    people: int = 0


@dataclass(frozen=True)
class Report:
    """The answer: the form, its day, and the units as a tree."""

    form: Form
    on: date
    known_on: date | None
    rows: tuple[UnitRow, ...]
    outside: UnitRow | None = None
    _below: dict = field(default_factory=dict, repr=False, compare=False)
    # In the tree of which day the rows stand, where not in that of the figures.
    structure_on: date | None = None

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
            self._add_lines(lines, tops[0], 0, "", depth, TOTAL)
        elif tops:
            ids = tuple(row.unit_id for row in tops)
            figures = tuple(map(_add, zip(*(row.total for row in tops), strict=True)))
            lines.append(Line(TOTAL, ids, "", 0, "", figures, has_below=True, opened=True))
            for position, row in enumerate(tops, 1):
                self._add_lines(lines, row, 1, str(position), depth and depth + 1)
        if self.outside:
            lines.append(Line(OUTSIDE, (), "", 0, "", self.outside.total, in_force=False))
        return Shares.of(self.form).fill_lines(lines)

    def _add_lines(self, lines, row, level, number, depth, kind=UNIT):
        below = self._below.get(row.unit_id, ())
        shown = below if depth is None or level < depth else ()
        ids, name, in_force = (row.unit_id,), row.name, row.in_force
        lines.append(
            Line(kind, ids, name, level, number, row.total, in_force, bool(below), bool(shown))
        )
        if shown and row.own_people:
            lines.append(Line(DIRECT, ids, name, level + 1, "", row.own, in_force))
        for position, child in enumerate(shown, 1):
            child_number = f"{number}.{position}" if number else str(position)
            self._add_lines(lines, child, level + 1, child_number, depth)


def build_report(form, on, records, known_on=None, provided=None, tops=None):
    """Order what the statement of `compiler.compile_report` returned, and add up the tree.

    :param records: its rows: the unit, its people, its figures
    :param tops: ids of the chosen units, where the records are those of all units there are:
        people of units that lie below none of them are outside
    :param provided: ``{provider: {unit id: figure}}``; a provider that is missing, or does not
        name a unit, leaves the cell empty
    """
    builder = _Builder(form, provided or {})
    builder.read(records)
    return builder.report(on, known_on, tops)


def parents_in(records):
    """``{unit id: parent id}`` of the rows that the statement returned."""
    return {record[0]: record[1] for record in records if record[0]}


class _Builder:
    """Turns the flat rows of units into the rows of the tree, parts before wholes."""

    def __init__(self, form, provided):
        self.form = form
        self.provided = provided
        self.units = {}  # unit id -> its record
        self.figures = {}  # unit id -> people and figures of the unit itself
        self.outside = None
        self.gaps = [
            (position, column.provider)
            for position, column in enumerate(form.columns)
            if column.kind in (PROVIDER, SHARE)
        ]
        self.zero = (0, *(column.zero for column in form.counted))
        self.children = {}
        self.ordered, self.below, self.seen = [], {}, set()

    def read(self, records):
        # Whole numbers come as such.
        sums = [
            (at, column)
            for at, column in enumerate(self.form.counted, 1)
            if column.kind == SUM and not column.whole
        ]
        for record in records:
            unit_id, people = record[0], record[PEOPLE]
            # Nobody is placed in the unit: the database has no figures for it.
            values = record[PEOPLE:] if people else self.zero
            if people and sums:
                values = list(values)
                for at, column in sums:
                    values[at] = column.exactly(values[at])
                values = tuple(values)
            if unit_id:
                self.units[unit_id] = record
                self.figures[unit_id] = values
            else:
                self.outside = _plus(self.outside or self.zero, values)

    def report(self, on, known_on, tops=None):
        units, children = self.units, self.children
        for record in sorted(units.values(), key=_place):
            above = record[1] if record[1] in units else None
            children.setdefault(above, []).append(record[0])
        firsts = children.get(None, ())
        if tops is not None:
            firsts = [record[0] for record in sorted(self._highest(set(tops)), key=_place)]
        rows = [row for unit_id in firsts if (row := self._keep(unit_id))]
        if len(self.seen) < len(units):
            rows += self._left_over(tops is not None)
        self.below[None] = tuple(rows)
        outside = None
        if self.outside and self.outside[0]:
            figures = self._spread(self.outside, None)
            people = self.outside[0]
            outside = UnitRow(None, None, "", "", 0, False, figures, figures, people, people)
        return Report(self.form, on, known_on, tuple(self.ordered), outside, self.below)

    def _highest(self, chosen):
        """Records of the chosen units that lie below no other of them."""
        units = self.units
        for unit_id in chosen & units.keys():
            above, passed = units[unit_id][1], {unit_id}
            while above in units and above not in passed and above not in chosen:
                passed.add(above)
                above = units[above][1]
            if above not in chosen or above in passed:
                yield units[unit_id]

    def _left_over(self, chosen):
        """Rows of units with people that no top reaches: such as no longer exist may lie in a
        circle. Where tops were chosen, their people are outside."""
        for unit_id, figures in self.figures.items():
            if unit_id in self.seen or not figures[0]:
                continue
            if chosen:
                self.outside = _plus(self.outside or self.zero, figures)
            else:
                yield self._keep(unit_id)

    def _keep(self, unit_id):
        """Put a unit in its place, its parts behind it; None when it is empty and gone."""
        seen, figures = self.seen, self.figures
        seen.add(unit_id)
        place = len(self.ordered)
        self.ordered.append(None)
        own = total = figures[unit_id]
        parts = []
        for child_id in self.children.get(unit_id, ()):
            if child_id not in seen and (part := self._keep(child_id)):
                parts.append(part)
                if part.total_people:
                    total = _plus(total, figures[child_id])
        _unit_id, parent_id, name, code, sequence, in_force = self.units[unit_id][:PEOPLE]
        if not (in_force or total[0] or parts):
            del self.ordered[place:]
            return None
        # From here on the unit stands for all that lies below it.
        figures[unit_id] = total
        own_figures = total_figures = self._spread(own, None)
        if self.gaps or total is not own:
            total_figures = self._spread(total, unit_id)
        row = UnitRow(
            *(unit_id, parent_id, name or "", code or "", sequence or 0, in_force),
            *(own_figures, total_figures, own[0], total[0]),
        )
        self.ordered[place] = row
        if parts:
            self.below[unit_id] = tuple(parts)
        return row

    def _spread(self, counted, unit_id):
        """Figures by column: counted ones in turn, provided ones where somebody supplies them;
        shares are reckoned of the finished lines."""
        if not self.gaps:
            return counted[1:]
        figures = list(counted[1:])
        for position, provider in self.gaps:
            figures.insert(position, self.provided.get(provider, {}).get(unit_id))
        return tuple(figures)


def _place(record):
    """Where a unit stands among its like: by sequence and code."""
    return record[4] or 0, record[3] or "", record[0]


def _plus(left, right):
    return tuple(map(add, left, right))


def _add(figures):
    """The sum, or None when one of the parts is not known."""
    return None if any(figure is None for figure in figures) else sum(figures)
