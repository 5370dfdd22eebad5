"""Build a shipped template: addons/cchc_consolidation/data/templates/reform_report.docx.

var/venv/bin/python tools/document_templates/reform_report.py
"""

from pathlib import Path

import nd30
import report_frame as frame

FILE = (
    Path(__file__).resolve().parents[2]
    / "addons/cchc_consolidation/data/templates/reform_report.docx"
)
# Heading, width in millimetres, variable, and whether it stands left.
TASKS = (
    ("TT", 9, "number", False),
    ("Nhiệm vụ", 46, "name", True),
    ("Cơ quan chủ trì", 26, "unit", True),
    ("Thời hạn", 22, "deadline", False),
    ("Tình trạng", 26, "status", True),
    ("Kết quả", 36, "result", True),
)
TARGETS = (
    ("Điểm", 16, "clause", False),
    ("Chỉ tiêu", 59, "name", True),
    ("Năm", 13, "year", False),
    ("Phải đạt", 19, "wanted", False),
    ("Kỳ trước", 19, "before", False),
    ("Kỳ này", 21, "value", False),
    ("Kết quả", 18, "verdict", False),
)


def build():
    document = frame.begin()
    frame.section(document, "I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH", "summary")
    nd30.tag(document, "{%p for section in sections %}")
    nd30.line(document, "{{ section.number }}. {{ section.title }}", bold=True, before=6)
    nd30.body(document, "{{ section.text }}").paragraph_format.space_after = nd30.Pt(4)
    nd30.tag(document, "{%p if section.tasks %}")
    nd30.fixed_table(document, TASKS, "section.tasks")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    frame.heading(document, "II. KINH PHÍ THỰC HIỆN")
    nd30.body(document, "{{ budget }}")
    frame.heading(document, "III. THỰC HIỆN CÁC CHỈ TIÊU")
    nd30.body(document, "{{ target_summary }}").paragraph_format.space_after = nd30.Pt(4)
    nd30.tag(document, "{%p if has_targets %}")
    nd30.fixed_table(document, TARGETS, "targets")
    nd30.tag(document, "{%p endif %}")
    for title, name in (
        ("IV. ĐÁNH GIÁ CHUNG", "assessment"),
        ("V. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "difficulties"),
        ("VI. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM KỲ TỚI", "solutions"),
        ("VII. KIẾN NGHỊ, ĐỀ XUẤT", "proposals"),
    ):
        frame.section(document, title, name)
    return frame.end(document)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
