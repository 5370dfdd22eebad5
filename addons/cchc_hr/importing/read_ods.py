"""ODS by streaming its one large XML part; memory stays flat whatever the file holds."""

from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from .archive import damaged, encrypted, has_macros, read_member, scan_xml
from .cells import NOTHING, Cell, Kind, number_cell, text_cell
from .limits import SheetBuilder

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROW = f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NUMERIC = ("float", "percentage", "currency")


def read_ods(archive, limits):
    """Return the sheets of an OpenDocument spreadsheet whose archive was found harmless."""
    names = archive.namelist()
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise has_macros()
    if b"encryption-data" in read_member(archive, "META-INF/manifest.xml"):
        raise encrypted()
    scan_xml(archive)
    try:
        with archive.open("content.xml") as stream:
            return _read_content(stream, limits)
    except KeyError as error:
        raise damaged(str(error)) from error
    except etree.LxmlError as error:
        raise damaged(str(error)) from error


def _read_content(stream, limits):
    sheets, builder, number = [], None, 0
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=(f"{_TABLE}table", _ROW),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
    )
    for event, element in events:
        if element.tag == _ROW:
            if event == "end" and builder:
                number = _add_row(builder, element, number, limits)
                _forget(element)
        elif event == "start":
            if builder is None:  # a table inside a cell is no sheet
                builder = SheetBuilder(element.get(f"{_TABLE}name", ""), limits)
                limits.check_sheet_count(len(sheets) + 1)
                number = 0
        else:
            sheets.append(builder.sheet)
            builder = None
    return sheets


def _add_row(builder, element, number, limits):
    """Add the row as often as it says it is repeated; blank repetitions only move the number."""
    repeated = _count(element, "number-rows-repeated")
    cells = _row_cells(element, limits)
    if not any(not cell.blank for cell in cells):
        return number + repeated
    for offset in range(1, repeated + 1):
        builder.add(number + offset, list(cells))  # raises at the first row beyond the limit
    return number + repeated


def _row_cells(element, limits):
    cells = []
    for node in element.iterchildren(*_CELLS):
        repeated = _count(node, "number-columns-repeated")
        # Repetition beyond the limit adds nothing but memory: one column too many is enough
        # to be refused when it holds a value, and to be cut when it is blank.
        room = max(0, limits.max_columns + 1 - len(cells))
        cells += [_convert(node)] * min(repeated, room)
    return cells


def _count(element, name):
    try:
        return max(1, int(element.get(f"{_TABLE}{name}", "1")))
    except ValueError:
        return 1


def _convert(node):
    formula = node.get(f"{_TABLE}formula") is not None
    kind = node.get(f"{_OFFICE}value-type", "")
    shown = "\n".join("".join(part.itertext()) for part in node.iterchildren(f"{_TEXT}p"))
    if shown.startswith("#") and formula or kind == "error":
        return Cell(shown, Kind.ERROR, formula)
    if kind == "date":
        return _date_cell(node.get(f"{_OFFICE}date-value", ""), shown, formula)
    if kind == "boolean":
        return Cell(node.get(f"{_OFFICE}boolean-value") == "true", Kind.BOOLEAN, formula)
    if kind in _NUMERIC:
        try:
            number = Decimal(node.get(f"{_OFFICE}value", ""))
        except InvalidOperation:
            return text_cell(shown)._replace(formula=formula)
        if not number.is_finite():
            return Cell(shown, Kind.ERROR, formula)
        return number_cell(float(number), formula)
    if not shown and not formula:
        return NOTHING
    return text_cell(shown)._replace(formula=formula)


def _date_cell(stored, shown, formula):
    try:
        day = date.fromisoformat(stored[:10])
    except ValueError:
        return text_cell(shown)._replace(formula=formula)
    # What is shown with one separator only («10/2013») is a month, whatever day is stored.
    separators = sum(shown.count(mark) for mark in "/-.")
    month = separators == 1 and not shown.strip().isdigit()
    return Cell(day, Kind.MONTH if month else Kind.DATE, formula)


def _forget(element):
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
