"""The cells of a worksheet, three times as quickly as openpyxl's own reader hands them out.

Nearly all cells of a list are words or plain numbers: these are taken from the XML at once. What
is more than that (dates, errors, rich text, formulas) is read by openpyxl as before.

Spreadsheet programs write the cells of a sheet in one form, which a pattern takes apart ten times
as quickly as a parser of XML. A row or a sheet that holds anything else goes through the parser.
"""

import io
import re

from lxml import etree
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import Text
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import ROW_TAG, VALUE_TAG, WorkSheetParser, _cast_number
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from .cells import NOTHING, number_cell, text_cell

_STRING, _TEXT = f"{{{SHEET_MAIN_NS}}}si", f"{{{SHEET_MAIN_NS}}}t"
_DATA = f"{{{SHEET_MAIN_NS}}}sheetData"
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW = re.compile(rb'<row r="(\d{1,9})"[^<>]*>')
_CELL = rb'<c r="%s\d{1,9}"(?: s="%s")?(?: t="%s")?(?:/>|><v>%s</v></c>)'
_ONE_CELL = re.compile(_CELL % (rb"([A-Z]{1,3})", rb"(\d+)", rb"([a-z]+)", rb"([^<>&]*)"))
_ONLY_CELLS = re.compile(rb"(?:%s)*" % (_CELL % (rb"[A-Z]{1,3}", rb"\d+", rb"[a-z]+", rb"[^<>&]*")))
_ONE_STRING = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<>\x00-\x08\x0b-\x1f]*)</t></si>')
_SAFE = {"resolve_entities": False, "no_network": True}


def open_workbook(data, data_only):
    """As ``openpyxl.load_workbook`` of a workbook that is only read."""
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=data_only)
    reader.read()
    return reader.wb


def rows_of(worksheet, convert, last_row, bound=lambda cell: cell):
    """Yield the number and the cells of each row that the sheet holds, in its order.

    :param convert: makes our cell of one of openpyxl
    :param bound: what the limits leave of a cell
    """
    book = worksheet.parent
    with worksheet._get_source() as source:
        data = source.read()
    parser = _Parser(
        io.BytesIO(data),
        worksheet._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    parser.prepare(worksheet, convert, bound)
    following = 1
    for number, cells in parser.parse_plain(data) or parser.parse():
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
            data = source.read()
        self.shared_strings = _plain_strings(data) or [
            _string(node) for node in _elements(io.BytesIO(data), _STRING)
        ]


class _Parser(WorkSheetParser):
    """Of all that a sheet holds only the rows."""

    def prepare(self, worksheet, convert, bound):
        self.worksheet, self.convert, self.bound = worksheet, convert, bound
        styles = range(len(worksheet.parent._cell_styles))
        self.plain_styles = {str(style) for style in styles if style not in self.date_formats}
        self.texts, self.numbers, self.columns = {}, {}, {}

    def parse_plain(self, data):
        """The rows of a sheet in the form that programs write; None if it has another one."""
        parts = _around(data)
        if parts is None:
            return None
        before, body, after = parts
        rows, pieces = [], body.split(b"</row>")
        for piece in pieces:
            at = 0
            while match := _ROW.match(piece, at):
                at = match.end()
                if not match[0].endswith(b"/>"):
                    rows.append((int(match[1]), match[0], piece[at:]))
                    break
            else:
                if at != len(piece):
                    return None
                if piece is not pieces[-1]:
                    return None
        return self._plain_rows(rows, before, after)

    def _plain_rows(self, rows, before, after):
        plain_styles = {b"", *(style.encode() for style in self.plain_styles)}
        if "0" not in self.plain_styles:
            plain_styles.discard(b"")
        texts, numbers, places = {}, {}, {}
        for number, head, content in rows:
            if not _ONLY_CELLS.fullmatch(content):
                parsed = etree.fromstring(
                    b"".join((before, head, content, b"</row>", after)), _parser()
                )
                yield self.parse_row(parsed.find(_DATA)[0])
                continue
            self.row_counter, cells = number, []
            for letters, style, kind, value in _ONE_CELL.findall(content):
                if letters not in places:
                    places[letters] = column_index_from_string(letters.decode())
                place = places[letters]
                if not value and kind != b"inlineStr":
                    cell = NOTHING
                elif kind == b"s":
                    if (cell := texts.get(value)) is None:
                        cell = texts[value] = self._text(value)
                elif kind in (b"", b"n") and style in plain_styles:
                    if (cell := numbers.get(value)) is None:
                        cell = numbers[value] = self._number(value.decode())
                else:
                    cell = self._other(_element(letters, number, style, kind, value))
                if place == len(cells) + 1:
                    cells.append(cell)
                else:
                    _put(cells, place, cell)
            yield number, cells

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
        return self.bound(text_cell(self.shared_strings[int(value)]))

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
        return self.bound(self.convert(ReadOnlyCell(self.worksheet, **self.parse_cell(element))))


def _put(cells, place, cell):
    """Set the cell of a column as a row does that names them in any order: its last one ends it."""
    del cells[place:]
    cells += [NOTHING] * (place - len(cells))
    cells[place - 1] = cell


def _around(data):
    """What stands before, between and after the rows; None where that is not beyond doubt."""
    if data.count(_OPEN) != 1 or data.count(_CLOSE) != 1:
        return None
    start, end = data.index(_OPEN) + len(_OPEN), data.index(_CLOSE)
    before, body, after = data[:start], data[start:end], data[end:]
    if any(sign in body for sign in (b"<!", b"<?", b"\r")):
        return None
    root = etree.fromstring(before + after, _parser())
    found = root.find(_DATA)
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if found is None or len(found) or encoding.upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        return None
    return before, body, after


def _parser():
    return etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE)


def _element(letters, number, style, kind, value):
    """The element of a cell that was taken from its text, for openpyxl."""
    element = etree.Element("c", r=f"{letters.decode()}{number}")
    for name, told in (("s", style), ("t", kind)):
        if told:
            element.set(name, told.decode())
    etree.SubElement(element, VALUE_TAG).text = value.decode()
    return element


def _plain_strings(data):
    """The shared strings in the form that programs write; None if there is another one."""
    opened, closing = re.search(rb"<sst\b[^<>]*>", data), data.rfind(b"</sst>")
    if not opened or closing < opened.end() or b"\r" in data:
        return None
    body = data[opened.end() : closing]
    found = _ONE_STRING.findall(body)
    plain = len(found) * len(b"<si><t></t></si>") + sum(map(len, found))
    spaced = body.count(b' xml:space="preserve">') * len(b' xml:space="preserve"')
    root = etree.fromstring(data[: opened.end()] + data[closing:], _parser())
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if plain + spaced != len(body) or encoding.upper() != "UTF-8" or len(root):
        return None
    if root.tag != f"{{{SHEET_MAIN_NS}}}sst":
        return None
    return [_plain_string(text) for text in found]


def _plain_string(text):
    if b"&" in text:
        text = (etree.fromstring(b"<t>%s</t>" % text, _parser()).text or "").encode()
    return text.decode().replace("x005F_", "")


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
