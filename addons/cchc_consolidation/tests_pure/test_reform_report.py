"""The report on the reform in words."""

from datetime import date

from odoo.addons.cchc_base.documents import words
from odoo.addons.cchc_consolidation.documents import reform_report as paper
from odoo.addons.cchc_consolidation.rules.reform_task import IN_TIME, LATE, OVERDUE

DAY = date(2026, 6, 30)


def _task(status, **vals):
    return paper.Task("staff", "Nhiệm vụ", "Sở Nội vụ", DAY, status, **vals)


def test_counts_in_sentences():
    text = " ".join(paper.summary([_task(IN_TIME), _task(LATE), _task(OVERDUE)]))
    assert "giao 03 nhiệm vụ" in text
    assert "hoàn thành 02 nhiệm vụ (đạt tỷ lệ 66,7%)" in text
    assert "01 nhiệm vụ đúng hạn và 01 nhiệm vụ trễ hạn" in text
    assert "01 nhiệm vụ đã quá hạn nhưng chưa hoàn thành" in text


def test_nothing_given():
    assert "không có nhiệm vụ" in paper.summary([])[0]
    assert "Không bố trí" in paper.budget([])


def test_money_is_written_as_money():
    text = paper.budget(
        [_task(IN_TIME, budget=1_500_000_000, spent=1_200_000_000, source="regular")]
    )
    assert "1.500.000.000 đồng (chi thường xuyên 1.500.000.000 đồng)" in text
    assert "đã sử dụng 1.200.000.000 đồng (đạt 80%)" in text


def test_all_areas_of_the_plan_have_a_section():
    found = paper.sections([_task(IN_TIME)])
    assert [section["number"] for section in found] == list(range(1, 8))
    assert sum(len(section["tasks"]) for section in found) == 1
    assert found[0]["text"] == "Trong kỳ không có nhiệm vụ được giao."


def test_targets_in_words():
    row = paper.target_row(paper.Target("I.1.d", "Thứ hạng", 2020, 20.0, "rank", 22.0, None, False))
    assert (row["wanted"], row["value"], row["verdict"]) == ("20", "22", "Chưa đạt")
    known = [paper.Target("x", "x", 2020, 100.0, "percent", 89.2, None, False)]
    assert paper.target_summary(known, DAY).endswith("chưa có chỉ tiêu nào đạt.")


def test_words():
    assert words.number(5) == "05" and words.number(1250) == "1.250" and words.number(0) == "0"
    assert words.change(7, 9) == "giảm 02 người" and words.change(3, 3) == "không thay đổi"
    assert words.listed(["a", "", "b", "c"]) == "a, b và c"
    assert words.decimal(100.0) == "100" and words.decimal(89.25) == "89,2"
