"""A position scheme on paper: the list of positions in the annex layout, as Word and as a workbook.

Columns of the annexes: TT, tên vị trí việc làm, mã, nhóm, ngạch hoặc bậc nghề nghiệp, số lượng, ghi
chú; a subtotal by group inside each unit and by unit. Pure: no database here.
"""

from dataclasses import dataclass
from datetime import date

TITLE = "DANH MỤC VỊ TRÍ VIỆC LÀM"
HEADINGS = (
    ("TT", 6),
    ("Tên vị trí việc làm", 44),
    ("Mã vị trí", 16),
    ("Nhóm vị trí việc làm", 24),
    ("Ngạch hoặc bậc nghề nghiệp", 28),
    ("Số lượng", 10),
    ("Ghi chú", 24),
)
TOTAL = "TỔNG CỘNG"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Position:
    unit: str
    code: str
    name: str
    group: str
    group_order: int
    ranks: tuple[str, ...]
    headcount: int
    step_from: int = 0
    step_to: int = 0
    concurrent: bool = False
    note: str = ""

    @property
    def level(self):
        """Ranks, or professional steps, as the annex writes them."""
        if self.step_from:
            if self.step_from == self.step_to:
                return f"Bậc {self.step_from}"
            return f"Bậc {self.step_from} đến bậc {self.step_to}"
        return ", ".join(self.ranks)

    @property
    def remark(self):
        parts = [self.note, "Kiêm nhiệm" if self.concurrent else ""]
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True)
class Scheme:
    parent: str
    agency: str
    day: date
    positions: tuple[Position, ...]
    document: str = ""
    approved: bool = False
    necessity: str = ""
    proposals: str = ""


@dataclass(frozen=True)
class Row:
    """``kind``: unit, group, position or total."""

    kind: str
    number: str
    cells: tuple
    headcount: int


def rows_of(scheme: Scheme) -> list[Row]:
    """The lines of the table, from top to bottom, subtotals above what they add up."""
    rows = []
    units = {}
    for position in scheme.positions:
        units.setdefault(position.unit, []).append(position)
    for place, (unit, positions) in enumerate(units.items()):
        total = sum(position.headcount for position in positions)
        rows.append(Row("unit", _letter(place), (unit.upper(),), total))
        groups = {}
        for position in sorted(positions, key=lambda item: item.group_order):
            groups.setdefault(position.group, []).append(position)
        for number, (group, members) in enumerate(groups.items()):
            total = sum(position.headcount for position in members)
            rows.append(
                Row("group", ROMAN[number] if number < 10 else str(number + 1), (group,), total)
            )
            rows += [
                Row(
                    "position",
                    str(order),
                    (item.name, item.code, item.group, item.level, item.remark),
                    item.headcount,
                )
                for order, item in enumerate(members, 1)
            ]
    rows.append(Row("total", "", (TOTAL,), sum(item.headcount for item in scheme.positions)))
    return rows


def _letter(place):
    return chr(ord("A") + place) if place < 26 else f"A{place + 1}"


# -- Word -----------------------------------------------------------------------------


def context(scheme: Scheme) -> dict:
    """The values of the Word template."""
    return {
        "title": TITLE,
        "parent": scheme.parent.upper(),
        "agency": scheme.agency.upper(),
        "subtitle": f"Áp dụng từ ngày {scheme.day:%d/%m/%Y}",
        "document": document_line(scheme),
        "necessity": scheme.necessity.splitlines(),
        "proposals": scheme.proposals.splitlines(),
        "columns": [{"label": label, "weight": weight} for label, weight in HEADINGS],
        "rows": [
            {
                "cells": [
                    {"text": text, "left": column in (1, 3, 4, 6), "bold": row.kind != "position"}
                    for column, text in enumerate(row_texts(row))
                ]
            }
            for row in rows_of(scheme)
        ],
    }


def document_line(scheme):
    if not scheme.approved:
        return "(Dự thảo)"
    return f"(Kèm theo {scheme.document})" if scheme.document else ""


def row_texts(row):
    if row.kind == "position":
        name, code, group, level, remark = row.cells
        return (row.number, name, code, group, level, str(row.headcount), remark)
    return (row.number, row.cells[0], "", "", "", str(row.headcount), "")


def samples() -> list[dict]:
    return [
        context(
            Scheme(
                parent="Ủy ban nhân dân tỉnh",
                agency="Sở Nội vụ",
                day=date(2026, 1, 1),
                positions=(
                    Position(
                        "Phòng Công chức", "CV.01", "Chuyên viên", "Chuyên môn", 1, ("CV",), 2
                    ),
                ),
                document="Quyết định số 12/QĐ-UBND",
                approved=True,
                necessity="Căn cứ",
                proposals="Kiến nghị",
            )
        )
    ]
