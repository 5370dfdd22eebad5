from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_positions.rules.staffing_norm import Norm, normed

START = date(2020, 1, 1)
TEACHERS = Norm(
    "GV.TH2", "Giáo viên tiểu học, 2 buổi", "primary", "classes", Decimal("1.50"), Decimal(1),
    "TT 20/2023/TT-BGDĐT, Điều 7", START,
)  # fmt: skip
LIBRARY = Norm(
    "NV.TV", "Thư viện", "primary", "schools", Decimal(1), Decimal(1), "", START, date(2024, 12, 31)
)
DEPUTY = Norm(
    "PHT", "Phó hiệu trưởng", "primary", "classes", Decimal(1), Decimal(27), "", START,
    least=1, most=2, rounding="up", confidence="memory",
)  # fmt: skip
NORMS = (TEACHERS, LIBRARY, DEPUTY)


def test_norms_add_up_with_their_formula():
    result = normed("primary", {"classes": 29, "schools": 1}, NORMS, date(2024, 9, 1))
    assert dict(result["by_norm"]) == {"GV.TH2": 44, "NV.TV": 1, "PHT": 2}
    assert result.value == 47
    assert "Giáo viên tiểu học, 2 buổi: 1,5 × 29: 44 (TT 20/2023/TT-BGDĐT, Điều 7)" in (
        result.explain()
    )
    assert any("cần kiểm tra" in line for line in result.explain())


def test_only_norms_of_the_day_sector_and_drivers_count():
    assert normed("primary", {"classes": 10}, NORMS, date(2024, 9, 1)).value == 16
    assert normed("primary", {"schools": 1}, NORMS, date(2025, 9, 1)).value == 0
    assert normed("kindergarten", {"classes": 10}, NORMS, date(2024, 9, 1)).value == 0


@given(classes=st.integers(0, 200))
def test_more_classes_never_give_fewer_people(classes):
    on = date(2024, 9, 1)
    fewer = normed("primary", {"classes": classes}, NORMS, on).value
    assert normed("primary", {"classes": classes + 1}, NORMS, on).value >= fewer
