"""The yearly report on training in words: plan and result, people, hours, cost, gaps. Pure."""

from dataclasses import dataclass

from odoo.addons.cchc_base.documents import report_frame as frame
from odoo.addons.cchc_base.documents import words

KINDS = {
    "political_theory": "Lý luận chính trị",
    "defence": "Quốc phòng và an ninh",
    "state_management": "Kiến thức, kỹ năng quản lý nhà nước",
    "leadership": "Lãnh đạo, quản lý",
    "job_position": "Theo vị trí việc làm",
    "language": "Ngoại ngữ",
    "minority_language": "Tiếng dân tộc thiểu số",
    "it": "Tin học",
    "digital": "Kỹ năng số",
    "professional": "Chuyên môn, nghiệp vụ",
    "reform": "Cải cách hành chính",
    "postgraduate": "Đào tạo sau đại học",
    "abroad": "Bồi dưỡng ở nước ngoài",
    "": "Chưa phân loại",
}
SOURCES = {
    "training": "kinh phí đào tạo, bồi dưỡng",
    "unit": "kinh phí của cơ quan, đơn vị",
    "project": "dự án, nước ngoài tài trợ",
    "learner": "người học đóng góp",
}
ABOUT = "Kết quả đào tạo, bồi dưỡng cán bộ, công chức, viên chức"


@dataclass(frozen=True)
class Kind:
    """What was planned and done of one kind of programme."""

    code: str
    planned: int = 0
    sent: int = 0
    passed: int = 0
    planned_amount: int = 0
    spent: int = 0


@dataclass(frozen=True)
class Report(frame.Frame):
    """
    :param people: ``{female, leaders, civil_servants, public_employees}`` of those sent to classes
    :param hours: how many people, and how many of them have their hours
    :param minimum: periods of a year that the law asks for; 0 where it says nothing
    :param spent: đồng by source
    :param gaps: before, closed by training, after
    """

    kinds: tuple = ()
    people: tuple = ()
    studies: int = 0
    paybacks: tuple = (0, 0)
    hours: tuple = (0, 0)
    minimum: int = 0
    spent: tuple = ()
    gaps: tuple = (0, 0, 0)
    officers: tuple = (0, 0)


def context(report):
    """The values of the Word template."""
    return {
        **frame.context(report, "Báo cáo kết quả đào tạo, bồi dưỡng", ABOUT),
        "opening": (
            f"{report.issuer} báo cáo kết quả đào tạo, bồi dưỡng cán bộ, công chức, viên chức "
            f"{report.period} (số liệu đến ngày {words.day(report.date_to)}) như sau:"
        ),
        "results": results(report),
        "result_rows": result_rows(report.kinds),
        "people": people(report),
        "hours": hours(report),
        "studies": studies(report),
        "cost": cost(report),
        "gaps": gaps(report),
    }


def _sum(rows, name):
    return sum(getattr(row, name) for row in rows)


def results(report):
    """How far the plan was carried out."""
    planned, sent, passed = (_sum(report.kinds, name) for name in ("planned", "sent", "passed"))
    if not planned and not sent:
        return ["Trong kỳ không có kế hoạch được duyệt và không cử người đi đào tạo, bồi dưỡng."]
    lines = []
    if planned:
        lines.append(
            f"Kế hoạch được phê duyệt: {words.number(planned)} lượt người; đã cử "
            f"{words.number(sent)} lượt người, đạt {words.share(sent, planned)} kế hoạch."
        )
    else:
        lines.append(f"Không có kế hoạch được phê duyệt; đã cử {words.number(sent)} lượt người.")
    if sent:
        lines.append(
            f"Trong số được cử, {words.number(passed)} lượt người đã hoàn thành và đạt yêu cầu "
            f"({words.share(passed, sent)})."
        )
    return lines


def result_rows(kinds):
    rows = [
        _row(KINDS.get(row.code, row.code), row)
        for row in kinds
        if row.planned or row.sent or row.spent
    ]
    total = Kind(
        "",
        *(_sum(kinds, name) for name in ("planned", "sent", "passed", "planned_amount", "spent")),
    )
    return [*rows, _row("Tổng cộng", total)] if rows else []


def _row(label, row):
    return {
        "label": label,
        "planned": words.number(row.planned),
        "sent": words.number(row.sent),
        "passed": words.number(row.passed),
        "share": words.share(row.sent, row.planned),
        "spent": words.number(row.spent),
    }


def people(report):
    """Who was sent: women, leaders, civil servants and public employees."""
    sent = _sum(report.kinds, "sent")
    if not sent or not report.people:
        return []
    labels = ("nữ", "lãnh đạo, quản lý", "cán bộ, công chức", "viên chức")
    parts = [
        f"{label} {words.number(count)} lượt người ({words.share(count, sent)})"
        for label, count in zip(labels, report.people, strict=True)
        if count
    ]
    lines = [f"Theo đối tượng: {'; '.join(parts)}."] if parts else []
    listed, trained = report.officers
    if listed:
        lines.append(
            f"Công chức làm công tác cải cách hành chính: {words.number(listed)} người, trong đó "
            f"{words.number(trained)} người đã được bồi dưỡng về cải cách hành chính trong kỳ."
        )
    return lines


def hours(report):
    everybody, met = report.hours
    if not everybody:
        return []
    least = f" ({report.minimum} tiết)" if report.minimum else ""
    return [
        f"Số người thực hiện đủ thời gian bồi dưỡng tối thiểu trong năm{least}: "
        f"{words.number(met)}/{words.number(everybody)} người, đạt "
        f"{words.share(met, everybody)}; còn {words.number(everybody - met)} người chưa đủ."
    ]


def studies(report):
    """Sent to postgraduate study or abroad, and what is paid back."""
    lines = [
        f"Cử đi đào tạo sau đại học, bồi dưỡng ở nước ngoài: {words.number(report.studies)} người."
    ]
    count, amount = report.paybacks
    if count:
        lines.append(
            f"Đền bù chi phí đào tạo: {words.number(count)} trường hợp, số tiền phải đền bù "
            f"{words.number(amount)} đồng."
        )
    return lines


def cost(report):
    """What was spent, by who paid, against the plan."""
    planned = _sum(report.kinds, "planned_amount")
    total = sum(amount for _source, amount in report.spent)
    if not total and not planned:
        return ["Trong kỳ không phát sinh kinh phí đào tạo, bồi dưỡng."]
    parts = [
        f"{SOURCES[source]} {words.number(amount)} đồng"
        for source, amount in report.spent
        if amount
    ]
    text = f"Kinh phí thực hiện {words.number(total)} đồng"
    if planned:
        text += f", bằng {words.share(total, planned)} kế hoạch ({words.number(planned)} đồng)"
    return [f"{text}{f', gồm: {words.listed(parts)}' if parts else ''}."]


def gaps(report):
    """What people lacked of their standards before and after."""
    before, trained, after = report.gaps
    if not before and not after:
        return ["Không có nội dung tiêu chuẩn nào còn thiếu."]
    return [
        f"Đầu năm còn thiếu {words.number(before)} nội dung tiêu chuẩn; "
        f"{words.number(trained)} nội dung đã hết nhờ đào tạo, bồi dưỡng; đến ngày "
        f"{words.day(report.date_to)} còn thiếu {words.number(after)} nội dung "
        f"({words.change(after, before, 'nội dung')})."
    ]


def samples():
    """Contexts which together hold every variable."""
    return [
        context(
            Report(
                **frame.sample(
                    kinds=(Kind("job_position", 40, 38, 36, 80_000_000, 76_000_000),),
                    people=(20, 5, 30, 8),
                    studies=2,
                    paybacks=(1, 37_600_000),
                    hours=(120, 90),
                    minimum=40,
                    spent=(("training", 70_000_000), ("unit", 6_000_000)),
                    gaps=(30, 12, 19),
                    officers=(9, 4),
                )
            )
        )
    ]
