"""Dates of which only the year, or the month and the year, may be known.

Personnel files carry them wherever they carry dates: births, Party admission, work history.
`parse` reads what spreadsheets and people write, and refuses what it would have to guess.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from odoo.addons.cchc_base.rules.months import last_day_of_month
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean

_ = translatable("cchc_hr")

YEAR_MIN, YEAR_MAX = 1900, 2100
# Day 0 of Excel's calendar, for days after its imaginary 29/02/1900.
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_MAX = (date(YEAR_MAX, 12, 31) - _EXCEL_EPOCH).days
_NUMBERS = (int, float, Decimal)

_SEPARATOR = r"\s*[/.\-]\s*"
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_FORMS = tuple(
    re.compile(form + r"\Z", re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d+){_TIME}",
        rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d+)",
        rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}})",
        r"(?:(?:ngày (?P<day>\d{1,2}) )?tháng (?P<month>\d{1,2}) )?năm (?P<year>\d+)",
    )
)


class NotADate(RuleError):
    """The text is no date, or one that could be read in two ways."""


@dataclass(frozen=True)
class PartialDate:
    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if not YEAR_MIN <= self.year <= YEAR_MAX:
            raise NotADate(
                "year_out_of_range",
                _("The year %(year)s is outside %(first)s–%(last)s."),
                year=self.year,
                first=YEAR_MIN,
                last=YEAR_MAX,
            )
        if self.month is None:
            if self.day is not None:
                raise NotADate("day_without_month", _("A day needs its month."))
        elif not 1 <= self.month <= 12:
            raise NotADate(
                "no_such_month",
                _("There is no month %(month)s; write day/month/year."),
                month=self.month,
            )
        elif self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise NotADate(
                "no_such_day",
                _("There is no day %(day)s in month %(month)s/%(year)s."),
                day=self.day,
                month=self.month,
                year=self.year,
            )

    @classmethod
    def of(cls, day):
        return cls(day.year, day.month, day.day)

    @property
    def precision(self):
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def first_day(self):
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self):
        if self.month is None:
            return date(self.year, 12, 31)
        first = self.first_day()
        return first if self.day else last_day_of_month(first)

    def iso(self):
        """1975, 1975-03 or 1975-03-01: sorts as text and is read back by `parse`."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    def in_words(self):
        """ngày 01 tháng 3 năm 1975 (NĐ 30/2020: a zero before days below 10, months 1 and 2)."""
        words = f"năm {self.year}"
        if self.month:
            words = f"tháng {self.month:0{2 if self.month < 3 else 1}d} {words}"
        return f"ngày {self.day:02d} {words}" if self.day else words

    def __str__(self):
        """01/03/1975, 03/1975 or 1975"""
        parts = [f"{part:02d}" for part in (self.day, self.month) if part]
        return "/".join([*parts, str(self.year)])


def parse(value):
    """A `PartialDate` from a cell: text, date, or number (a year or Excel's count of days).

    An unknown day or month written as zeros (00/00/1975) is taken as unknown.
    """
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, date):  # a datetime is a date
        return PartialDate.of(value)
    if isinstance(value, _NUMBERS) and not isinstance(value, bool):
        return _parse_number(value)
    _refuse(value)


@lru_cache(maxsize=8192)
def _parse_text(value):
    text = clean(value)
    if text.isdecimal():
        if len(text) == 2:
            _refuse_two_digits(text)
        return _parse_number(int(text))
    for form in _FORMS:
        if match := form.match(text):
            return _from_match(text, match.groupdict())
    _refuse(value)


def _from_match(text, parts):
    if len(parts["year"]) == 2:
        _refuse_two_digits(text)
    if len(parts["year"]) != 4:
        _refuse(text)
    month, day = int(parts["month"] or 0), int(parts.get("day") or 0)
    return PartialDate(int(parts["year"]), month or None, day or None)


def _parse_number(number):
    if number != number or abs(number) == float("inf"):
        _refuse(number)
    if YEAR_MIN <= number <= YEAR_MAX and number == int(number):
        return PartialDate(int(number))
    # A day number below would be a date of 1900–1905, which nobody's file holds.
    if YEAR_MAX < number < _EXCEL_MAX + 1:
        return PartialDate.of(_EXCEL_EPOCH + timedelta(days=int(number)))
    _refuse(number)


def _refuse_two_digits(text):
    raise NotADate(
        "two_digit_year",
        _("“%(text)s” has a year of two digits, whose century is unknown; write four digits."),
        text=text,
    )


def _refuse(value):
    raise NotADate(
        "not_a_date",
        _("“%(text)s” is not a date; write 01/3/1975, or 3/1975 or 1975 if no more is known."),
        text=value.isoformat() if isinstance(value, datetime) else value,
    )
