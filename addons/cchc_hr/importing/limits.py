"""How large a roster may be, and the one exception by which a file is refused."""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

from .cells import NOTHING, Row, Sheet

_ = translatable("cchc_hr")

MEGABYTE = 1024 * 1024


class WorkbookRefused(RuleError):
    """The file cannot be read; `problem` says why and what to do about it."""


def not_a_spreadsheet():
    return WorkbookRefused(
        "not_a_spreadsheet",
        _(
            "The file is not a spreadsheet, whatever its name says; upload a file in the format "
            "XLSX, XLS, ODS or CSV."
        ),
    )


@dataclass(frozen=True)
class Limits:
    max_bytes: int = 20 * MEGABYTE
    # A sheet of 20,000 rows and 40 columns unpacks to about 35 MB.
    max_unpacked: int = 100 * MEGABYTE
    # Sheets of blank formatted cells reach 100; what is built to explode exceeds 1,000.
    max_ratio: int = 250
    max_members: int = 2_000
    max_sheets: int = 60
    max_rows: int = 20_000
    max_columns: int = 100
    max_cell_characters: int = 32_767  # Excel's own limit

    def check_size(self, size):
        if size > self.max_bytes:
            raise WorkbookRefused(
                "file_too_large",
                _(
                    "The file has %(size)s MB, the limit is %(limit)s MB; remove pictures or "
                    "split the list by unit."
                ),
                size=-(-size // MEGABYTE),
                limit=self.max_bytes // MEGABYTE,
            )

    def check_sheet_count(self, count):
        if count > self.max_sheets:
            raise WorkbookRefused(
                "too_many_sheets",
                _("The file has %(count)s sheets, the limit is %(limit)s; split it."),
                count=count,
                limit=self.max_sheets,
            )


class SheetBuilder:
    """Collects the rows of a sheet and stops at the first one beyond the limits."""

    def __init__(self, name, limits, hidden=False):
        self.sheet = Sheet(name, hidden=hidden)
        self.limits = limits

    def add(self, number, cells):
        """Take a row; trailing blanks are cut, so formatted emptiness costs nothing."""
        width = len(cells)
        while width and cells[width - 1].blank:
            width -= 1
        self._add(number, [self.bounded(cell) for cell in cells[:width]])

    def add_bounded(self, number, cells):
        """The same of cells that the limits have seen already (see `bounded`)."""
        width = len(cells)
        while width and cells[width - 1] is NOTHING:
            width -= 1
        self._add(number, cells[:width] if width < len(cells) else cells)

    def _add(self, number, cells):
        width = len(cells)
        if not width:
            return
        if number > self.limits.max_rows:
            raise WorkbookRefused(
                "too_many_rows",
                _(
                    "Sheet “%(sheet)s” holds something in row %(row)s; a list may have up to "
                    "%(limit)s rows. Split the list by unit."
                ),
                sheet=self.sheet.name,
                row=number,
                limit=self.limits.max_rows,
            )
        if width > self.limits.max_columns:
            raise WorkbookRefused(
                "too_many_columns",
                _(
                    "Sheet “%(sheet)s”, row %(row)s holds something in column %(column)s; a "
                    "list may have up to %(limit)s columns. Delete what is to the right of it."
                ),
                sheet=self.sheet.name,
                row=number,
                column=width,
                limit=self.limits.max_columns,
            )
        self.sheet.rows.append(Row(number, cells))

    def bounded(self, cell):
        """What the limits leave of a cell; one that shows nothing is `NOTHING`."""
        if cell is NOTHING:
            return cell
        if isinstance(cell.value, str) and len(cell.value) > self.limits.max_cell_characters:
            return cell._replace(value=cell.value[: self.limits.max_cell_characters])
        return NOTHING if cell.blank else cell
