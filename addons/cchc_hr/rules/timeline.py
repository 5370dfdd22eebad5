"""Replay of a person's decision lines into periods: the heart of the house.

A *change* says which service facts take which values from a day on. Replaying the changes that
stand (issued, not revoked) in order of effective day, order within the day and registration
gives the person's *periods*: what was in force between two dates. Dated qualifications
(degrees, certificates, Party membership) are folded in as the highest level reached by a day.

Nothing here knows the database. The caller stores the periods and may replay again at any time:
the same changes always give the same periods, in whatever order they were recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Any

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """Facts that take new values on ``effective``; ``order`` ranks changes of one day."""

    effective: date
    order: int
    key: int
    facts: Mapping[str, Any]

    @property
    def sort_key(self):
        return (self.effective, self.order, self.key)


@dataclass(frozen=True)
class Attainment:
    """A level reached on a day (``None``: before anything else); only the highest counts."""

    attained: date | None
    fact: str
    rank: int
    value: Any


@dataclass(frozen=True)
class Period:
    """What was in force from ``start`` to ``end`` inclusive (``None``: still is)."""

    start: date
    end: date | None
    facts: Mapping[str, Any]


class ConflictError(ValueError):
    """Two changes of one day and order give one fact two values: only a person can choose."""

    def __init__(self, effective, order, fact, keys):
        self.effective, self.order, self.fact, self.keys = effective, order, fact, keys
        super().__init__(f"{fact} on {effective} (order {order}): changes {keys}")


def replay(
    changes: Iterable[Change],
    attainments: Iterable[Attainment] = (),
    bound: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> tuple[Period, ...]:
    """Periods that follow from the changes; none before the first change.

    :param bound: facts that end with another: ``{"unit": ["position"]}`` says that who moves to
        another unit leaves the position behind, unless the change gives one there. It is a matter
        of the replay, because a late decision may give the position before a move known earlier
    :raise ConflictError: when the order of two changes of one day decides nothing
    """
    ordered = sorted(changes, key=lambda change: change.sort_key)
    if not ordered:
        return ()
    check_conflicts(ordered)
    reached = sorted(attainments, key=lambda item: item.attained or date.min)
    first = ordered[0].effective
    days = {change.effective for change in ordered}
    days.update(item.attained for item in reached if item.attained and item.attained > first)

    facts: dict[str, Any] = {}
    ranks: dict[str, int] = {}
    starts: list[tuple[date, dict[str, Any]]] = []
    change_at = attainment_at = 0
    for day in sorted(days):
        while change_at < len(ordered) and ordered[change_at].effective <= day:
            together = _together(ordered, change_at)
            new = {fact: value for change in together for fact, value in change.facts.items()}
            for leader, followers in bound.items():
                if leader in new and new[leader] != facts.get(leader):
                    for fact in followers:
                        facts.pop(fact, None)
            facts.update(new)
            change_at += len(together)
        while attainment_at < len(reached) and (reached[attainment_at].attained or first) <= day:
            item = reached[attainment_at]
            if item.rank > ranks.get(item.fact, -1):
                ranks[item.fact] = item.rank
                facts[item.fact] = item.value
            attainment_at += 1
        # A change that alters nothing opens no period.
        if not starts or starts[-1][1] != facts:
            starts.append((day, dict(facts)))
    ends = [start - ONE_DAY for start, _facts in starts[1:]] + [None]
    return tuple(
        Period(start, end, snapshot) for (start, snapshot), end in zip(starts, ends, strict=True)
    )


def _together(ordered: Sequence[Change], first: int) -> Sequence[Change]:
    """The changes of one day and order, which apply as one, from the ``first`` on."""
    moment = ordered[first].sort_key[:2]
    end = first + 1
    while end < len(ordered) and ordered[end].sort_key[:2] == moment:
        end += 1
    return ordered[first:end]


def check_conflicts(ordered: Iterable[Change]):
    """Refuse two values for one fact on one day and order. ``ordered`` is sorted."""
    for (effective, order), same in groupby(ordered, key=lambda c: (c.effective, c.order)):
        seen: dict[str, Change] = {}
        for change in same:
            for fact, value in change.facts.items():
                other = seen.setdefault(fact, change)
                if other is not change and other.facts[fact] != value:
                    raise ConflictError(effective, order, fact, (other.key, change.key))
