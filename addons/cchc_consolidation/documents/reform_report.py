"""The report on the reform in words: national header, areas, tasks, budget, targets. Pure."""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.documents import report_frame as frame
from odoo.addons.cchc_base.documents import words
from odoo.addons.cchc_base.rules.money import format_integer

from ..rules.reform_task import IN_TIME, LATE, NOT_STARTED, OVERDUE, STATUSES, UNDER_WAY

AREAS = {
    "direction": "Công tác chỉ đạo, điều hành cải cách hành chính",
    "institutions": "Cải cách thể chế",
    "procedures": "Cải cách thủ tục hành chính",
    "apparatus": "Cải cách tổ chức bộ máy hành chính nhà nước",
    "staff": "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
    "public_finance": "Cải cách tài chính công",
    "modernisation": "Hiện đại hóa hành chính",
}
STATUS_WORDS = {
    IN_TIME: "Hoàn thành đúng hạn",
    LATE: "Hoàn thành trễ hạn",
    UNDER_WAY: "Đang thực hiện",
    OVERDUE: "Quá hạn, chưa hoàn thành",
    NOT_STARTED: "Chưa thực hiện",
}
SOURCES = {
    "regular": "chi thường xuyên",
    "investment": "chi đầu tư",
    "other": "ngoài ngân sách",
}


@dataclass(frozen=True)
class Task:
    area: str
    name: str
    unit: str
    deadline: date
    status: str
    percent: int = 0
    result: str = ""
    evidence: str = ""
    budget: int = 0
    spent: int = 0
    source: str = ""


@dataclass(frozen=True)
class Target:
    clause: str
    name: str
    year: int
    wanted: float
    unit: str
    value: float | None = None
    before: float | None = None
    met: bool | None = None


@dataclass(frozen=True)
class Report(frame.Frame):
    plan: str = ""
    plan_document: str = ""
    tasks: tuple = ()
    targets: tuple = ()


def context(report):
    """The values of the Word template."""
    about = "Công tác cải cách hành chính"
    return {
        **frame.context(report, f"Báo cáo {about.lower()}", about, ("Sở Nội vụ",)),
        "opening": opening(report),
        "summary": summary(report.tasks),
        "sections": sections(report.tasks),
        "budget": budget(report.tasks),
        "has_targets": bool(report.targets),
        "targets": [target_row(target) for target in report.targets],
        "target_summary": target_summary(report.targets, report.date_to),
    }


def opening(report):
    ground = f" ({report.plan_document})" if report.plan_document else ""
    return (
        f"Thực hiện {report.plan}{ground}, {report.issuer} báo cáo kết quả công tác cải cách "
        f"hành chính {report.period} (số liệu từ ngày {words.day(report.date_from)} đến ngày "
        f"{words.day(report.date_to)}) như sau:"
    )


def counts(tasks):
    return {status: sum(task.status == status for task in tasks) for status in STATUSES}


def summary(tasks):
    """What was to be done and how much of it is: the sentences before the areas."""
    if not tasks:
        return ["Trong kỳ không có nhiệm vụ nào được giao theo Kế hoạch."]
    found, whole = counts(tasks), len(tasks)
    done = found[IN_TIME] + found[LATE]
    text = (
        f"Kế hoạch giao {words.number(whole)} nhiệm vụ; đến hết kỳ báo cáo đã hoàn thành "
        f"{words.number(done)} nhiệm vụ (đạt tỷ lệ {words.share(done, whole)})"
    )
    if done:
        parts = []
        if found[IN_TIME]:
            parts.append(f"{words.number(found[IN_TIME])} nhiệm vụ đúng hạn")
        if found[LATE]:
            parts.append(f"{words.number(found[LATE])} nhiệm vụ trễ hạn")
        text += f", trong đó {words.listed(parts)}"
    open_parts = [
        f"{words.number(found[status])} nhiệm vụ {label}"
        for status, label in (
            (UNDER_WAY, "đang thực hiện trong hạn"),
            (OVERDUE, "đã quá hạn nhưng chưa hoàn thành"),
            (NOT_STARTED, "chưa thực hiện"),
        )
        if found[status]
    ]
    lines = [f"{text}."]
    if open_parts:
        lines.append(f"Còn lại: {words.listed(open_parts)}.")
    return lines


def sections(tasks):
    """An area a section, each with its sentence and its table of tasks."""
    found = []
    for area, title in AREAS.items():
        own = [task for task in tasks if task.area == area]
        done = sum(task.status in (IN_TIME, LATE) for task in own)
        found.append(
            {
                "number": len(found) + 1,
                "title": title,
                "text": section_text(len(own), done),
                "tasks": [task_row(order, task) for order, task in enumerate(own, 1)],
            }
        )
    return found


def section_text(whole, done):
    if not whole:
        return "Trong kỳ không có nhiệm vụ được giao."
    if not done:
        return f"Có {words.number(whole)} nhiệm vụ, chưa hoàn thành nhiệm vụ nào."
    return f"Có {words.number(whole)} nhiệm vụ, đã hoàn thành {words.number(done)} nhiệm vụ."


def task_row(order, task):
    product = f" Sản phẩm: {task.evidence}." if task.evidence else ""
    told = (task.result or "").strip()
    if told and told[-1] not in ".;!?":
        told += "."
    return {
        "number": str(order),
        "name": task.name,
        "unit": task.unit,
        "deadline": words.day(task.deadline),
        "status": STATUS_WORDS[task.status]
        + (f" ({task.percent}%)" if task.status in (UNDER_WAY, OVERDUE) else ""),
        "result": f"{told}{product}".strip(),
    }


def budget(tasks):
    """One sentence on the money; none where no task has any."""
    given = sum(task.budget for task in tasks)
    spent = sum(task.spent for task in tasks)
    if not given and not spent:
        return "Không bố trí kinh phí riêng cho các nhiệm vụ trong kỳ."
    parts = []
    for source, label in SOURCES.items():
        amount = sum(task.budget for task in tasks if task.source == source)
        if amount:
            parts.append(f"{label} {format_integer(amount)} đồng")
    of = f" ({'; '.join(parts)})" if parts else ""
    used = f", đã sử dụng {format_integer(spent)} đồng" if spent else ", chưa sử dụng"
    rate = f" (đạt {words.share(spent, given)})" if spent and given else ""
    return f"Kinh phí bố trí {format_integer(given)} đồng{of}{used}{rate}."


def _value(value, unit):
    if value is None:
        return "chưa có số liệu"
    return f"{words.decimal(value)}{'%' if unit == 'percent' else ''}"


def target_row(target):
    verdict = {True: "Đạt", False: "Chưa đạt", None: ""}[target.met]
    return {
        "clause": target.clause,
        "name": target.name,
        "year": str(target.year),
        "wanted": _value(target.wanted, target.unit),
        "value": _value(target.value, target.unit),
        "before": "" if target.before is None else _value(target.before, target.unit),
        "verdict": verdict,
    }


def target_summary(targets, on):
    known = [target for target in targets if target.met is not None]
    met = sum(target.met for target in known)
    if not known:
        return "Chưa có số liệu về các chỉ tiêu."
    return (
        f"Tính đến ngày {words.day(on)}, trong {words.number(len(known))} chỉ tiêu có số liệu có "
        f"{words.number(met) if met else 'không có'} chỉ tiêu đã đạt."
    ).replace("có không có chỉ tiêu đã đạt", "chưa có chỉ tiêu nào đạt")


def samples():
    day = date(2026, 9, 30)
    tasks = (
        Task(
            "staff", "Rà soát đề án", "Sở Nội vụ", day, IN_TIME, 100, "Xong", "12/QĐ", 5, 3, "other"
        ),
        Task("procedures", "Công bố thủ tục", "Sở Tư pháp", day, OVERDUE, 40),
    )
    target = Target("I.2.d", "Đạt chuẩn", 2020, 100.0, "percent", 89.2, 88.0, False)
    plan = "Kế hoạch cải cách hành chính năm 2026"
    return [context(Report(**frame.sample(plan=plan, tasks=tasks, targets=(target,))))]
