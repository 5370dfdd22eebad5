"""Build a shipped template: addons/cchc_reduction/data/templates/reduction_case.docx.

    var/venv/bin/python tools/document_templates/reduction.py

A computation that an officer shows to the person and puts into the file; no form of a decree.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FILE = (
    Path(__file__).resolve().parents[2] / "addons/cchc_reduction/data/templates/reduction_case.docx"
)


def build():
    document = nd30.new_document()
    nd30.header(document, numbered=False)
    nd30.line(document, "BẢNG TÍNH", size=16, bold=True, align=CENTER, before=14)
    nd30.line(document, "Chế độ, chính sách tinh giản biên chế", size=14, bold=True, align=CENTER)
    heading(document, "I. Thông tin của trường hợp")
    nd30.tag(document, "{%p for row in facts %}")
    entry(document, "{{ row.label }}: ", "row.value")
    nd30.tag(document, "{%p endfor %}")
    heading(document, "II. So sánh các chế độ")
    grid(
        document,
        "options",
        ("TT", "number", 9),
        ("Văn bản", "decree", 35),
        ("Chính sách", "measure", 36),
        ("Số tiền (đồng)", "amount", 29),
        ("Mức độ tin cậy của số liệu", "confidence", 27),
        ("Ghi chú", "remark", 44),
    )
    nd30.tag(document, "{%p if amount %}")
    entry(document, "Mức cao nhất được hưởng: ", "amount", " đồng (", "offer", ").")
    entry(document, "Bằng chữ: ", "words", ".")
    entry(
        document,
        "Người thuộc nhiều chế độ chỉ được hưởng một chế độ cao nhất, không hưởng hai lần.",
    )
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if paid %}")
    entry(document, "", "paid")
    nd30.tag(document, "{%p endif %}")
    heading(document, "III. Cách tính")
    nd30.tag(document, "{%p for part in computations %}")
    entry(document, "", "part.title", before=8).paragraph_format.keep_with_next = True
    nd30.tag(document, "{%p for step in part.steps %}")
    entry(document, "- {{ step }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if part.lines %}")
    nd30.line(document, "", size=4)
    grid(
        document,
        "part.lines",
        ("TT", "number", 9),
        ("Khoản trợ cấp", "label", 43),
        ("Cách tính", "formula", 36),
        ("Số tiền (đồng)", "amount", 29),
        ("Căn cứ", "article", 33),
        ("Mức độ tin cậy", "confidence", 25),
    )
    nd30.tag(document, "{%p endif %}")
    entry(document, "Tổng số tiền: ", "part.amount", " đồng.")
    nd30.tag(document, "{%p if part.full_pension %}")
    entry(document, "Lương hưu không bị trừ tỷ lệ do nghỉ trước tuổi.")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if unverified %}")
    entry(
        document,
        "Có số liệu chưa đối chiếu với văn bản gốc, cần kiểm tra trước khi sử dụng:",
        before=8,
    )
    nd30.tag(document, "{%p for text in unverified %}")
    entry(document, "- {{ text }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    nd30.signed_by(document, "NGƯỜI LẬP BẢNG", "THỦ TRƯỞNG CƠ QUAN")
    return document


if __name__ == "__main__":
    build().save(FILE)
