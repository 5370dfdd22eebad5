"""The sheet on which a person is evaluated and classified."""

from dataclasses import dataclass, field
from datetime import date

from ..rules.law import family
from .paper import DAY, FOUR, ISSUER, OF_2015, boxes, decree, head, numbered, points

MEASURES = (
    ("quantity", "a) Số lượng"),
    ("quality", "b) Chất lượng"),
    ("progress", "c) Tiến độ"),
    ("unit_result", "d) Kết quả hoạt động của đơn vị, lĩnh vực phụ trách"),
    ("organising", "đ) Khả năng tổ chức triển khai thực hiện nhiệm vụ"),
    ("uniting", "e) Năng lực tập hợp, đoàn kết"),
)
LEADERS_ONLY = 3


@dataclass(frozen=True)
class Sheet:
    """One person in one period; `law` decides which form it is printed on."""

    law: str
    period: str
    name: str
    post: str
    unit: str
    leader: bool = False
    # Of public employees NĐ 56/2015 knows no «limited».
    public: bool = False
    # (group or criterion, most, self, decided)
    common: tuple[tuple, ...] = ()
    # by the names of MEASURES, in per cent
    measures: dict = field(default_factory=dict)
    common_points: object = None
    task_points: object = None
    total: object = None
    # product, weight, assigned, done, deadline, done on
    tasks: tuple[tuple, ...] = ()
    self_level: str = ""
    level: str = ""
    self_comment: str = ""
    comment: str = ""
    proposal: str = ""
    why_not: str = ""


def context(issuer, day: date, sheet: Sheet):
    among = OF_2015 if family(sheet.law) == "nd56_2015" and not sheet.public else FOUR
    names = MEASURES if sheet.leader else MEASURES[:LEADERS_ONLY]
    return {
        **head(issuer, day),
        "title": f"Phiếu đánh giá, xếp loại chất lượng – {sheet.name}",
        "decree": decree(sheet.law),
        "period": sheet.period,
        "name": sheet.name,
        "post": sheet.post,
        "unit": sheet.unit,
        "leader": sheet.leader,
        "common": numbered(
            {"name": name, "most": points(most), "self": points(own), "decided": points(given)}
            for name, most, own, given in sheet.common
        ),
        "common_most": points(sum(row[1] or 0 for row in sheet.common)),
        "common_self": points(_sum(row[2] for row in sheet.common)),
        "common_points": points(sheet.common_points),
        "measures": [
            {"name": label, "value": points(sheet.measures.get(name))} for name, label in names
        ],
        "task_points": points(sheet.task_points),
        "total": points(sheet.total),
        "tasks": numbered(
            {
                "product": product,
                "weight": points(weight),
                "assigned": points(assigned),
                "done": points(done),
                "deadline": deadline,
                "done_on": done_on,
            }
            for product, weight, assigned, done, deadline, done_on in sheet.tasks
        ),
        "self_levels": boxes(sheet.self_level, among),
        "levels": boxes(sheet.level, among),
        "self_comment": sheet.self_comment,
        "comment": sheet.comment,
        "proposal": sheet.proposal,
        "why_not": sheet.why_not,
    }


def _sum(values):
    known = [value for value in values if isinstance(value, (int, float)) and value is not False]
    return sum(known) if known else None


def samples():
    """Contexts which together hold every variable."""
    made = Sheet(
        law="nd335_2025",
        period="Năm 2026",
        name="Nguyễn Thị An",
        post="Phó Trưởng phòng",
        unit="Phòng Quản lý ngân sách",
        leader=True,
        common=(("Phẩm chất chính trị, đạo đức, kỷ luật", 10, 9, 9.5),),
        measures={name: 95 for name, _label in MEASURES},
        common_points=28,
        task_points=66.5,
        total=94.5,
        tasks=(("Báo cáo quyết toán", 2, 4, 4, "30/06/2026", "28/06/2026"),),
        self_level="excellent",
        level="good",
        self_comment="Hoàn thành các nhiệm vụ được giao.",
        comment="Có trách nhiệm, phối hợp tốt.",
        proposal="Đưa vào quy hoạch.",
        why_not="Có dưới 06 tháng công tác trong năm.",
    )
    return [context(ISSUER, DAY, made)]
