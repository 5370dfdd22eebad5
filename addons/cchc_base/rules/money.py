"""Amounts in đồng are integers; coefficients are decimals. Neither is ever a float."""

import re
from decimal import ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

_ = translatable("cchc_base")

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_BILLION = 10**9
# Beyond this a number is not exact any more in a browser or in a spreadsheet's reader (2^53 - 1).
LARGEST = 9_007_199_254_740_991

# 1.234.567 or 1,234,567 or 1 234 567 or 1234567: groups of three, one kind of separator.
_AMOUNT = re.compile(r"-?(\d{1,3}(?:([., ])\d{3}(?:\2\d{3})*)?|\d+)\Z")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?\Z")


class NotANumber(RuleError):
    """The text is not an amount or a number written in a way we accept."""


def dong(amount):
    """Round an exact Decimal to whole đồng, half up."""
    if isinstance(amount, float):
        raise TypeError("money is Decimal or int, never float")
    return int(Decimal(amount).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def format_integer(number):
    """1234567 → 1.234.567"""
    return f"{number:,}".replace(",", ".")


def format_dong(amount):
    """1234567 → 1.234.567 đồng"""
    return f"{format_integer(amount)} đồng"


def format_decimal(number):
    """Decimal("1234.50") → 1.234,50"""
    whole, _point, fraction = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def parse_dong(text):
    """1.234.567 → 1234567. A fraction of a đồng is refused rather than guessed at."""
    amount = text.strip().removesuffix("đồng").removesuffix("đ").strip()
    if not _AMOUNT.match(amount):
        raise _not_an_amount(text)
    return int(re.sub(r"[., ]", "", amount))


def exact_dong(value):
    """The whole number of đồng that a value from outside means; nothing is rounded.

    :param value: a number, or a text as `parse_dong` reads it; nothing at all is zero
    """
    if value is None or value is False or value == "":
        return 0
    if isinstance(value, str):
        amount = parse_dong(value)
    elif isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _not_an_amount(value)
    else:
        try:
            amount = int(value)
        except (ValueError, OverflowError):  # not a number, infinity
            raise _not_an_amount(value) from None
        if amount != value:
            raise NotANumber(
                "a_fraction",
                _("“%(number)s” has a fraction of a đồng; enter whole đồng."),
                number=format_decimal(Decimal(str(value))),
            )
    if abs(amount) > LARGEST:
        raise NotANumber(
            "too_large",
            _("%(number)s is more than %(largest)s đồng, the largest amount that is kept."),
            number=format_integer(amount),
            largest=format_integer(LARGEST),
        )
    return amount


def _not_an_amount(value):
    return NotANumber(
        "not_an_amount",
        _("“%(text)s” is not an amount in đồng; write it like 1.234.567 or 1234567."),
        text=value,
    )


def parse_decimal(text):
    """4,98 or 4.98 → Decimal("4.98"). A single separator is the decimal one."""
    number = text.strip()
    if not _DECIMAL.match(number):
        raise NotANumber(
            "not_a_decimal",
            _("“%(text)s” is not a number; write it like 4,98."),
            text=text,
        )
    return Decimal(number.replace(",", "."))


def in_words(number, zero_tens="linh"):
    """Read an integer aloud: 1015 → một nghìn không trăm mười lăm.

    `zero_tens` is the word for a zero among the tens: "linh" (schoolbooks) or "lẻ" (the South).
    """
    if number < 0:
        return f"âm {in_words(-number, zero_tens)}"
    return _read(number, zero_tens, leading=True) or _DIGITS[0]


def dong_in_words(amount, zero_tens="linh"):
    """The line «Bằng chữ»: 2530000 → Hai triệu năm trăm ba mươi nghìn đồng."""
    words = f"{in_words(amount, zero_tens)} đồng"
    return words[0].upper() + words[1:]


def _read(number, zero_tens, leading):
    """Read below a billion in groups of three; what is above is read the same way, then «tỷ»."""
    billions, rest = divmod(number, _BILLION)
    words = []
    if billions:
        words.append(f"{_read(billions, zero_tens, leading)} tỷ")
        leading = False
    for power in (2, 1, 0):
        group, rest = divmod(rest, 1000**power)
        if group:  # a group of zeros is passed over in silence
            words.append(_read_group(group, zero_tens, leading) + _SCALES[power])
            leading = False
    return " ".join(words)


def _read_group(group, zero_tens, leading):
    """Read three digits; only the first group of a number leaves out «không trăm»."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = []
    if hundreds or not leading:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif units and words:
        words.append(zero_tens)
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 4 and tens > 1:
        words.append("tư")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)
