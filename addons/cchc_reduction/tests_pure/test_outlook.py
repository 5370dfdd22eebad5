"""Forecast of the people who will be there if nobody is replaced."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_reduction.rules.outlook import (
    CAUSES,
    DECIDED,
    LISTED,
    RETIRING,
    forecast,
    not_replaced,
)

LEAVING = st.dictionaries(
    st.tuples(st.integers(2026, 2030), st.sampled_from(CAUSES)), st.integers(0, 40), max_size=12
)


def test_each_year_less_who_leaves_in_it():
    leaving = {(2026, DECIDED): 1, (2026, LISTED): 2, (2028, RETIRING): 4}
    found = forecast(45, leaving, range(2026, 2029))
    assert {year: result.value for year, result in found.items()} == {2026: 42, 2027: 42, 2028: 38}
    assert found[2026].explain() == (
        "Có mặt đầu kỳ dự báo: 45",
        "Nghỉ theo quyết định đã ban hành: 1",
        "Nghỉ theo danh sách tinh giản đang giải quyết: 2",
        "Dự báo cuối năm 2026, không tuyển thay: 42",
    )


@given(st.integers(0, 100), LEAVING)
def test_never_more_people_and_never_fewer_than_none(occupied, leaving):
    values = [result.value for result in forecast(occupied, leaving, range(2026, 2031)).values()]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= occupied for value in values)
    assert values[-1] == max(0, occupied - sum(leaving.values()))


def test_leavers_in_whose_place_nobody_came():
    assert not_replaced(5, 2) == 3
    assert not_replaced(2, 5) == 0
