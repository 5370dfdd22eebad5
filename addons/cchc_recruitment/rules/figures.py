"""The figures of the texts on recruitment: days, points, percentages, with article and confidence.

A figure that an amendment changes is a row of the amended text; what it doesn't change is read
from the text before, and what holds whatever the text from the general rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import in_force, pick
from odoo.addons.cchc_base.rules.tables import day

from .law import GENERAL, LAWS, lineage


@dataclass(frozen=True)
class Figure:
    """One figure of one text."""

    law: str
    code: str
    name: str
    value: Decimal
    article: str
    confidence: str = "seen"
    date_from: date | None = None
    date_to: date | None = None

    @classmethod
    def from_text(cls, row):
        """From a row of `data/cchc.recruitment.figure.csv`."""
        return cls(
            law=row["law"],
            code=row["code"],
            name=row["name"],
            value=Decimal(row["value"]),
            article=row["article"],
            confidence=row["confidence"],
            date_from=day(row["date_from"]),
            date_to=day(row["date_to"]),
        )


class Figures(Mapping):
    """The figures of a text as they stand on a day: ``figures["file_days"]`` is a Decimal."""

    def __init__(self, rows, law, on):
        self.law, self.on = law, on
        self._laws = (*lineage(law), GENERAL)
        self._rows = {}
        for row in rows:
            if row.law in self._laws:
                self._rows.setdefault(row.code, []).append(row)

    def row(self, code):
        """The `Figure`, or None where the text says nothing that day."""
        for law in self._laws:
            own = [row for row in self._rows.get(code, ()) if row.law == law]
            if any(in_force(row, self.on) for row in own):
                return pick(own, self.on, f"{LAWS.get(law, law)}: {own[0].name}")
        return None

    def __getitem__(self, code):
        row = self.row(code)
        if row is None:
            raise KeyError(f"{code}: {LAWS.get(self.law, self.law)}, {self.on}")
        return row.value

    def __iter__(self):
        return (code for code in self._rows if self.row(code))

    def __len__(self):
        return sum(1 for _code in self)
