"""The report on the staff in words: numbers, movements, quality, establishment. Pure."""

from dataclasses import dataclass
from datetime import timedelta

from odoo.addons.cchc_base.documents import report_frame as frame
from odoo.addons.cchc_base.documents import words

CATEGORIES = {
    "cadre": "cán bộ",
    "civil_servant": "công chức",
    "public_employee": "viên chức",
    "commune_cadre": "cán bộ cấp xã",
    "commune_civil_servant": "công chức cấp xã",
    "contract_111": "lao động hợp đồng",
    "non_specialised": "người hoạt động không chuyên trách",
}
# Why people came and went, as a sentence lists them.
COME = {
    "recruited": "tuyển dụng mới",
    "rejoined": "trở lại làm việc",
    "transferred_in": "tiếp nhận, điều động đến",
    "unit_moved": "chuyển đến theo đơn vị",
    "opened": "cập nhật hồ sơ vào hệ thống",
    "corrected": "đính chính hồ sơ",
    "other": "lý do khác",
}
GONE = {
    "retired": "nghỉ hưu",
    "reduced": "tinh giản biên chế",
    "resigned": "thôi việc",
    "dismissed": "buộc thôi việc",
    "transferred_out": "điều động đi",
    "unit_moved": "chuyển đi theo đơn vị",
    "moved_out": "chuyển ra ngoài tỉnh",
    "died": "từ trần",
    "corrected": "đính chính hồ sơ",
    "other": "lý do khác",
}


@dataclass(frozen=True)
class Number:
    """A category of staff, or a trait of quality, on the two days."""

    label: str
    before: int
    now: int
    came: int = 0
    gone: int = 0


@dataclass(frozen=True)
class Establishment:
    label: str
    assigned: int
    occupied: int
    assigned_before: int = 0
    occupied_before: int = 0


@dataclass(frozen=True)
class Report(frame.Frame):
    numbers: tuple = ()
    came: tuple = ()
    gone: tuple = ()
    qualities: tuple = ()
    standards: tuple = ()
    establishment: tuple = ()
    path: tuple = ()
    retiring: int = 0


def context(report):
    """The values of the Word template."""
    about = "Tình hình đội ngũ cán bộ, công chức, viên chức"
    return {
        **frame.context(report, "Báo cáo tình hình đội ngũ", about),
        "opening": (
            f"{report.issuer} báo cáo tình hình đội ngũ cán bộ, công chức, viên chức "
            f"{report.period} (số liệu đến ngày {words.day(report.date_to)}, so với ngày "
            f"{words.day(_eve(report))}) như sau:"
        ),
        "staff": staff(report),
        "staff_rows": staff_rows(report.numbers),
        "movements": movements(report),
        "quality": quality(report),
        "quality_rows": quality_rows(report),
        "establishment": establishment(report),
        "establishment_rows": [
            {
                "label": row.label,
                "assigned": words.number(row.assigned),
                "occupied": words.number(row.occupied),
                "vacant": words.number(max(0, row.assigned - row.occupied)),
                "over": words.number(max(0, row.occupied - row.assigned)),
            }
            for row in report.establishment
        ],
    }


def _eve(report):
    return report.date_from - timedelta(days=1)


def _sum(rows, name):
    return sum(getattr(row, name) for row in rows)


# -- numbers and movements -------------------------------------------------------------


def staff(report):
    """How many there are, of which categories, against the period before."""
    now, before = _sum(report.numbers, "now"), _sum(report.numbers, "before")
    if not now:
        return [f"Đến ngày {words.day(report.date_to)} không có người trong danh sách."]
    parts = [f"{words.number(row.now)} {row.label}" for row in report.numbers if row.now]
    of = f", gồm {words.listed(parts)}" if len(parts) > 1 else f" ({parts[0]})"
    return [
        f"Đến ngày {words.day(report.date_to)}, tổng số người có mặt là {words.number(now)} "
        f"người{of}.",
        f"So với kỳ trước ({words.number(before)} người), tổng số {words.change(now, before)}.",
    ]


def staff_rows(numbers):
    rows = [_staff_row(words_first(row.label), row) for row in numbers]
    total = Number(
        "Tổng cộng", *(_sum(numbers, name) for name in ("before", "now", "came", "gone"))
    )
    return [*rows, _staff_row(total.label, total)]


def _staff_row(label, row):
    return {
        "label": label,
        "before": words.number(row.before),
        "came": words.number(row.came),
        "gone": words.number(row.gone),
        "now": words.number(row.now),
    }


def words_first(text):
    return text[:1].upper() + text[1:]


def movements(report):
    """Who came and who went, by reason; the sentence says whether the numbers tie."""
    came, gone = (sum(people for _kind, people in rows) for rows in (report.came, report.gone))
    if not came and not gone:
        return ["Trong kỳ không có người tăng, giảm."]
    lines = []
    if came:
        lines.append(f"Tăng {words.number(came)} người: {_reasons(report.came, COME)}.")
    if gone:
        lines.append(f"Giảm {words.number(gone)} người: {_reasons(report.gone, GONE)}.")
    if report.retiring:
        lines.append(
            f"Trong mười hai tháng tới có {words.number(report.retiring)} người đến tuổi nghỉ hưu "
            f"theo Nghị định số 135/2020/NĐ-CP."
        )
    return lines


def _reasons(rows, labels):
    return "; ".join(
        f"{labels.get(kind, labels['other'])} {words.number(people)} người"
        for kind, people in rows
        if people
    )


# -- quality ------------------------------------------------------------------------------


def quality(report):
    """Shares that a reader asks for first, and how they have moved."""
    now, before = _sum(report.numbers, "now"), _sum(report.numbers, "before")
    if not now:
        return []
    parts = [
        f"{row.label} {words.number(row.now)} người ({words.share(row.now, now)}"
        f"{_moved(row, now, before)})"
        for row in report.qualities
        if row.now
    ]
    lines = [f"Về cơ cấu, trình độ: {'; '.join(parts)}."] if parts else []
    judged = _sum(report.standards, "now")
    if judged:
        meets = report.standards[0]
        lines.append(
            f"Trong {words.number(judged)} người có tiêu chuẩn để so, {words.number(meets.now)} "
            f"người đạt chuẩn ({words.share(meets.now, judged)}); kỳ trước "
            f"{words.share(meets.before, _sum(report.standards, 'before')) or 'chưa có số liệu'}."
        )
    return lines


def _moved(row, now, before):
    if not before:
        return ""
    points = round(words.percent(row.now, now) - words.percent(row.before, before), 1)
    if not points:
        return ""
    return f", {'tăng' if points > 0 else 'giảm'} {words.decimal(abs(points))} điểm phần trăm"


def quality_rows(report):
    now, before = _sum(report.numbers, "now"), _sum(report.numbers, "before")
    return [
        {
            "label": words_first(row.label),
            "before": words.number(row.before),
            "before_share": words.share(row.before, before),
            "now": words.number(row.now),
            "now_share": words.share(row.now, now),
        }
        for row in report.qualities
    ]


# -- establishment -------------------------------------------------------------------------


def establishment(report):
    """What is assigned, occupied and vacant; where the path of the reduction stands."""
    rows = report.establishment
    if not rows:
        return ["Chưa có số liệu giao biên chế."]
    assigned, occupied = _sum(rows, "assigned"), _sum(rows, "occupied")
    vacant = sum(max(0, row.assigned - row.occupied) for row in rows)
    over = sum(max(0, row.occupied - row.assigned) for row in rows)
    text = (
        f"Được giao {words.number(assigned)} biên chế, số lượng người làm việc; có mặt "
        f"{words.number(occupied)} người (đạt {words.share(occupied, assigned) or '0%'}); còn "
        f"thiếu {words.number(vacant)} người so với số được giao"
    )
    lines = [text + (f", vượt {words.number(over)} người." if over else ".")]
    before = _sum(rows, "assigned_before")
    lines.append(
        f"So với kỳ trước, số được giao {words.change(assigned, before, 'chỉ tiêu')}, số có mặt "
        f"{words.change(occupied, _sum(rows, 'occupied_before'))}."
    )
    if report.path:
        year, planned, given = report.path
        gap = given - planned
        verdict = (
            "đạt lộ trình" if gap <= 0 else f"còn phải giảm {words.number(gap)} so với lộ trình"
        )
        lines.append(
            f"Lộ trình tinh giản năm {year}: kế hoạch còn {words.number(planned)}, hiện giao "
            f"{words.number(given)}, {verdict}."
        )
    if vacant:
        parts = [
            f"{row.label} {words.number(row.assigned - row.occupied)} người"
            for row in rows
            if row.assigned > row.occupied
        ]
        lines.append(f"Số chưa tuyển dụng, bố trí: {words.listed(parts)}.")
    return lines


def samples():
    return [
        context(
            Report(
                **frame.sample(
                    numbers=(Number("công chức", 10, 11, 2, 1), Number("viên chức", 3, 3)),
                    came=(("recruited", 2),),
                    gone=(("retired", 1),),
                    qualities=(Number("nữ", 4, 5),),
                    standards=(Number("đạt chuẩn", 8, 9), Number("còn thiếu", 2, 2)),
                    establishment=(Establishment("Công chức", 12, 11, 12, 10),),
                    path=("2026", 12, 12),
                    retiring=1,
                )
            )
        )
    ]
