"""The establishment of a unit that moves in the tree goes along: which entries that takes.

What a unit is assigned is a part of what the units above it are assigned. When it comes to lie
below others, the same number leaves those above it until then and comes to those above it from
then on; units above both before and after are left as they are. So nobody has more or less to
distribute than before, on any day, also where the figure of the unit changes later on.
"""

from .ledger import ADJUSTED, RESERVED, TRANSFERRED, assigned_at, distributed


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


def handed_on(entries, before, after, mapping, first):
    """Entries by which units take over what units that end, or give a part away, were assigned.

    What a unit keeps for itself – its figure less what it has given to the units below – goes to
    its successors by their shares; without a successor, to the unit that gave it. Each unit above
    is assigned what it keeps and what lies below it from then on. So the whole province has as
    many people as before, on every day, and no unit has less than it has given.

    :param mapping: `cchc_base.rules.succession.Mapping`
    :return: as `moved_along`
    """
    days = {day for _unit, _category, _kind, day, _amount in entries if day >= first}
    days |= {first} | before.days_after(first) | after.days_after(first)
    found, done, kept = [], {}, {}
    for day in sorted(days):
        assigned, reserved = assigned_at(entries, day)
        old, new = before.at(day), after.at(day)
        wanted = _differences(figures_after(assigned, old, new, mapping), assigned)
        held = _differences(_parted(reserved, assigned, old, new, mapping), reserved)
        found += _entries(_added(wanted, done), day)
        found += [
            (unit, category, RESERVED, day, amount)
            for (unit, category), amount in _added(held, kept).items()
        ]
        done, kept = wanted, held
    return found


def still_missing(wanted, entered):
    """What is to be entered yet: the entries that are wanted less those that are there."""
    rest = {}
    for rows, sign in ((wanted, 1), (entered, -1)):
        for *key, amount in rows:
            rest[tuple(key)] = rest.get(tuple(key), 0) + sign * amount
    return [(*key, amount) for key, amount in rest.items() if amount]


def figures_after(assigned, old, new, mapping):
    """What each unit is assigned once the units have changed."""
    given = distributed(assigned, old)
    own = {key: amount - given.get(key, 0) for key, amount in assigned.items()}
    # Entries of units that ended long ago, or will only be founded by others.
    dead = {key for key in assigned if key[0] not in old.parent_of and key[0] not in new.parent_of}
    parted = _parted(
        {key: amount for key, amount in own.items() if key not in dead}, assigned, old, new, mapping
    )
    # A unit keeps its line in the ledger, also with nothing left for itself.
    keys = dict.fromkeys([*(key for key in assigned if key[0] in new.parent_of), *parted])
    figures = {key: parted.get(key, 0) for key in keys}
    totals = dict(figures)
    for key, amount in figures.items():
        for above in new.above(key):
            if (above, key[1]) in keys:
                totals[above, key[1]] += amount
    return totals | {key: assigned[key] for key in dead}


def _parted(figures, assigned, old, new, mapping):
    """Figures of units themselves as those of the units that follow."""
    found = {}
    for key, amount in figures.items():
        unit, category = key
        if unit not in old.parent_of and unit not in new.parent_of:
            found[key] = found.get(key, 0) + amount
            continue
        for after, part in _takers(key, amount, assigned, old, new, mapping).items():
            found[after, category] = found.get((after, category), 0) + part
    return found


def _takers(key, amount, assigned, old, new, mapping):
    """Who takes over an amount; a unit that ends without a successor gives it back."""
    while key:
        parts = mapping.split(key[0], amount)
        if parts and (key[0] in mapping.shares or key[0] in new.parent_of):
            return parts
        giver = old.giver(key, assigned)
        key = (giver, key[1]) if giver else None
    return {}


def _differences(after, before):
    keys = [*before, *(key for key in after if key not in before)]
    return {
        key: after.get(key, 0) - before.get(key, 0)
        for key in keys
        if after.get(key, 0) != before.get(key, 0)
    }


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
