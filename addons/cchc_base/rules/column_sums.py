"""Sums of the columns of a form, as checks and shares write them, by the columns' codes::

rank_principal + rank_specialist - women + 3
"""

import re

from .problem import RuleError, translatable

_ = translatable("cchc_base")

_TERM = re.compile(r"\s*([+-]?)\s*(_?[a-z][a-z0-9_]*|\d{1,9})\s*")


class CheckError(RuleError):
    """A side of a check can't be read, or names what the form does not have."""


def read_sum(text):
    """``((sign, code or number), …)`` of a side.

    :raise CheckError: naming the place that can't be read
    """
    text = (text or "").strip()
    if not text:
        raise CheckError("empty", _("One side of the check is empty: name a column."))
    terms, at = [], 0
    while at < len(text):
        found = _TERM.match(text, at)
        if not found or (terms and not found[1]):
            raise CheckError(
                "syntax",
                _(
                    "“%(text)s” can't be read near “%(place)s”: write codes of columns, or whole "
                    "numbers, with + or - between them."
                ),
                text=text[:80],
                place=text[at : at + 20],
            )
        sign, word = found.groups()
        terms.append((-1 if sign == "-" else 1, int(word) if word.isdigit() else word))
        at = found.end()
    return tuple(terms)


def columns_in(text):
    """Codes that a side names, in order."""
    return tuple(term for _sign, term in read_sum(text) if isinstance(term, str))


def add_terms(terms, figures):
    """The sum, or None when one of the figures is not known."""
    total = 0
    for sign, term in terms:
        figure = term if isinstance(term, int) else figures.get(term)
        if figure is None:
            return None
        total += sign * figure
    return total
