"""Movements of staff: who entered and left, counted and named."""

from cast_movements import PERIOD
from subject import Subject, asked


def _period(case, place):
    return {"cchc_period": {"unit_ids": case.unit[place].ids, **PERIOD}}


def _unit(case, place):
    return {"unit_id": case.unit[place or "own"].id}


SUBJECTS = [
    Subject(
        "cchc.movement", "date", {"kind": "retired"}, lambda *_: {"kind": "retired"}
    ),
    Subject(
        "cchc.movement.balance", "closing", {"closing": 1}, lambda *_: {"closing": 1},
        context=_period,
    ),
    # Units are public; the answer is refused for units out of scope.
    asked("cchc.movement.question", _unit, placed=False),
]  # fmt: skip
