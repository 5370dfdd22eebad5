"""The balance of the establishment, and its recount from scratch.

The recount reads events one by one as a clerk with a card index would. It shares no code with the
statements that compute the balance for the screens: the two are held together by tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from .ledger import RESERVED, Tree
from .occupancy import occupied_place, rules_on


@dataclass
class Balance:
    """One unit and category on a day; all figures but ``kept`` and ``held`` are of the subtree."""

    is_assigned: bool = False
    assigned: int = 0
    reserved: int = 0
    # Given to the assigned units below.
    distributed: int = 0
    occupied: int = 0
    # People who come and go by issued decisions that take effect after the day.
    pending_in: int = 0
    pending_out: int = 0
    # Of the unit itself, so that units can be added up.
    held: int = 0

    @property
    def kept(self):
        return self.assigned - self.distributed

    @property
    def free(self):
        """What may still be distributed; less than nothing when too much was."""
        return self.assigned - self.reserved - self.distributed

    @property
    def vacant(self):
        return max(0, self.assigned - self.occupied) if self.is_assigned else 0

    @property
    def over(self):
        return max(0, self.occupied - self.assigned) if self.is_assigned else 0

    def figures(self):
        return {row.name: getattr(self, row.name) for row in fields(self)}


@dataclass(frozen=True)
class Event:
    """What a decision says of a person from a day on; revoked ones never happened."""

    person: int
    day: date
    order: int
    facts: Mapping = field(hash=False)
    revoked: bool = False


def facts_on(events, person, day):
    """The facts of a person on a day, read card by card."""
    facts = {}
    for event in sorted(events, key=lambda event: (event.day, event.order)):
        if event.person == person and event.day <= day and not event.revoked:
            facts.update(event.facts)
    return facts


def recount(entries, events, members, tree, on, rules):
    """``{(unit, category): Balance}`` of a day from entries and events alone.

    :param entries: ``(unit, category, kind, day, amount)``
    :param events: `Event`
    :param members: ``{(staffing category, funding source): category}``
    :param tree: `ledger.Tree` of the day
    :param rules: all `occupancy.Occupancy`, of whatever day
    """
    found = {}

    def row(unit, category):
        return found.setdefault((unit, category), Balance())

    for unit, category, kind, day, amount in entries:
        if day <= on and kind == RESERVED:
            row(unit, category).reserved += amount
        elif day <= on:
            row(unit, category).is_assigned = True
            row(unit, category).assigned += amount
    assigned = {key for key, balance in found.items() if balance.is_assigned}
    for unit, category in sorted(assigned):
        for above in _counted_in(unit, category, tree)[1:] if unit in tree.parent_of else ():
            if (above, category) in assigned:
                row(above, category).distributed += found[unit, category].assigned
                break

    for person in sorted({event.person for event in events}):
        place = _place_on(events, person, on, members, rules)
        if place:
            line = _counted_in(place.unit, place.category, tree)
            for unit in line:
                row(unit, place.category).occupied += 1
            held = [unit for unit in line if (unit, place.category) in assigned]
            row((held or line)[0], place.category).held += 1
        _move(events, person, on, members, tree, row, rules)
    return found


def _place_on(events, person, day, members, rules):
    """The place that a person occupies on a day, by the rule of that very day."""
    return occupied_place(facts_on(events, person, day), members, rules_on(rules, day)).value


def _move(events, person, on, members, tree, row, rules):
    for day in sorted({event.day for event in events if event.person == person}):
        if day <= on:
            continue
        after = _place_on(events, person, day, members, rules)
        before = _place_on(events, person, day - timedelta(days=1), members, rules)
        left = _keys(before, tree)
        come = _keys(after, tree)
        for key in left - come:
            row(*key).pending_out += 1
        for key in come - left:
            row(*key).pending_in += 1


def _keys(place, tree):
    if not place:
        return set()
    return {(unit, place.category) for unit in _counted_in(place.unit, place.category, tree)}


def _counted_in(unit, category, tree: Tree):
    """The unit and those above, up to one that decides its numbers itself."""
    line = [unit]
    while not (line[-1] in tree.standing and category in tree.own_categories):
        parent = tree.parent_of.get(line[-1])
        if not parent or parent in line:
            break
        line.append(parent)
    return line
