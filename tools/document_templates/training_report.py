"""Build a shipped template: addons/cchc_training/data/templates/training_report.docx.

    var/venv/bin/python tools/document_templates/training_report.py

A report of an agency; layout of NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.4.
"""

from pathlib import Path

import nd30
from nd30 import CENTER
from personnel_report import paragraphs

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
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "BÁO CÁO", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.body(document, "{{ opening }}")
    for title, name, columns, rows in (
        ("I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH", "results", RESULTS, "result_rows"),
        ("II. ĐỐI TƯỢNG ĐƯỢC ĐÀO TẠO, BỒI DƯỠNG", "people", None, ""),
        ("III. THỜI GIAN BỒI DƯỠNG TỐI THIỂU TRONG NĂM", "hours", None, ""),
        ("IV. ĐÀO TẠO SAU ĐẠI HỌC, BỒI DƯỠNG Ở NƯỚC NGOÀI", "studies", None, ""),
        ("V. KINH PHÍ", "cost", None, ""),
        ("VI. MỨC ĐỘ ĐÁP ỨNG TIÊU CHUẨN", "gaps", None, ""),
        ("VII. ĐÁNH GIÁ CHUNG", "assessment", None, ""),
        ("VIII. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "difficulties", None, ""),
        ("IX. NHIỆM VỤ, GIẢI PHÁP NĂM TỚI", "solutions", None, ""),
        ("X. KIẾN NGHỊ, ĐỀ XUẤT", "proposals", None, ""),
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


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
