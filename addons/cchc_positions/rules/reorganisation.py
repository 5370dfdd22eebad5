"""The establishment of a unit that moves in the tree goes along: which entries that takes.

What a unit is assigned is a part of what the units above it are assigned. When it comes to lie
below others, the same number leaves those above it until then and comes to those above it from
then on; units above both before and after are left as they are. So nobody has more or less to
distribute than before, on any day, also where the figure of the unit changes later on.
"""

from .ledger import ADJUSTED, RESERVED, TRANSFERRED, assigned_at


def moved_along(entries, before, after, first):
    """Entries that go with a change of the tree: ``[(unit, category, kind, day, amount)]``.

    A dissolved unit gives back what it was assigned to the unit above it, of whose figure it is a
    part.

    :param entries: ``(unit, category, kind, day, amount)``
    :param before: `ledger.Trees` without the change
    :param after: `ledger.Trees` with it
    :param first: the day from which on the change counts
    """
    days = {day for _unit, _category, _kind, day, _amount in entries if day >= first}
    days |= {first} | before.days_after(first) | after.days_after(first)
    found, done, freed = [], {}, {}
    for day in sorted(days):
        wanted, released = _wanted(entries, before.at(day), after.at(day), day)
        found += _entries(_added(wanted, done), day)
        found += [
            (unit, category, RESERVED, day, amount)
            for (unit, category), amount in _added(released, freed).items()
        ]
        done, freed = wanted, released
    return found


def _wanted(entries, old, new, day):
    """What must come to each key by a day, and what is released from reserve."""
    assigned, reserved = assigned_at(entries, day)
    gone = old.parent_of.keys() - new.parent_of.keys()
    wanted = {}
    for key, amount in assigned.items():
        unit, category = key
        if unit not in old.parent_of or unit not in new.parent_of:
            continue
        if old.giver(key, assigned) == new.giver(key, assigned):
            continue
        left, come = (
            [above for above in tree.above(key) if (above, category) in assigned]
            for tree in (old, new)
        )
        both = set(left) & set(come)
        for line, sign in ((left, -1), (come, 1)):
            for above in line:
                if above not in both:
                    wanted[above, category] = wanted.get((above, category), 0) + sign * amount
    wanted |= {key: -amount for key, amount in assigned.items() if key[0] in gone}
    released = {key: -amount for key, amount in reserved.items() if key[0] in gone and amount}
    return wanted, released


def _added(wanted, done):
    """What is still to be entered on top of what was entered for earlier days."""
    keys = [*wanted, *(key for key in done if key not in wanted)]
    added = {key: wanted.get(key, 0) - done.get(key, 0) for key in keys}
    return {key: amount for key, amount in added.items() if amount}


def _entries(added, day):
    """Transfers as far as there are two sides, adjustments for the rest; nearest units first."""
    found = []
    for category in dict.fromkeys(category for _unit, category in added):
        own = {unit: amount for (unit, of), amount in added.items() if of == category}
        for giver in [unit for unit, amount in own.items() if amount < 0]:
            for taker in [unit for unit, amount in own.items() if amount > 0]:
                people = min(-own[giver], own[taker])
                if people > 0:
                    own[giver] += people
                    own[taker] -= people
                    found.append((giver, category, TRANSFERRED, day, -people))
                    found.append((taker, category, TRANSFERRED, day, people))
        found += [(unit, category, ADJUSTED, day, rest) for unit, rest in own.items() if rest]
    return found
