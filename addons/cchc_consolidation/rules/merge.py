"""Stored sheets of several reports added up to one.

Figures are numbers, exact decimals written as text (columns that add up a field), texts (columns
that print what a field says) or None where nobody supplies one.
"""

from decimal import Decimal

from odoo.addons.cchc_base.rules.shares import SHARE, Shares

TOTAL, UNIT, VALUE = "total", "unit", "value"


def add(left, right):
    """The sum of two figures; what one of them does not know is what the other says."""
    if left is None or right is None:
        return right if left is None else left
    if isinstance(left, str) or isinstance(right, str):
        return str(Decimal(left) + Decimal(right))
    return left + right


def add_figures(columns, rows):
    """Several lines as one; a column that prints words has no sum, a share is reckoned anew.

    :param columns: dictionaries with ``code``, ``kind`` and ``field``
    :param rows: lists of figures
    """
    total = [None] * len(columns)
    for row in rows:
        for place, column in enumerate(columns):
            if column["kind"] not in (VALUE, SHARE):
                total[place] = add(total[place], row[place])
    return fill_shares(columns, total)


def fill_shares(columns, figures):
    """The figures of a line with its shares, which are kept as texts like all exact decimals."""
    if all(column["kind"] != SHARE for column in columns):
        return figures
    asked = [(column["code"], column["kind"], column["field"]) for column in columns]
    numbers = [
        Decimal(figure) if isinstance(figure, str) and column["kind"] == "sum" else figure
        for column, figure in zip(columns, figures, strict=True)
    ]
    return [
        figure if column["kind"] != SHARE else share and str(share)
        for column, figure, share in zip(columns, figures, Shares(asked).fill(numbers), strict=True)
    ]


def total_of(lines):
    """The line of a sheet that says the whole."""
    return next(line for line in lines if line["kind"] == TOTAL)


def by_units(columns, parts):
    """A line for each report, below their sum.

    :param parts: ``[(key, name, lines of the report's sheet)]``
    """
    lines = []
    for number, (key, name, sheet) in enumerate(parts, 1):
        whole = total_of(sheet)
        lines.append(
            {
                **line(UNIT, key, name, 1, str(number), whole["figures"], whole["people"]),
                "covers": [key],
            }
        )
    return [_sum(columns, lines), *lines]


def by_values(columns, parts, order):
    """Lines of equal value added up over the reports: ranks below their tiers.

    :param parts: as in `by_units`
    :param order: function of ``(level, value)`` giving the place of a value among its like
    """
    merged = {}
    for _key, _name, sheet in parts:
        for one in sheet:
            if one["kind"] != VALUE:
                continue
            path = tuple(one["keys"])
            if path in merged:
                same = merged[path]
                same["figures"] = add_figures(columns, [same["figures"], one["figures"]])
                same["people"] += one["people"]
                same["covers"] = list(dict.fromkeys([*same["covers"], *one["covers"]]))
            else:
                merged[path] = dict(one)
    ordered = sorted(merged, key=lambda path: [order(level, key) for level, key in enumerate(path)])
    lines = [merged[path] for path in ordered]
    counts = {}
    for one in lines:
        above = tuple(one["keys"][:-1])
        counts[above] = counts.get(above, 0) + 1
        one["number"] = str(counts[above])
    return [_sum(columns, [one for one in lines if one["level"] == 1]), *lines]


def line(kind, key, name, level, number, figures, people=0, **more):
    """A line as it is stored."""
    return {
        "kind": kind,
        "key": key,
        "name": name,
        "level": level,
        "number": number,
        "figures": figures,
        "people": people,
        "in_force": True,
        "opened": False,
        "keys": [],
        "covers": None,
        **more,
    }


def _sum(columns, lines):
    figures = add_figures(columns, [one["figures"] for one in lines])
    people = sum(one["people"] for one in lines)
    return line(TOTAL, "total", "", 0, "", figures, people, opened=bool(lines))
