"""Build a shipped template: addons/cchc_consolidation/data/templates/personnel_report.docx.

    var/venv/bin/python tools/document_templates/personnel_report.py

A report of an agency; layout of NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.4.
"""

from pathlib import Path

import nd30
from nd30 import CENTER

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
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "BÁO CÁO", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.body(document, "{{ opening }}")
    for title, name, columns, rows in (
        ("I. SỐ LƯỢNG", "staff", STAFF, "staff_rows"),
        ("II. BIẾN ĐỘNG TRONG KỲ", "movements", None, ""),
        ("III. CHẤT LƯỢNG, CƠ CẤU", "quality", QUALITY, "quality_rows"),
        ("IV. BIÊN CHẾ, TINH GIẢN VÀ TUYỂN DỤNG", "establishment", PLACES, "establishment_rows"),
        ("V. ĐÁNH GIÁ CHUNG", "assessment", None, ""),
        ("VI. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "difficulties", None, ""),
        ("VII. NHIỆM VỤ, GIẢI PHÁP KỲ TỚI", "solutions", None, ""),
        ("VIII. KIẾN NGHỊ, ĐỀ XUẤT", "proposals", None, ""),
    ):
        nd30.line(document, title, bold=True, before=10).paragraph_format.keep_with_next = True
        paragraphs(document, name)
        if columns:
            nd30.tag(document, f"{{%p if {rows} %}}")
            nd30.line(document, "", size=4)
            nd30.fixed_table(document, columns, rows)
            nd30.tag(document, "{%p endif %}")
    nd30.body(document, "{{ closing }}")
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


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
