"""The list of people of a collective decision: columns by the facts that its lines state."""

from collections.abc import Callable
from typing import NamedTuple

from odoo.addons.cchc_base.rules.money import format_integer

from . import decision_words as words
from .decision_facts import FURTHER_ALLOWANCES

# Width of the table on lying A4, in millimetres.
WIDTH = 257


class Column(NamedTuple):
    """A column of the list: its head, its width in millimetres, and what it says of a line.

    Columns of figures and dates keep their width; the others share what is left in proportion.
    """

    label: str
    width: int
    text: Callable
    left: bool = False
    fixed: bool = True


def short_date(value):
    """01/7/2024, 7/2024 or 2024, as tables write a date or partial date; empty for none."""
    if not value:
        return ""
    month = value.month and f"{value.month:0{2 if value.month < 3 else 1}d}"
    return "/".join(filter(None, (value.day and f"{value.day:02d}", month, str(value.year))))


def _count(value):
    return str(value) if value else ""


_NUMBER_WIDTH = 12
_FIRST = (
    Column("Họ và tên", 38, lambda line: line.name, left=True, fixed=False),
    Column("Ngày, tháng, năm sinh", 24, lambda line: short_date(line.born)),
    Column(
        "Chức vụ, đơn vị công tác", 54, lambda line: words.duty(line.before), left=True, fixed=False
    ),
)
_SINCE = Column("Thời điểm thực hiện", 23, lambda line: short_date(line.effective))
_PAID_SINCE = _SINCE._replace(label="Thời điểm hưởng")
_NOTE = Column("Ghi chú", 22, lambda line: line.note, left=True, fixed=False)
# What people are sent to takes more room than a remark.
_TOLD = _NOTE._replace(width=62)
_PRESENT_RANK = Column(
    "Ngạch, mã số",
    30,
    lambda line: ", ".join(_present(line.before.rank, line.before.rank_code)),
    fixed=False,
)


def _present(*texts):
    return [text for text in texts if text]


def _stated(fact):
    return lambda line: words.number(getattr(line.after, fact))


_ALLOWANCES = {
    fact: (Column(label, 19, _stated(fact)),) for fact, label in FURTHER_ALLOWANCES.items()
}


def _allowances(line):
    """«Phụ cấp thu hút (%): 70; …», those that the line states."""
    stated = [
        (label, _stated(fact)(line))
        for fact, label in FURTHER_ALLOWANCES.items()
        if fact in line.changed
    ]
    return "; ".join(f"{label}: {figure}" for label, figure in stated if figure)


# More than so many of them share one column: a sheet has room for no more.
_SEPARATE = 3
_ALL_ALLOWANCES = Column("Phụ cấp khác", 28, _allowances, left=True, fixed=False)

# What a line may state, in the order of the columns; the fact, then its columns.
FACTS = {
    "department_id": (
        Column("Đơn vị mới", 44, lambda line: line.after.unit, left=True, fixed=False),
    ),
    "host_unit_id": (
        Column("Nơi biệt phái đến", 44, lambda line: line.after.host, left=True, fixed=False),
    ),
    "position_title": (
        Column("Vị trí mới", 32, lambda line: line.after.position, left=True, fixed=False),
    ),
    "leadership_post_id": (
        Column(
            "Chức vụ mới",
            28,
            lambda line: words.short_post(line.after.post),
            left=True,
            fixed=False,
        ),
    ),
    "leadership_allowance": (
        Column("Hệ số phụ cấp chức vụ", 17, lambda line: words.number(_of(line, "leadership"))),
    ),
    "staffing_category": (
        Column("Đối tượng", 20, lambda line: words.CATEGORIES.get(line.after.category, "")),
    ),
    "rank_id": (
        Column(
            "Ngạch mới, mã số",
            30,
            lambda line: ", ".join(_present(line.after.rank, line.after.rank_code)),
            fixed=False,
        ),
    ),
    "rank_since": (Column("Ngày vào ngạch", 23, lambda line: short_date(line.after.rank_since)),),
    "step": (
        Column("Bậc hiện hưởng", 17, lambda line: _count(line.before.step)),
        Column("Bậc mới", 14, lambda line: _count(line.after.step)),
    ),
    "coefficient": (
        Column("Hệ số hiện hưởng", 17, lambda line: words.number(line.before.coefficient)),
        Column("Hệ số mới", 15, lambda line: words.number(line.after.coefficient)),
    ),
    "above_scale_percent": (
        Column("Vượt khung (%)", 17, lambda line: _count(line.after.above_scale)),
    ),
    "salary_percent": (
        Column("Tỷ lệ hưởng lương (%)", 18, lambda line: _count(line.after.salary_percent)),
    ),
    "concurrent_allowance": (
        Column("Phụ cấp kiêm nhiệm", 19, lambda line: words.number(_of(line, "concurrent"))),
    ),
    "responsibility_allowance": (
        Column("Phụ cấp trách nhiệm", 19, lambda line: words.number(_of(line, "responsibility"))),
    ),
    "regional_allowance": (
        Column("Phụ cấp khu vực", 17, lambda line: words.number(_of(line, "regional"))),
    ),
    **_ALLOWANCES,
    "step_anchor": (
        Column("Mốc tính nâng bậc lần sau", 23, lambda line: short_date(line.after.anchor)),
    ),
}


# What a line writes into the lists of the dossier.
_ENTRY = (
    Column("Hình thức kỷ luật", 24, lambda line: line.discipline, fixed=False),
    Column("Kỷ luật hết hiệu lực", 34, lambda line: line.lapsed, fixed=False),
    Column("Hình thức khen thưởng", 34, lambda line: line.commendation, fixed=False),
    Column(
        "Tiền thưởng (đồng)",
        26,
        lambda line: format_integer(line.reward) if line.reward else "",
    ),
    Column("Lý do", 40, lambda line: line.reason, left=True, fixed=False),
)


def _of(line, allowance):
    return getattr(line.after, f"{allowance}_allowance")


def columns(lines, noted=""):
    """The columns which the lines need: no column stands empty for everybody.

    :param noted: what the notes tell, where they are more than remarks (see `Wording`)
    """
    stated = set().union(*(line.changed for line in lines)) if lines else set()
    chosen = list(_FIRST)
    if "rank_id" not in stated:
        chosen.append(_PRESENT_RANK)
    together = len(stated & FURTHER_ALLOWANCES.keys()) > _SEPARATE
    for fact, own in FACTS.items():
        if fact in stated and not (together and fact in _ALLOWANCES):
            chosen.extend(own)
    if together:
        chosen.append(_ALL_ALLOWANCES)
    chosen += _ENTRY
    chosen.append(_PAID_SINCE if "step" in stated else _SINCE)
    if not noted:
        chosen.append(_NOTE)
    elif not words.told_once(lines):
        chosen.append(_TOLD._replace(label=noted))
    return [column for column in chosen if any(column.text(line) for line in lines)]


def table(lines, noted=""):
    """Heads and rows of the list, in plain values."""
    chosen = columns(lines, noted)
    fixed = _NUMBER_WIDTH + sum(column.width for column in chosen if column.fixed)
    growing = sum(column.width for column in chosen if not column.fixed)
    # With very many columns all of them shrink, so that words keep some room.
    room = max(WIDTH - fixed, growing * 2 // 3)
    heads = [{"label": "STT", "weight": _NUMBER_WIDTH}]
    heads += [
        {
            "label": column.label,
            "weight": column.width if column.fixed else room * column.width // growing,
        }
        for column in chosen
    ]
    rows = [
        {
            "cells": [
                {"text": str(number), "left": False},
                *({"text": column.text(line), "left": column.left} for column in chosen),
            ]
        }
        for number, line in enumerate(lines, 1)
    ]
    return heads, rows


def facts_in_words(line):
    """What a line states, one fact after another: for types that have no sentence of their own."""
    parts = []
    for fact, own in FACTS.items():
        column = own[-1]
        if fact in line.changed and column.text(line):
            parts.append(f"{words.small(column.label).removesuffix(' mới')} {column.text(line)}")
    return "; ".join(parts)
