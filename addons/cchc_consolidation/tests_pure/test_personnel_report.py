"""The report on the staff in words."""

from datetime import date

from odoo.addons.cchc_consolidation.documents import personnel_report as paper


def _report(**vals):
    return paper.Report(
        "quý III năm 2026", date(2026, 7, 1), date(2026, 9, 30), "Sở Nội vụ", code="SNV", **vals
    )


STAFF = (paper.Number("công chức", 10, 11, 2, 1), paper.Number("viên chức", 3, 3))


def test_numbers_against_the_period_before():
    now, before = paper.staff(_report(numbers=STAFF))
    assert "tổng số người có mặt là 14 người, gồm 11 công chức và 03 viên chức" in now
    assert before == "So với kỳ trước (13 người), tổng số tăng 01 người."


def test_table_adds_up():
    rows = paper.staff_rows(STAFF)
    assert rows[-1] == {
        "label": "Tổng cộng",
        "before": "13",
        "came": "02",
        "gone": "01",
        "now": "14",
    }


def test_reasons_of_movements():
    text = paper.movements(
        _report(came=(("recruited", 2),), gone=(("retired", 1), ("reduced", 3)), retiring=4)
    )
    assert text[0] == "Tăng 02 người: tuyển dụng mới 02 người."
    assert text[1] == "Giảm 04 người: nghỉ hưu 01 người; tinh giản biên chế 03 người."
    assert "04 người đến tuổi nghỉ hưu" in text[2]
    assert paper.movements(_report()) == ["Trong kỳ không có người tăng, giảm."]


def test_shares_and_points():
    report = _report(numbers=STAFF, qualities=(paper.Number("nữ", 4, 7),))
    assert "nữ 07 người (50%, tăng 19,2 điểm phần trăm)" in paper.quality(report)[0]


def test_establishment_with_path_and_vacancies():
    rows = (
        paper.Establishment("Công chức", 12, 11, 13, 10),
        paper.Establishment("Viên chức", 3, 4, 3, 4),
    )
    text = " ".join(paper.establishment(_report(establishment=rows, path=("2026", 11, 12))))
    assert "Được giao 15 biên chế" in text
    assert "còn thiếu 01 người so với số được giao, vượt 01 người." in text
    assert "số được giao giảm 01 chỉ tiêu, số có mặt tăng 01 người" in text
    assert "còn phải giảm 01 so với lộ trình" in text
    assert text.endswith("Số chưa tuyển dụng, bố trí: Công chức 01 người.")


def test_nobody_is_told_of():
    empty = paper.context(_report())
    assert empty["quality"] == [] and "không có người" in empty["staff"][0]
