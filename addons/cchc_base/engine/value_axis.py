"""The figures of a form whose rows are values: ranks below tiers, people below units."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..rules.shares import Shares
from .compiler import EXACT, field_at
from .report import OUTSIDE, TOTAL, VALUE_ROW, Line, UnitRow
from .spec import SUM, VALUE, Form

ROMAN = ("I", "V", "X", "L", "C", "D", "M")


class ValueRow(NamedTuple):
    """One value with the values below it; ``figures`` by column, None where nothing is said."""

    keys: tuple
    name: str
    people: int
    figures: tuple
    below: tuple = ()


@dataclass(frozen=True)
class ValueReport:
    """The answer of a form whose rows are values."""

    form: Form
    on: date
    known_on: date | None
    tops: tuple[UnitRow, ...]
    rows: tuple[ValueRow, ...]
    total: ValueRow
    outside: ValueRow | None = None
    # In the tree of which day the rows stand, where not in that of the figures.
    structure_on: date | None = None

    @property
    def columns(self):
        return self.form.columns

    def lines(self, depth=None):
        """The lines to print, down to ``depth`` levels (None: all); the first is the total.

        Titles above others are numbered I, II, III, and what they hold 1, 2, 3 anew.
        """
        ids = tuple(row.unit_id for row in self.tops)
        shown = depth is None or depth > 0
        total = self.total
        lines = [
            Line(
                TOTAL,
                ids,
                "",
                0,
                "",
                total.figures,
                has_below=True,
                opened=bool(shown),
                people=total.people,
            )
        ]
        if shown:
            self._add(lines, ids, self.rows, 1, depth)
        if self.outside:
            figures, people = self.outside.figures, self.outside.people
            lines.append(Line(OUTSIDE, ids, "", 0, "", figures, in_force=False, people=people))
        return Shares.of(self.form).fill_lines(lines)

    def _add(self, lines, ids, rows, level, depth):
        for position, row in enumerate(rows, 1):
            opened = bool(row.below) and (depth is None or level < depth)
            number = roman(position) if row.below else str(position)
            lines.append(
                Line(
                    VALUE_ROW,
                    ids,
                    row.name,
                    level,
                    number,
                    row.figures,
                    has_below=bool(row.below),
                    opened=opened,
                    keys=row.keys,
                    people=row.people,
                )
            )
            if opened:
                self._add(lines, ids, row.below, level + 1, depth)


def roman(number):
    """4 → IV."""
    text = ""
    for place, digit in enumerate(map(int, reversed(str(number)))):
        if place > 2:
            return f"{'M' * (number // 1000)}{text}"
        one, five, ten = ROMAN[2 * place : 2 * place + 3]
        text = (
            one + ten if digit == 9
            else one + five if digit == 4
            else (five if digit >= 5 else "") + one * (digit % 5)
        ) + text  # fmt: skip
    return text


def build_values(form, on, known_on, tops, records, model, labels, texts):
    """Order what the statement of `compiler.compile_values` returned, and add up the levels.

    :param labels: for each level ``{value: (place, words)}``
    :param texts: ``{code of a column: {value: words}}`` for what is not printed as it is stored
    """
    builder = _Builder(form, model, labels, texts)
    inside = [builder.read(record) for record in records if record[0]]
    outside = [builder.read(record) for record in records if not record[0]]
    return ValueReport(
        form,
        on,
        known_on,
        tops,
        builder.rows(inside),
        builder.sum_up(inside),
        builder.sum_up(outside) if outside else None,
    )


class _Builder:
    def __init__(self, form, model, labels, texts):
        self.form, self.labels, self.texts = form, labels, texts
        self.depth = len(form.axis.levels)
        self.exact = {
            column.code
            for column in form.computed
            if column.kind == VALUE and field_at(model, column.field).type in EXACT
        }

    def read(self, record):
        """A row of the statement."""
        keys, people = record[1 : self.depth + 1], record[self.depth + 1]
        found = dict(
            zip(
                [column.code for column in self.form.computed],
                record[self.depth + 2 :],
                strict=True,
            )
        )
        figures = [self._figure(column, found.get(column.code)) for column in self.form.columns]
        return ValueRow(keys, "", people, tuple(figures))

    def _figure(self, column, value):
        if column.code in self.texts:
            return self.texts[column.code].get(value)
        if column.kind == SUM:
            return column.exactly(value)
        if column.code in self.exact and value is not None:
            return Decimal(value)
        return 0 if value is None and column.counted else value

    def rows(self, found, level=0):
        """Rows of one level with those below them, in the order of the labels."""
        parts = {}
        for row in found:
            parts.setdefault(row.keys[level], []).append(row)
        labels = self.labels[level]
        return tuple(
            self.sum_up(parts[key], level, labels[key][1])
            for key in sorted(parts, key=lambda key: labels[key])
        )

    def sum_up(self, rows, level=None, name=""):
        """Several rows of the statement as one. What is printed of one person has no sum."""
        people = sum(row.people for row in rows)
        keys = rows[0].keys[: level + 1] if level is not None else ()
        if level is not None and level + 1 == self.depth and len(rows) == 1:
            return ValueRow(keys, name, people, rows[0].figures)
        below = ()
        if level is not None and level + 1 < self.depth:
            below = self.rows(rows, level + 1)
        figures = tuple(
            sum((row.figures[place] for row in rows), column.zero) if column.counted else None
            for place, column in enumerate(self.form.columns)
        )
        return ValueRow(keys, name, people, figures, below)
