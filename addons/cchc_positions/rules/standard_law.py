"""Which requirements a period of service is under, day by day.

``Law`` holds the standards and the requirements of positions as plain values; ``stretches`` cuts
the periods of a person where another text or another scheme takes over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from .standard import Profile, Requirement, Stretch, compose

ONE_DAY = timedelta(days=1)
# Rising; a rank of one tier follows one of the tier before it.
TIERS = ("staff", "technician", "specialist", "principal", "senior_principal")


class Key(NamedTuple):
    """What an answer is grouped by."""

    unit: int | None
    category: str | None
    rank: int | None
    post: int | None
    position: int | None
    group: int | None


class Spell(NamedTuple):
    """A period of service as the register has it."""

    start: date
    end: date | None
    in_service: bool
    unit: int | None
    category: str | None
    rank: int | None
    tier: str | None
    rank_ends: date | None
    rank_since: date | None
    post: int | None
    position: int | None
    title: str | None
    degree: str | None
    political_theory: str | None
    state_management: str | None
    it: str | None
    language: str | None


class Post(NamedTuple):
    """What somebody is to hold: leadership post, position and title, in a unit."""

    unit: int | None = None
    post: int | None = None
    position: int | None = None
    title: str | None = None


class Valid(NamedTuple):
    """Something in force between two days: a standard (``what``: its id) or a line of a scheme."""

    start: date
    end: date | None
    what: int


@dataclass
class Law:
    """Standards by target key, lines by position, and the requirements of both."""

    standards: Mapping[str, Sequence[Valid]]
    lines: Mapping[int, Sequence[Valid]]
    groups: Mapping[int, int]
    demands: Mapping[tuple[str, int], tuple[Requirement, ...]]
    composed: dict[Any, tuple[Requirement, ...]] = field(default_factory=dict)

    def uses(self, *kinds):
        """Whether any requirement is of one of these kinds."""
        return any(each.kind in kinds for found in self.demands.values() for each in found)

    def targets(self, spell):
        """The standards that may hold for a period, in force or not."""
        return [valid for key in target_keys(spell) for valid in self.standards.get(key, ())]

    def stretches(self, spell, profile):
        """The period cut where a standard or a scheme begins or ends."""
        standards = [valid for valid in self.targets(spell) if _overlaps(valid, spell)]
        lines = [valid for valid in self.lines.get(spell.position, ()) if _overlaps(valid, spell)]
        cuts = {spell.start}
        for valid in (*standards, *lines):
            cuts.add(max(valid.start, spell.start))
            if valid.end is not None and (spell.end is None or valid.end < spell.end):
                cuts.add(valid.end + ONE_DAY)
        starts = sorted(cuts)
        ends = [start - ONE_DAY for start in starts[1:]] + [spell.end]
        for start, end in zip(starts, ends, strict=True):
            ids = tuple(valid.what for valid in standards if _covers(valid, start))
            line = next((valid.what for valid in lines if _covers(valid, start)), None)
            key = Key(
                spell.unit,
                spell.category,
                spell.rank,
                spell.post,
                spell.position,
                self.groups.get(line),
            )
            yield Stretch(start, end, key, self._composed(ids, line), profile)

    def _composed(self, standards, line):
        found = self.composed.get((standards, line))
        if found is None:
            parts = [self.demands.get(("standard", each), ()) for each in standards]
            parts.append(self.demands.get(("line", line), ()))
            found = self.composed[standards, line] = compose(
                each for part in parts for each in part
            )
        return found

    def as_if(self, spells, on, post, **facts):
        """The stretch in force on a day if the person held another post from that day on.

        :param spells: as `person`
        :param post: `Post`; what it does not say stays as it is
        :return: `Stretch`, or None when the person is not in service on the day
        """
        told = []
        for spell in spells:
            if spell.start > on:
                break
            if spell.end is None or spell.end >= on:
                if spell.start < on:
                    told.append(spell._replace(end=on - ONE_DAY))
                spell = spell._replace(
                    start=on,
                    end=None,
                    unit=post.unit,
                    post=post.post,
                    position=post.position,
                    title=post.title or spell.title,
                )
            told.append(spell)
        return next((one for one in self.person(told, **facts) if _covers(one, on)), None)

    # -- the past of a person ------------------------------------------------------

    def person(self, spells, birthday=None, degrees=(), certificates=(), ratings=(), measures=()):
        """All stretches in service of one person. ``spells`` are in order."""
        history = _RankHistory()
        service_since = None
        for spell in spells:
            lower = history.enter(spell)
            if not spell.in_service:
                continue
            service_since = service_since or spell.start
            profile = Profile(
                degree=spell.degree,
                political_theory=spell.political_theory,
                state_management=spell.state_management,
                it=spell.it,
                language=spell.language,
                degrees=degrees,
                certificates=certificates,
                ratings=ratings,
                measures=measures,
                birthday=birthday,
                rank_since=history.since,
                lower_rank_days=lower,
                service_since=service_since,
            )
            yield from self.stretches(spell, profile)


class _RankHistory:
    """Adds up the days in each tier until the present one was reached.

    A change of rank within one tier, and a change because the old rank was abolished (teachers in
    2021), is a conversion: the time in the rank below was judged before and is not judged again.
    """

    def __init__(self):
        self.rank = None
        self.tier = None
        self.ends = None
        self.since = None
        self.began = None
        self.lower = None
        self.days = defaultdict(int)

    def enter(self, spell):
        """Days in the tier below before the rank of this period; None: not to be judged."""
        if spell.rank == self.rank:
            self.since = spell.rank_since or self.since
            return self.lower
        since = spell.rank_since or spell.start
        if self.rank is not None:
            self.days[self.tier] += max((spell.start - self.began).days, 0)
            abolished = self.ends is not None and self.ends < spell.start
            if spell.tier != self.tier and not abolished:
                self.lower = self.days[_below(spell.tier)]
        self.rank, self.tier, self.ends = spell.rank, spell.tier, spell.rank_ends
        self.since = self.began = since
        return self.lower


def target_keys(spell):
    """Keys of the targets that a person holds in a period."""
    keys = (
        spell.rank and f"rank:{spell.rank}",
        spell.post and f"post:{spell.post}",
        spell.category and f"category:{spell.category}",
        spell.title and f"title:{spell.title.strip().casefold()}",
    )
    return [key for key in keys if key]


def post_keys(post):
    """Keys of the targets that come with a post."""
    keys = (
        post.post and f"post:{post.post}",
        post.title and f"title:{post.title.strip().casefold()}",
    )
    return [key for key in keys if key]


def _below(tier):
    place = TIERS.index(tier) if tier in TIERS else 0
    return TIERS[place - 1] if place else None


def _overlaps(valid, spell):
    return (valid.end is None or valid.end >= spell.start) and (
        spell.end is None or valid.start <= spell.end
    )


def _covers(valid, day):
    return valid.start <= day and (valid.end is None or valid.end >= day)


def in_force(schemes):
    """Which of an agency's approved schemes is in force when: ``{scheme id: Valid}``.

    The latest day counts; of two for one day the one approved last.

    :param schemes: ``(date_from, date_to, approved_at, id)`` of one agency
    """
    latest = {}
    for start, end, approved, key in sorted(schemes):
        latest[start] = (start, end, approved, key)
    ordered = sorted(latest.values())
    found = {}
    for (start, end, _approved, key), following in zip(ordered, [*ordered[1:], None], strict=True):
        until = following[0] - ONE_DAY if following else None
        if end is not None and (until is None or end < until):
            until = end
        found[key] = Valid(start, until, key)
    return found
