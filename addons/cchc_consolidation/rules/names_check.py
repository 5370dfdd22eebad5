"""The figures of a workbook against its own list of names.

Of each name the list tells a few facts. A column's criterion then holds for a person, does not, or
can't be told from the list; so the names say between which numbers a figure must lie.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_hr.rules import citizen_id as citizen

# The list does not tell.
UNKNOWN = object()


@dataclass(frozen=True)
class Span:
    """A day of which only the year or the month is written: somewhere between two days."""

    first: date
    last: date


@dataclass(frozen=True)
class Contradiction:
    """A figure that the names don't bear out: they are ``least`` to ``most`` people."""

    form: str
    cell: str
    column: str
    said: int
    least: int
    most: int

    @property
    def counted(self):
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"


def holds(domain, tell):
    """Whether a criterion holds of a person: True, False, or None where the list does not tell.

    :param domain: a list in Odoo's prefix notation
    :param tell: function of a path giving its value, or `UNKNOWN`
    """
    stack = []
    for token in reversed(domain):
        if token == "!":
            value = stack.pop()
            stack.append(None if value is None else not value)
        elif token in ("&", "|"):
            stack.append(_join(token, stack.pop(), stack.pop()))
        else:
            stack.append(_compare(*token, tell))
    result = True
    for value in stack:
        result = _join("&", result, value)
    return result


def _join(operator, left, right):
    """Three-valued: what is certain of one side may settle both."""
    settles = operator == "|"
    if left is settles or right is settles:
        return settles
    return None if left is None or right is None else not settles


def _compare(path, operator, wanted, tell):
    value = tell(path)
    if value is UNKNOWN:
        return None
    if operator in ("=", "!=", "in", "not in"):
        if isinstance(value, Span):
            return None if wanted else operator in ("!=", "not in")
        many = wanted if isinstance(wanted, (list, tuple, set)) else [wanted]
        found = any(value == one or not (value or one) for one in many)
        return found if operator in ("=", "in") else not found
    if operator not in ("<", "<=", ">", ">=") or not value:
        # Nothing is neither before nor after; other operators aren't told from a list.
        return False if not value and operator in ("<", "<=", ">", ">=") else None
    low, high = (value.first, value.last) if isinstance(value, Span) else (value, value)
    sure = {
        "<": (high < wanted, low >= wanted),
        "<=": (high <= wanted, low > wanted),
        ">": (low > wanted, high <= wanted),
        ">=": (low >= wanted, high < wanted),
    }[operator]
    return True if sure[0] else False if sure[1] else None


def bounds(domains, people):
    """``(least, most)`` of the people of whom all these criteria hold.

    :param people: functions as `holds` takes them
    """
    answers = []
    for tell in people:
        answer = True
        for domain in domains:
            answer = _join("&", answer, holds(domain, tell))
        answers.append(answer)
    return answers.count(True), len(answers) - answers.count(False)


def born(text):
    """02/09/1990, 09/1990 or 1990 as the days between which the birth lies; None: not told."""
    numbers = [int(part) for part in text.split("/") if part.isdigit()]
    try:
        if len(numbers) == 3:
            day = date(numbers[2], numbers[1], numbers[0])
            return Span(day, day)
        if len(numbers) == 2:
            month, year = numbers
            following = date(year + month // 12, month % 12 + 1, 1)
            return Span(date(year, month, 1), date.fromordinal(following.toordinal() - 1))
        if len(numbers) == 1:
            return Span(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    except ValueError:
        return None
    return None


def sex(word, citizen_id):
    """The sex that a list says, or else the citizen number."""
    written = {"nam": citizen.MALE, "nu": citizen.FEMALE}.get(fold(word).strip())
    if written:
        return written
    try:
        return citizen.parse(citizen_id).sex
    except citizen.NotACitizenId:
        return None
