"""A list of people: columns, rows in their order, and the lines in which it is printed.

The words printed here are the list's own and stay Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

GROUP, PERSON = "group", "person"
NUMBER_TITLE = "TT"
TOTAL = "Danh sách này có {count} người."
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


@dataclass(frozen=True)
class Column:
    """``kind``: text, number or date; ``width``: in characters."""

    label: str
    kind: str = "text"
    width: int = 12


class Row(NamedTuple):
    """A person with the values of the columns; ``group``: id of the unit under whose title."""

    person_id: int
    group: int | None
    values: tuple


class Line(NamedTuple):
    """A line of the printed table: the title of a unit, or a person with a number."""

    kind: str
    number: str
    text: str = ""
    row: Row | None = None


@dataclass(frozen=True)
class PeopleTable:
    """What is shown and printed.

    :param lines_above: official lines below the title
    :param conditions: the criteria in words
    :param groups: names of the units under whose titles people stand; empty: no titles
    :param count: how many people there are, the pages that are not shown included
    :param total: the line below the table, with `{count}`
    """

    title: str
    on: date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    count: int
    lines_above: tuple[str, ...] = ()
    conditions: str = ""
    groups: dict | None = None
    total: str = TOTAL

    def lines(self):
        """The lines in order; people are numbered from 1 under each title."""
        group, titles, number = None, 0, 0
        for row in self.rows:
            if self.groups and (not titles or row.group != group):
                group, titles, number = row.group, titles + 1, 0
                name = self.groups.get(row.group) or "Chưa có đơn vị"
                yield Line(GROUP, roman(titles), name)
            number += 1
            yield Line(PERSON, str(number), row=row)


def as_of(on):
    """The line that says for which day the list is."""
    return f"Tính đến ngày {on:%d/%m/%Y}"


def text_of(value):
    """A value as it is printed: 01/03/1975, 4,98, nothing for what is unknown."""
    if value is None or value is False:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    return str(value)


def roman(number):
    """1 → I, 14 → XIV, as titles of units are numbered."""
    digits = "M" * (number // 1000)
    rest = number % 1000
    for value, digit in ((900, "CM"), (500, "D"), (400, "CD"), *_ROMAN, (1, "I")):
        digits += digit * (rest // value)
        rest %= value
    return digits
