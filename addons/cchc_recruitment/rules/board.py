"""Boards of a competition: who sits on them, who may not, who might be a relative of a candidate.

NĐ 170/2025, điều 8: a council of five or seven (figures of the text) with chair, deputy and
secretary; nobody under discipline, no relative of a candidate; it decides by majority. That a
marker sets no codes and that nobody marks again what he marked is what the separation of the
boards is for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold

_ = translatable("cchc_recruitment")

COUNCIL, MARKING, ANONYMISING, REMARKING = "council", "marking", "anonymising", "re_marking"
CHAIR, DEPUTY, SECRETARY, MEMBER = "chair", "deputy", "secretary", "member"
# Of these two boards nobody may sit on both.
APART = (
    frozenset({MARKING, ANONYMISING}),
    frozenset({REMARKING, ANONYMISING}),
    frozenset({MARKING, REMARKING}),
)


class Relative(NamedTuple):
    """A relative as a dossier names him: ``year`` of birth, or 0."""

    relation: str
    name: str
    year: int = 0


@dataclass(frozen=True)
class Seat:
    """A member as the rules see him.

    :param keys: what tells the person: account, employee, else the name
    :param declared: ``none``, ``related`` or empty
    """

    keys: frozenset
    name: str
    role: str = MEMBER
    disciplined: bool = False
    declared: str = ""
    open_suspects: int = 0
    found_related: int = 0
    citizen_id: str = ""
    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class Candidate:
    id: int
    name: str
    birthday: date
    citizen_id: str = ""
    relatives: tuple[Relative, ...] = ()


def composition(
    kind: str, seats: Iterable[Seat], figures: Figures, markers: int = 0
) -> tuple[Problem, ...]:
    """What stands against a board as it is composed.

    :param figures: of the text: how many sit on a council
    """
    seats = tuple(seats)
    return (
        *_numbers(kind, seats, figures, markers),
        *_repeated(seats),
        *(problem for seat in seats for problem in _person(seat)),
    )


def _numbers(kind, seats, figures, markers):
    roles = [seat.role for seat in seats]
    least, most = figures.row("council_least"), figures.row("council_most")
    if kind == COUNCIL and least and most and len(seats) not in (least.value, most.value):
        yield Problem(
            "size",
            _(
                "The council has %(count)s members: it must have %(least)s or %(most)s "
                "(%(article)s)."
            ),
            {
                "count": len(seats),
                "least": int(least.value),
                "most": int(most.value),
                "article": figures.article("council_least"),
            },
        )
    if roles.count(CHAIR) != 1:
        yield Problem(
            "chair", _("The board has %(count)s chairs: name one."), {"count": roles.count(CHAIR)}
        )
    if kind == COUNCIL and DEPUTY not in roles:
        yield Problem("deputy", _("The council has no deputy chair: name one."))
    if kind == COUNCIL and roles.count(SECRETARY) != 1:
        yield Problem(
            "secretary",
            _("The council has %(count)s secretaries: name one."),
            {"count": roles.count(SECRETARY)},
        )
    if kind in (MARKING, REMARKING) and markers < 2:
        yield Problem(
            "markers",
            _("Two members with an account must be there to mark independently of each other."),
        )


def _repeated(seats):
    known = set()
    for seat in seats:
        if seat.keys & known:
            yield Problem(
                "twice", _("%(name)s is on the board twice: remove one."), {"name": seat.name}
            )
        known |= seat.keys


def _person(seat):
    told = {"name": seat.name}
    if seat.disciplined:
        yield Problem(
            "disciplined",
            _("%(name)s is under discipline and may not sit on a board: name somebody else."),
            told,
        )
    if not seat.declared:
        yield Problem(
            "undeclared", _("%(name)s has not declared whether a candidate is a relative."), told
        )
    if seat.declared == "related" or seat.found_related:
        yield Problem(
            "related",
            _("%(name)s is a relative of a candidate: name somebody else."),
            told,
        )
    if seat.open_suspects:
        yield Problem(
            "suspects",
            _("%(name)s: %(count)s possible relatives among the candidates are not answered."),
            {**told, "count": seat.open_suspects},
        )


def conflicts(boards: Iterable[tuple[str, Iterable[Seat]]]) -> tuple[Problem, ...]:
    """People who sit on two boards that must not share anybody."""
    sits = defaultdict(set)
    names = {}
    for kind, seats in boards:
        for seat in seats:
            for key in seat.keys:
                sits[key].add(kind)
                names[key] = seat.name
    told = {
        (names[key], *sorted(pair))
        for key, kinds in sits.items()
        for pair in APART
        if pair <= kinds
    }
    return tuple(_conflict(*row) for row in sorted(told))


def _conflict(name, one, other):
    if ANONYMISING in (one, other):
        return Problem(
            "marker_and_codes",
            _("%(name)s sets the codes of the scripts and may not mark them."),
            {"name": name},
        )
    return Problem(
        "marks_again",
        _("%(name)s marked at first and may not mark again."),
        {"name": name},
    )


class Suspect(NamedTuple):
    """Somebody who might be a relative, and why; the words are kept with the answer."""

    candidate: int
    why: str


def suspects(seat: Seat, candidates: Iterable[Candidate]) -> tuple[Suspect, ...]:
    """Candidates who might be relatives of a member, by what the dossiers name.

    Names alone prove nothing: each suspect is answered by somebody.
    """
    own = _by_name(seat.relatives)
    member = fold(seat.name)
    found = []
    for candidate in candidates:
        why = next(_reasons(seat, member, own, candidate), None)
        if why:
            found.append(Suspect(candidate.id, why))
    return tuple(found)


def _reasons(seat, member, own, candidate):
    if seat.citizen_id and seat.citizen_id == candidate.citizen_id:
        yield "chính là người dự tuyển (trùng số căn cước)"
    for relative in own.get(fold(candidate.name), ()):
        if _same_year(relative.year, candidate.birthday.year):
            yield f"hồ sơ của thành viên ghi {relative.relation}: {_told(relative)}"
    for relative in candidate.relatives:
        if fold(relative.name) == member:
            yield f"hồ sơ của người dự tuyển ghi {relative.relation}: {_told(relative)}"
    for relative in candidate.relatives:
        for shared in own.get(fold(relative.name), ()):
            # A name and a year that both dossiers tell.
            if shared.year and shared.year == relative.year:
                yield f"hai hồ sơ cùng ghi người thân: {_told(shared)}"


def _by_name(relatives):
    found = defaultdict(list)
    for relative in relatives:
        found[fold(relative.name)].append(relative)
    return found


def _same_year(one, other):
    return not one or one == other


def _told(relative):
    return f"{relative.name}, sinh năm {relative.year}" if relative.year else relative.name
