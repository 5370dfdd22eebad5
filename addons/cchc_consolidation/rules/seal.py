"""What makes a frozen report provable: digests of its rows, chained up to one seal.

A row's digest covers all that the row says; a sheet's covers its declaration, its lines and the
digests of its rows in order; the seal covers the sheets, and of a consolidated report also the
seals of the reports it was made from. Whoever alters a row must alter every seal above it, and
the highest one stands on paper.

The database makes digests of rows in the same way, for tens of thousands in one statement
(`models/cchc_report_figures.py`); a test holds the two together.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

# Between the values of a row: a character that no name or number holds.
SEPARATOR = "\x1f"
# What a row says, in the order in which it is digested.
ROW_FIELDS = (
    *("position", "line", "employee", "identity", "name", "birth_text", "unit_id", "unit_name"),
    *("position_title", "leadership_post", "rank", "staffing_category", "cells", "amounts"),
)


def digest(*texts):
    """SHA-256 of texts, told apart by the separator."""
    return sha256(SEPARATOR.join(texts).encode()).hexdigest()


def identity(number, secret):
    """The digest of a citizen number: to be compared, and to be guessed by nobody.

    Of twelve digits all could be tried in a minute, were it not for the secret of the database.
    """
    return sha256(f"{secret}{number}".encode()).hexdigest() if number else ""


def row_digest(row):
    """The digest of one row, a mapping with `ROW_FIELDS`; nothing and an empty text are alike."""
    return digest(*("" if row[name] in (None, False) else str(row[name]) for name in ROW_FIELDS))


def rows_digest(digests):
    """One digest of those of all rows, in their order."""
    return sha256("".join(digests).encode()).hexdigest()


def canonical(value):
    """Text of a declaration or of lines that does not hang on how the database keeps them."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sheet_digest(declaration, lines, names):
    return digest(canonical(declaration), canonical(lines), names or "")


def seal(head, sheets, parts=()):
    """The seal of a report.

    :param head: whose report it is, of which day and version: a mapping of texts
    :param sheets: digests of its sheets, in order
    :param parts: seals of the reports from which it was consolidated, in order
    """
    return digest(canonical(head), *sheets, "/", *parts)


@dataclass(frozen=True)
class Break:
    """Where a proof fails. ``kind``: row, missing, figure, sheet, seal, part."""

    kind: str
    sheet: str = ""
    row: str = ""
    column: str = ""
    told: str = ""
    found: str = ""


def altered_rows(rows, digests):
    """The rows that no longer say what they said: ``[row]``.

    :param rows: mappings with `ROW_FIELDS`
    :param digests: the digest kept with each of them
    """
    return [row for row, kept in zip(rows, digests, strict=True) if row_digest(row) != kept]
