"""The list of positions of a scheme as a workbook in the layout of the annex."""

from io import BytesIO

import xlsxwriter

from .position_scheme import HEADINGS, TITLE, Scheme, document_line, row_texts, rows_of

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def write_workbook(scheme: Scheme) -> bytes:
    """The bytes of an XLSX file in the layout of the annex."""
    buffer = BytesIO()
    # Text never becomes a formula or a link, whatever a position is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Sheet(book).fill(scheme)
    return buffer.getvalue()


class _Sheet:
    def __init__(self, book):
        self.book = book
        self.sheet = book.add_worksheet("Danh mục VTVL")
        self.formats = {}

    def fill(self, scheme):
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
        self._merge(5, 0, last, document_line(scheme), {"align": "center", "italic": True})
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
        texts = list(row_texts(row))
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
