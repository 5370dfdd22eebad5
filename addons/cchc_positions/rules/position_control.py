"""May a decision fill this place? A pure rule on what holds on the day it takes effect.

Legal ground: recruitment and appointment need a vacancy in the establishment that was assigned and
a position of the approved scheme (Luật 80/2025/QH15 điều 23, 24; NĐ 62/2020 điều 4; NĐ 106/2020
điều 4). What each finding does, blocks or warns, is data.
"""

from dataclasses import dataclass, field
from typing import Any

from odoo.addons.cchc_base.rules.problem import Problem, translatable

_ = translatable("cchc_positions")

CHECKS = ("quota", "headcount", "rank", "scheme", "no_position", "future")


@dataclass(frozen=True)
class Finding:
    """What stands against one line, and which check found it."""

    check: str
    line: int
    problem: Problem = field(compare=False)


@dataclass(frozen=True)
class Quota:
    """The establishment of a unit in a category, the new person counted."""

    unit: str
    category: str
    assigned: int
    occupied: int


@dataclass(frozen=True)
class Scheme:
    """What the scheme in force says of a position, the new person counted among the holders.

    :param ranks: ids of the ranks that may hold it; empty: any
    """

    position: str
    in_force: bool
    headcount: int = 0
    concurrent: bool = False
    holders: int = 0
    ranks: frozenset = frozenset()
    rank_names: str = ""


def _finding(check, line, template, **params: Any):
    return Finding(check, line, Problem(check, template, params))


def check_quota(line, quota: Quota):
    """The unit has no vacancy left in the category."""
    if quota.occupied <= quota.assigned:
        return None
    return _finding(
        "quota",
        line,
        _(
            "%(unit)s has %(assigned)s places of “%(category)s”; with this decision %(occupied)s "
            "would be occupied. Have the establishment adjusted or wait for a vacancy."
        ),
        unit=quota.unit,
        category=quota.category,
        assigned=quota.assigned,
        occupied=quota.occupied,
    )


def check_future(line, quota: Quota, day):
    """A change of the establishment that is already decided leaves no place later on."""
    if quota.occupied <= quota.assigned:
        return None
    return _finding(
        "future",
        line,
        _(
            "From %(day)s on %(unit)s has only %(assigned)s places of “%(category)s”, and "
            "%(occupied)s would be occupied. Plan who leaves before that day."
        ),
        day=day.strftime("%d/%m/%Y"),
        unit=quota.unit,
        category=quota.category,
        assigned=quota.assigned,
        occupied=quota.occupied,
    )


def check_position(line, scheme: Scheme, rank=None, newly_held=True):
    """Findings about the position that the person holds from the day on.

    :param rank: id of the person's rank on that day, or None
    :param newly_held: whether the person takes the position by this line
    """
    found = []
    if not scheme.in_force:
        return [
            _finding(
                "scheme",
                line,
                _(
                    "The position “%(position)s” is in no scheme in force on that day. Choose "
                    "another position or have a scheme approved."
                ),
                position=scheme.position,
            )
        ]
    if newly_held and scheme.concurrent:
        found.append(
            _finding(
                "headcount",
                line,
                _(
                    "The position “%(position)s” is held concurrently by somebody with another "
                    "position: it has no place of its own."
                ),
                position=scheme.position,
            )
        )
    elif newly_held and scheme.holders > scheme.headcount:
        found.append(
            _finding(
                "headcount",
                line,
                _(
                    "The position “%(position)s” is for %(headcount)s people; with this decision "
                    "%(holders)s would hold it."
                ),
                position=scheme.position,
                headcount=scheme.headcount,
                holders=scheme.holders,
            )
        )
    if scheme.ranks and rank not in scheme.ranks:
        found.append(
            _finding(
                "rank",
                line,
                _("The position “%(position)s” is for the ranks %(ranks)s."),
                position=scheme.position,
                ranks=scheme.rank_names,
            )
        )
    return found


def check_stated(line, unit):
    """The agency has a scheme, and the decision names no position of it."""
    return _finding(
        "no_position",
        line,
        _("%(unit)s has an approved scheme; the decision names no position of it."),
        unit=unit,
    )
