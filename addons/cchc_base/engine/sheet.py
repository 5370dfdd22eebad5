"""A sheet in the layout of official forms (NĐ 30/2020, phụ lục I): what stands around a table.

The words printed here are the form's own and stay Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PAPERS = {"a3": 8, "a4": 9}


@dataclass(frozen=True)
class Letterhead:
    """What is printed around the table. ``issuer``: the body above, if any, then the unit."""

    issuer: tuple[str, ...] = ()
    has_parent: bool = False
    place: str = ""
    document: str = ""
    signatures: tuple[str, ...] = ()
    footnote: str = ""
    paper: str = "a3"


def new_workbook(write):
    """The bytes of an XLSX file.

    :param write: function that is given the open workbook
    """
    buffer = BytesIO()
    # Text never becomes a formula or a link, whatever a unit is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        write(book)
    return buffer.getvalue()


def vietnamese_date(day: date):
    """30/06/2026, as dates are written in forms."""
    return f"{day:%d/%m/%Y}"


class OfficialSheet:
    """Writes one sheet from top to bottom; ``self.row`` is the next free row."""

    def __init__(self, book, name, letterhead, last_column):
        self.letterhead = letterhead
        self.sheet = book.add_worksheet(sheet_name(name))
        self.book = book
        self.formats = {}
        self.row = 0
        self.last_column = last_column

    def _page(self):
        self.sheet.set_landscape()
        self.sheet.set_paper(PAPERS[self.letterhead.paper])
        self.sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.hide_gridlines(2)
        self.sheet.set_footer('&R&"Times New Roman"&9&P/&N')

    # -- above the table ------------------------------------------------------

    def _issuer(self):
        """The issuing unit and the national motto; returns the row below the unit."""
        left, right = self._halves()
        bold = {"bold": True, "align": "center"}
        for row, text in enumerate(MOTTO):
            self._merge(row, right, text, {**bold, "underline": row})
        for row, text in enumerate(self.letterhead.issuer):
            is_parent = self.letterhead.has_parent and not row
            self._merge(row, left, text.upper(), {**bold, "bold": not is_parent})
        return len(self.letterhead.issuer)

    # -- below the table ------------------------------------------------------

    def _footnote(self):
        self.row += 1
        for text in self.letterhead.footnote.splitlines():
            self._merge(self.row, (0, self.last_column), text, {"italic": True, "font_size": 10})
            self.row += 1

    def _signatures(self, printed_on):
        signatures = self.letterhead.signatures
        if not signatures:
            return
        self.row += 1
        width = (self.last_column + 1) // len(signatures)
        spans = [(place * width, (place + 1) * width - 1) for place in range(len(signatures))]
        spans[-1] = (spans[-1][0], self.last_column)
        place = f"{self.letterhead.place}, " if self.letterhead.place else ""
        day = f"{place}ngày {printed_on:%d} tháng {printed_on:%m} năm {printed_on:%Y}"
        self._merge(self.row, spans[-1], day, {"italic": True, "align": "center"})
        self.row += 1
        for span, title in zip(spans, signatures, strict=True):
            self._merge(self.row, span, title.upper(), {"bold": True, "align": "center"})
            hint = "(Ký, ghi rõ họ tên)" if span != spans[-1] else "(Ký tên, đóng dấu)"
            self._merge(self.row + 1, span, hint, {"italic": True, "align": "center"})
        self.row += 7

    # -- cells ----------------------------------------------------------------

    def _halves(self):
        """Columns of the issuing unit on the left and of the national motto on the right."""
        middle = max(1, (self.last_column - 1) // 3)
        return (0, middle), (max(middle + 1, self.last_column // 2), self.last_column)

    def _format(self, style):
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            base = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
            self.formats[key] = self.book.add_format({**base, **style})
        return self.formats[key]

    def _text(self, row, column, text, style):
        self.sheet.write_string(row, column, text, self._format(style))

    def _merge(self, row, span, text, style):
        first, last = span
        self._cells(row, first, 1, last - first + 1, text, style)

    def _cells(self, row, column, rowspan, colspan, text, style):
        if rowspan == colspan == 1:
            self._text(row, column, text, style)
            return
        last_row, last_column = row + rowspan - 1, column + colspan - 1
        # The text goes in by itself: `merge_range` would guess its type.
        self.sheet.merge_range(row, column, last_row, last_column, "", self._format(style))
        self._text(row, column, text, style)


def sheet_name(code):
    """A sheet may not be called everything that a form may."""
    name = "".join("-" if char in "[]:*?/\\" else char for char in code).strip("'")
    return name[:31] or "Bieu"
