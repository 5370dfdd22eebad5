"""Who is found by a reorganisation of the unit, and who by a wish."""

from datetime import date

import pytest
from test_grounds import D29, D108, D154, ON_29, ON_108, ON_154, codes

D178 = "NĐ 178/2024/NĐ-CP"
REORGANISED = {"reorganised_on": date(2025, 7, 1), "reorganised": "Phòng A giải thể"}
SURPLUS = {"surplus": "12 người, giao 10 biên chế"}
WISH = {"wish": "Đơn ngày 01/02/2026"}


def grounds(decree, on=ON_154, **facts):
    return codes(on, decree, **facts)[0]


def test_a_surplus_after_a_reorganisation_is_a_ground():
    assert grounds(D154, **REORGANISED, **SURPLUS) == {"nd154_a"}
    assert grounds(D178, **REORGANISED, **SURPLUS) == {"nd178_1", "nd178_2"}


def test_a_reorganisation_alone_and_a_surplus_alone_point_at_nobody():
    for decree in (D154, D178):
        assert grounds(decree, **REORGANISED) == set()
        assert grounds(decree, **SURPLUS) == set()


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_it_counts_for_twelve_months(on, counts):
    assert ("nd178_1" in grounds(D178, on, **REORGANISED, **SURPLUS)) is counts


def test_a_wish_is_a_ground_where_the_decree_says_so():
    assert grounds(D154, **WISH) == {"nd154_d"}
    assert grounds(D29, ON_29, **WISH) == {"nd29_c"}
    assert grounds(D108, ON_108, **WISH) == {"nd108_b"}
    assert grounds(D178, **WISH) == set()
    assert grounds(D178, **REORGANISED, **WISH) == {"nd178_1", "nd178_2"}


def test_a_leader_who_asks():
    leader = {"leads": "Trưởng phòng"}
    assert grounds(D154, **leader) == set()
    # By the point on restructuring alone; the other one needs the reorganisation.
    assert grounds(D154, **leader, **WISH) == {"nd154_c", "nd154_d"}
    assert "nd154_b" in grounds(D154, **leader, **WISH, **REORGANISED)
