"""A printed form as an XLSX spreadsheet, in the official layout (NĐ 30/2020, phụ lục I)."""

from datetime import date
from decimal import Decimal
from math import ceil

from .page import WIDTHS, page_of
from .sheet import FONT, MOTTO, Letterhead, OfficialSheet, new_workbook, vietnamese_date

__all__ = ["FONT", "MOTTO", "Letterhead", "vietnamese_date", "write_sheets", "write_workbook"]

# A zero is printed as a blank, as officials write it, but the cell holds the number 0.
WHOLE = "#,##0;-#,##0;"
EXACT = "#,##0.00;-#,##0.00;"
DAY = "dd/mm/yyyy"
# Points: a line of text in the table, a row of titles, the row of the columns' own titles.
LINE, TITLE, COLUMN_TITLE = 18, 27, 130


def write_workbook(report, letterhead, depth=None, printed_on=None, row_title=""):
    """The bytes of an XLSX file; the parameters are those of `page.page_of`."""
    return write_sheets([(report, row_title)], letterhead, depth, printed_on)


def write_sheets(tables, letterhead, depth=None, printed_on=None):
    """The bytes of an XLSX file with a sheet for each table.

    :param tables: ``(report, title of the rows)``
    """
    return write_pages(
        [page_of(report, letterhead, depth, printed_on, row_title) for report, row_title in tables]
    )


def write_pages(pages):
    """The bytes of an XLSX file with a sheet for each page."""

    def write(book):
        for page in pages:
            _Sheet(book, page).write()

    return new_workbook(write)


class _Sheet(OfficialSheet):
    def __init__(self, book, page):
        self.page = page
        last_column = max(len(WIDTHS) - 1, len(page.widths) - 1)
        super().__init__(book, page.code, page.letterhead, last_column)

    def write(self):
        self._page()
        self._heading()
        first_header_row = self.row
        self._header()
        self.sheet.repeat_rows(first_header_row, self.row - 1)
        self.sheet.freeze_panes(self.row, 2)
        for row in self.page.rows:
            self._line(row)
        self._footnote()
        self._signatures(self.page.printed_on)
        self.sheet.print_area(0, 0, self.row, self.last_column)

    def _page(self):
        page = super()._page()
        for column, width in enumerate(self.page.widths):
            self.sheet.set_column(column, column, width)
        return page

    # -- above the table ------------------------------------------------------

    def _heading(self):
        left, _right = self._halves()
        bold = {"bold": True, "align": "center"}
        below = self._issuer()
        self._merge(below, left, f"Biểu số: {self.page.code}", {"align": "center", "italic": True})
        title = max(below, len(MOTTO)) + 2
        everything = (0, self.last_column)
        self.sheet.set_row(title, 24)
        self._merge(title, everything, self.page.title, {**bold, "font_size": 15})
        for place, text in enumerate(self.page.lines_above, 1):
            self._merge(title + place, everything, text, {"align": "center", "italic": True})
        self.row = title + 4

    def _header(self):
        style = {"bold": True, "align": "center", "border": 1, "text_wrap": True, "font_size": 10}
        depth, top = self.page.header.depth, self.row
        for column, title in enumerate(self.page.titles):
            self._cells(top, column, depth, 1, title, style)
        for cell in self.page.header.cells:
            self._cells(
                top + cell.row,
                2 + cell.column,
                cell.rowspan,
                cell.colspan,
                cell.label,
                {**style, "rotation": 90} if self.page.is_turned(cell) else style,
            )
        for row in range(top, top + depth):
            self.sheet.set_row(row, TITLE)
        # Titles that lie take a line or three.
        self.sheet.set_row(top + depth - 1, COLUMN_TITLE if self.page.has_turned else 2 * TITLE)
        self.row = top + depth
        numbers = {**style, "bold": False, "italic": True, "font_size": 9}
        for column, text in enumerate(self.page.numbers):
            self._text(self.row, column, text, numbers)
        self.row += 1

    # -- the table ------------------------------------------------------------

    def _line(self, row):
        style = {"border": 1, "bold": row.bold, "italic": row.italic}
        self._text(self.row, 0, row.number, {**style, "align": "center"})
        self._text(self.row, 1, row.name, {**style, "indent": row.indent, "text_wrap": True})
        self.sheet.set_row(self.row, LINE * self._lines(row))
        for column, figure in enumerate(row.figures, 2):
            self._figure(column, figure, style)
        self.row += 1

    def _lines(self, row):
        """How many lines of text the row takes: a spreadsheet does not stretch it for text that a
        program wrote into it."""
        widths = self.page.widths
        texts = [(row.name, 1.1 * widths[1] - 2 * row.indent)]
        texts += [
            (figure, 1.1 * widths[column])
            for column, figure in enumerate(row.figures, 2)
            if isinstance(figure, str)
        ]
        return max(1, *(ceil(len(text) / room) for text, room in texts))

    def _figure(self, column, figure, style):
        number = {**style, "align": "right"}
        if figure is None:
            self.sheet.write_blank(self.row, column, None, self._format(number))
        elif isinstance(figure, str):
            self._text(self.row, column, figure, {**style, "text_wrap": True})
        elif isinstance(figure, date):
            day = {**style, "align": "center", "num_format": DAY}
            self.sheet.write_datetime(self.row, column, figure, self._format(day))
        else:
            number["num_format"] = EXACT if isinstance(figure, Decimal) else WHOLE
            self.sheet.write_number(self.row, column, figure, self._format(number))
