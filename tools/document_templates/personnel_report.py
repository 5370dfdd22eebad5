"""Build a shipped template: addons/cchc_consolidation/data/templates/personnel_report.docx.

var/venv/bin/python tools/document_templates/personnel_report.py
"""

from pathlib import Path

import report_frame as frame

FILE = (
    Path(__file__).resolve().parents[2]
    / "addons/cchc_consolidation/data/templates/personnel_report.docx"
)
# Heading, width in millimetres, variable, and whether it stands left.
STAFF = (
    ("Đối tượng", 65, "label", True),
    ("Đầu kỳ", 25, "before", False),
    ("Tăng", 25, "came", False),
    ("Giảm", 25, "gone", False),
    ("Cuối kỳ", 25, "now", False),
)
QUALITY = (
    ("Tiêu chí", 65, "label", True),
    ("Kỳ trước", 25, "before", False),
    ("Tỷ lệ", 25, "before_share", False),
    ("Kỳ này", 25, "now", False),
    ("Tỷ lệ", 25, "now_share", False),
)
PLACES = (
    ("Loại", 65, "label", True),
    ("Được giao", 25, "assigned", False),
    ("Có mặt", 25, "occupied", False),
    ("Còn thiếu", 25, "vacant", False),
    ("Vượt", 25, "over", False),
)


def build():
    document = frame.begin()
    for parts in (
        ("I. SỐ LƯỢNG", "staff", STAFF, "staff_rows"),
        ("II. BIẾN ĐỘNG TRONG KỲ", "movements"),
        ("III. CHẤT LƯỢNG, CƠ CẤU", "quality", QUALITY, "quality_rows"),
        ("IV. BIÊN CHẾ, TINH GIẢN VÀ TUYỂN DỤNG", "establishment", PLACES, "establishment_rows"),
        ("V. ĐÁNH GIÁ CHUNG", "assessment"),
        ("VI. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "difficulties"),
        ("VII. NHIỆM VỤ, GIẢI PHÁP KỲ TỚI", "solutions"),
        ("VIII. KIẾN NGHỊ, ĐỀ XUẤT", "proposals"),
    ):
        frame.section(document, *parts)
    return frame.end(document)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
