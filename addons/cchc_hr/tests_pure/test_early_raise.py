from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.early_raise import (
    Achievement,
    EarlyCase,
    before_retirement,
    for_merit,
    quota,
)

MERIT = Achievement(date(2024, 3, 1), "Bằng khen của Chủ tịch UBND tỉnh", "ministry")
CASE = EarlyCase(due=date(2026, 7, 1), step_months=36, achievements=(MERIT,))


def test_twelve_months_before_its_time():
    result = for_merit(CASE, 2025, 12)
    assert (result.value, result["months"]) == (date(2025, 7, 1), 12)
    assert "Bằng khen của Chủ tịch UBND tỉnh (cấp bộ, tỉnh): 01/03/2024" in result.explain()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due": date(2025, 12, 1)}, "Đến hạn nâng bậc thường xuyên trong năm"),
        ({"due": date(2027, 1, 1)}, "còn thiếu hơn 12 tháng"),
        ({"delayed": True}, "kéo dài"),
        ({"last_was_early": True}, "đã là trước thời hạn"),
        ({"achievements": ()}, "Không có thành tích"),
        # Four years where a step lasts two.
        (
            {"step_months": 24, "achievements": (replace(MERIT, day=date(2021, 6, 1)),)},
            "Không có thành tích",
        ),
        # Counted already for the last early raise.
        ({"last_early": date(2024, 3, 1)}, "Không có thành tích"),
    ],
)
def test_what_stands_against_it(changes, words):
    result = for_merit(replace(CASE, **changes), 2025, 12)
    assert result.value is None
    assert any(words in line for line in result.explain())


def test_the_last_day_of_the_year_is_the_border():
    assert for_merit(replace(CASE, due=date(2026, 12, 31)), 2025, 12).value == date(2025, 12, 31)


def test_a_higher_honour_goes_before_many_lower_ones():
    state = replace(MERIT, level="state")
    units = tuple(replace(MERIT, level="unit") for _ in range(9))
    high = for_merit(replace(CASE, achievements=(state,)), 2025, 12)["points"]
    low = for_merit(replace(CASE, achievements=(MERIT, *units)), 2025, 12)["points"]
    assert high > low
    excellent = Achievement(date(2024, 12, 20), "Năm 2024 hoàn thành xuất sắc", "excellent")
    more = for_merit(replace(CASE, achievements=(MERIT, excellent)), 2025, 12)["points"]
    assert more > for_merit(CASE, 2025, 12)["points"]


@given(st.integers(0, 5000), st.integers(0, 30))
def test_one_in_ten(people, used):
    result = quota(people, 10, used)
    assert 10 * result["share"] + result["rest"] == people
    assert 0 <= result["rest"] < 10
    assert result.value == result["share"] - used


def test_on_a_notice_of_retirement():
    # Retires at the end of March 2026, told so on 20/09/2025, due on 01/08/2026.
    case = replace(CASE, due=date(2026, 8, 1), achievements=())
    result = before_retirement(case, date(2025, 9, 20), date(2026, 3, 31), 12)
    assert (result.value, result["months"]) == (date(2025, 9, 20), 10)
    far = replace(case, due=date(2026, 10, 1))
    assert before_retirement(far, date(2025, 9, 20), date(2026, 3, 31), 12).value is None
    near = replace(case, due=date(2026, 3, 1))
    assert before_retirement(near, date(2025, 9, 20), date(2026, 3, 31), 12).value is None
