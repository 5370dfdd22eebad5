"""A list of computer results: candidate number and points, looked at row by row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.problem import Problem, RuleError, translatable

from .exam import typed_points

_ = translatable("cchc_recruitment")

# What a column may be called, folded.
NUMBER_TITLES = {"so bao danh", "sbd", "candidate number"}
POINTS_TITLES = {"diem", "diem thi", "tong diem", "so cau dung", "points"}
# A word instead of points.
ABSENT_WORDS = {"vang", "v", "bo thi", "absent"}


@dataclass(frozen=True)
class Row:
    """A row of the file: its number there, and the texts of the two cells."""

    line: int
    number: str
    points: str


@dataclass(frozen=True)
class Sitter:
    """A candidate of the paper: ``sat``, ``absent`` or ``disqualified`` by the attendance."""

    id: int
    state: str = "sat"
    number: str = ""


@dataclass(frozen=True)
class Fault:
    line: int
    problem: Problem


def read(rows: Iterable[Row], sitters: Mapping[str, Sitter], most: Decimal):
    """``({candidate: points}, faults)``; of the absent nothing is entered.

    :param sitters: by candidate number without leading zeros
    """
    found, faults, lines = {}, [], {}
    for row in rows:
        key = plain(row.number)
        problem = None
        if key in lines:
            problem = Problem(
                "twice",
                _("number %(number)s stands in row %(line)s already: keep one of them"),
                {"number": row.number, "line": lines[key]},
            )
        elif key not in sitters:
            problem = Problem(
                "unknown",
                _("nobody with the number “%(number)s” sits this paper: correct the number"),
                {"number": row.number},
            )
        lines.setdefault(key, row.line)
        points, wrong = (None, problem) if problem else _points(row, sitters[key], most)
        if wrong:
            faults.append(Fault(row.line, wrong))
        elif points is not None:
            found[sitters[key].id] = points
    faults += _missing(lines, sitters)
    return found, faults


def _points(row, sitter, most):
    text = row.points.strip()
    absent = not text or text.casefold() in ABSENT_WORDS
    if sitter.state != "sat":
        if absent:
            return None, None
        words = {
            "absent": _("number %(number)s was absent by the attendance and has points here"),
            "disqualified": _("number %(number)s was suspended and has points here"),
        }
        return None, Problem("not_there", words[sitter.state], {"number": row.number})
    if absent:
        return None, Problem(
            "no_points",
            _("number %(number)s was present by the attendance and has no points here"),
            {"number": row.number},
        )
    try:
        return typed_points(text, most), None
    except RuleError as refused:
        return None, refused.problem


def _missing(lines, sitters):
    missing = [
        one.number or number
        for number, one in sitters.items()
        if one.state == "sat" and number not in lines
    ]
    if missing:
        yield Fault(
            0,
            Problem(
                "missing",
                _("%(count)s candidates who were present are missing, the first is %(number)s"),
                {"count": len(missing), "number": missing[0]},
            ),
        )


def plain(number: str) -> str:
    """0012, 12 and 12.0 are one number: a spreadsheet drops the zeros."""
    text = number.strip().removesuffix(".0")
    return text.lstrip("0") or text
