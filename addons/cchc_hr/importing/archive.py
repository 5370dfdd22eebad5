"""Look into a zipped workbook before anything parses it.

XLSX and ODS are zip archives of XML. Two old tricks live there: an archive that unpacks to
gigabytes, and an XML document type whose entities multiply. Both are refused here, from the
directory of the archive and from the raw bytes, so that no XML parser ever meets them.
"""

import io
import logging
import re
import zipfile
import zlib

from odoo.addons.cchc_base.rules.problem import translatable

from .limits import MEGABYTE, WorkbookRefused

_ = translatable("cchc_hr")
_logger = logging.getLogger(__name__)

_CHUNK = 1 << 20
# A document type can only be spelt in one of these encodings: XML parsers refuse the others.
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
# The two ways of packing which both formats allow.
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OVERLAP = max(map(len, _DOCTYPES))
# What a damaged archive makes zipfile raise.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
# Below this size the ratio says nothing: a few kilobytes of blanks compress very well.
_RATIO_MATTERS = 4 * MEGABYTE


def damaged(reason):
    """A refusal; the reason, in the words of a library, is for the administrator's log."""
    _logger.info("a damaged workbook was refused: %s", reason)
    return WorkbookRefused(
        "damaged",
        _(
            "The file is damaged or incomplete and cannot be opened; open it in your "
            "spreadsheet program, save it again as .xlsx and upload that file."
        ),
    )


def open_archive(data, limits):
    """Return the opened zip archive after the checks that its directory allows."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*UNREADABLE, OverflowError) as error:
        raise damaged(str(error)) from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(1, len(data))
    # zipfile never delivers more of a member than the directory announces, so these sums hold
    # even when the announcement lies: a longer member then fails its checksum.
    if (
        unpacked > limits.max_unpacked
        or len(members) > limits.max_members
        or (unpacked > _RATIO_MATTERS and unpacked > limits.max_ratio * packed)
    ):
        raise WorkbookRefused(
            "unpacks_too_large",
            _(
                "The file would unpack to %(size)s MB in %(count)s parts, which no list needs; "
                "copy the list into a new workbook and upload that."
            ),
            size=-(-unpacked // MEGABYTE),
            count=len(members),
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise encrypted()
    if any(member.compress_type not in _COMPRESSIONS for member in members):
        raise damaged("compression")
    return archive


def encrypted():
    return WorkbookRefused(
        "encrypted",
        _("The file is protected by a password; save it without one and upload it again."),
    )


def has_macros():
    return WorkbookRefused(
        "has_macros",
        _("The file contains macros; save it as a workbook without macros (.xlsx)."),
    )


def scan_xml(archive):
    """Refuse document types in every XML part; return the parts which contain formulas."""
    with_formulas = set()
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        tail = b""
        for chunk in _chunks(archive, member):
            window = tail + chunk
            if any(doctype in window for doctype in _DOCTYPES):
                raise WorkbookRefused(
                    "document_type",
                    _(
                        "The file declares a document type in “%(part)s”, which spreadsheet "
                        "programs never do; copy the list into a new workbook."
                    ),
                    part=member.filename,
                )
            if _FORMULA.search(window):
                with_formulas.add(member.filename)
            tail = window[-_OVERLAP:]
    return with_formulas


def read_member(archive, name):
    """The content of a part, or b"" if there is none of this name."""
    try:
        return b"".join(_chunks(archive, archive.getinfo(name)))
    except KeyError:
        return b""


def _chunks(archive, member):
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except UNREADABLE as error:
        raise damaged(str(error)) from error
