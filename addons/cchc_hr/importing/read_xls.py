"""XLS (Excel 97–2003) through xlrd."""

import xlrd
from xlrd.compdoc import CompDoc, CompDocError

from .archive import damaged, encrypted, has_macros
from .cells import NOTHING, Cell, Kind, number_cell, text_cell
from .limits import SheetBuilder, WorkbookRefused


def read_xls(data, limits):
    """Return the sheets of an OLE workbook.

    The format stores a result with every formula and xlrd hands out only that result, so a
    formula cannot be told from a typed value here.
    """
    try:
        streams = _stream_names(data)
        if "EncryptedPackage" in streams:
            raise encrypted()
        if any("VBA_PROJECT" in name.upper() for name in streams):
            raise has_macros()
        book = xlrd.open_workbook(file_contents=data, on_demand=True, ragged_rows=True)
        limits.check_sheet_count(book.nsheets)
        return [_read_sheet(book, index, limits) for index in range(book.nsheets)]
    except WorkbookRefused:
        raise
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise encrypted() from error
        raise damaged(str(error)) from error
    # xlrd trusts offsets found in the file: a damaged one ends in any error at all.
    except Exception as error:
        raise damaged(f"{type(error).__name__}: {error}") from error


class _Quiet:
    """xlrd prints what it finds odd; nobody reads it."""

    def write(self, _text):
        """Take the text and forget it."""


def _stream_names(data):
    try:
        return [entry.name for entry in CompDoc(data, logfile=_Quiet()).dirlist]
    except CompDocError as error:
        raise damaged(str(error)) from error


def _read_sheet(book, index, limits):
    worksheet = book.sheet_by_index(index)
    builder = SheetBuilder(worksheet.name, limits, hidden=bool(worksheet.visibility))
    for row in range(worksheet.nrows):
        cells = [
            _convert(worksheet.cell(row, column), book.datemode)
            for column in range(worksheet.row_len(row))
        ]
        builder.add(row + 1, cells)
    book.unload_sheet(index)
    return builder.sheet


def _convert(cell, datemode):
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return NOTHING
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return text_cell(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(bool(cell.value), Kind.BOOLEAN)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(xlrd.error_text_from_code.get(cell.value, "#?"), Kind.ERROR)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return Cell(xlrd.xldate_as_datetime(cell.value, datemode).date(), Kind.DATE)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return number_cell(cell.value)
    return number_cell(cell.value)
