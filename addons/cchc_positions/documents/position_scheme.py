"""A position scheme on paper: the list of positions in the annex layout, as Word and as a workbook.

Columns of the annexes: TT, tên vị trí việc làm, mã, nhóm, ngạch hoặc bậc nghề nghiệp, số lượng, ghi
chú; a subtotal by group inside each unit and by unit. Pure: no database here.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter

from odoo.addons.cchc_base.engine.workbook import FONT, MOTTO

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
        "document": _document(scheme),
        "necessity": scheme.necessity.splitlines(),
        "proposals": scheme.proposals.splitlines(),
        "columns": [{"label": label, "weight": weight} for label, weight in HEADINGS],
        "rows": [
            {
                "cells": [
                    {"text": text, "left": column in (1, 3, 4, 6), "bold": row.kind != "position"}
                    for column, text in enumerate(_texts(row))
                ]
            }
            for row in rows_of(scheme)
        ],
    }


def _document(scheme):
    if not scheme.approved:
        return "(Dự thảo)"
    return f"(Kèm theo {scheme.document})" if scheme.document else ""


def _texts(row):
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


# -- workbook -------------------------------------------------------------------------


def write_workbook(scheme: Scheme) -> bytes:
    """The bytes of an XLSX file in the layout of the annex."""
    buffer = BytesIO()
    # Text never becomes a formula or a link, whatever a position is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Sheet(book).write(scheme)
    return buffer.getvalue()


class _Sheet:
    def __init__(self, book):
        self.book = book
        self.sheet = book.add_worksheet("Danh mục VTVL")
        self.formats = {}

    def write(self, scheme):
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer('&R&"Times New Roman"&9&P/&N')
        for column, (_label, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
        centre = {"bold": True, "align": "center"}
        last = len(HEADINGS) - 1
        if scheme.parent:
            self._merge(0, 0, 1, scheme.parent.upper(), {"align": "center"})
        self._merge(1 if scheme.parent else 0, 0, 1, scheme.agency.upper(), centre)
        for row, text in enumerate(MOTTO):
            self._merge(row, 3, last, text, {**centre, "underline": row})
        self._merge(3, 0, last, TITLE, {**centre, "font_size": 15})
        day = f"Áp dụng từ ngày {scheme.day:%d/%m/%Y}"
        self._merge(4, 0, last, day, {"align": "center", "italic": True})
        self._merge(5, 0, last, _document(scheme), {"align": "center", "italic": True})
        head = {**centre, "border": 1, "text_wrap": True}
        for column, (label, _width) in enumerate(HEADINGS):
            sheet.write_string(7, column, label, self._format(head))
        sheet.set_row(7, 34)
        sheet.repeat_rows(7)
        sheet.freeze_panes(8, 2)
        at = 8
        for row in rows_of(scheme):
            self._row(at, row)
            at += 1
        signature = {**centre}
        self._merge(at + 1, 4, last, "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", signature)
        self._merge(at + 2, 4, last, "(Ký tên, đóng dấu)", {"align": "center", "italic": True})

    def _row(self, at, row):
        style = {"border": 1, "bold": row.kind != "position", "text_wrap": True}
        texts = list(_texts(row))
        for column, text in enumerate(texts):
            align = "center" if column in (0, 2, 5) else "left"
            kind = self._format({**style, "align": align})
            if column == 5:
                self.sheet.write_number(at, column, row.headcount, kind)
            else:
                self.sheet.write_string(at, column, text, kind)

    def _merge(self, row, first, last, text, style):
        # The text goes in by itself: `merge_range` would guess its type.
        self.sheet.merge_range(row, first, row, last, "", self._format(style))
        self.sheet.write_string(row, first, text, self._format(style))

    def _format(self, style):
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            base = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
            self.formats[key] = self.book.add_format({**base, **style})
        return self.formats[key]
