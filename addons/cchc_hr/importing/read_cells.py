"""The cells of a worksheet, three times as quickly as openpyxl's own reader hands them out.

Nearly all cells of a list are words or plain numbers: these are taken from the XML at once. What
is more than that (dates, errors, rich text, formulas) is read by openpyxl as before.
"""

import io

from lxml import etree
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import Text
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import ROW_TAG, VALUE_TAG, WorkSheetParser, _cast_number
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from .cells import NOTHING, number_cell, text_cell

_STRING, _TEXT = f"{{{SHEET_MAIN_NS}}}si", f"{{{SHEET_MAIN_NS}}}t"


def open_workbook(data, data_only):
    """As ``openpyxl.load_workbook`` of a workbook that is only read."""
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=data_only)
    reader.read()
    return reader.wb


def rows_of(worksheet, convert, last_row):
    """Yield the number and the cells of each row that the sheet holds, in its order.

    :param convert: makes our cell of one of openpyxl
    """
    book = worksheet.parent
    with worksheet._get_source() as source:
        parser = _Parser(
            source,
            worksheet._shared_strings,
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        parser.prepare(worksheet, convert)
        following = 1
        for number, cells in parser.parse():
            if number > last_row:
                break
            if number >= following:
                following = number + 1
                yield number, cells


class _Reader(ExcelReader):
    def read_strings(self):
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            self.shared_strings = [_string(node) for node in _elements(source, _STRING)]


class _Parser(WorkSheetParser):
    """Of all that a sheet holds only the rows."""

    def prepare(self, worksheet, convert):
        self.worksheet, self.convert = worksheet, convert
        styles = range(len(worksheet.parent._cell_styles))
        self.plain_styles = {str(style) for style in styles if style not in self.date_formats}
        self.texts, self.numbers, self.columns = {}, {}, {}

    def parse(self):
        for element in _elements(self.source, ROW_TAG):
            yield self.parse_row(element)

    def parse_row(self, row):
        number = row.get("r")
        self.row_counter = self._row_number(number) if number else self.row_counter + 1
        self.col_counter = 0
        placed = []
        for element in row:
            # Which sets the column.
            cell = self._cell(element)
            placed.append((self.col_counter, cell))
        width = self.col_counter
        cells = [NOTHING] * width
        for column, cell in placed:
            if column <= width:
                cells[column - 1] = cell
        return self.row_counter, cells

    def _row_number(self, text):
        try:
            return int(text)
        except ValueError:
            number = float(text)
            if not number.is_integer():
                raise
            return int(number)

    def _cell(self, element):
        """Our cell of an element; what is neither a shared string nor a plain number is left to
        openpyxl."""
        kind = element.get("t", "n")
        if kind == "s":
            cells, read = self.texts, self._text
        elif kind == "n" and element.get("s", "0") in self.plain_styles:
            cells, read = self.numbers, self._number
        else:
            return self._other(element)
        if len(element) == 1 and element[0].tag == VALUE_TAG:
            value = element[0].text
        else:
            value = element.findtext(VALUE_TAG)
        self._move_to(element.get("r"))
        if not value:
            return NOTHING
        if (cell := cells.get(value)) is None:
            cell = cells[value] = read(value)
        return cell

    def _text(self, value):
        return text_cell(self.shared_strings[int(value)])

    def _number(self, value):
        return number_cell(_cast_number(value))

    def _move_to(self, coordinate):
        if not coordinate:
            self.col_counter += 1
            return
        letters = coordinate.rstrip("0123456789")
        if letters not in self.columns:
            self.columns[letters] = column_index_from_string(letters)
        self.col_counter = self.columns[letters]

    def _other(self, element):
        return self.convert(ReadOnlyCell(self.worksheet, **self.parse_cell(element)))


def _elements(source, tag):
    """The elements of a name, each forgotten when the next is asked for."""
    found = etree.iterparse(
        source, tag=tag, remove_comments=True, remove_pis=True, resolve_entities=False,
        no_network=True,
    )  # fmt: skip
    for _event, element in found:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _string(node):
    if len(node) == 1 and node[0].tag == _TEXT:
        text = node[0].text or ""
    else:
        text = Text.from_tree(node).content
    return text.replace("x005F_", "")
