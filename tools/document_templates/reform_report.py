"""Build a shipped template: addons/cchc_consolidation/data/templates/reform_report.docx.

    var/venv/bin/python tools/document_templates/reform_report.py

A report of an agency; layout of NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.4.
"""

from pathlib import Path

import nd30
from nd30 import CENTER

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
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "BÁO CÁO", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.body(document, "{{ opening }}")
    heading(document, "I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH")
    paragraphs(document, "summary")
    nd30.tag(document, "{%p for section in sections %}")
    nd30.line(document, "{{ section.number }}. {{ section.title }}", bold=True, before=6)
    nd30.body(document, "{{ section.text }}").paragraph_format.space_after = nd30.Pt(4)
    nd30.tag(document, "{%p if section.tasks %}")
    nd30.fixed_table(document, TASKS, "section.tasks")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    heading(document, "II. KINH PHÍ THỰC HIỆN")
    nd30.body(document, "{{ budget }}")
    heading(document, "III. THỰC HIỆN CÁC CHỈ TIÊU")
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
        heading(document, title)
        paragraphs(document, name)
    nd30.body(document, "{{ closing }}")
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


def heading(document, text):
    line = nd30.line(document, text, bold=True, before=10)
    line.paragraph_format.keep_with_next = True


def paragraphs(document, name):
    """Lines of a text, or dots to be filled in by hand."""
    nd30.tag(document, f"{{%p for text in {name} %}}")
    nd30.body(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, f"{{%p if not {name} %}}")
    nd30.body(document, "…………………………………………………………………………………")
    nd30.tag(document, "{%p endif %}")


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
