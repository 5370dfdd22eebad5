"""The whole province: who holds which place, which decisions exist, in batches that can be written.

The plan goes over all lives twice: first to give every decision its number and its signer, in the
order of the year; then batch by batch, making the same lives again with their dossiers, so that the
size of a province costs no memory.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .chances import Dice
from .curriculum import Curriculum, curriculum_of
from .dossier import Dossier, dossier_of
from .events import Event
from .identity import full_name, places_of
from .life import Life, LifeMaker
from .slots import Slot, slots_for
from .units import ROOT, Tree

BATCH = 250
# Gaps worth finding: one officer in so many serves on past the age of retirement.
OVERDUE_AGE = 120


@dataclass(frozen=True)
class Seat:
    """One person to make: in which place, and whose successor."""

    index: int
    slot: Slot
    leaving: tuple | None = None
    overdue_age: bool = False
    twin_of: int | None = None


@dataclass
class Person:
    life: Life
    dossier: Dossier
    curriculum: Curriculum


@dataclass
class Decision:
    kind: str
    issuer: str
    number: str
    signed: date
    signer_name: str
    signer_title: str
    lines: list[tuple[int, Event]] = field(default_factory=list)


@dataclass
class Batch:
    """People of one body with all their decisions: what is written and kept at once."""

    number: int
    body: str
    people: list[Person]
    decisions: list[Decision]
    revocations: list[tuple[Decision, tuple[int, Event]]]


class Plan:
    def __init__(self, reference, people, seed):
        self.reference, self.people, self.seed = reference, people, seed
        self.tree = Tree(reference.unit_rows, reference.predecessor_rows)
        self.maker = LifeMaker(reference, self.tree, places_of(self.tree), seed)

    # -- who sits where ---------------------------------------------------------

    @cached_property
    def seats(self):
        """All people, in the order of their places; a previous holder stands before the present."""
        found, first_of_kind, officers = [], {}, 0
        for slot in slots_for(self.tree, self.people):
            if len(found) >= self.people:
                break
            index = len(found) + 1
            leaving = self.maker.leaving(slot, index)
            if leaving and index < self.people:
                found.append(Seat(index, slot, leaving))
                index += 1
            officers += slot.role == "staff" and slot.category == "civil_servant"
            overdue = slot.role == "staff" and officers % OVERDUE_AGE == OVERDUE_AGE // 2
            found.append(Seat(index, slot, None, overdue, self._twin(slot, index, first_of_kind)))
        return found

    def _twin(self, slot, index, first_of_kind):
        """The third specialist shares name and birth with the first: a pair to be told apart."""
        if (slot.role, slot.family, slot.category) != ("staff", "admin", "civil_servant"):
            return None
        seen = first_of_kind.setdefault("specialists", [])
        seen.append(index)
        return seen[0] if len(seen) == 3 else None

    @cached_property
    def batches(self):
        """Seats by the body that employs them, in pieces: ``[(body, seats)]``."""
        by_body = defaultdict(list)
        for seat in self.seats:
            unit = self.tree[seat.slot.unit]
            by_body[self.tree.body(unit.code, unit.start)].append(seat)
        found = []
        for body, seats in by_body.items():
            start = 0
            while start < len(seats):
                end = start + BATCH
                # A previous holder and the successor stay together.
                while end < len(seats) and seats[end - 1].leaving:
                    end += 1
                found.append((body, seats[start:end]))
                start = end
        return found

    def lives(self, seats):
        since = None
        for seat in seats:
            if seat.leaving:
                life = self.maker.make(seat.slot, seat.index, left=seat.leaving)
                since = life.left_on
            else:
                life = self.maker.make(
                    seat.slot,
                    seat.index,
                    since=since,
                    overdue_age=seat.overdue_age,
                    twin_of=seat.twin_of,
                )
                since = None
            yield life

    # -- the register of decisions ------------------------------------------------

    def _issuer(self, event):
        if event.by == "province":
            return ROOT
        if event.by == "home_affairs":
            return "KG.SNV"
        return self.tree.body(event.unit, event.effective)

    def _key(self, batch, event):
        return (self._issuer(event), event.signed, event.kind, batch)

    @cached_property
    def _register(self):
        """Numbers by decision and signers by body, from one pass over all lives."""
        keys, signers = set(), defaultdict(list)
        for number, (_body, seats) in enumerate(self.batches):
            for life in self.lives(seats):
                for event in life.events:
                    keys.add(self._key(number, event))
                    if event.revoked_on:
                        keys.add(self._revocation_key(number, life, event))
                if life.slot.role == "director":
                    self._note_signer(life, signers)
        return self._numbers(keys), signers

    def _revocation_key(self, batch, life, event):
        return (self._issuer(event), event.revoked_on, "revocation", batch, life.identity.index)

    def _numbers(self, keys):
        numbers, last = {}, {}
        for key in sorted(keys, key=lambda key: (key[0], key[1], key[2], key[3:])):
            issuer, signed = key[:2]
            # An office signs other papers in between, and more of them the longer it takes.
            number, before = last.get((issuer, signed.year), (0, date(signed.year, 1, 1)))
            days = (signed - before).days
            number += Dice(self.seed, "number", *key).randint(1, 3 + days // 2)
            last[issuer, signed.year] = number, signed
            numbers[key] = f"{number}/QĐ-{self._abbreviation(issuer)}"
        return numbers

    def _abbreviation(self, issuer):
        committee = self.tree[issuer].kind == "people_committee"
        return "UBND" if committee else issuer.rpartition(".")[2]

    def _note_signer(self, life, signers):
        stays = life.placement.stays
        for position, stay in enumerate(stays):
            following = stays[position + 1].since if position + 1 < len(stays) else life.left_on
            if stay.post == life.slot.post:
                signers[stay.unit].append((stay.since, following, life.identity.name, stay.title))

    def _signer(self, issuer, day):
        for since, until, name, title in self._register[1].get(issuer, ()):
            if since <= day and (until is None or day < until):
                return name, title.removesuffix(" tỉnh")
        dice = Dice(self.seed, "signer", issuer)
        name = full_name(self.reference.names, dice, "male", date(1968, 1, 1), "kinh")
        committee = self.tree[issuer].kind == "people_committee"
        return name, "Chủ tịch" if committee else "Giám đốc"

    # -- batches ----------------------------------------------------------------

    def batch(self, number):
        """Everything about the people of one batch."""
        body, seats = self.batches[number]
        people = [
            Person(
                life,
                dossier_of(self.reference, self.tree, life, self._dice("dossier", life)),
                curriculum_of(self.reference, self.tree, life, self._dice("curriculum", life)),
            )
            for life in self.lives(seats)
        ]
        decisions = {}
        for person in people:
            for event in person.life.events:
                decision = self._decision(decisions, number, event)
                decision.lines.append((person.life.identity.index, event))
        ordered = sorted(decisions.values(), key=lambda decision: decision.signed)
        return Batch(number, body, people, ordered, list(self._revocations(number, people)))

    def _dice(self, topic, life):
        return Dice(self.seed, topic, life.identity.index)

    def _decision(self, decisions, number, event):
        key = self._key(number, event)
        if key not in decisions:
            name, title = self._signer(key[0], event.signed)
            decisions[key] = Decision(
                event.kind, key[0], self._register[0][key], event.signed, name, title
            )
        return decisions[key]

    def _revocations(self, number, people):
        for person in people:
            for event in person.life.events:
                if event.revoked_on:
                    key = self._revocation_key(number, person.life, event)
                    name, title = self._signer(key[0], event.revoked_on)
                    decision = Decision(
                        "revocation", key[0], self._register[0][key], event.revoked_on, name, title
                    )
                    yield decision, (person.life.identity.index, event)
