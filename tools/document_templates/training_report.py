"""Build a shipped template: addons/cchc_training/data/templates/training_report.docx.

var/venv/bin/python tools/document_templates/training_report.py
"""

from pathlib import Path

import report_frame as frame

FILE = (
    Path(__file__).resolve().parents[2] / "addons/cchc_training/data/templates/training_report.docx"
)
# Heading, width in millimetres, variable, and whether it stands left.
RESULTS = (
    ("Loại chương trình", 52, "label", True),
    ("Kế hoạch (lượt)", 20, "planned", False),
    ("Đã cử (lượt)", 20, "sent", False),
    ("Tỷ lệ", 18, "share", False),
    ("Đạt (lượt)", 20, "passed", False),
    ("Kinh phí (đồng)", 35, "spent", False),
)


def build():
    document = frame.begin()
    for parts in (
        ("I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH", "results", RESULTS, "result_rows"),
        ("II. ĐỐI TƯỢNG ĐƯỢC ĐÀO TẠO, BỒI DƯỠNG", "people"),
        ("III. THỜI GIAN BỒI DƯỠNG TỐI THIỂU TRONG NĂM", "hours"),
        ("IV. ĐÀO TẠO SAU ĐẠI HỌC, BỒI DƯỠNG Ở NƯỚC NGOÀI", "studies"),
        ("V. KINH PHÍ", "cost"),
        ("VI. MỨC ĐỘ ĐÁP ỨNG TIÊU CHUẨN", "gaps"),
        ("VII. ĐÁNH GIÁ CHUNG", "assessment"),
        ("VIII. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "difficulties"),
        ("IX. NHIỆM VỤ, GIẢI PHÁP NĂM TỚI", "solutions"),
        ("X. KIẾN NGHỊ, ĐỀ XUẤT", "proposals"),
    ):
        frame.section(document, *parts)
    return frame.end(document)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
