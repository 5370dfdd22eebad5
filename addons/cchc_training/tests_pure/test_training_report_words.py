"""The yearly report on training in words."""

from odoo.addons.cchc_base.documents import report_frame
from odoo.addons.cchc_training.documents import training_report as paper


def _report(**vals):
    return paper.Report(**report_frame.sample(**vals))


def test_plan_and_result():
    kinds = (paper.Kind("it", 40, 30, 27, 80, 60), paper.Kind("digital", 10, 10, 10, 20, 20))
    first, second = paper.results(_report(kinds=kinds))
    assert "50 lượt người; đã cử 40 lượt người, đạt 80% kế hoạch" in first
    assert "37 lượt người" in second and "92,5%" in second
    rows = paper.result_rows(kinds)
    assert [row["label"] for row in rows] == ["Tin học", "Kỹ năng số", "Tổng cộng"]
    assert rows[-1]["planned"] == "50" and rows[-1]["share"] == "80%" and rows[-1]["spent"] == "80"


def test_nothing_planned_nothing_done():
    report = _report()
    assert "không có kế hoạch" in paper.results(report)[0]
    assert paper.result_rows(()) == [] and paper.people(report) == []
    assert "không phát sinh" in paper.cost(report)[0]
    assert paper.hours(report) == []


def test_sent_without_a_plan_has_no_share():
    (first, _second) = paper.results(_report(kinds=(paper.Kind("it", 0, 5, 5),)))
    assert first == "Không có kế hoạch được phê duyệt; đã cử 05 lượt người."


def test_hours_and_gaps():
    (hours,) = paper.hours(_report(hours=(120, 90), minimum=40))
    assert "(40 tiết): 90/120 người, đạt 75%; còn 30 người" in hours
    (gaps,) = paper.gaps(_report(gaps=(30, 12, 19)))
    assert "30 nội dung" in gaps and "12 nội dung đã hết" in gaps and "giảm 11 nội dung" in gaps


def test_money_by_source_adds_up():
    report = _report(
        kinds=(paper.Kind("it", planned_amount=100_000_000),),
        spent=(("training", 70_000_000), ("unit", 6_000_000), ("project", 0)),
    )
    (text,) = paper.cost(report)
    assert "76.000.000 đồng, bằng 76% kế hoạch (100.000.000 đồng)" in text
    assert "kinh phí đào tạo, bồi dưỡng 70.000.000 đồng" in text and "nước ngoài" not in text


def test_pay_backs_are_told_only_where_there_are_some():
    assert len(paper.studies(_report(studies=2))) == 1
    told = paper.studies(_report(paybacks=(1, 37_600_000)))[1]
    assert "37.600.000 đồng" in told
