"""Build a shipped template: addons/cchc_recruitment/data/templates/recruitment_results.docx.

    var/venv/bin/python tools/document_templates/recruitment_results.py

The published list of results, by candidate number; no form of a decree.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid
from nd30 import CENTER

FILE = (
    Path(__file__).resolve().parents[2]
    / "addons/cchc_recruitment/data/templates/recruitment_results.docx"
)


def build():
    document = nd30.new_document()
    nd30.header(document, numbered=False)
    nd30.line(document, "DANH SÁCH KẾT QUẢ", size=16, bold=True, align=CENTER, before=14)
    nd30.line(document, "{{ title }}", size=14, bold=True, align=CENTER)
    nd30.line(document, "(Công bố lần {{ number }})", size=13, italic=True, align=CENTER)
    nd30.line(document, "", size=6)
    grid(
        document,
        "rows",
        ("TT", "at", 11),
        ("Vị trí", "post", 24),
        ("Số báo danh", "number", 26),
        ("Điểm thi", "exam", 20),
        ("Điểm ưu tiên", "priority", 20),
        ("Tổng điểm", "total", 20),
        ("Thứ hạng", "place", 17),
        ("Kết quả", "outcome", 42),
    )
    nd30.tag(document, "{%p if differences %}")
    entry(document, "Thay đổi so với lần công bố trước:", before=8)
    nd30.tag(document, "{%p for text in differences %}")
    entry(document, "- {{ text }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    nd30.line(document, "Mã kiểm tra danh sách (SHA-256):", size=12, before=8)
    nd30.line(document, "{{ digest }}", size=11)
    nd30.signed_by(document, "THƯ KÝ HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG")
    return document


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
