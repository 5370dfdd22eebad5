"""What the ledger of the establishment gives, keeps and lacks: pure functions on figures of a day.

Keys of figures are ``(unit, category)``. A unit with an entry is *assigned*; a unit without one
draws on the nearest assigned unit above. Public service units that cover their own spending
(groups 1 and 2) decide their numbers themselves: from such a unit nothing climbs to the parent,
neither what it is assigned nor who is there.
"""

from dataclasses import dataclass
from datetime import date

ASSIGNED, ADJUSTED, CUT, TRANSFERRED, RESERVED = (
    "assigned",
    "adjusted",
    "cut",
    "transferred",
    "reserved",
)
# The sign that an entry of a kind has; its reversal has the other one.
SIGNS = {ASSIGNED: 1, CUT: -1}


@dataclass(frozen=True)
class SelfDecision:
    """Autonomy groups that decide their own numbers, in force between two days."""

    groups: tuple[str, ...]
    date_from: date
    date_to: date | None
    article: str


SELF_DECISIONS = (SelfDecision(("1", "2"), date(2020, 11, 15), None, "NĐ 106/2020/NĐ-CP, Điều 9"),)


def decides_itself(autonomy_group, on):
    """Whether a public service unit of this group decides its own numbers on a day."""
    return any(
        autonomy_group in row.groups
        and row.date_from <= on
        and (row.date_to is None or on <= row.date_to)
        for row in SELF_DECISIONS
    )


@dataclass(frozen=True)
class UnitRow:
    """A row of a unit's history: in force until the next one."""

    unit: int
    day: date
    parent: int | None
    dissolved: bool
    autonomy_group: str | None


class Tree:
    """The units of a day: who stands above whom, and from where nothing climbs further."""

    def __init__(self, parent_of, standing=(), own_categories=()):
        """
        :param parent_of: ``{unit: parent or None}`` of all units that exist
        :param standing: units that decide their own numbers
        :param own_categories: the categories in which they do so
        """
        self.parent_of = parent_of
        self.standing = frozenset(standing)
        self.own_categories = frozenset(own_categories)

    def above(self, key):
        """The units above in which figures of ``key`` count, nearest first."""
        unit, category = key
        passed = {unit}
        while not (category in self.own_categories and unit in self.standing):
            unit = self.parent_of.get(unit)
            if not unit or unit in passed:
                return
            passed.add(unit)
            yield unit

    def line(self, key):
        """The unit itself and those above in which its figures count."""
        yield key[0]
        yield from self.above(key)

    def holder(self, key, assigned):
        """The assigned unit in whose establishment ``key`` counts: itself or above, or None."""
        category = key[1]
        return next((unit for unit in self.line(key) if (unit, category) in assigned), None)

    def giver(self, key, assigned):
        """The assigned unit above from which ``key`` has its figure, or None."""
        category = key[1]
        return next((unit for unit in self.above(key) if (unit, category) in assigned), None)

    def climb(self, figures):
        """Figures of units themselves as figures of the units with all below them."""
        totals = {}
        for (unit, category), amount in figures.items():
            for holder in self.line((unit, category)):
                totals[holder, category] = totals.get((holder, category), 0) + amount
        return totals


class Trees:
    """The history of all units; the tree of any day without another question to the database."""

    def __init__(self, rows, own_categories=()):
        self.history = {}
        for row in sorted(rows, key=lambda row: row.day):
            self.history.setdefault(row.unit, []).append(row)
        self.own_categories = own_categories
        self._found = {}

    def with_row(self, row):
        """The same history with one more row, which replaces one of the same unit and day."""
        rows = [
            other
            for rows in self.history.values()
            for other in rows
            if (other.unit, other.day) != (row.unit, row.day)
        ]
        return Trees([*rows, row], self.own_categories)

    def without(self, rows):
        """The history as it would be without some rows, given as ``(unit, day)``."""
        return Trees(
            [
                row
                for own in self.history.values()
                for row in own
                if (row.unit, row.day) not in rows
            ],
            self.own_categories,
        )

    def days_after(self, day):
        """Days after ``day`` on which a unit changes."""
        return {row.day for rows in self.history.values() for row in rows if row.day > day}

    def at(self, day):
        if day not in self._found:
            parent_of, standing = {}, []
            for unit, rows in self.history.items():
                row = next((row for row in reversed(rows) if row.day <= day), None)
                if row and not row.dissolved:
                    parent_of[unit] = row.parent
                    if decides_itself(row.autonomy_group, day):
                        standing.append(unit)
            self._found[day] = Tree(parent_of, standing, self.own_categories)
        return self._found[day]


def assigned_at(entries, day):
    """``(assigned, reserved)`` of a day; entries are ``(unit, category, kind, day, amount)``."""
    assigned, reserved = {}, {}
    for unit, category, kind, effective, amount in entries:
        if effective <= day:
            figures = reserved if kind == RESERVED else assigned
            figures[unit, category] = figures.get((unit, category), 0) + amount
    return assigned, reserved


def distributed(assigned, tree):
    """What each assigned unit has given to the assigned units nearest below it."""
    given = {}
    for key, amount in assigned.items():
        if key[0] in tree.parent_of and (giver := tree.giver(key, assigned)):
            given[giver, key[1]] = given.get((giver, key[1]), 0) + amount
    return given


def lacking(entries, tree, day):
    """What is missing on a day: ``{key: (assigned, reserved, distributed)}``, only bad ones."""
    assigned, reserved = assigned_at(entries, day)
    given = distributed(assigned, tree)
    wrong = {}
    for key in assigned.keys() | reserved.keys():
        figures = (assigned.get(key, 0), reserved.get(key, 0), given.get(key, 0))
        exists = key[0] in tree.parent_of
        if min(figures[:2]) < 0 or (exists and figures[0] < figures[1] + figures[2]):
            wrong[key] = figures
    return wrong


def worsened(before, after):
    """The keys that lack more than they did: an old gap may be closed step by step."""

    def gap(figures):
        assigned, reserved, given = figures
        return (max(0, reserved + given - assigned), max(0, -assigned), max(0, -reserved))

    return {
        key: figures
        for key, figures in after.items()
        if key not in before or any(map(int.__gt__, gap(figures), gap(before[key])))
    }


def boundaries(entries, first, trees, keys):
    """Days from ``first`` on at which a figure of these categories may change."""
    categories = {category for _unit, category in keys}
    days = {
        effective
        for _unit, category, _kind, effective, _amount in entries
        if category in categories and effective >= first
    }
    return sorted({first} | days | trees.days_after(first))


def pairs(transfers):
    """Two sides of each transfer: ``[(index out, index in)]`` and the indexes left alone.

    :param transfers: ``[(what must be equal on both sides, unit, amount)]``
    """
    found, open_rows = [], []
    for index, (common, unit, amount) in enumerate(transfers):
        for other in open_rows:
            if (
                transfers[other][0] == common
                and transfers[other][1] != unit
                and transfers[other][2] == -amount
            ):
                open_rows.remove(other)
                found.append((other, index) if amount > 0 else (index, other))
                break
        else:
            open_rows.append(index)
    return found, open_rows
