"""Whether an uploaded file is a Word document that may safely be opened."""

import io
import zipfile

from lxml import etree

MAX_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 50_000_000
MAX_PARTS = 1_000

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN_PART = "word/document.xml"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

# Reasons of refusal, worded by the caller for its reader.
NOT_WORD = "not_word"
OLD_FORMAT = "old_format"
TOO_LARGE = "too_large"
MACROS = "macros"
LINKS = "links"


class RefusedFile(ValueError):
    """The file is not taken; ``reason`` is one of the codes above, ``detail`` what was met."""

    def __init__(self, reason, detail=""):
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason} {detail}".strip())


def check_package(content):
    """Refuse what is no document, what would unpack without end, and what reaches outside.

    :raise RefusedFile: with the reason
    """
    if content[:4] == _OLD_WORD:
        raise RefusedFile(OLD_FORMAT)
    if len(content) > MAX_BYTES:
        raise RefusedFile(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError) as error:
        raise RefusedFile(NOT_WORD) from error


def _check_parts(archive):
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise RefusedFile(TOO_LARGE)
    names = {part.filename for part in parts}
    if _MAIN_PART not in names:
        raise RefusedFile(NOT_WORD)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise RefusedFile(MACROS)
    for name in names:
        if name.endswith(".rels"):
            _check_links(archive.read(name))


def _check_links(relations):
    """A picture or template fetched from elsewhere would be fetched by the server at each print."""
    for relation in etree.fromstring(relations, _PARSER):
        if relation.get("TargetMode") == "External" and relation.get("Type") != _HYPERLINK:
            raise RefusedFile(LINKS, relation.get("Target", ""))
