"""What a job description consists of on paper (NĐ 232/2026 phụ lục IV phần B; TT 12/2022).

Pure: plain values in, plain values out. The words printed here are the forms' own and stay
Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass
from datetime import date

BOXES = (
    ("Quản lý", {"leadership"}),
    ("Chuyên môn", {"specialist", "shared"}),
    ("Hỗ trợ", {"support"}),
)


@dataclass(frozen=True)
class Section:
    """``headings`` of a table, or one empty heading: the rows are paragraphs."""

    number: str
    name: str
    source: str = "items"
    headings: tuple[str, ...] = ("",)
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Description:
    parent: str
    agency: str
    unit: str
    title: str
    position: str
    code: str
    group: str
    group_kind: str
    staff: str
    headcount: int
    day: date
    steps: tuple[int, ...] = ()
    ranks: tuple[str, ...] = ()
    field_of_work: str = ""
    manager: str = ""
    related: str = ""
    sections: tuple[Section, ...] = ()


def context(description: Description) -> dict:
    """The values of the template."""
    return {
        "title": description.title,
        "agency": description.agency.upper(),
        "parent": description.parent.upper(),
        "unit": description.unit if description.unit != description.agency else "",
        "position": description.position,
        "code": description.code,
        "sections": [_section(section, description) for section in description.sections],
        "signer": "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    }


def _section(section, description):
    heading = f"{section.number}. {section.name}" if section.number else section.name
    if section.source == "position":
        paragraphs, table, headings = facts(description), [], []
    elif any(section.headings) and section.rows:
        paragraphs, headings = [], list(section.headings)
        table = [{"cells": [{"text": cell} for cell in row]} for row in section.rows]
    else:
        table, headings = [], []
        paragraphs = [
            f"{row[0]}: {row[1]}" if len(row) > 1 and row[0] else row[-1]
            for row in section.rows
            if any(row)
        ]
    return {
        "heading": heading,
        "paragraphs": [line for text in paragraphs for line in text.splitlines()],
        "columns": [{"label": label} for label in headings],
        "rows": table,
    }


def facts(description: Description) -> list[str]:
    """The general part: what the scheme itself says of the position."""
    if description.staff == "civil_servant":
        lines = [
            f"Tên vị trí việc làm: {description.position}",
            f"Mã vị trí việc làm: {description.code}",
            f"Nhóm vị trí việc làm: {description.group}",
            f"Ngạch công chức: {', '.join(description.ranks)}",
            f"Ngày bắt đầu thực hiện: {description.day:%d/%m/%Y}",
            f"Đơn vị công tác: {description.unit}",
            f"Quản lý trực tiếp: {description.manager}",
            f"Quy trình công việc, vị trí liên quan: {description.related}",
        ]
        return lines
    boxes = "   ".join(
        f"{name} {'☑' if description.group_kind in kinds else '☐'}" for name, kinds in BOXES
    )
    steps = ""
    if description.steps:
        low, high = description.steps
        steps = f"Bậc {low}" if low == high else f"Bậc {low} đến bậc {high}"
    return [
        f"1. Tên vị trí việc làm: {description.position}",
        f"2. Nhóm vị trí việc làm: {boxes}",
        f"3. Bậc nghề nghiệp được sử dụng trong vị trí việc làm: {steps or 'không áp dụng'}",
        f"4. Lĩnh vực hoạt động: {description.field_of_work}",
        f"5. Đơn vị công tác: {description.unit}",
        f"6. Cấp quản lý trực tiếp: {description.manager}",
        f"7. Vị trí việc làm liên quan: {description.related}",
        f"8. Số lượng người đảm nhiệm vị trí việc làm (nếu có): {description.headcount}",
    ]


def samples() -> list[dict]:
    """Made-up descriptions that together hold every variable."""
    common = {
        "parent": "Ủy ban nhân dân tỉnh",
        "agency": "Bệnh viện Đa khoa tỉnh",
        "unit": "Khoa Nội",
        "title": "BẢN MÔ TẢ CÔNG VIỆC VÀ KHUNG NĂNG LỰC VỊ TRÍ VIỆC LÀM",
        "position": "Bác sĩ",
        "code": "VC.II.081",
        "group": "Chuyên môn, nghiệp vụ",
        "group_kind": "specialist",
        "headcount": 12,
        "day": date(2026, 7, 1),
    }
    return [
        context(
            Description(
                **common,
                staff="public_employee",
                steps=(3, 5),
                sections=(
                    Section("I", "THÔNG TIN CHUNG", "position"),
                    Section("II", "MỤC TIÊU", rows=(("Tổ chức khám, chữa bệnh",),)),
                    Section(
                        "III",
                        "CÔNG VIỆC",
                        headings=("Bậc", "Nội dung công việc"),
                        rows=(("Bậc 3", "Khám bệnh"),),
                    ),
                ),
            )
        )
    ]
