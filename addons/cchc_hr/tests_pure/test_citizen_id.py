import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.citizen_id import (
    FEMALE,
    MALE,
    PROVINCES,
    NotACitizenId,
    check,
    is_old_number,
    normalize,
    parse,
)


@st.composite
def people(draw):
    """(number, year of birth, sex), composed from the definition."""
    year, sex = draw(st.integers(1900, 2399)), draw(st.sampled_from((MALE, FEMALE)))
    digit = (year // 100 - 19) * 2 + (sex == FEMALE)
    province = draw(st.sampled_from(sorted(PROVINCES)))
    return f"{province}{digit}{year % 100:02d}{draw(st.integers(0, 999_999)):06d}", year, sex


def codes(*arguments):
    return [problem.code for problem in check(*arguments)]


@given(people())
def test_a_number_tells_year_and_sex(person):
    number, year, sex = person
    citizen = parse(number)
    assert (citizen.birth_year, citizen.sex) == (year, sex)
    assert check(number, year, sex) == ()
    assert codes(number, year + 1, sex) == ["other_birth_year"]
    assert codes(number, year, FEMALE if sex == MALE else MALE) == ["other_sex"]


@given(people())
def test_a_number_stored_as_a_number_is_recognised(person):
    number, year, sex = person
    (problem,) = check(int(number), year, sex)
    assert problem.code == "leading_zero_lost"
    assert problem.params["suggestion"] == number
    assert problem.blocking


def test_there_were_63_provinces():
    assert len(PROVINCES) == 63
    assert {"089", "091"} <= PROVINCES  # An Giang, Kiên Giang


def test_blanks_dots_and_quotes_do_not_count():
    assert normalize(" 091 075\u00a0000.123 ") == normalize("'091075000123") == "091075000123"
    assert normalize(91075000123.0) == "91075000123"
    assert normalize(None) == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("091075000123", 1975, MALE), []),
        (("091175000123", 1975, FEMALE), []),
        (("079305123456", 2005, FEMALE), []),
        (("286075000123", 1975, MALE), []),  # registered in Ukraine
        (("091075000123",), []),
        (("003075000123", 1975, MALE), ["unknown_province"]),
        (("999175000123", 1974, MALE), ["unknown_province", "other_birth_year", "other_sex"]),
        (("370123456", 1975, MALE), ["old_number"]),
        (("91075000123", 1976, MALE), ["not_a_citizen_id"]),  # the zero alone explains nothing
        (("0910750001234", 1975, MALE), ["not_a_citizen_id"]),
        (("09107500012a",), ["not_a_citizen_id"]),
        (("٠٩١٠٧٥٠٠٠١٢٣",), ["not_a_citizen_id"]),
        (("",), ["not_a_citizen_id"]),
    ],
)
def test_check(arguments, expected):
    assert codes(*arguments) == expected


def test_what_does_not_fit_the_person_only_warns():
    assert not any(problem.blocking for problem in check("999175000123", 1974, MALE))
    assert all(problem.blocking for problem in check("12", 1974, MALE))


def test_old_numbers():
    assert is_old_number("370 123 456")
    assert not is_old_number("091075000123")
    with pytest.raises(NotACitizenId):
        parse("370123456")
