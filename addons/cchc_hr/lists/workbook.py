"""A list of people as a workbook in the layout of official forms."""

from datetime import date
from math import ceil

from odoo.addons.cchc_base.engine.sheet import MOTTO, OfficialSheet, new_workbook

from .table import GROUP, NUMBER_TITLE, as_of

NUMBER_WIDTH = 5
# Points: a line of text in the table.
LINE = 17
LEAST_COLUMNS = 6


def write_workbook(table, letterhead, printed_on):
    """The bytes of an XLSX file.

    :param table: `table.PeopleTable`
    :param letterhead: `odoo.addons.cchc_base.engine.sheet.Letterhead`
    """
    return new_workbook(lambda book: _Sheet(book, table, letterhead).write(printed_on))


class _Sheet(OfficialSheet):
    def __init__(self, book, table, letterhead):
        self.table = table
        last_column = max(LEAST_COLUMNS - 1, len(table.columns))
        super().__init__(book, "Danh sách", letterhead, last_column)

    def write(self, printed_on):
        self._page()
        self._heading()
        first_header_row = self.row
        self._header()
        self.sheet.repeat_rows(first_header_row, self.row - 1)
        self.sheet.freeze_panes(self.row, 2)
        self._people()
        total = self.table.total.format(count=self.table.count)
        self._merge(self.row, (0, self.last_column), total, {"italic": True})
        self.row += 1
        self._footnote()
        self._signatures(printed_on)
        self.sheet.print_area(0, 0, self.row, self.last_column)

    def _page(self):
        page = super()._page()
        self.sheet.set_column(0, 0, NUMBER_WIDTH)
        for position, column in enumerate(self.table.columns, 1):
            self.sheet.set_column(position, position, column.width)
        return page

    def _heading(self):
        table = self.table
        self.row = max(self._issuer(), len(MOTTO)) + 1
        everything = (0, self.last_column)
        self.sheet.set_row(self.row, 24)
        title = {"bold": True, "align": "center", "font_size": 15}
        self._merge(self.row, everything, table.title.upper(), title)
        self.row += 1
        for text in (*table.lines_above, as_of(table.on)):
            self._merge(self.row, everything, text, {"align": "center", "italic": True})
            self.row += 1
        if table.conditions:
            style = {"italic": True, "font_size": 10, "text_wrap": True, "align": "center"}
            self._merge(self.row, everything, table.conditions, style)
            across = NUMBER_WIDTH + sum(column.width for column in table.columns)
            self.sheet.set_row(self.row, 14 * ceil(len(table.conditions) / max(across, 60)))
            self.row += 1
        self.row += 1

    def _header(self):
        style = {"bold": True, "align": "center", "border": 1, "text_wrap": True, "font_size": 11}
        labels = [column.label for column in self.table.columns]
        lines = max(
            ceil(1.15 * len(column.label) / column.width) + 1 for column in self.table.columns
        )
        self.sheet.set_row(self.row, LINE * max(2, lines))
        numbers = {**style, "bold": False, "italic": True, "font_size": 9}
        for position, label in enumerate((NUMBER_TITLE, *labels)):
            self._text(self.row, position, label, style)
            self._text(self.row + 1, position, f"({position + 1})", numbers)
        self.row += 2

    def _people(self):
        cell = {"border": 1, "text_wrap": True, "font_size": 11}
        number = self._format({**cell, "align": "center"})
        middle = self._format({**cell, "align": "center"})
        left = self._format(cell)
        day = self._format({**cell, "align": "center", "num_format": "dd/mm/yyyy"})
        exact = self._format({**cell, "align": "center", "num_format": "0.00"})
        title = {**cell, "bold": True}
        widths = [column.width for column in self.table.columns]
        centred = [column.kind != "text" for column in self.table.columns]
        sheet = self.sheet
        for line in self.table.lines():
            if line.kind == GROUP:
                self._text(self.row, 0, line.number, {**title, "align": "center"})
                self._merge(self.row, (1, len(widths)), line.text, title)
                self.row += 1
                continue
            sheet.write_number(self.row, 0, int(line.number), number)
            most = 1
            for position, value in enumerate(line.row.values):
                column = position + 1
                if value is None or value is False or value == "":
                    sheet.write_blank(self.row, column, None, left)
                elif isinstance(value, date):
                    sheet.write_datetime(self.row, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(self.row, column, value, exact)
                elif isinstance(value, int):
                    sheet.write_number(self.row, column, value, middle)
                else:
                    style = middle if centred[position] else left
                    sheet.write_string(self.row, column, value, style)
                    most = max(most, ceil(0.95 * len(value) / widths[position]))
            # A spreadsheet does not stretch a row for text that a program wrote into it.
            sheet.set_row(self.row, LINE * most)
            self.row += 1
