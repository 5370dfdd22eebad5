"""Operations on units, as a plan of a reorganisation takes them. Pure."""

from dataclasses import dataclass
from fractions import Fraction

# Established, merged (hợp nhất), merged into (sáp nhập), separated (tách), divided (chia),
# dissolved (giải thể); the rest changes what a unit is.
FOUND, RENAME, MOVE, CHANGE = "found", "rename", "move", "change"
MERGE, MERGE_INTO, SPLIT, DIVIDE, DISSOLVE = "merge", "merge_into", "split", "divide", "dissolve"
KINDS = (FOUND, RENAME, MOVE, MERGE, MERGE_INTO, SPLIT, DIVIDE, DISSOLVE, CHANGE)
ENDING = (MERGE, MERGE_INTO, DIVIDE, DISSOLVE)
# Rounding of one share that is no mistake.
NEAR = Fraction(1, 1000)
# Parts of an agency rather than agencies of their own: they go along with it.
INNER = ("division", "office", "inspectorate", "administrative_service_centre")


@dataclass(frozen=True)
class Row:
    """A unit of a tree."""

    key: int
    name: str
    parent: int | None = None
    kind: str = ""
    level: str = ""
    unit_class: str = ""


@dataclass(frozen=True)
class Part:
    """A unit that takes a part: one that exists, or a new one with its name."""

    key: int
    share: Fraction = Fraction(1)
    name: str = ""
    parent: int | None = None
    kind: str = ""
    level: str = ""


@dataclass(frozen=True)
class Operation:
    """One act on units.

    :param units: the units that it takes
    :param key: of the unit that it founds (found, merge), else of the one to which it leads
    :param row: its row in the list of operations, by which a refusal names it
    """

    kind: str
    units: tuple[int, ...] = ()
    key: int | None = None
    name: str = ""
    parent: int | None = None
    unit_kind: str = ""
    level: str = ""
    unit_class: str = ""
    parts: tuple[Part, ...] = ()
    row: int = 0
