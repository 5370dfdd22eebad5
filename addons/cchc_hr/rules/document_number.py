"""Numbers of official documents: what the register counts, and what is merely written.

NĐ 30/2020/NĐ-CP, phụ lục I, phần I, mục II, 3: the number is counted from 01 each year, followed
by the symbol: 05/QĐ-SNV.
"""

import re
from typing import NamedTuple

_NUMBER = re.compile(r"(?P<ordinal>\d{1,9})\s*(?P<suffix>[^\W\d_]{0,3})\s*/\s*(?P<symbol>\S.*)\Z")


class DocumentNumber(NamedTuple):
    """05a/QĐ-SNV → 5, "A", "QĐ-SNV"; a number of another shape has the ordinal 0."""

    ordinal: int
    suffix: str
    symbol: str

    @property
    def key(self):
        """Equal for numbers that are the same in one register: 05/QĐ-SNV and 5 /qđ-snv."""
        return f"{self.ordinal}{self.suffix}" if self.ordinal else self.suffix


def parse(text):
    """The parts of a number as written; what is no number at all is its own suffix."""
    text = " ".join((text or "").split())
    found = _NUMBER.match(text)
    if not found or not int(found["ordinal"]):
        return DocumentNumber(0, text.upper(), "")
    symbol = re.sub(r"\s+", "", found["symbol"]).upper()
    return DocumentNumber(int(found["ordinal"]), found["suffix"].upper(), symbol)


def write(ordinal, symbol):
    """Numbers below ten have two digits (mục II, 3a)."""
    return f"{ordinal:02d}/{symbol}"


def gaps(ordinals):
    """Numbers that are missing below the highest one, as pairs of the first and the last."""
    missing, expected = [], 1
    for ordinal in sorted(set(ordinals) - {0}):
        if ordinal > expected:
            missing.append((expected, ordinal - 1))
        expected = ordinal + 1
    return missing
