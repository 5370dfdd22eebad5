"""The figures of a form as a spreadsheet in the layout of official forms (NĐ 30/2020, phụ lục I).

The words printed here are the form's own and stay Vietnamese whatever the reader's language.
"""

from datetime import date
from decimal import Decimal
from math import ceil

from .header import header_of
from .report import DIRECT, OUTSIDE, TOTAL
from .sheet import FONT, MOTTO, Letterhead, OfficialSheet, new_workbook, vietnamese_date
from .spec import VALUE

__all__ = ["FONT", "MOTTO", "Letterhead", "vietnamese_date", "write_sheets", "write_workbook"]

NUMBER_TITLE, UNIT_TITLE = "Số TT", "Tên cơ quan, đơn vị"
NUMBERS = ("A", "B")
WORDS = {
    TOTAL: "TỔNG CỘNG",
    DIRECT: "Trực thuộc {name}",
    OUTSIDE: "Không thuộc đơn vị nào trong danh sách",
}
# A zero is printed as a blank, as officials write it, but the cell holds the number 0.
WHOLE = "#,##0;-#,##0;"
EXACT = "#,##0.00;-#,##0.00;"
DAY = "dd/mm/yyyy"
# Characters: the number and the name of the unit, then columns for five digits.
WIDTHS = (6, 42, 6.3)
# A column that prints what a field says is as wide as its longest text, between these.
NARROW, WIDE = 11, 34
# Points: a line of text in the table, a row of titles, the row of the columns' own titles.
LINE, TITLE, COLUMN_TITLE = 18, 27, 130


def write_workbook(report, letterhead, depth=None, printed_on=None, row_title=""):
    """The bytes of an XLSX file.

    :param report: `report.Report` or `value_axis.ValueReport`
    :param depth: levels of units below the chosen ones, None for all
    :param printed_on: day written above the signatures, the day of the report if left out
    :param row_title: title of the rows where they are no units
    """
    return write_sheets([(report, row_title)], letterhead, depth, printed_on)


def write_sheets(tables, letterhead, depth=None, printed_on=None):
    """The bytes of an XLSX file with a sheet for each table.

    :param tables: ``(report, title of the rows)``
    """

    def write(book):
        for report, row_title in tables:
            sheet = _Sheet(book, report, letterhead, row_title or UNIT_TITLE)
            sheet.write(depth, printed_on or report.on)

    return new_workbook(write)


class _Sheet(OfficialSheet):
    def __init__(self, book, report, letterhead, row_title):
        self.report = report
        self.titles = (NUMBER_TITLE, row_title)
        self.header = header_of(report.form)
        last_column = max(len(WIDTHS) - 1, 1 + len(report.columns))
        super().__init__(book, report.form.code, letterhead, last_column)

    def write(self, depth, printed_on):
        self._page()
        self._heading()
        first_header_row = self.row
        self._header()
        self.sheet.repeat_rows(first_header_row, self.row - 1)
        self.sheet.freeze_panes(self.row, 2)
        self._table(depth)
        self._footnote()
        self._signatures(printed_on)
        self.sheet.print_area(0, 0, self.row, self.last_column)

    def _page(self):
        page = super()._page()
        number, name, figure = WIDTHS
        self.sheet.set_column(0, 0, number)
        self.sheet.set_column(1, 1, name)
        self.sheet.set_column(2, self.last_column, figure)
        for column, width in self._text_columns().items():
            self.sheet.set_column(column, column, width)
        return page

    def _text_columns(self):
        """``{place of a column: width}`` of those that print what a field says."""
        lines = self.report.lines()
        return {
            place + 2: min(
                max(
                    [NARROW, *(len(line.figures[place]) for line in lines if _is_text(line, place))]
                ),
                WIDE,
            )
            for place, column in enumerate(self.report.columns)
            if column.kind == VALUE
        }

    # -- above the table ------------------------------------------------------

    def _heading(self):
        letterhead, form = self.letterhead, self.report.form
        left, _right = self._halves()
        bold = {"bold": True, "align": "center"}
        below = self._issuer()
        self._merge(below, left, f"Biểu số: {form.code}", {"align": "center", "italic": True})
        title = max(below, len(MOTTO)) + 2
        everything = (0, self.last_column)
        self.sheet.set_row(title, 24)
        self._merge(title, everything, form.title.upper(), {**bold, "font_size": 15})
        self._merge(title + 1, everything, self._as_of(), {"align": "center", "italic": True})
        if letterhead.document:
            issued = f"(Ban hành kèm theo {letterhead.document})"
            self._merge(title + 2, everything, issued, {"align": "center", "italic": True})
        self.row = title + 4

    def _as_of(self):
        text = f"Tính đến ngày {vietnamese_date(self.report.on)}"
        since = getattr(self.report, "since", None)
        if since:
            text = f"Từ ngày {vietnamese_date(since)} đến ngày {vietnamese_date(self.report.on)}"
        if self.report.known_on:
            text += f", theo thông tin có đến hết ngày {vietnamese_date(self.report.known_on)}"
        return text

    def _header(self):
        style = {"bold": True, "align": "center", "border": 1, "text_wrap": True, "font_size": 10}
        depth, top = self.header.depth, self.row
        for column, title in enumerate(self.titles):
            self._cells(top, column, depth, 1, title, style)
        for cell in self.header.cells:
            # The title of a narrow column is read from below, as in the printed forms.
            turned = cell.colspan == 1 and cell.row + cell.rowspan == depth
            turned = turned and self.report.columns[cell.column].kind != VALUE
            self._cells(
                top + cell.row,
                2 + cell.column,
                cell.rowspan,
                cell.colspan,
                cell.label,
                {**style, "rotation": 90} if turned else style,
            )
        for row in range(top, top + depth):
            self.sheet.set_row(row, TITLE)
        self.sheet.set_row(top + depth - 1, COLUMN_TITLE)
        self.row = top + depth
        numbers = {**style, "bold": False, "italic": True, "font_size": 9}
        for column, text in enumerate((*NUMBERS, *self.header.numbers)):
            self._text(self.row, column, text, numbers)
        self.row += 1

    # -- the table ------------------------------------------------------------

    def _table(self, depth):
        total, *lines = self.report.lines(depth)
        for line in lines or ():
            if line.kind != OUTSIDE:
                self._line(line)
        if not lines:
            self._line(total, label=total.name)
        self._line(total, label=WORDS[TOTAL], bold=True)
        for line in lines:
            if line.kind == OUTSIDE:
                self._line(line)

    def _line(self, line, label=None, bold=False):
        bold = bold or (line.opened and line.kind != TOTAL)
        style = {"border": 1, "bold": bold, "italic": line.kind in (DIRECT, OUTSIDE)}
        name = label or WORDS.get(line.kind, "{name}").format(name=line.name)
        if not line.in_force and line.kind != OUTSIDE:
            name += " (không tồn tại vào ngày này)"
        if line.opened and self.report.form.axis.lists_people:
            name += f" ({line.people} người)"
        self._text(self.row, 0, line.number if not label else "", {**style, "align": "center"})
        indent = 0 if label else max(line.level - 1, 0)
        self._text(self.row, 1, name, {**style, "indent": indent, "text_wrap": True})
        # A spreadsheet does not stretch a row for text that a program wrote into it.
        room = 1.1 * WIDTHS[1] - 2 * indent
        self.sheet.set_row(self.row, LINE * ceil(len(name) / room))
        for column, figure in enumerate(line.figures, 2):
            self._figure(column, figure, style)
        self.row += 1

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


def _is_text(line, place):
    return isinstance(line.figures[place], str)
