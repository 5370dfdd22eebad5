from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.money import (
    LARGEST,
    NotANumber,
    dong,
    dong_in_words,
    exact_dong,
    format_decimal,
    format_dong,
    in_words,
    parse_decimal,
    parse_dong,
)

DIGITS = {
    word: digit for digit, word in enumerate("không một hai ba bốn năm sáu bảy tám chín".split())
} | {"mốt": 1, "tư": 4, "lăm": 5}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def understand(words):
    """Read words back into a number, the way a listener does: independent of the writer."""
    total = thousands = group = digit = 0
    for word in words.split():
        if word == "tỷ":
            total = (total + thousands + group + digit) * 10**9
            thousands = group = digit = 0
        elif word in SCALES:
            thousands += (group + digit) * SCALES[word]
            group = digit = 0
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word not in ("linh", "lẻ"):
            digit = DIGITS[word]
    return total + thousands + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_100, "một nghìn một trăm"),
        (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (2_530_000, "hai triệu năm trăm ba mươi nghìn"),
        (1_000_000_000, "một tỷ"),
        (
            1_234_567_891,
            "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt",
        ),
        (5_000_000_000_000, "năm nghìn tỷ"),
        (1_001_000_000_015, "một nghìn không trăm linh một tỷ không trăm mười lăm"),
        (-15, "âm mười lăm"),
    ],
)
def test_in_words(number, words):
    assert in_words(number) == words


def test_the_southern_word_for_an_empty_ten():
    assert in_words(1_005, zero_tens="lẻ") == "một nghìn không trăm lẻ năm"


def test_the_line_in_words_of_a_document():
    assert dong_in_words(10_515_000) == "Mười triệu năm trăm mười lăm nghìn đồng"


@given(st.integers(0, 10**18 - 1) | st.integers(0, 2_000_000))
def test_a_listener_understands_the_number(number):
    assert understand(in_words(number)) == number


@given(st.integers(-(10**15), 10**15))
def test_formatted_amounts_are_read_back(amount):
    assert parse_dong(format_dong(amount)) == amount
    assert parse_dong(str(amount)) == amount


@given(st.decimals(-999, 999, places=2))
def test_formatted_coefficients_are_read_back(number):
    assert parse_decimal(format_decimal(number)) == number


def test_formats():
    assert format_dong(1_234_567) == "1.234.567 đồng"
    assert format_dong(-1_000) == "-1.000 đồng"
    assert format_decimal(Decimal("1234.50")) == "1.234,50"
    assert format_decimal(Decimal("4.98")) == "4,98"
    assert parse_decimal("4,98") == parse_decimal(" 4.98 ") == Decimal("4.98")
    assert parse_dong("1,234,567") == parse_dong("1 234 567 đ") == 1_234_567


@pytest.mark.parametrize("text", ["", "abc", "12,5", "1.23", "1.234,567", "1.2345", "1.234.56"])
def test_a_doubtful_amount_is_refused(text):
    with pytest.raises(NotANumber):
        parse_dong(text)


@pytest.mark.parametrize("text", ["", "x", "1.234,5", "4,", ",98", "4,9,8"])
def test_a_doubtful_number_is_refused(text):
    with pytest.raises(NotANumber):
        parse_decimal(text)


def test_rounding_is_half_up_and_exact():
    assert dong(Decimal("5475600.5")) == 5_475_601
    assert dong(Decimal("5475600.49999")) == 5_475_600
    with pytest.raises(TypeError):
        dong(5475600.5)


@given(st.integers(-LARGEST, LARGEST))
def test_an_amount_is_taken_exactly_however_it_comes(amount):
    for form in (amount, Decimal(amount), float(amount), str(amount), format_dong(amount)):
        found = exact_dong(form)
        assert (found, type(found)) == (amount, int)


@given(st.floats() | st.decimals())
def test_what_is_no_whole_amount_is_refused_rather_than_rounded(number):
    try:
        found = exact_dong(number)
    except NotANumber:
        return
    assert found == number


@pytest.mark.parametrize("nothing", [None, False, "", 0, 0.0])
def test_nothing_is_zero(nothing):
    assert exact_dong(nothing) == 0


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.5, "a_fraction"),
        (Decimal("2500000000.5"), "a_fraction"),
        ("2,5", "not_an_amount"),
        ("hai tỷ", "not_an_amount"),
        (float("nan"), "not_an_amount"),
        (float("inf"), "not_an_amount"),
        (True, "not_an_amount"),
        ([1], "not_an_amount"),
        (LARGEST + 1, "too_large"),
        ("-9.007.199.254.740.992", "too_large"),
    ],
)
def test_why_an_amount_is_refused(value, code):
    with pytest.raises(NotANumber) as refused:
        exact_dong(value)
    assert refused.value.code == code
