from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tables import figures

from odoo.addons.cchc_recruitment.rules.law import LEADERSHIP
from odoo.addons.cchc_recruitment.rules.leadership import criteria, defence_points, notices

sums = st.lists(st.decimals(0, 25, places=2), min_size=4, max_size=4).map(tuple)


def test_three_sheets_by_hand():
    sheets = {
        "An": (Decimal(15), Decimal(30), Decimal(15), Decimal(15)),
        "Bình": (Decimal(20), Decimal(35), Decimal(18), Decimal("17.5")),
        "Chi": (Decimal(10), Decimal(30), Decimal(10), Decimal(10)),
    }
    # 75 + 90.5 + 60 = 225.5; a third of it
    assert defence_points(sheets).value == Decimal("75.17")
    assert defence_points({}).value is None


@given(st.dictionaries(st.integers(), sums, min_size=1, max_size=7))
def test_a_mean_lies_between_the_members(sheets):
    value = defence_points(sheets).value
    single = [sum(points) for points in sheets.values()]
    assert min(single) - Decimal("0.01") < value < max(single) + Decimal("0.01")


def test_notices_tell_and_forbid_nothing():
    table = figures(LEADERSHIP)
    assert sum(points for _name, points in criteria(table)) == 100
    assert notices(2, 5, Decimal(100), Decimal(100), table) == ()
    assert len(notices(1, 4, Decimal(90), Decimal(100), table)) == 3
