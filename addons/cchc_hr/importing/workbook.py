"""Read a spreadsheet of any usual format; refuse, with a reason, what is none.

The format is told from the content: a name is only a claim. Nothing is executed, no external
link is followed, no entity is expanded.
"""

from odoo.addons.cchc_base.rules.problem import translatable

from .archive import open_archive, read_member
from .cells import Workbook
from .limits import Limits, WorkbookRefused, not_a_spreadsheet
from .read_csv import read_csv
from .read_ods import read_ods
from .read_xls import read_xls
from .read_xlsx import read_xlsx

_ = translatable("cchc_hr")

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# Beginnings of files which people rename into .xlsx or .csv.
_FOREIGN = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"\x1f\x8b",
    b"\x7fELF",
)  # fmt: skip


def read_workbook(data, limits=None):
    """Return a `Workbook`, or raise `WorkbookRefused`."""
    limits = limits or Limits()
    limits.check_size(len(data))
    if not data.strip():
        raise WorkbookRefused("empty_file", _("The file is empty; choose the list again."))
    workbook = _read(data, limits)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise WorkbookRefused(
            "empty_workbook", _("No sheet of the file holds anything; choose the list again.")
        )
    return workbook


def _read(data, limits):
    if data.startswith(_ZIP):
        with open_archive(data, limits) as archive:
            names = archive.namelist()
            if any(name.lower().endswith("xl/workbook.xml") for name in names):
                return Workbook("xlsx", read_xlsx(data, archive, limits))
            if read_member(archive, "mimetype").strip().startswith(_ODS):
                return Workbook("ods", read_ods(archive, limits))
        raise not_a_spreadsheet()
    if data.startswith(_OLE):
        return Workbook("xls", read_xls(data, limits))
    if data.startswith(_FOREIGN):
        raise not_a_spreadsheet()
    if data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise WorkbookRefused(
            "web_page",
            _(
                "The file is a web page with the name of a spreadsheet, as some programs export "
                "it; open it in your spreadsheet program, save it as .xlsx and upload that file."
            ),
        )
    return Workbook("csv", read_csv(data, limits))
