"""CSV: find out how the text is encoded and what separates its columns."""

import csv
import io
import re
import unicodedata
from collections import Counter

from odoo.addons.cchc_base.rules.problem import translatable

from .archive import damaged
from .cells import Cell, Kind, text_cell
from .limits import SheetBuilder, WorkbookRefused, not_a_spreadsheet

_ = translatable("cchc_hr")

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The Vietnamese code page of old Windows, which writes tones as separate characters.
_OLD_WINDOWS = "cp1258"
_SEPARATORS = ";,\t|"
# The way Excel is told the separator: a first line «sep=;».
_DECLARED = re.compile(r"sep=(.)\r?\n?\Z", re.IGNORECASE)
# The way to keep leading zeros in a CSV: ="091077000001".
_QUOTED_FORMULA = re.compile(r'="([^"]*)"\Z')
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = {
    unicodedata.normalize("NFC", letter + tone) for letter in _VOWELS for tone in ("", *_TONES)
} | {"đ"}


def read_csv(data, limits):
    """Return the one sheet of a CSV file."""
    text = _decode(data)
    if _garbled(text):
        raise not_a_spreadsheet()
    separator, text = _separator(text)
    builder = SheetBuilder("CSV", limits)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, fields in enumerate(reader, start=1):
            builder.add(number, [_convert(field) for field in fields])
    except csv.Error as error:
        raise damaged(f"CSV {reader.line_num}: {error}") from error
    return [builder.sheet]


def _decode(data):
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strictly(data, codec)
    if codec := _utf16_without_mark(data):
        return _strictly(data, codec)
    if _garbled(data[:20_000].decode("latin-1")):
        raise not_a_spreadsheet()
    for codec in ("utf-8", _OLD_WINDOWS):
        try:
            text = unicodedata.normalize("NFC", data.decode(codec))
        except UnicodeDecodeError:
            continue
        if codec == "utf-8" or _looks_vietnamese(text):
            return text
    raise _unknown_encoding()


def _garbled(text):
    """Control characters and unassigned codes: these bytes were never meant as text."""
    odd = sum(
        char < " "
        and char not in "\t\r\n\f"
        or char > "\xff"
        and unicodedata.category(char) in ("Cn", "Co", "Cs")
        for char in text[:20_000]
    )
    return odd * 100 > min(len(text), 20_000)


def _strictly(data, codec):
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _unknown_encoding() from error


def _utf16_without_mark(data):
    """Every second byte of Latin text in UTF-16 is zero."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < len(head) // 4:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _looks_vietnamese(text):
    """Text in a legacy font (TCVN3, VNI) decodes without error, but into foreign letters."""
    letters = [char for char in text.lower() if ord(char) > 127 and char.isalpha()]
    strange = sum(char not in _LETTERS for char in letters)
    return strange * 20 <= len(letters)


def _unknown_encoding():
    return WorkbookRefused(
        "unknown_encoding",
        _(
            "The letters of the CSV file cannot be read (an old font such as TCVN3 or VNI?); "
            "convert the text to Unicode, save as “CSV UTF-8” or .xlsx and upload it again."
        ),
    )


def _separator(text):
    """Return the separator and the text without the line that declares it."""
    first, newline, rest = text.partition("\n")
    if declared := _DECLARED.match(first.strip()):
        return declared[1], rest if newline else ""
    sample = text[:20_000]
    scores = {mark: _consistency(sample, mark) for mark in _SEPARATORS}
    best = max(scores, key=scores.get)
    return (best if scores[best] else ","), text


def _consistency(sample, separator):
    """How many lines share the most frequent number of columns, wider tables counting more."""
    try:
        widths = Counter(
            len(fields)
            for fields in csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            if any(field.strip() for field in fields)
        )
    except csv.Error:
        return 0
    widths.pop(1, None)
    return max((width * count for width, count in widths.items()), default=0)


def _convert(field):
    if quoted := _QUOTED_FORMULA.match(field):
        return text_cell(quoted[1])
    if field.lstrip().startswith("="):
        return Cell(None, Kind.EMPTY, formula=True)
    return text_cell(field)
