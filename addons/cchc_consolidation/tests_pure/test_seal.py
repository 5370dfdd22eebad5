"""A seal stands for every row below it."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_consolidation.rules import seal

TEXT = st.text(max_size=12).filter(lambda text: seal.SEPARATOR not in text)
ROW = st.fixed_dictionaries(
    {name: st.none() | TEXT | st.integers(0, 9999) for name in seal.ROW_FIELDS}
)


def as_said(row):
    return ["" if row[name] in (None, False) else str(row[name]) for name in seal.ROW_FIELDS]


@given(ROW, ROW)
def test_rows_with_one_digest_say_the_same(left, right):
    same = seal.row_digest(left) == seal.row_digest(right)
    assert same == (as_said(left) == as_said(right))


@given(st.lists(ROW, min_size=1, max_size=6), st.data())
def test_the_altered_row_is_named(rows, data):
    digests = [seal.row_digest(row) for row in rows]
    place = data.draw(st.integers(0, len(rows) - 1))
    altered = [dict(row) for row in rows]
    altered[place]["name"] = f"{altered[place]['name']}x"
    assert seal.altered_rows(altered, digests) == [altered[place]]
    assert not seal.altered_rows(rows, digests)


@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=5, unique=True))
def test_order_and_number_of_rows_are_sealed(digests):
    assert seal.rows_digest(digests) != seal.rows_digest(digests[::-1])
    assert seal.rows_digest(digests) != seal.rows_digest(digests[:-1])


def test_a_seal_covers_head_sheets_and_parts():
    head = {"unit": "1", "version": "1"}
    whole = seal.seal(head, ["a", "b"], ["c"])
    assert whole == seal.seal(dict(reversed(head.items())), ["a", "b"], ["c"])
    others = {
        seal.seal({**head, "version": "2"}, ["a", "b"], ["c"]),
        seal.seal(head, ["b", "a"], ["c"]),
        seal.seal(head, ["a"], ["b", "c"]),
        seal.seal(head, ["a", "b", "c"], []),
    }
    assert len(others) == 4
    assert whole not in others


def test_what_the_database_keeps_as_json_has_one_text():
    assert seal.canonical({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'
