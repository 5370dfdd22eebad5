"""Forms 1a–1d, 2 and 3: every amount of a benefit stands in one column, and the sums agree."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_reduction.rules import sheet
from odoo.addons.cchc_reduction.rules.case import EARLY, LEAVE, MEASURES, STEP_DOWN, STUDY, TRANSFER
from odoo.addons.cchc_reduction.workbooks import forms

FRAME = forms.Frame(
    Letterhead(issuer=("Sở Nội vụ",), signatures=forms.SIGNATURES), "Năm 2025", date(2025, 9, 5)
)
ROW = forms.Row(
    unit="Phòng A", name="Lê Văn Một", male=True, born="1966", degree="Đại học",
    post="Chuyên viên", rank="01.003", step=8, coefficient=Decimal("4.65"),
    step_since=date(2023, 1, 1), leadership=Decimal(0), above_scale=0, seniority=Decimal(0),
    reserved=Decimal(0), base=10_000_000, current=10_000_000, average=9_000_000,
    insurance=Decimal("30.5"), hardship=0, leave_on=date(2025, 9, 1), age="59 tuổi 8 tháng",
    months_early=26, measure=EARLY,
    lines={sheet.EARLY_YEARS: 125_000_000, sheet.INSURANCE: 102_500_000},
    insurance_first=50_000_000, amount=227_500_000, budget=227_500_000, own=0, paid=0,
    reason="Điểm a khoản 1 Điều 2 NĐ 154/2025/NĐ-CP", note="", state="approved",
)  # fmt: skip


def cell(page, row, title):
    """The figure below a title of the lowest row."""
    (found,) = [one.column for one in page.header.cells if one.label == title]
    return page.rows[row].figures[found]


def test_form_1a_line_by_line():
    (page,) = forms.person_forms([ROW], FRAME)
    assert page.code == "1a"
    assert "VỀ HƯU TRƯỚC TUỔI" in page.title
    assert cell(page, 0, "Trợ cấp do nghỉ trước tuổi") == 125_000_000
    assert cell(page, 0, "Trợ cấp 20 (15) năm đầu đóng BHXH") == 50_000_000
    assert cell(page, 0, "Trợ cấp từ năm thứ 21 (16) đóng BHXH") == 52_500_000
    assert cell(page, 0, "Tổng số") == cell(page, 1, "Tổng số") == 227_500_000
    assert cell(page, 0, "Số năm (tháng) nghỉ trước tuổi") == "2,5 (26 tháng)"
    assert cell(page, 0, "Tuổi khi nghỉ") == "59 tuổi 8 tháng"
    assert cell(page, 0, "Nam") == "1966" and cell(page, 0, "Nữ") == ""
    # Nobody draws what only other decrees pay: there is no column of it.
    assert "Trợ cấp một lần, trợ cấp thêm" not in {one.label for one in page.header.cells}
    reorganised = replace(ROW, lines={**ROW.lines, sheet.ONCE: 5}, amount=227_500_005)
    (page,) = forms.person_forms([ROW, reorganised], FRAME)
    assert cell(page, 1, "Trợ cấp một lần, trợ cấp thêm") == 5


def test_form_1b_has_the_three_months_in_their_column():
    moved = replace(
        ROW, measure=TRANSFER, lines={sheet.ONCE: 30_000_000, sheet.SERVICE: 152_500_000},
        amount=182_500_000,
    )  # fmt: skip
    (page,) = forms.person_forms([moved], FRAME)
    assert cell(page, 0, "Trợ cấp 03 tháng lương hiện hưởng") == 30_000_000
    assert cell(page, 0, "Trợ cấp ½ tháng lương cho mỗi năm đóng BHXH") == 152_500_000


def test_forms_1c_and_1d_have_each_item_in_its_column():
    left = replace(
        ROW, measure=LEAVE, lines={sheet.JOB_SEARCH: 18_000_000, sheet.SERVICE: 112_500_000},
        amount=130_500_000,
    )  # fmt: skip
    studied = replace(
        ROW, measure=STUDY, amount=100,
        lines={sheet.STUDY_PAY: 40, sheet.STUDY_FEE: 30, sheet.JOB_SEARCH: 20, sheet.SERVICE: 10},
    )  # fmt: skip
    (page,) = forms.person_forms([left], FRAME)
    assert page.code == "1c" and "THÔI VIỆC NGAY" in page.title
    assert cell(page, 0, "Trợ cấp 03 tháng lương tìm việc làm") == 18_000_000
    assert cell(page, 0, "Trợ cấp 1,5 tháng lương cho mỗi năm đóng BHXH") == 112_500_000
    (page,) = forms.person_forms([studied], FRAME)
    assert page.code == "1d" and "HỌC NGHỀ" in page.title
    assert [
        cell(page, 0, title)
        for title in (
            "Lương trong thời gian học",
            "Kinh phí học nghề",
            "Trợ cấp 03 tháng lương tìm việc làm",
            "Trợ cấp ½ tháng lương cho mỗi năm đóng BHXH",
            "Tổng số",
        )
    ] == [40, 30, 20, 10, 100]


def test_who_gave_up_a_post_has_a_form_and_has_not_left():
    row = replace(ROW, measure=STEP_DOWN, lines={sheet.KEPT: 7}, amount=7, state="decided")
    (page,) = forms.person_forms([row], FRAME)
    assert page.code == "1đ"
    assert cell(page, 0, "Phụ cấp chức vụ được giữ") == cell(page, 0, "Tổng số") == 7
    assert forms.results([row], FRAME).rows[-1].figures[:2] == (1, 0)


CODES = st.dictionaries(st.sampled_from(sorted(sheet.CODES)), st.integers(0, 10**9))


@given(st.lists(st.tuples(st.sampled_from(sorted(MEASURES)), CODES), min_size=1, max_size=6))
def test_the_columns_of_money_add_up_to_the_total(told):
    rows = [
        replace(
            ROW, measure=measure, lines=lines, amount=sum(lines.values()),
            insurance_first=lines.get(sheet.INSURANCE, 0) // 2,
        )
        for measure, lines in told
    ]  # fmt: skip
    pages = forms.person_forms(rows, FRAME)
    for page in pages:
        (group,) = [one for one in page.header.cells if one.label == forms.MONEY]
        first, last = group.column, group.column + group.colspan - 1
        for line in page.rows:
            assert sum(line.figures[first:last]) == line.figures[last]
    totals = [cell(page, -1, "Tổng số") for page in pages]
    assert sum(totals) == cell(forms.summary(rows, FRAME), -1, "Tổng số")
    assert sum(totals) == sum(row.amount for row in rows)


@pytest.mark.parametrize("measure", [EARLY, TRANSFER, LEAVE, STUDY, STEP_DOWN])
def test_titles_cover_every_column_once(measure):
    (page,) = forms.person_forms([replace(ROW, measure=measure)], FRAME)
    columns = len(page.rows[0].figures)
    assert len(page.widths) == columns + 2
    covered = [
        (row, column)
        for one in page.header.cells
        for row in range(one.row, one.row + one.rowspan)
        for column in range(one.column, one.column + one.colspan)
    ]
    assert sorted(covered) == [(row, column) for row in range(2) for column in range(columns)]


def test_form_2_by_unit_and_measure_and_source():
    rows = [
        replace(ROW, budget=200_000_000, own=27_500_000),
        replace(ROW, unit="Phòng B", measure=LEAVE),
        ROW,
    ]
    page = forms.summary(rows, FRAME)
    assert [(row.number, row.name, row.figures) for row in page.rows] == [
        ("1", "Phòng A", (2, 455_000_000, 427_500_000, 27_500_000)),
        ("", MEASURES[EARLY], (2, 455_000_000, 427_500_000, 27_500_000)),
        ("2", "Phòng B", (1, 227_500_000, 227_500_000, 0)),
        ("", MEASURES[LEAVE], (1, 227_500_000, 227_500_000, 0)),
        ("", "TỔNG CỘNG", (3, 682_500_000, 655_000_000, 27_500_000)),
    ]


def test_form_3_adds_up_from_the_beginning_of_the_decree():
    left = replace(ROW, state="paid", paid=227_500_000)
    earlier = replace(ROW, state="decided", unit="Phòng B", measure=LEAVE)
    frame = replace(FRAME, since=date(2025, 6, 16))
    page = forms.results([ROW, left], frame, [ROW, left, earlier])
    assert page.rows[-1].figures == (
        *(2, 1, 455_000_000, 227_500_000),
        *(3, 2, 682_500_000, 227_500_000),
    )
    # Who left in an earlier period only stands in the cumulative columns.
    (row,) = [one for one in page.rows if one.name == "Phòng B"]
    assert row.figures == (0, 0, 0, 0, 1, 1, 227_500_000, 0)
    assert "Lũy kế từ đầu giai đoạn (từ ngày 16/06/2025)" in {
        one.label for one in page.header.cells
    }
