"""Names of units on any day, from the history of all units read once."""

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

# The kind of unit whose name tells the place.
_COMMITTEE = "people_committee"


class UnitRow(NamedTuple):
    """What a unit was from a day on."""

    unit: int
    start: object  # date
    name: str
    parent: int | None
    kind: str


class UnitHistory:
    """Answers what a unit was called on a day, and to whom it belonged.

    A day before the first row is answered from the first row: the name that is known.
    """

    def __init__(self, rows, inner_kinds):
        self._inner = frozenset(inner_kinds)
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row.unit].append(row)

    def at(self, unit, day):
        """The `UnitRow` of a unit on a day; None if the unit has no history."""
        rows = self._rows.get(unit)
        if not rows:
            return None
        return rows[max(bisect_right([row.start for row in rows], day) - 1, 0)]

    def chain(self, unit, day):
        """The unit and what it belonged to, up to the root."""
        seen = set()
        row = self.at(unit, day)
        while row and row.unit not in seen:
            seen.add(row.unit)
            yield row
            row = self.at(row.parent, day) if row.parent else None

    def name(self, unit, day):
        row = self.at(unit, day)
        return row.name if row else ""

    def parent(self, unit, day):
        """The `UnitRow` above, or None."""
        return next((row for row in self.chain(unit, day) if row.unit != unit), None)

    def agency(self, unit, day):
        """The body with a seal: the unit, or the nearest above that is no part of another.

        The office and the inspectorate of the province itself are bodies of their own.
        """
        chain = list(self.chain(unit, day))
        # A unit without a history has no agency: the pairs of nothing are none.
        for row, above in zip(chain, [*chain[1:], None], strict=False):
            if row.kind not in self._inner or above is None or above.parent is None:
                return row
        return None

    def full_name(self, unit, day):
        """Phòng Công chức, Sở Nội vụ: up to the agency."""
        agency = self.agency(unit, day)
        names = []
        for row in self.chain(unit, day):
            names.append(row.name)
            if row is agency:
                break
        return ", ".join(names)

    def committee(self, unit, day):
        """Name of the nearest people's committee, from which the place follows."""
        return next((row.name for row in self.chain(unit, day) if row.kind == _COMMITTEE), "")
