"""Checks between the figures of a form, row by row, and between two forms.

A side of a check is a sum of columns (see `rules.column_sums`). ``_people`` is the number of people
of a row, in forms that list people. A figure that nobody supplies (None) leaves the check
undecided: nothing is said about it.
"""

import operator
from dataclasses import dataclass

from ..rules.column_sums import CheckError, add_terms, columns_in, read_sum
from ..rules.problem import translatable
from .report import DIRECT, OUTSIDE, TOTAL, UNIT, VALUE_ROW
from .spec import VALUE

_ = translatable("cchc_base")

PEOPLE = "_people"
OPERATORS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Check:
    """``left operator right`` for every row; with ``other`` the right side is of that form."""

    key: int
    left: str
    operator: str
    right: str
    other: str = ""


@dataclass(frozen=True)
class Failure:
    """One row in which a check does not hold.

    ``columns``: codes of this form that the check looks at, to be marked.
    """

    key: int
    row: tuple
    left: object
    right: object
    columns: tuple[str, ...]


def check_side(text, form):
    """Refuse what is no figure of a form.

    :raise CheckError: naming the column
    """
    for code in columns_in(text):
        if code == PEOPLE:
            if not form.axis.lists_people:
                raise CheckError(
                    "no_people",
                    _("Only a list of people has a number of people by row (%(column)s)."),
                    column=code,
                )
            continue
        column = form.measure(code)
        if not column:
            raise CheckError(
                "unknown",
                _("There is no column “%(column)s” in %(form)s."),
                column=code,
                form=form.code,
            )
        if column.kind == VALUE:
            raise CheckError(
                "no_figure",
                _("Column “%(column)s” prints what a field says, which can't be added up."),
                column=code,
            )


def row_key(line):
    """What a row is about, whatever the day and the form."""
    return (line.kind, tuple(line.unit_ids), tuple(line.keys))


def failures(checks, report, others=None):
    """Where checks do not hold, in the order of the rows.

    :param report: `report.Report` or `value_axis.ValueReport`
    :param others: reports of other forms for the same units and day, by the form's code
    """
    others = others or {}
    rows = {code: _comparable(other) for code, other in others.items()}
    codes = [column.code for column in report.columns]
    sides = [(check, read_sum(check.left), read_sum(check.right)) for check in checks]
    found = []
    for line in report.lines():
        here = _figures(codes, line)
        for check, left_terms, right_terms in sides:
            there = here
            if check.other:
                there = rows.get(check.other, {}).get(_place(line))
                if there is None:
                    continue
            left, right = add_terms(left_terms, here), add_terms(right_terms, there)
            if left is None or right is None or OPERATORS[check.operator](left, right):
                continue
            marked = [*columns_in(check.left), *(() if check.other else columns_in(check.right))]
            found.append(
                Failure(check.key, row_key(line), left, right, tuple(dict.fromkeys(marked)))
            )
    return found


def _comparable(report):
    """Figures by what two forms have in common: the units, and the whole."""
    codes = [column.code for column in report.columns]
    found = {}
    for line in report.lines():
        place = _place(line)
        if place is not None:
            found.setdefault(place, _figures(codes, line))
    return found


def _place(line):
    """A unit with all below it, or the own people of a unit; rows of values stand in one form."""
    if line.kind in (VALUE_ROW, OUTSIDE):
        return None
    if line.kind == DIRECT:
        return (DIRECT, tuple(line.unit_ids))
    return (UNIT if line.kind in (UNIT, TOTAL) else line.kind, tuple(line.unit_ids))


def _figures(codes, line):
    return {**dict(zip(codes, line.figures, strict=True)), PEOPLE: line.people}
