"""The published list: its text, the hash of the text, and what a later list changes."""

import hashlib
from decimal import Decimal

from .ranking import TOLD
from .standing import short

COLUMNS = ("post", "number", "exam", "priority", "total", "place", "outcome")
HEADS = (
    *("Vị trí", "Số báo danh", "Điểm thi", "Điểm ưu tiên", "Tổng điểm", "Thứ hạng"),
    "Kết quả",
)
SEPARATOR = "\t"


def row_of(post, number, exam, priority, total, place, outcome):
    """One row in plain words; nobody is named."""
    return {
        "post": post,
        "number": number,
        "exam": _points(exam),
        "priority": _points(priority),
        "total": _points(total),
        "place": str(place or ""),
        "outcome": TOLD[outcome or ""],
    }


def _points(number):
    return short(Decimal(str(number)))


def in_order(rows):
    """By post, place and number; who has no place stands last."""
    return sorted(rows, key=lambda row: (row["post"], int(row["place"] or 10**9), row["number"]))


def text_of(title, rows):
    """The list as text, from which the hash is made: the title, the heads, a line for each row."""
    lines = [title, SEPARATOR.join(HEADS)]
    lines += [SEPARATOR.join(row[name] for name in COLUMNS) for row in rows]
    return "\n".join(lines) + "\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def differences(before, after):
    """What a list changes of the one before, as lines of text."""
    old = {(row["post"], row["number"]): row for row in before}
    new = {(row["post"], row["number"]): row for row in after}
    told = []
    for key in sorted(old.keys() | new.keys()):
        one, other = old.get(key), new.get(key)
        if one == other:
            continue
        told.append(f"{key[0]} – {key[1]}: {_told(one)} → {_told(other)}")
    return told


def _told(row):
    if row is None:
        return "không có trong danh sách"
    place = f", thứ {row['place']}" if row["place"] else ""
    return f"{row['total']} điểm{place}, {row['outcome']}"
