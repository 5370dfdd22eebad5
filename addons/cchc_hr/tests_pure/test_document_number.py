import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.document_number import gaps, parse, write


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("125/QĐ-SNV", (125, "", "QĐ-SNV")),
        ("05/QĐ-SNV", (5, "", "QĐ-SNV")),
        (" 05 a / qđ - snv ", (5, "A", "QĐ-SNV")),
        ("12/QĐ-UBND-NC", (12, "", "QĐ-UBND-NC")),
        ("12/2024/QĐ-UBND", (12, "", "2024/QĐ-UBND")),
        ("không số", (0, "KHÔNG SỐ", "")),
        ("0/QĐ-SNV", (0, "0/QĐ-SNV", "")),
        ("125", (0, "125", "")),
        ("", (0, "", "")),
        (None, (0, "", "")),
    ],
)
def test_parse(text, parts):
    assert tuple(parse(text)) == parts


def test_the_same_number_written_in_two_ways_is_one():
    assert parse("05/QĐ-SNV").key == parse("5 / qđ-snv").key
    assert parse("5a/QĐ-SNV").key != parse("5/QĐ-SNV").key


@given(st.integers(1, 99_999))
def test_written_numbers_are_read_back(ordinal):
    assert parse(write(ordinal, "QĐ-SNV")) == (ordinal, "", "QĐ-SNV")


def test_numbers_below_ten_have_two_digits():
    assert write(5, "QĐ-SNV") == "05/QĐ-SNV"
    assert write(105, "QĐ-SNV") == "105/QĐ-SNV"


def test_gaps():
    assert gaps([1, 2, 5, 9, 10]) == [(3, 4), (6, 8)]
    assert gaps([1, 2, 3]) == []
    assert gaps([0]) == []
    assert gaps([3]) == [(1, 2)]


@given(st.sets(st.integers(1, 60)))
def test_gaps_and_numbers_make_a_whole(ordinals):
    missing = {n for first, last in gaps(ordinals) for n in range(first, last + 1)}
    assert missing.isdisjoint(ordinals)
    assert missing | ordinals == set(range(1, max(ordinals, default=0) + 1))
