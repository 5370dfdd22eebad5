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
    left, right = nd30.plain_table(document, 66, 99)
    nd30.tag(left, "{%p if parent %}")
    nd30.line(left, "{{ parent }}", size=13, align=CENTER)
    nd30.tag(left, "{%p endif %}")
    nd30.tag(left, "{%p for text in issuer_lines %}")
    nd30.line(left, "{{ text }}", size=13, bold=True, align=CENTER)
    nd30.tag(left, "{%p endfor %}")
    nd30.rule(left, "Rule part")
    nd30.line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, align=CENTER)
    nd30.line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True, align=CENTER)
    nd30.rule(right, "Rule full")
    nd30.line(right, "{{ place_and_date }}", italic=True, align=CENTER, before=6)
    nd30.flat(document.add_paragraph())
    nd30.mark(document.sections[0])
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
    nd30.line(document, "", size=6)
    cells = nd30.plain_table(document, 82, 83)
    for cell, title in zip(cells, ("NGƯỜI LẬP BẢNG", "THỦ TRƯỞNG CƠ QUAN"), strict=True):
        nd30.line(cell, title, size=13, bold=True, align=CENTER)
        nd30.line(cell, "(Ký, ghi rõ họ tên)", size=12, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


if __name__ == "__main__":
    build().save(FILE)
