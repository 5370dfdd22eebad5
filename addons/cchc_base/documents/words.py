"""Numbers, shares, days and lists as an administrative report words them."""

from decimal import Decimal

from ..rules.money import format_decimal, format_integer


def number(value):
    """1250 → 1.250; small ones with two digits as reports write them: 05."""
    return f"{value:02d}" if 0 < value < 10 else format_integer(value)


def share(part, whole):
    """«(đạt tỷ lệ 89,2%)», empty where there is nothing to be measured."""
    return f"{decimal(percent(part, whole))}%" if whole else ""


def decimal(value):
    """89.2 → 89,2; 100.0 → 100."""
    exact = Decimal(str(round(value, 1)))
    return format_integer(int(exact)) if exact == int(exact) else format_decimal(exact)


def percent(part, whole):
    return round(100 * part / whole, 1) if whole else 0.0


def day(value):
    return f"{value:%d/%m/%Y}" if value else ""


def full_day(value):
    return f"ngày {value.day:02d} tháng {value.month:02d} năm {value.year}"


def blank_day(value):
    """The day of a draft: written by hand when the report is signed."""
    return f"ngày {chr(160) * 5} tháng {value.month:02d} năm {value.year}"


def listed(parts):
    """a, b và c."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def change(now, before, unit="người"):
    """«tăng 05 người», «giảm 02 người», «không thay đổi»."""
    difference = now - before
    if not difference:
        return "không thay đổi"
    return f"{'tăng' if difference > 0 else 'giảm'} {number(abs(difference))} {unit}"


def paragraphs(text):
    """Lines of a text field, empty ones left out."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
