"""How people write names, dates, numbers and codes."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.importing import values
from odoo.addons.cchc_hr.importing.cells import Cell, Kind, number_cell, text_cell
from odoo.addons.cchc_hr.rules.partial_date import PartialDate


def code(result):
    value, problems = result
    (problem,) = problems
    return value, problem.code


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Ánh",
        " NGUYỄN  THỊ ÁNH  ",
        "Nguyễn\xa0Thị\xa0Ánh",
        unicodedata.normalize("NFD", "Nguyễn Thị Ánh"),
        "nguyễn thị ánh",
    ],
)
def test_one_name_in_many_writings(text):
    assert values.read_name([text_cell(text)]) == ("Nguyễn Thị Ánh", ())


@pytest.mark.parametrize("name", ["H'Hen Niê", "Y Moan Êñuôl", "Danh Út", "Lê Thị Hồng-Gấm"])
def test_names_of_every_people_pass(name):
    assert values.read_name([text_cell(name)]) == (name, ())


SYLLABLES = st.sampled_from(
    "Nguyễn Trần Danh Thị Ông Bà Anh Chị Thanh Đăng Út Khánh Lý Ánh Thảo Phước Huỳnh".split()
)


@given(st.lists(SYLLABLES, min_size=2, max_size=5))
def test_no_part_of_a_name_is_lost(syllables):
    """Ông and Bà are also family names; nothing of a name is taken for an address."""
    name = " ".join(syllables)
    for text in (name, f" {name.upper()} ", unicodedata.normalize("NFD", name)):
        assert values.read_name([text_cell(text)]) == (name, ())


def test_what_is_no_name():
    assert code(values.read_name([text_cell("Nguyễn Văn 2")]))[1] == "name_odd"
    assert code(values.read_name([text_cell("  ")])) == (None, "name_missing")
    assert code(values.read_name([text_cell("An")])) == ("An", "name_single")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text_cell("01/3/1975"), PartialDate(1975, 3, 1)),
        (text_cell(" 24-02-1977 "), PartialDate(1977, 2, 24)),
        (text_cell("06.11.1973"), PartialDate(1973, 11, 6)),
        (text_cell("3/1975"), PartialDate(1975, 3)),
        (text_cell("1975"), PartialDate(1975)),
        (number_cell(1975), PartialDate(1975)),
        (Cell(date(1975, 3, 1), Kind.DATE), PartialDate(1975, 3, 1)),
        (Cell(date(2013, 10, 1), Kind.MONTH), PartialDate(2013, 10)),
        (text_cell("1/3\xa0/1975"), PartialDate(1975, 3, 1)),
    ],
)
def test_dates_as_people_write_them(cell, expected):
    assert values.read_date(cell) == (expected, ())


@pytest.mark.parametrize("text", ["01/3/75", "31/02/1975", "13/13/1975", "không rõ", "1/3"])
def test_dates_that_would_be_guesses_are_refused(text):
    value, problems = values.read_date(text_cell(text))
    assert value is None and problems


@given(st.dates(date(1920, 1, 1), date(2050, 12, 31)))
def test_any_day_is_read_in_every_shape(day):
    shapes = (f"{day.day}/{day.month}/{day.year}", day.strftime("%d.%m.%Y"),
              day.strftime(" %d-%m-%Y "), day.isoformat())  # fmt: skip
    for shape in shapes:
        assert values.read_date(text_cell(shape)) == (PartialDate.of(day), ())


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (text_cell("4,98"), "4.98"),
        (text_cell("3.33 "), "3.33"),
        (text_cell("3,0"), "3"),
        (number_cell(3), "3"),
        (number_cell(4.9800000000000004), "4.98"),
        (text_cell("4,98\xa0"), "4.98"),
    ],
)
def test_coefficients(cell, number):
    value, problems = values.read_coefficient(cell)
    assert (value, problems) == (Decimal(number), ())


@given(st.decimals("0.01", "13", places=2))
def test_a_coefficient_survives_any_writing(number):
    for cell in (
        text_cell(str(number).replace(".", ",")),
        text_cell(f" {number} "),
        number_cell(float(number)),
    ):
        assert values.read_coefficient(cell) == (number, ())


@pytest.mark.parametrize("text", ["498", "-2,34", "13,5"])
def test_what_is_no_coefficient(text):
    assert code(values.read_coefficient(text_cell(text))) == (None, "coefficient_out_of_range")


def test_a_coefficient_of_zero_is_none():
    assert values.read_coefficient(number_cell(0)) == (None, ())


@pytest.mark.parametrize(
    "cell", [text_cell("7%"), text_cell(" 7 % "), number_cell(7), number_cell(0.07)]
)
def test_percentages(cell):
    assert values.read_percent(cell) == (7, ())


@pytest.mark.parametrize("text", ["3%", "7,5", "700"])
def test_what_is_no_percentage(text):
    assert code(values.read_percent(text_cell(text))) == (None, "percent_out_of_range")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text_cell("01.003"), "01.003"),
        (text_cell("01003"), "01.003"),
        (text_cell(" 01. 003 "), "01.003"),
        (number_cell(1.003), "01.003"),
        (number_cell(1003), "01.003"),
        (number_cell(13.095), "13.095"),
        (number_cell(15111), "15.111"),
        (text_cell("01.003 – Chuyên viên"), "01.003"),
        (text_cell("V.07.04.32"), "V.07.04.32"),
        (text_cell("V070432"), "V.07.04.32"),
    ],
)
def test_rank_codes_however_they_were_written(cell, expected):
    assert values.rank_code(cell) == expected


@pytest.mark.parametrize(
    ("text", "sex"), [("Nam", "male"), ("NỮ", "female"), ("nu", "female"), ("x", "female")]
)
def test_sexes(text, sex):
    assert values.read_sex(text_cell(text)) == (sex, ())


def test_citizen_numbers():
    assert values.read_citizen_id(text_cell("091 077 000 001"), 1977, "male") == (
        "091077000001",
        (),
    )
    # A numeric cell loses the first zero; it may be restored if the rest fits the person.
    assert values.read_citizen_id(number_cell(91077000001), 1977, "male") == ("091077000001", ())
    assert code(values.read_citizen_id(text_cell("91077000001"), 1977, "male")) == (
        None,
        "leading_zero_lost",
    )
    value, problems = values.read_citizen_id(text_cell("378196097"))
    assert value == "378196097" and not problems[0].blocking
    assert code(values.read_citizen_id(text_cell("12345")))[0] is None


def test_words_are_found_in_any_writing():
    words = values.Vocabulary({"05": "Khơ-me", "01": "Kinh"}, {"Khmer": "05", "Tày": "02"})
    for text in ("Khơ-me", "khơ me", "KHMER", "khome"):
        assert words.read(text_cell(text)) == ("05", ())
    assert code(words.read(text_cell("Tày")))[1] == "word_unknown"
