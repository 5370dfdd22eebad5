"""Tables of pay as spreadsheets in the layout of official forms.

What is printed is Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.engine.sheet import Letterhead, OfficialSheet, new_workbook

FORMATS = {int: "#,##0;-#,##0;", Decimal: "#,##0.00;-#,##0.00;"}
SIGNATURES = ("Người lập bảng", "Kế toán trưởng", "Thủ trưởng đơn vị")
# Points: the row of the columns' titles.
TITLES = 62


@dataclass(frozen=True)
class Column:
    title: str
    width: float


@dataclass(frozen=True)
class Table:
    """``rows``: cells of text, int or Decimal; a row that begins with None is a subtotal."""

    name: str
    title: str
    subtitle: str
    letterhead: Letterhead
    columns: tuple
    rows: tuple
    total: tuple
    printed_on: date


def write(table):
    """The bytes of an XLSX file."""
    return new_workbook(lambda book: _Sheet(book, table).fill())


def write_all(tables):
    """The bytes of an XLSX file with a sheet for each table."""

    def fill(book):
        for table in tables:
            _Sheet(book, table).fill()

    return new_workbook(fill)


class _Sheet(OfficialSheet):
    def __init__(self, book, table):
        super().__init__(book, table.name, table.letterhead, len(table.columns) - 1)
        self.table = table

    def fill(self):
        self._page()
        for place, column in enumerate(self.table.columns):
            self.sheet.set_column(place, place, column.width)
        self._heading()
        self._titles()
        for cells in self.table.rows:
            self._line(cells, bold=cells[0] is None)
        self._line(self.table.total, bold=True)
        self._footnote()
        self._signatures(self.table.printed_on)

    def _heading(self):
        row = max(self._issuer(), 2) + 1
        everything = (0, self.last_column)
        centre = {"align": "center"}
        title = {**centre, "bold": True, "font_size": 15}
        self._merge(row, everything, self.table.title.upper(), title)
        self._merge(row + 1, everything, self.table.subtitle, {**centre, "italic": True})
        self.row = row + 3

    def _titles(self):
        style = {"bold": True, "align": "center", "border": 1, "text_wrap": True}
        for place, column in enumerate(self.table.columns):
            self._text(self.row, place, column.title, style)
        self.sheet.set_row(self.row, TITLES)
        self.sheet.repeat_rows(self.row)
        self.row += 1
        self.sheet.freeze_panes(self.row, 2)

    def _line(self, cells, bold):
        for place, value in enumerate(cells):
            style = {"border": 1, "bold": bold}
            if isinstance(value, int | Decimal):
                style["num_format"] = FORMATS[type(value)]
                self.sheet.write_number(self.row, place, value, self._format(style))
            else:
                self._text(self.row, place, value or "", {**style, "text_wrap": True})
        self.row += 1
