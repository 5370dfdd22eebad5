"""XLSX: the workbook through openpyxl, its many plain cells past it (see `read_cells`)."""

import io
import re
import warnings
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from . import read_cells
from .archive import damaged, has_macros, scan_xml
from .cells import NOTHING, Cell, Kind, number_cell, text_cell
from .limits import SheetBuilder

# Rows of the file format itself; a higher number is nonsense and ends the reading.
_LAST_ROW = 1_048_576
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_xlsx(data, archive, limits):
    """Return the sheets of a workbook whose archive was already found harmless."""
    if any("vbaproject" in name.lower() for name in archive.namelist()):
        raise has_macros()
    with_formulas = scan_xml(archive)
    try:
        with warnings.catch_warnings():
            # openpyxl reports every extension it ignores; none of them concerns the cells.
            warnings.simplefilter("ignore")
            return _read_sheets(data, with_formulas, limits)
    except (KeyError, AttributeError, TypeError, ValueError, IndexError, OSError) as error:
        if hasattr(error, "problem"):
            raise
        raise damaged(f"{type(error).__name__}: {error}") from error
    except SyntaxError as error:  # XML which is not well-formed
        raise damaged(str(error)) from error


def _read_sheets(data, with_formulas, limits):
    values = read_cells.open_workbook(data, data_only=True)
    formulas = None
    worksheets = [ws for ws in values.worksheets if isinstance(ws, ReadOnlyWorksheet)]
    limits.check_sheet_count(len(worksheets))
    sheets = []
    for worksheet in worksheets:
        builder = SheetBuilder(worksheet.title, limits, hidden=worksheet.sheet_state != "visible")
        formula_cells = set()
        if worksheet._worksheet_path.lstrip("/") in with_formulas:
            # Only a second reading tells a formula without result from an empty cell.
            if formulas is None:
                formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            formula_cells = _formula_cells(formulas[worksheet.title], limits)
        for number, cells in read_cells.rows_of(worksheet, _convert, _LAST_ROW, builder.bounded):
            if formula_cells:
                builder.add(number, _with_formulas(number, cells, formula_cells))
            else:
                builder.add_bounded(number, cells)
        sheets.append(builder.sheet)
    return sheets


def _rows(worksheet):
    # The announced dimensions are often wrong, and can be a trap: read what is really there.
    worksheet.reset_dimensions()
    return enumerate(worksheet.iter_rows(max_row=_LAST_ROW), start=1)


def _formula_cells(worksheet, limits):
    found = set()
    for number, cells in _rows(worksheet):
        if number > limits.max_rows:
            break
        found.update((number, column) for column, cell in enumerate(cells) if cell.data_type == "f")
    return found


def _with_formulas(number, cells, formula_cells):
    if not formula_cells:
        return cells
    return [
        cell._replace(formula=True) if (number, column) in formula_cells else cell
        for column, cell in enumerate(cells)
    ]


def _convert(cell):
    value = cell.value
    if value is None:
        return NOTHING
    if cell.data_type == "e":
        return Cell(str(value), Kind.ERROR)
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell(value, Kind.BOOLEAN)
    if isinstance(value, int | float):
        return number_cell(value)
    if isinstance(value, datetime):
        return Cell(value.date(), _date_kind(cell.number_format))
    if isinstance(value, date):
        return Cell(value, _date_kind(cell.number_format))
    if isinstance(value, time | timedelta):
        return text_cell(str(value))
    return text_cell(str(value))


def _date_kind(number_format):
    """01/10/2013 shown as 10/2013 is what a person typed as a month; the day is not a fact."""
    pattern = _QUOTED.sub("", number_format.split(";")[0]).lower()
    return Kind.MONTH if "m" in pattern and "d" not in pattern else Kind.DATE
