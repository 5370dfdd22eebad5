"""Is a row of a file somebody whom the register knows? Certain, impossible, or for an officer.

Nobody is merged on a likeness: a name without its diacritics, a card of nine digits against a
citizen number, the same name and birth elsewhere are questions, never answers.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from odoo.addons.cchc_base.rules.vietnamese import clean, fold

from ..rules import citizen_id
from ..rules.partial_date import PartialDate

SAME, OTHER = "same", "other"
# What makes a row suspect; the words for it stand in the model.
NUMBER, CARD, OTHER_NUMBER, SPELLING, BIRTH, ELSEWHERE, TWIN = QUESTIONS = (
    "number", "card", "other_number", "spelling", "birth", "elsewhere", "twin"
)  # fmt: skip

_OLD_LENGTH = 9
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")


@dataclass(frozen=True)
class Someone:
    """Who somebody is, as a row or a dossier tells it."""

    name: str
    birth: PartialDate | None = None
    number: str = ""  # the citizen number, twelve digits
    old_number: str = ""  # the identity card, nine digits
    unit: int = 0


def compare(row, known):
    """SAME, OTHER, or the question that an officer must answer."""
    alike = fold(row.name) == fold(known.name)
    compatible = _compatible(row.birth, known.birth)
    if row.number and row.number == known.number:
        return SAME if alike and compatible else NUMBER
    if row.old_number and row.old_number in (known.old_number, known.number[-_OLD_LENGTH:]):
        certain = alike and compatible and not known.number
        return SAME if certain else CARD
    if not alike or not compatible:
        return OTHER
    born_alike = row.birth is not None and row.birth == known.birth
    same_day = born_alike and row.birth.precision == "day"
    near = row.unit == known.unit
    if _both(row.number, known.number) or _both(row.old_number, known.old_number):
        return OTHER_NUMBER if same_day else OTHER
    if _cards_differ(row, known):
        return CARD if near or same_day else OTHER
    if not near:
        return ELSEWHERE if same_day else OTHER
    if spelling(row.name) != spelling(known.name):
        return SPELLING
    return SAME if born_alike else BIRTH


def spelling(name):
    """A name as it sounds: Hòa and Hoà alike, Hùng and Hưng apart."""
    return " ".join(_spoken(word) for word in clean(name).lower().split())


def split_number(number):
    """(citizen number, old number) from what stands in one column."""
    number = number or ""
    return (number, "") if len(number) == citizen_id.LENGTH else ("", number)


@lru_cache(maxsize=4096)
def _spoken(word):
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in marks if char not in _TONES)
    tone = "".join(char for char in marks if char in _TONES)
    return unicodedata.normalize("NFC", letters) + tone


def _both(one, another):
    """Both hold a number of this kind; that the two differ was seen before."""
    return bool(one and another)


def _cards_differ(row, known):
    """One shows a citizen number, the other only a card of nine digits."""
    return bool(
        row.old_number and known.number or row.number and known.old_number and not known.number
    )


def _compatible(one, another):
    """One tells less than the other but nothing else: 1975 and 01/3/1975."""
    if one is None or another is None:
        return True
    return one.iso().startswith(another.iso()) or another.iso().startswith(one.iso())
