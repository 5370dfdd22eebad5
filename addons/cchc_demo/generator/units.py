"""The tree of units over time, as far as careers need it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .chances import Weighted

ROOT = "KG"
# Kinds of units in which people are moved around without leaving their agency.
INNER_KINDS = ("division", "office", "inspectorate")


@dataclass(frozen=True)
class Unit:
    code: str
    name: str
    kind: str
    level: str
    parent: str
    start: date
    end: date | None
    position: int

    @property
    def district(self):
        """Code of the district in codes such as KG.905.NV, else nothing."""
        parts = self.code.split(".")
        return parts[1] if len(parts) > 1 and self.level == "district" else ""

    def exists(self, first, last=None):
        """Whether the unit exists on a day, or throughout two days."""
        return self.start <= first and (self.end is None or self.end >= (last or first))


class Tree:
    def __init__(self, rows, predecessor_rows=()):
        self.last_day = max(row["date_to"] for row in rows)
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row["code"]].append(row)
        self.units = {
            code: self._unit(code, own, position)
            for position, (code, own) in enumerate(self._rows.items())
        }
        self.children = defaultdict(list)
        for unit in self.units.values():
            self.children[unit.parent].append(unit)
        self._predecessor_rows = predecessor_rows

    def __getitem__(self, code):
        return self.units[code]

    def _unit(self, code, rows, position):
        last = rows[-1]
        open_ended = last["date_to"] in ("", self.last_day)
        return Unit(
            code=code,
            name=last["name"],
            kind=last["kind"],
            level=last["level"],
            parent=last["parent_code"],
            start=date.fromisoformat(rows[0]["date_from"]),
            end=None if open_ended else date.fromisoformat(last["date_to"]),
            position=position,
        )

    @cached_property
    def living(self):
        """Units that exist on the last day, in the order of the tree."""
        return [unit for unit in self.units.values() if unit.end is None]

    def parent_on(self, code, day):
        """The unit above on a day; the first or last known one outside the table's time."""
        rows = self._rows[code]
        chosen = rows[0]
        for row in rows:
            if date.fromisoformat(row["date_from"]) <= day:
                chosen = row
        return chosen["parent_code"]

    def body(self, code, day):
        """The body below the province's committee to which a unit belongs: it issues decisions."""
        while code != ROOT:
            above = self.parent_on(code, day)
            if above == ROOT:
                return code
            code = above
        return ROOT

    def siblings(self, unit, first, last):
        """Units beside, of an inner kind, that exist throughout two days."""
        return [
            other
            for other in self.children[unit.parent]
            if other.code != unit.code and other.kind in INNER_KINDS and other.exists(first, last)
        ]

    @cached_property
    def _predecessors(self):
        found = defaultdict(list)
        districts = [unit.code for unit in self.children[ROOT] if unit.level == "district"]
        for row in self._predecessor_rows:
            pair = (row["unit"], row["predecessor"])
            concrete = (
                [(pair[0].replace("D", d, 1), pair[1].replace("D", d, 1)) for d in districts]
                if pair[0].startswith("D.")
                else [pair]
            )
            for unit, predecessor in concrete:
                if unit in self.units and predecessor in self.units:
                    found[unit].append((predecessor, float(row["share"])))
        return found

    def predecessor(self, unit, dice):
        """Where a person of the unit came from, with the day of the move, or None.

        A unit founded within the table's time had to get its people from somewhere; an older one
        has taken over a part of them.
        """
        founded = unit.start > min(other.start for other in self.units.values())
        candidates = [
            (self.units[code], share)
            for code, share in self._predecessors.get(unit.code, ())
            if not founded or self.units[code].exists(unit.start - timedelta(days=1))
        ]
        if not candidates:
            return None
        if not founded and not dice.chance(sum(share for _unit, share in candidates) / 100):
            return None
        origin = Weighted(candidates).pick(dice)
        moved = unit.start if founded else origin.end + timedelta(days=1)
        return origin, moved
