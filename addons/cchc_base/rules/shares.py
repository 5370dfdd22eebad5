"""Columns that print a share: so many of a hundred, reckoned from other columns of the same row.

A share is written as two sums of columns with a stroke between them::

    met / met + short

It is never added up: of a line that is the sum of others it is reckoned from the sums.
"""

from decimal import ROUND_HALF_UP, Decimal

from .column_sums import CheckError, add_terms, read_sum
from .problem import translatable

_ = translatable("cchc_base")

SHARE = "share"
STROKE = "/"
_DIGITS = Decimal("0.01")


def read_share(text):
    """``(terms of the part, terms of the whole)``.

    :raise CheckError: naming what can't be read
    """
    sides = (text or "").split(STROKE)
    if len(sides) != 2:
        raise CheckError(
            "no_stroke",
            _("“%(text)s” is no share: write the part, a stroke / and the whole."),
            text=(text or "")[:80],
        )
    return read_sum(sides[0]), read_sum(sides[1])


def share(part, whole):
    """Of a hundred, with two digits; None where nothing is divided."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_DIGITS, ROUND_HALF_UP)


class Shares:
    """The shares among the columns of a form, to be put into finished lines.

    :param columns: ``(code, kind, field)`` from left to right
    """

    def __init__(self, columns):
        self.codes = [code for code, _kind, _field in columns]
        self.asked = [
            (place, *read_share(field))
            for place, (_code, kind, field) in enumerate(columns)
            if kind == SHARE and field
        ]

    @classmethod
    def of(cls, form):
        return cls([(column.code, column.kind, column.field) for column in form.columns])

    def fill(self, figures):
        """The figures of a line with its shares in their places."""
        if not self.asked:
            return figures
        known = dict(zip(self.codes, figures, strict=True))
        filled = list(figures)
        for place, part, whole in self.asked:
            filled[place] = share(add_terms(part, known), add_terms(whole, known))
        return tuple(filled)

    def fill_lines(self, lines):
        """The same of printed lines (`engine.report.Line`)."""
        if not self.asked:
            return lines
        return [line._replace(figures=self.fill(line.figures)) for line in lines]
