"""What the papers of an evaluation share."""

from datetime import date
from decimal import Decimal

from ..rules.law import LAWS

LEVELS = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "completed": "Hoàn thành nhiệm vụ",
    # NĐ 56/2015: of cadres and civil servants, until 2020.
    "limited": "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
    "not_completed": "Không hoàn thành nhiệm vụ",
}
FOUR = ("excellent", "good", "completed", "not_completed")
OF_2015 = ("excellent", "good", "limited", "not_completed")
CHECKED, EMPTY = "☒", "☐"


def decree(law):
    """How a decree is named on paper."""
    return LAWS.get(law, "").replace("NĐ ", "Nghị định số ")


def head(issuer, day: date):
    """:param issuer: what `hr.department._document_issuer` says"""
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "issuer_name": issuer["name"],
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "mark": "",
    }


def points(value):
    """Points as they are written: 87,5; nothing where there are none."""
    if value is None or value is False:
        return ""
    if isinstance(value, str):
        return value
    exact = Decimal(str(value)).quantize(Decimal("0.01"))
    text = f"{exact:f}".rstrip("0").rstrip(".") if exact % 1 else f"{exact:.0f}"
    return text.replace(".", ",")


def period_words(kind, number, year):
    """Năm 2026, Quý II năm 2026, Tháng 5 năm 2026, Năm học 2025–2026."""
    if kind == "month":
        return f"Tháng {number} năm {year}"
    if kind == "quarter":
        return f"Quý {('I', 'II', 'III', 'IV')[(number or 1) - 1]} năm {year}"
    if kind == "school_year":
        return f"Năm học {year}–{year + 1}"
    return f"Năm {year}"


def day_text(day):
    return f"{day:%d/%m/%Y}" if day else ""


def boxes(level, among=FOUR):
    """The levels with a box each; the one that was chosen is crossed."""
    return [{"name": LEVELS[code], "box": CHECKED if code == level else EMPTY} for code in among]


def numbered(rows):
    return [{"number": str(place), **row} for place, row in enumerate(rows, start=1)]


ISSUER = {
    "name": "Sở Tài chính",
    "lines": ["SỞ TÀI CHÍNH"],
    "parent": "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG",
    "place": "Rạch Giá",
}
DAY = date(2026, 12, 10)
