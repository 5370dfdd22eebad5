"""The figures of a form whose rows are people, below units or other values.

There may be tens of thousands of rows. The statement of `compiler.compile_people` gives them in
order, those of one value together, so that they are converted column by column and become lines at
once: no row is looked at by itself.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain, groupby, repeat
from operator import itemgetter

from .compiler import EXACT, field_at
from .report import VALUE_ROW, Line
from .spec import SUM, VALUE
from .value_axis import ValueReport, ValueRow

# Without a call of Python for each line.
_MAKE_LINE = partial(tuple.__new__, Line)


@dataclass(frozen=True)
class PeopleReport(ValueReport):
    """The answer of a form that lists people: the lowest rows are lines already."""

    def _add(self, lines, ids, rows, level, depth):
        if level < len(self.form.axis.levels):
            return super()._add(lines, ids, rows, level, depth)
        lines += rows
        return None


def build_people(form, on, known_on, tops, records, model, labels, texts):
    """Put the rows of the statement below the values, these in the order of their labels.

    :param labels: for each level above the people ``{value: (place, words)}``
    :param texts: ``{code of a column: {value: words}}`` for what is not printed as it is stored
    """
    builder = _Builder(form, model, tops, labels, texts)
    everywhere = all(map(itemgetter(0), records))
    inside = records if everywhere else [record for record in records if record[0]]
    outside = () if everywhere else [record for record in records if not record[0]]
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
    def __init__(self, form, model, tops, labels, texts):
        self.form, self.model, self.labels, self.texts = form, model, labels, texts
        self.depth = len(form.axis.levels)
        self.ids = tuple(row.unit_id for row in tops)

    def people(self, records):
        """A line for each person, in the order of the records, numbered below each value."""
        if not records:
            return []
        _inside, *columns = zip(*records, strict=True)
        above, persons, names = columns[: self.depth - 1], *columns[self.depth - 1 : self.depth + 1]
        answers = columns[self.depth + 1 :]
        found = dict(zip([column.code for column in self.form.computed], answers, strict=True))
        figures = [
            self._converted(column, found[column.code])
            if column.computed
            else repeat(None, len(records))
            for column in self.form.columns
        ]
        keys = zip(*above, persons, strict=True)
        by_row = zip(*figures, strict=True) if figures else repeat((), len(records))
        if len(set(persons)) == len(persons):
            return self._lines(above, names, by_row, keys, repeat(1))
        rows = self._one_each(zip(keys, names, by_row, strict=True))
        keys, names, by_row, people = zip(*rows, strict=True)
        above = [[key[level] for key in keys] for level in range(self.depth - 1)]
        return self._lines(above, names, by_row, keys, people)

    def _lines(self, above, names, figures, keys, people):
        """The lines, of which those below one value stand together."""
        sizes = [len(names)]
        if above:
            values = zip(*above, strict=True) if len(above) > 1 else above[0]
            sizes = [sum(1 for _each in group) for _value, group in groupby(values)]
        numbers = map(str, chain.from_iterable(range(1, size + 1) for size in sizes))
        # In force, nothing below, not opened.
        fixed = (repeat(True), repeat(False), repeat(False))
        return list(
            map(
                _MAKE_LINE,
                zip(
                    *(repeat(VALUE_ROW), repeat(self.ids), names, repeat(self.depth), numbers),
                    *(figures, *fixed, keys, people),
                    strict=False,
                ),
            )
        )

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
        for key, name, figures in rows:
            found.setdefault(key, []).append((name, figures))
        for key, several in found.items():
            figures = [each for _name, each in several]
            together = figures[0] if len(figures) == 1 else self._sums(figures, said=True)
            yield key, several[0][0], together, len(several)

    def below(self, people, level):
        """Rows of one level with those below them: values in the order of their labels."""
        if level == self.depth - 1:
            return people
        # Those of one value stand together.
        parts, at = {}, 0
        for key, group in groupby([line.keys[level] for line in people]):
            size = sum(1 for _each in group)
            parts[key] = people[at : at + size]
            at += size
        labels = self.labels[level]
        return tuple(
            self.sum_up(parts[key], level, labels[key][1])
            for key in sorted(parts, key=lambda key: labels[key])
        )

    def sum_up(self, people, level=None, name=""):
        """Several people as one row. What is printed of one person has no sum."""
        keys, below = (), ()
        if level is not None:
            keys, below = people[0].keys[: level + 1], self.below(people, level + 1)
        figures = self._sums([line.figures for line in people] if self._adds_up else ())
        return ValueRow(keys, name, sum(line.people for line in people), figures, below)

    @property
    def _adds_up(self):
        return any(column.counted for column in self.form.columns)

    def _sums(self, rows, said=False):
        """:param said: of one person: what a field says stays"""
        sums = []
        for place, column in enumerate(self.form.columns):
            if column.counted:
                sums.append(sum((figures[place] for figures in rows), column.zero))
            elif said:
                told = (figures[place] for figures in rows)
                sums.append(next((value for value in told if value is not None), None))
            else:
                sums.append(None)
        return tuple(sums)
