"""What stands against two entries of the register being one person.

Each entry has decision lines that stand. Together they must be one career: nobody has two
openings, two values of one fact on one day, or two units at a time. Only a person can say which
of two is right, so nothing here chooses; each problem names the lines and the remedy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from odoo.addons.cchc_base.rules.problem import Problem, translatable

from .timeline import Change, Period, replay

_ = translatable("cchc_hr")

UNIT, STATUS = "department_id", "service_status"
_PLACE = frozenset({UNIT, STATUS})


@dataclass(frozen=True)
class Line:
    """A standing line of one of the two entries; ``label`` says type and decision."""

    key: int
    effective: date
    order: int
    facts: Mapping[str, Any] = field(hash=False)
    opening: bool = False
    label: str = ""

    def change(self, names=None):
        facts = {name: value for name, value in self.facts.items() if not names or name in names}
        return Change(self.effective, self.order, self.key, facts)


@dataclass(frozen=True)
class Words:
    """How facts, units and the statuses of who has left are called."""

    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    units: Mapping[int, str] = field(default_factory=dict, hash=False)
    left: frozenset = frozenset()

    def unit(self, unit_id):
        return self.units.get(unit_id, str(unit_id))


def obstacles(kept: Iterable[Line], other: Iterable[Line], aside=frozenset(), words=None):
    """Problems that keep two entries from being merged.

    :param aside: keys of openings that count no more while the entries are one
    """
    words = words or Words()
    kept, other = list(kept), list(other)
    put_aside = [line for line in (*kept, *other) if line.key in aside]
    kept = [line for line in kept if line.key not in aside]
    other = [line for line in other if line.key not in aside]
    problems = [*_two_openings(kept, other), *_same_day(kept, other, words)]
    problems += _two_units(kept, other, words)
    for line in put_aside:
        problems += _aside_elsewhere(line, [*kept, *other], words)
    return tuple(problems)


def _two_openings(kept, other):
    for mine, theirs in product(_openings(kept), _openings(other)):
        yield Problem(
            "two_openings",
            _(
                "Two openings: %(mine)s and %(theirs)s. Choose below which one counts, or revoke"
                " one of them first."
            ),
            {"mine": mine.label, "theirs": theirs.label, "refs": (mine.key, theirs.key)},
        )


def _openings(lines):
    return [line for line in lines if line.opening]


def _same_day(kept, other, words):
    for mine, theirs in product(kept, other):
        if mine.effective != theirs.effective or (mine.opening and theirs.opening):
            continue
        for fact in mine.facts.keys() & theirs.facts.keys():
            if mine.facts[fact] != theirs.facts[fact]:
                yield Problem(
                    "same_day",
                    _(
                        "%(day)s: %(mine)s and %(theirs)s give “%(fact)s” two values. Revoke the"
                        " line that is wrong, then merge."
                    ),
                    {
                        "day": _day(mine.effective),
                        "mine": mine.label,
                        "theirs": theirs.label,
                        "fact": words.facts.get(fact, fact),
                        "refs": (mine.key, theirs.key),
                    },
                )


def unit_periods(lines, left=frozenset()):
    """Periods in which lines place their person in a unit: who has left is in none."""
    return [
        period
        for period in replay(line.change(_PLACE) for line in lines)
        if period.facts.get(UNIT) and period.facts.get(STATUS) not in left
    ]


def _two_units(kept, other, words):
    for mine, theirs in product(unit_periods(kept, words.left), unit_periods(other, words.left)):
        start = max(mine.start, theirs.start)
        end = min(mine.end or date.max, theirs.end or date.max)
        if start > end or mine.facts[UNIT] == theirs.facts[UNIT]:
            continue
        yield Problem(
            "two_units",
            _(
                "From %(start)s to %(end)s the two serve in two units: %(my_unit)s by %(mine)s,"
                " %(their_unit)s by %(theirs)s. Issue the transfer or the ending that is missing,"
                " or revoke the line that is wrong, then merge."
            ),
            {
                "start": _day(start),
                "end": "…" if end == date.max else _day(end),
                "my_unit": words.unit(mine.facts[UNIT]),
                "their_unit": words.unit(theirs.facts[UNIT]),
                "mine": _placed_by(mine, kept),
                "theirs": _placed_by(theirs, other),
            },
        )


def _placed_by(period: Period, lines):
    placing = [line for line in lines if UNIT in line.facts and line.effective <= period.start]
    return max(placing, key=lambda line: (line.effective, line.order, line.key)).label


def _aside_elsewhere(line, counted, words):
    """An opening says where somebody was; put aside, the rest must say the same."""
    unit = line.facts.get(UNIT)
    at = next(
        (
            period
            for period in reversed(unit_periods(counted, words.left))
            if period.start <= line.effective and (not period.end or line.effective <= period.end)
        ),
        None,
    )
    if not at:
        yield Problem(
            "aside_alone",
            _(
                "%(line)s can't be put aside: nothing else says where the person served on"
                " %(day)s. Let this opening count and put the other one aside."
            ),
            {"line": line.label, "day": _day(line.effective), "refs": (line.key,)},
        )
    elif unit and at.facts[UNIT] != unit:
        yield Problem(
            "aside_elsewhere",
            _(
                "%(line)s can't be put aside: it places the person in %(unit)s on %(day)s, the"
                " rest of the career in %(at)s. Issue the transfer that is missing, or revoke this"
                " opening, then merge."
            ),
            {
                "line": line.label,
                "unit": words.unit(unit),
                "day": _day(line.effective),
                "at": words.unit(at.facts[UNIT]),
                "refs": (line.key,),
            },
        )


def _day(day):
    return day.strftime("%d/%m/%Y")
