"""The neutral form into which every file format is read."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"  # int or Decimal, never float
    DATE = "date"
    MONTH = "month"  # a date of which the sheet shows month and year only
    BOOLEAN = "boolean"
    ERROR = "error"  # #REF!, #VALUE! …


class Cell(NamedTuple):
    """One cell. A formula with a stored result carries that result; without one it is EMPTY."""

    value: object = None
    kind: Kind = Kind.EMPTY
    formula: bool = False

    @property
    def blank(self):
        """Nothing to see: no value, or nothing but spaces."""
        if self.formula:
            return False
        return self.value is None or (self.kind is Kind.TEXT and not self.value.strip())

    @property
    def text(self):
        """What the cell shows, as far as a message or a comparison needs it."""
        if self.value is None:
            return ""
        if self.kind is Kind.DATE:
            return self.value.strftime("%d/%m/%Y")
        if self.kind is Kind.MONTH:
            return self.value.strftime("%m/%Y")
        return str(self.value)


NOTHING = Cell()


def text_cell(text):
    return Cell(text, Kind.TEXT) if text else NOTHING


def number_cell(number, formula=False):
    """A number as the sheet stores it; 4.9800000000000004 is the file's way to say 4.98."""
    if isinstance(number, float):
        if number != number or number in (float("inf"), float("-inf")):
            return Cell("#NUM!", Kind.ERROR, formula)
        number = int(number) if number.is_integer() else Decimal(repr(number))
    return Cell(number, Kind.NUMBER, formula)


@dataclass
class Row:
    """A row of a sheet under the number which the spreadsheet program shows for it."""

    number: int
    cells: list[Cell]

    def __getitem__(self, column):
        return self.cells[column] if 0 <= column < len(self.cells) else NOTHING

    @property
    def blank(self):
        return all(cell.blank for cell in self.cells)


@dataclass
class Sheet:
    """Rows which hold something; blank ones are left out, numbers stay those of the file."""

    name: str
    rows: list[Row] = field(default_factory=list)
    hidden: bool = False


@dataclass
class Workbook:
    format: str  # xlsx, xls, ods or csv
    sheets: list[Sheet]
