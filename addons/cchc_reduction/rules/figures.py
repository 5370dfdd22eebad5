"""The figures of the decrees: so many months' salary for a year, an age, a number of years.

They are rows with an article and a confidence, in force between two days; a rule takes them by name
and its sheet remembers which of them nobody has read in the text yet.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.tables import day

SEEN = "seen"


@dataclass(frozen=True)
class Figure:
    """One figure of one decree."""

    decree: str
    code: str
    name: str
    value: Decimal
    article: str
    confidence: str = SEEN
    date_from: date | None = None
    date_to: date | None = None

    @classmethod
    def from_text(cls, row):
        """From a row of `data/cchc.reduction.figure.csv`."""
        return cls(
            decree=row["decree"],
            code=row["code"],
            name=row["name"],
            value=Decimal(row["value"]),
            article=row["article"],
            confidence=row["confidence"],
            date_from=day(row["date_from"]),
            date_to=day(row["date_to"]),
        )


@dataclass(frozen=True)
class Figures:
    """The figures of a decree as they stand on a day."""

    rows: tuple[Figure, ...]
    decree: str
    on: date

    def __getitem__(self, code):
        own = [row for row in self.rows if (row.decree, row.code) == (self.decree, code)]
        name = own[0].name if own else code
        return pick(own, self.on, f"{self.decree}: {name}")
