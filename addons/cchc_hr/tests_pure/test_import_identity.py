"""Who a row means: certain only by number, or by name, birth and unit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.importing.identity import (
    BIRTH,
    CARD,
    ELSEWHERE,
    NUMBER,
    OTHER,
    OTHER_NUMBER,
    SAME,
    SPELLING,
    Someone,
    compare,
    spelling,
)  # fmt: skip
from odoo.addons.cchc_hr.rules.partial_date import parse

BORN = parse("01/03/1980")
CCCD, ANOTHER, CMND = "091080000001", "091080000002", "370123456"


def someone(name="Trần Văn Bình", birth=BORN, **more):
    return Someone(name, birth, **{"unit": 1, **more})


@pytest.mark.parametrize(
    ("row", "known", "expected"),
    [
        (someone(number=CCCD), someone(number=CCCD, unit=2), SAME),
        (someone(number=CCCD), someone("Lê Văn Tám", number=CCCD), NUMBER),
        (someone(number=CCCD, birth=parse("1981")), someone(number=CCCD), NUMBER),
        (someone(), someone(number=CCCD), SAME),
        (someone(unit=2), someone(), ELSEWHERE),
        (someone(unit=2, birth=parse("1980")), someone(birth=parse("1980")), OTHER),
        (someone(birth=parse("1980")), someone(), BIRTH),
        (someone("Trần Văn Binh"), someone(), SPELLING),
        (someone(number=CCCD), someone(number=ANOTHER), OTHER_NUMBER),
        (someone(old_number=CMND), someone(number=CCCD), CARD),
        (someone(old_number=CMND), someone(number=CCCD, old_number=CMND), CARD),
        (someone(old_number=CMND), someone(old_number=CMND, unit=2), SAME),
        (someone("Lê Văn Tám", old_number=CMND), someone(old_number=CMND), CARD),
        (someone("Lê Văn Tám", old_number=CCCD[-9:]), someone(number=CCCD), CARD),
        (someone(number=CCCD), someone(old_number=CMND), CARD),
        (someone("Lê Văn Tám"), someone(), OTHER),
    ],
)
def test_who_is_meant(row, known, expected):
    assert compare(row, known) == expected


NAMES = st.sampled_from(["Nguyễn Thị Hòa", "Trần Văn Hùng", "Trần Văn Hưng", "Lý Quỳnh Thúy"])
BIRTHS = st.sampled_from([parse("1980"), parse("03/1980"), BORN, parse("02/03/1980"), None])
PEOPLE = st.builds(
    Someone,
    NAMES,
    BIRTHS,
    st.sampled_from(["", CCCD, ANOTHER]),
    st.sampled_from(["", CMND]),
    st.sampled_from([1, 2]),
)


@given(PEOPLE, PEOPLE)
def test_nobody_is_the_same_by_a_contradiction(row, known):
    if compare(row, known) != SAME:
        return
    assert not (row.number and known.number and row.number != known.number)
    assert not (row.old_number and not row.number and known.number)
    assert row.birth is None or known.birth is None or row.birth.year == known.birth.year


@given(NAMES)
def test_decomposed_letters_change_nothing(name):
    assert spelling(unicodedata.normalize("NFD", name)) == spelling(name)
