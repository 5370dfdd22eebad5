"""The figures of legal texts: days, points, percentages, with article and confidence.

A figure that an amendment changes is a row of the amending text; what it doesn't change is read
from the text before. Which text goes before which is said by who asks: `laws`, the latest first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import in_force, pick
from odoo.addons.cchc_base.rules.tables import day

SEEN = "seen"


@dataclass(frozen=True)
class Figure:
    """One figure of one text."""

    law: str
    code: str
    name: str
    value: Decimal
    article: str
    confidence: str = SEEN
    date_from: date | None = None
    date_to: date | None = None

    @classmethod
    def from_text(cls, row):
        """From a row of the CSV file of an addon's table."""
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
    """The figures of a text as they stand on a day: ``figures["file_days"]`` is a Decimal.

    :param rows: `Figure` of any text
    :param laws: the text and those that it amends or falls back on, the latest first
    :param titles: code of a text → how it is named in a message
    """

    def __init__(self, rows, laws, on, titles=None):
        self.laws, self.on = tuple(laws), on
        self._titles = titles or {}
        self._rows = {}
        for row in rows:
            if row.law in self.laws:
                self._rows.setdefault(row.code, []).append(row)

    @property
    def law(self):
        return self.laws[0]

    def title(self, law=None):
        return self._titles.get(law or self.law, law or self.law)

    def row(self, code):
        """The `Figure`, or None where the text says nothing that day."""
        for law in self.laws:
            own = [row for row in self._rows.get(code, ()) if row.law == law]
            if any(in_force(row, self.on) for row in own):
                return pick(own, self.on, f"{self.title(law)}: {own[0].name}")
        return None

    def needed(self, code):
        """The `Figure` without which nothing can be reckoned.

        :raise NoRuleInForce: when the table has none that day; it names text and figure
        """
        if row := self.row(code):
            return row
        known = self._rows.get(code)
        return pick((), self.on, f"{self.title()}: {known[0].name if known else code}")

    def article(self, code):
        """Where the figure stands, and that it was not read there when it wasn't."""
        row = self.row(code)
        if row is None:
            return ""
        return row.article if row.confidence == SEEN else f"{row.article}; chưa đối chiếu văn bản"

    def __getitem__(self, code):
        row = self.row(code)
        if row is None:
            raise KeyError(f"{code}: {self.title()}, {self.on}")
        return row.value

    def __iter__(self):
        return (code for code in self._rows if self.row(code))

    def __len__(self):
        return sum(1 for _code in self)
