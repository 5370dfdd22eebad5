"""Who goes where when units change: a proposal by rule, which officers then correct.

Whoever serves in a unit that ends goes to its successor. A divided unit hands its people on by the
shares, position by position, so that every successor gets some of each kind of work. Leaders keep
the post where the successor is a body of the same kind and level and the post is still free: the
head of a merged unit becomes head only in one of several, as does the secretary of its Party
committee, and deputies are kept up to the number
that the decrees allow. Who gets no post is *surplus*: goes along, without it. Which of several
leaders keeps the post is for the competent body to choose; that the longest in the post comes first
is a proposal of ours, no rule of a decree.
"""

from dataclasses import dataclass
from datetime import date

HEAD, DEPUTY = "head", "deputy"
# Of other posts of which a unit has one holder: this and the post.
SINGLE = "single-"
# Why somebody is put where the proposal puts them; shown beside the name.
SAME_POST, LEADER_SURPLUS, STAFF, STAFF_SURPLUS, NOWHERE = (
    "same_post",
    "leader_surplus",
    "staff",
    "staff_surplus",
    "nowhere",
)
SURPLUS = (LEADER_SURPLUS, STAFF_SURPLUS, NOWHERE)


@dataclass(frozen=True)
class Person:
    """Somebody who serves in a unit that changes."""

    id: int
    unit: int
    position: int = 0
    post: int = 0
    role: str = ""
    post_since: date | None = None
    category: int = 0


@dataclass(frozen=True)
class Place:
    """Where the proposal puts somebody; ``unit`` None: nowhere yet."""

    person: int
    unit: int | None
    reason: str
    keeps_post: bool = False


def place(people, mapping, same_body, posts, places=None):
    """A proposal for all people of units that change.

    :param people: `Person` by person
    :param mapping: `cchc_base.rules.succession.Mapping`
    :param same_body: ``(old, new) -> bool``: whether posts of the one exist in the other
    :param posts: free posts ``{(unit, role): number}``; of single posts that are not named one is
    :param places: free places ``{(unit, category): number}``; what is not named is not limited
    :return: `Place` by person, in the order of the ids
    """
    units = _units(people, mapping)
    free = dict(posts)
    rest = dict(places or {})
    found = {}
    for person in sorted(people, key=_rank):
        unit = units[person.id]
        if unit is None:
            found[person.id] = Place(person.id, None, NOWHERE)
            continue
        keeps = False
        if person.role in (HEAD, DEPUTY) or person.role.startswith(SINGLE):
            room = free.get((unit, person.role), 1 if person.role.startswith(SINGLE) else 0)
            keeps = room > 0 and same_body(person.unit, unit)
            if keeps:
                free[unit, person.role] = room - 1
            reason = SAME_POST if keeps else LEADER_SURPLUS
        else:
            keeps = bool(person.post) and same_body(person.unit, unit)
            reason = STAFF
        key = (unit, person.category)
        if key in rest:
            rest[key] -= 1
            if rest[key] < 0 and reason == STAFF:
                reason = STAFF_SURPLUS
        found[person.id] = Place(person.id, unit, reason, keeps)
    return [found[person] for person in sorted(found)]


def _rank(person):
    """Heads before deputies before the others; the longest in the post first."""
    order = {HEAD: 0, DEPUTY: 1}.get(person.role, 2)
    return (order, person.post_since or date.max, person.id)


def _units(people, mapping):
    """The unit of each person: ``{person: unit or None}``; parts by position, without loss."""
    groups = {}
    for person in people:
        groups.setdefault((person.unit, person.role, person.position), []).append(person)
    found, given = {}, {}
    for (unit, _role, _position), own in sorted(
        groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1], item[0][2])
    ):
        successors = mapping.shares.get(unit)
        if successors is None:
            found |= {person.id: unit for person in own}
            continue
        if not successors:
            found |= dict.fromkeys((person.id for person in own), None)
            continue
        # Whoever is furthest below the own share gets the next person.
        taken = given.setdefault(unit, dict.fromkeys((share.unit for share in successors), 0))
        for person in sorted(own, key=lambda one: one.id):
            best = min(successors, key=lambda share: (taken[share.unit] + 1) / share.part)
            taken[best.unit] += 1
            found[person.id] = best.unit
    return found
