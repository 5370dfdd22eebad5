"""Holding an examination: numbers, seats, what an incident costs, the mean of a board."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.vietnamese import sort_key

_ = translatable("cchc_recruitment")

CENT = Decimal("0.01")


class Person(NamedTuple):
    id: int
    name: str
    birthday: date


def in_order(people: Iterable[Person]) -> list[Person]:
    """By the Vietnamese alphabet: given name, surname, middle names; then by age.

    Two of one name and birthday keep the order in which their files came.
    """
    return sorted(people, key=lambda one: (sort_key(one.name), one.birthday, one.id))


def numbers(people: Iterable[Person], given: Iterable[str] = ()) -> dict[int, str]:
    """Candidate numbers ``{person: number}``, without gaps, after those that were given already.

    A number stays with whom it was given to, also when that person withdraws.
    """
    people = in_order(people)
    last = max((int(number) for number in given), default=0)
    width = max(4, len(str(last + len(people))))
    return {person.id: f"{last + place:0{width}}" for place, person in enumerate(people, start=1)}


class Place(NamedTuple):
    candidate: int
    room: int
    seat: int


def allot(candidates: Sequence[int], rooms: Sequence[tuple[int, int, int]]) -> list[Place]:
    """Seats for candidates in their order, room after room.

    :param rooms: ``(room, capacity, seats taken already)``
    :raise RuleError: when the rooms are too small
    """
    free = sum(max(0, capacity - taken) for _room, capacity, taken in rooms)
    if free < len(candidates):
        raise RuleError(
            "too_few_seats",
            _("The rooms have %(free)s free seats for %(count)s candidates: add a room."),
            free=free,
            count=len(candidates),
        )
    places, waiting = [], iter(candidates)
    for room, capacity, taken in rooms:
        for seat in range(taken + 1, capacity + 1):
            candidate = next(waiting, None)
            if candidate is None:
                return places
            places.append(Place(candidate, room, seat))
    return places


def after_incident(points: Decimal, minus_percent: Decimal) -> Decimal:
    """Points that are left after a reprimand or a warning took its share of them."""
    return (points * (100 - minus_percent) / 100).quantize(CENT, ROUND_HALF_UP)


def mean(points: Sequence[Decimal]) -> Decimal:
    """What a board gave: the mean of its members, to two decimals."""
    return (sum(points, Decimal()) / len(points)).quantize(CENT, ROUND_HALF_UP)


def typed_points(text: str, most: Decimal) -> Decimal:
    """Points as a marker types them: 7, 7,5 or 7.25.

    :raise RuleError: naming what is wrong
    """
    cleaned = text.strip().replace(",", ".")
    if not cleaned.replace(".", "", 1).isascii() or not cleaned.replace(".", "", 1).isdecimal():
        raise RuleError("no_points", _("“%(text)s” is no number of points."), text=text)
    points = Decimal(cleaned)
    if points > most:
        raise RuleError(
            "too_many_points",
            _("%(text)s is more than the paper gives: at most %(most)s."),
            text=text,
            most=f"{most:f}".rstrip("0").rstrip(".") if "." in f"{most:f}" else f"{most:f}",
        )
    if points != points.quantize(CENT):
        raise RuleError("too_fine", _("“%(text)s”: points have two decimals at most."), text=text)
    return points.quantize(CENT)


def show_points(points: Decimal) -> str:
    """7,5: as a marker writes them."""
    text = f"{points:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
