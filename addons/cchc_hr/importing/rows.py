"""What each row of a roster is. A row that might be a person counts as one.

Wrongly read as a person, a row is refused and somebody sees it; wrongly read as decoration, a
person would be missing and nobody would. So doubt always goes to PERSON.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from odoo.addons.cchc_base.rules.vietnamese import clean, fold

from .cells import NOTHING, Kind
from .columns import label_key


class RowKind(StrEnum):
    TITLE = "title"
    HEADER = "header"
    NUMBERING = "numbering"  # (1) (2) (3) …
    HEADING = "heading"  # a unit, above its people
    PERSON = "person"
    TOTAL = "total"
    SIGNATURE = "signature"
    BLANK = "blank"  # prepared: an ordinal and nothing else
    OTHER = "other"


# Columns of which any one, beside a name, makes a row a person.
_TELLING = (
    "birth", "birth_male", "birth_female", "citizen_id", "staff_code", "rank_code",
    "coefficient", "unit", "position", "sex", "category",
)  # fmt: skip
_ORDINAL = re.compile(r"\d+(\.0)?\.?\Z")
_COUNTER = re.compile(r"\(?\s*(\d{1,3}|[A-Za-z])\s*\)?\Z")
# «II.», «1)», «A.», «-», «*»; but «P.» is a division and «H.» a district.
_ENUMERATOR = re.compile(
    r"\A\s*(?:\(?(?:[IVXLC]+|[A-GĐ]|\d+(?:\.\d+)*)\s*[.)/:-]|[*+•-])\s*(?=\D)", re.IGNORECASE
)
_UNIT_WORDS = (
    "phong ", "p. ", "p.", "so ", "ubnd", "hdnd", "uy ban", "van phong", "thanh tra", "ban ",
    "chi cuc", "trung tam", "truong ", "cuc ", "don vi", "khoi ", "to ", "doi ", "benh vien",
    "dai ", "vien ", "huyen ", "thi xa", "thanh pho", "tp. ", "tp ", "xa ", "phuong ",
    "thi tran", "dac khu", "hoi ", "dang uy", "mat tran", "bo phan", "nhom ", "lanh dao",
    "cong chuc", "vien chuc", "can bo", "bien che", "hop dong", "ban quan ly", "quy ", "co quan",
    "chi nhanh", "tram ", "khoa ", "cac ",
)  # fmt: skip
_TOTALS = ("tổng cộng", "tổng số", "tổng", "cộng", "toàn đơn vị", "tong cong", "tong so")
_TOTAL = re.compile(rf"(?:{'|'.join(_TOTALS)})(?![\w])")
_SIGNATURES = (
    "nguoi lap", "thu truong", "ky ten", "dong dau", "xac nhan cua", "noi nhan", "ke toan truong",
    "t/m", "tm.", "tl.", "kt.", "lap bieu", "lap bang", "giam doc", "chu tich",
    "pho giam doc", "pho chu tich", "chanh van phong", "truong phong",
)  # fmt: skip
_PLACE_AND_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")


@dataclass
class ClassifiedRow:
    row: object
    kind: RowKind
    heading: str = ""  # the unit heading under which a person stands

    @property
    def number(self):
        return self.row.number


def classify_rows(sheet, header):
    """Return every row of the sheet with its kind, people with the heading above them."""
    names = {position: label_key(label) for position, label in _bottom_labels(header).items()}
    result, heading, closing = [], "", False
    for row in sheet.rows:
        if row.number < header.first:
            kind = RowKind.TITLE
        elif row.number <= header.last:
            kind = RowKind.HEADER
        else:
            kind = _classify(row, header, names, closing)
        if kind is RowKind.HEADING:
            heading, closing = _heading_text(row, header), False
        elif kind is RowKind.SIGNATURE:
            closing = True
        elif kind is RowKind.PERSON:
            closing = False
        result.append(ClassifiedRow(row, kind, heading if kind is RowKind.PERSON else ""))
    return result


def strip_enumerator(text):
    """«II. Phòng Tài chính» → «Phòng Tài chính»."""
    return clean(_ENUMERATOR.sub("", clean(text), count=1))


def _bottom_labels(header):
    labels = {header.positions[key]: label for key, label in header.labels.items()}
    return {position: label.split(" – ")[-1] for position, label in labels.items()}


def _classify(row, header, names, closing):
    filled = [
        (position, cell)
        for position, cell in enumerate(row.cells)
        if cell is not NOTHING and not cell.blank and position != header.positions.get("findings")
    ]
    if not filled:
        return RowKind.BLANK
    if _is_numbering(filled):
        return RowKind.NUMBERING
    if _repeats_header(filled, names):
        return RowKind.HEADER
    ordinal = row[header.positions.get("ordinal", -1)]
    name = row[header.positions["name"]]
    counted = _is_counted(ordinal)
    told = sum(not row[header.positions[key]].blank for key in _TELLING if key in header.positions)
    if _is_total(filled) and not counted:
        return RowKind.TOTAL
    if not counted and _is_signature(filled, told):
        return RowKind.SIGNATURE
    if counted and len(filled) == 1:
        return RowKind.BLANK
    if told and (counted or not name.blank) or told > 1 or counted and not name.blank:
        return RowKind.PERSON
    if closing:
        return RowKind.SIGNATURE
    if _is_heading(filled, ordinal, name, header.positions["name"]):
        return RowKind.HEADING
    return RowKind.PERSON if not name.blank or told else RowKind.OTHER


def _is_counted(ordinal):
    return not ordinal.blank and bool(_ORDINAL.match(ordinal.text.strip()))


def _is_numbering(filled):
    """(1) (2) (3), 1 2 3 or A B 1 2 3: short counters only, mostly numbers, rising."""
    if len(filled) < 3:
        return False
    matches = []
    for _position, cell in filled:
        if not (match := _COUNTER.match(cell.text.strip())):
            return False
        matches.append(match)
    numbers = [int(match[1]) for match in matches if match[1].isdigit()]
    return (
        len(numbers) >= len(matches) - 3
        and len(numbers) > 1
        and (numbers == list(range(numbers[0], numbers[0] + len(numbers))))
    )


def _repeats_header(filled, names):
    same, left = 0, len(filled)
    for position, cell in filled:
        left -= 1
        if cell.kind is Kind.TEXT and position in names:
            same += names[position] == label_key(cell.text)
        if (same + left) * 2 < len(filled):
            return False  # whatever follows
    return same >= 3


def _is_total(filled):
    first = next((cell for _position, cell in filled if cell.kind is Kind.TEXT), None)
    if first is None:
        return False
    return bool(_TOTAL.match(strip_enumerator(first.text).lower()))


def _is_signature(filled, told):
    texts = [fold(cell.text) for _position, cell in filled if cell.kind is Kind.TEXT]
    if any(_PLACE_AND_DATE.search(text) for text in texts):
        return True
    titles = sum(text.startswith(_SIGNATURES) for text in texts)
    # A person's row may hold «Giám đốc» as the post; a signature row holds nothing else.
    return titles > 0 and titles == len(filled) and told <= titles


def _is_heading(filled, ordinal, name, name_position):
    """One text alone at the left, numbered otherwise than people are, or named like a unit."""
    texts = [cell for _position, cell in filled if cell is not ordinal]
    if len(texts) > 1 or any(cell.kind is not Kind.TEXT for _position, cell in filled):
        return False
    if filled[-1][0] > name_position + 1:
        return False
    if texts and not ordinal.blank:
        return True
    text = (texts or [ordinal])[0].text
    words = fold(strip_enumerator(text))
    return (
        words.startswith(_UNIT_WORDS)
        or strip_enumerator(text) != clean(text)
        or (name.blank and len(words) > 3)
    )


def _heading_text(row, header):
    name = row[header.positions["name"]]
    text = name.text if not name.blank else " ".join(cell.text for cell in row.cells)
    return strip_enumerator(text)
