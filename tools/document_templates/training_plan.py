"""Build a shipped template: addons/cchc_training/data/templates/training_plan.docx.

    var/venv/bin/python tools/document_templates/training_plan.py

A plan of an agency or the province by NĐ 30/2020, phụ lục I; the decrees on training lay down no
form for it.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FILE = (
    Path(__file__).resolve().parents[2] / "addons/cchc_training/data/templates/training_plan.docx"
)


def build():
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "KẾ HOẠCH", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ heading }}", size=14, bold=True, align=CENTER)
    nd30.line(document, "{{ unit }}", size=14, bold=True, align=CENTER)
    nd30.tag(document, "{%p if document %}")
    nd30.line(document, "(Phê duyệt: {{ document }})", size=12, italic=True, align=CENTER)
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if note %}")
    nd30.line(document, "", size=4)
    nd30.tag(document, "{%p for text in note %}")
    entry(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    heading(document, "I. Nội dung, chỉ tiêu")
    grid(
        document,
        "rows",
        ("TT", "number", 8),
        ("Chương trình đào tạo, bồi dưỡng", "programme", 42),
        ("Cơ quan, đơn vị", "unit", 28),
        ("Năm", "year", 12),
        ("Quý", "quarter", 12),
        ("Số người", "people", 15),
        ("Kinh phí (đồng)", "amount", 24),
        ("Nguồn kinh phí", "source", 26),
    )
    entry(document, "Tổng số người: ", "people", " lượt.")
    entry(document, "Tổng kinh phí: ", "amount", " đồng (", "words", ").")
    nd30.tag(document, "{%p if budget %}")
    heading(document, "II. Kinh phí theo nguồn")
    grid(
        document,
        "budget",
        ("Nguồn kinh phí", "source", 75),
        ("Được bố trí (đồng)", "allotted", 45),
        ("Theo kế hoạch (đồng)", "planned", 45),
    )
    nd30.tag(document, "{%p endif %}")
    left, right = nd30.plain_table(document, 80, 85)
    nd30.line(left, "", size=4)
    nd30.tag(right, "{%p for text in signature %}")
    nd30.line(right, "{{ text }}", size=13, bold=True, align=CENTER)
    nd30.tag(right, "{%p endfor %}")
    nd30.line(right, "(Ký tên, đóng dấu)", size=12, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
