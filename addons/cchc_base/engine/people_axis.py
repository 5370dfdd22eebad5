"""The figures of a form whose rows are people, below units or other values.

There may be tens of thousands of rows, of which each is looked at once: columns are converted one
by one, nothing is computed that the statement of `compiler.compile_people` has answered, and rows
are plain tuples until they are printed.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import repeat
from operator import itemgetter

from .compiler import EXACT, field_at
from .report import VALUE_ROW, Line
from .spec import SUM, VALUE
from .value_axis import ValueReport, ValueRow

# What a row of a person holds.
KEYS, PEOPLE, FIGURES = 0, 2, 3
NOBODY = ()
# Without a call of Python for each line.
_MAKE_LINE = partial(tuple.__new__, Line)


@dataclass(frozen=True)
class PeopleReport(ValueReport):
    """The answer of a form that lists people; the lowest rows are people as plain tuples."""

    def _add(self, lines, ids, rows, level, depth):
        if level < len(self.form.axis.levels):
            super()._add(lines, ids, rows, level, depth)
            return
        keys, names, people, figures = zip(*rows, strict=True) if rows else ((),) * 4
        many = len(rows)
        lines += map(
            _MAKE_LINE,
            zip(
                *(repeat(VALUE_ROW, many), repeat(ids, many), names, repeat(level, many)),
                *(map(str, range(1, many + 1)), figures),
                # In force, nothing below, not opened.
                *(repeat(True, many), repeat(False, many), repeat(False, many), keys, people),
                strict=True,
            ),
        )


def build_people(form, on, known_on, tops, records, model, labels, texts):
    """Put the rows of the statement, which come in the order of the people, below the values.

    :param labels: for each level above the people ``{value: (place, words)}``
    :param texts: ``{code of a column: {value: words}}`` for what is not printed as it is stored
    """
    builder = _Builder(form, model, labels, texts)
    everywhere = all(map(itemgetter(0), records))
    inside = records if everywhere else [record for record in records if record[0]]
    outside = NOBODY if everywhere else [record for record in records if not record[0]]
    people = builder.people(inside)
    return PeopleReport(
        form,
        on,
        known_on,
        tops,
        builder.below(people, 0),
        builder.sum_up(people),
        builder.sum_up(builder.people(outside)) if outside else None,
    )


class _Builder:
    def __init__(self, form, model, labels, texts):
        self.form, self.model, self.labels, self.texts = form, model, labels, texts
        self.depth = len(form.axis.levels)

    def people(self, records):
        """``(keys, name, people, figures)`` of each person, in the order of the records."""
        if not records:
            return []
        _inside, *columns = zip(*records, strict=True)
        names, answers = columns[self.depth], columns[self.depth + 1 :]
        found = dict(zip([column.code for column in self.form.computed], answers, strict=True))
        figures = [
            self._converted(column, found[column.code])
            if column.computed
            else repeat(None, len(records))
            for column in self.form.columns
        ]
        keys = zip(*columns[: self.depth], strict=True)
        by_row = zip(*figures, strict=True) if figures else repeat((), len(records))
        rows = list(zip(keys, names, repeat(1, len(records)), by_row, strict=True))
        once = len(set(columns[self.depth - 1])) == len(rows)
        return rows if once else self._one_each(rows)

    def _converted(self, column, values):
        """What stands in a column, as it is printed."""
        if column.code in self.texts:
            words = self.texts[column.code]
            return list(map(words.get, values))
        if column.kind == SUM:
            return list(map(column.exactly, values))
        if column.kind == VALUE and field_at(self.model, column.field).type in EXACT:
            # Coefficients and percentages are few.
            numbers = {value: value and Decimal(value) for value in set(values)}
            return list(map(numbers.__getitem__, values))
        return values

    def _one_each(self, rows):
        """Somebody may be counted twice, as whoever left a unit and came back in a year."""
        found = {}
        for row in rows:
            found.setdefault(row[KEYS], []).append(row)
        return [
            (*several[0][:PEOPLE], len(several), self._sums(several, said=True))
            for several in found.values()
        ]

    def below(self, people, level):
        """Rows of one level with those below them: values in the order of their labels."""
        if level == self.depth - 1:
            return people
        parts = {}
        for row in people:
            parts.setdefault(row[KEYS][level], []).append(row)
        labels = self.labels[level]
        return tuple(
            self.sum_up(parts[key], level, labels[key][1])
            for key in sorted(parts, key=lambda key: labels[key])
        )

    def sum_up(self, rows, level=None, name=""):
        """Several people as one row. What is printed of one person has no sum."""
        keys, below = (), ()
        if level is not None:
            keys, below = rows[0][KEYS][: level + 1], self.below(rows, level + 1)
        people = sum(map(itemgetter(PEOPLE), rows))
        return ValueRow(keys, name, people, self._sums(rows), below)

    def _sums(self, rows, said=False):
        """:param said: of one person: what a field says stays"""
        sums = []
        for place, column in enumerate(self.form.columns):
            if column.counted:
                sums.append(sum((row[FIGURES][place] for row in rows), column.zero))
            elif said:
                told = (row[FIGURES][place] for row in rows)
                sums.append(next((value for value in told if value is not None), None))
            else:
                sums.append(None)
        return tuple(sums)
