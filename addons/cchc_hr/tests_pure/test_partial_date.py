from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.partial_date import NotADate, PartialDate, parse

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PARTIAL = (
    DAYS.map(PartialDate.of)
    | DAYS.map(lambda day: PartialDate(day.year, day.month))
    | DAYS.map(lambda day: PartialDate(day.year))
)


@given(PARTIAL)
def test_every_written_form_is_read_back(value):
    assert parse(str(value)) == value
    assert parse(value.iso()) == value
    assert parse(value.in_words()) == value


@given(PARTIAL)
def test_the_days_enclose_what_is_known(value):
    first, last = value.first_day(), value.last_day()
    assert first <= last
    longest = {"day": 0, "month": 30, "year": 365}[value.precision]
    assert (last - first).days <= longest
    assert (value.precision == "day") == (first == last)
    assert (first.year, last.year) == (value.year, value.year)


@given(DAYS.filter(lambda day: day >= date(1906, 1, 1)))
def test_excel_counts_days(day):
    serial = (day - date(1899, 12, 30)).days
    assert parse(serial) == parse(float(serial)) == parse(str(serial)) == PartialDate.of(day)
    assert parse(serial + 0.75) == PartialDate.of(day)


@given(DAYS, DAYS)
def test_the_iso_form_sorts_by_date(one, other):
    assert (PartialDate.of(one).iso() < PartialDate.of(other).iso()) == (one < other)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01/3/1975", PartialDate(1975, 3, 1)),
        ("1/3/1975", PartialDate(1975, 3, 1)),
        (" 01 / 03 / 1975\u00a0", PartialDate(1975, 3, 1)),
        ("01-03-1975", PartialDate(1975, 3, 1)),
        ("01.03.1975", PartialDate(1975, 3, 1)),
        ("1975-03-01", PartialDate(1975, 3, 1)),
        ("1975-03-01 00:00:00", PartialDate(1975, 3, 1)),
        ("1975-03-01T07:30:00", PartialDate(1975, 3, 1)),
        ("3/1975", PartialDate(1975, 3)),
        ("03-1975", PartialDate(1975, 3)),
        ("1975-03", PartialDate(1975, 3)),
        ("1975", PartialDate(1975)),
        ("00/00/1975", PartialDate(1975)),
        ("00/3/1975", PartialDate(1975, 3)),
        ("ngày 01 tháng 3 năm 1975", PartialDate(1975, 3, 1)),
        ("Tháng 3 năm 1975", PartialDate(1975, 3)),
        ("29/2/2024", PartialDate(2024, 2, 29)),
        (1975, PartialDate(1975)),
        (1975.0, PartialDate(1975)),
        (Decimal("27454"), PartialDate(1975, 3, 1)),
        (27454, PartialDate(1975, 3, 1)),
        (date(1975, 3, 1), PartialDate(1975, 3, 1)),
        (datetime(1975, 3, 1, 13, 45), PartialDate(1975, 3, 1)),
    ],
)
def test_what_people_and_spreadsheets_write(cell, expected):
    assert parse(cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/2/1975", "no_such_day"),
        ("29/02/2023", "no_such_day"),
        ("31/4/1975", "no_such_day"),
        ("32/1/1975", "no_such_day"),
        ("3/13/1975", "no_such_month"),
        ("13/1975", "no_such_month"),
        ("01/00/1975", "day_without_month"),
        ("01/3/75", "two_digit_year"),
        ("3/75", "two_digit_year"),
        ("75", "two_digit_year"),
        ("01/3/0975", "year_out_of_range"),
        ("01/3/2975", "year_out_of_range"),
        ("01/3/197", "not_a_date"),
        ("01/3/19755", "not_a_date"),
        ("", "not_a_date"),
        ("không rõ", "not_a_date"),
        ("1975?", "not_a_date"),
        (None, "not_a_date"),
        (True, "not_a_date"),
        (12, "not_a_date"),
        (-5, "not_a_date"),
        (1975.5, "not_a_date"),
        (10**9, "not_a_date"),
        (float("nan"), "not_a_date"),
        (float("inf"), "not_a_date"),
    ],
)
def test_what_is_refused_and_why(cell, code):
    with pytest.raises(NotADate) as caught:
        parse(cell)
    assert caught.value.code == code
    assert str(caught.value)


@given(st.text(alphabet="0123456789/-. ngàythánm", max_size=14))
def test_any_text_is_read_or_refused(text):
    try:
        found = parse(text)
    except NotADate as refusal:
        found = refusal
    assert isinstance(found, PartialDate | NotADate)


def test_written_forms():
    full = PartialDate(1975, 3, 1)
    assert (str(full), full.iso(), full.in_words()) == (
        "01/03/1975",
        "1975-03-01",
        "ngày 01 tháng 3 năm 1975",
    )
    assert PartialDate(1975, 2).in_words() == "tháng 02 năm 1975"
    assert [str(PartialDate(1975, 3)), str(PartialDate(1975))] == ["03/1975", "1975"]


def test_last_days():
    assert PartialDate(2024, 2).last_day() == date(2024, 2, 29)
    assert PartialDate(2024, 2, 29).last_day() == date(2024, 2, 29)
    assert PartialDate(1975).last_day() == date(1975, 12, 31)
