import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.result import Result, Step

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5)
STEPS = st.builds(Step, st.text(), VALUES, st.text())
RESULTS = st.builds(
    Result,
    value=VALUES,
    steps=st.lists(STEPS, max_size=4).map(tuple),
    text_id=st.text(),
    facts=st.lists(st.tuples(st.text(), VALUES), max_size=3).map(tuple),
)


@given(RESULTS)
def test_json_gives_back_an_equal_result(result):
    stored = json.loads(json.dumps(result.as_json()))
    again = Result.from_json(stored)
    assert again == result
    assert _types(again.value) == _types(result.value)


def _types(value):
    return [_types(item) for item in value] if isinstance(value, tuple) else type(value)


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="float"):
        Result(2.34, (), "nd-204-2004").as_json()


def test_the_explanation_reads_as_vietnamese():
    result = Result(
        value=5_475_600,
        steps=(
            Step("Hệ số lương", Decimal("2.34"), "NĐ 204/2004, bảng 2"),
            Step("Mức lương cơ sở", 2_340_000, "NĐ 73/2024"),
            Step("Tính đến ngày", date(2025, 3, 1)),
            Step("Năm sinh", 1975),
            Step("Được nâng bậc", True),
            Step("Không có ngày sinh, tháng sinh: lấy ngày 01/01", None, "NĐ 135/2020, Điều 3"),
        ),
        text_id="nd-204-2004",
        facts=(("coefficient", Decimal("2.34")),),
    )
    assert result.explain() == (
        "Hệ số lương: 2,34 (NĐ 204/2004, bảng 2)",
        "Mức lương cơ sở: 2.340.000 (NĐ 73/2024)",
        "Tính đến ngày: 01/03/2025",
        "Năm sinh: 1975",
        "Được nâng bậc: có",
        "Không có ngày sinh, tháng sinh: lấy ngày 01/01 (NĐ 135/2020, Điều 3)",
    )
    assert result["coefficient"] == Decimal("2.34")


def test_results_are_values():
    result = Result(1, (Step("a", 1),), "x")
    assert {result: 1}[Result(1, (Step("a", 1),), "x")] == 1
    with pytest.raises(AttributeError):
        result.value = 2
