"""How far targets are reached."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_consolidation.rules.target import (
    AT_MOST,
    is_met,
    progress,
    share,
    trend,
)

values = st.floats(min_value=0, max_value=1000, allow_nan=False)


def test_share_of_nothing_is_not_known():
    assert share(0, 0) is None
    assert share(132, 148) == 89.2


def test_a_rank_is_reached_from_above():
    assert is_met(20, 20, AT_MOST) and is_met(7, 20, AT_MOST)
    assert not is_met(21, 20, AT_MOST)
    assert progress(40, 20, AT_MOST) == 50.0


def test_without_a_value_nothing_is_said():
    assert is_met(None, 100) is None
    assert progress(None, 100) == 0.0
    assert trend(None, 3.0) is None and trend(3.0, None) is None


def test_trend_is_the_difference():
    assert trend(89.2, 88.9) == 0.3


@given(values, st.floats(min_value=1, max_value=1000))
def test_progress_is_full_exactly_when_met(value, target):
    for direction in ("at_least", AT_MOST):
        reached = progress(value, target, direction)
        assert 0 <= reached <= 100
        if is_met(value, target, direction):
            assert reached == 100
