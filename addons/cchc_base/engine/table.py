"""A table that other code has filled, to be printed like a form."""

from dataclasses import dataclass
from datetime import date

from .report import Line
from .spec import Form


@dataclass(frozen=True)
class TableReport:
    """Lines under the columns of a form; the first line is the total, as in `report.Report`.

    ``since``: first day of the period, where the table tells of a period and not of a day.
    """

    form: Form
    on: date
    known_on: date | None
    table: tuple[Line, ...]
    since: date | None = None
    structure_on: date | None = None

    @property
    def columns(self):
        return self.form.columns

    def lines(self, depth=None):
        """The lines to print; a table has no levels to leave out."""
        return list(self.table)
