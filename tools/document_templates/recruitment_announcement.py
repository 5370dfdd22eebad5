"""Build shipped templates: addons/cchc_recruitment/data/templates/recruitment_*.docx.

    var/venv/bin/python tools/document_templates/recruitment_announcement.py

The announcement of a session and the index of its file; no forms of a decree.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_recruitment/data/templates"
SEALED = "(Ký, ghi rõ họ tên, đóng dấu)"


def head(title):
    """The heading of NĐ 30/2020 and the title of the paper."""
    document = nd30.new_document()
    nd30.header(document, numbered=False)
    nd30.line(document, title, size=16, bold=True, align=CENTER, before=14)
    nd30.line(document, "{{ title }}", size=14, bold=True, align=CENTER)
    return document


def told(document):
    nd30.tag(document, "{%p for row in facts %}")
    entry(document, "{{ row.label }}: ", "row.value")
    nd30.tag(document, "{%p endfor %}")


def announcement():
    document = head("THÔNG BÁO TUYỂN DỤNG")
    nd30.tag(document, "{%p if version %}")
    nd30.line(document, "({{ version }})", italic=True, align=CENTER)
    nd30.tag(document, "{%p endif %}")
    heading(document, "I. Thông tin chung")
    told(document)
    heading(document, "II. Vị trí việc làm và số lượng")
    grid(
        document,
        "posts",
        ("Mã", "code", 15),
        ("Vị trí việc làm", "name", 50),
        ("Đơn vị sử dụng", "unit", 45),
        ("Ngạch", "rank", 30),
        ("Số lượng", "places", 18),
        ("Hình thức thi", "exam_form", 22),
    )
    entry(document, "Tổng số: ", "total", " chỉ tiêu.")
    heading(document, "III. Tiêu chuẩn, điều kiện")
    nd30.tag(document, "{%p for part in conditions %}")
    entry(document, "", "part.post", before=8).paragraph_format.keep_with_next = True
    nd30.tag(document, "{%p for text in part.rows %}")
    entry(document, "- {{ text }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if changes %}")
    heading(document, "IV. Nội dung thay đổi so với thông báo trước")
    entry(document, "Lý do: ", "reason")
    grid(
        document,
        "changes",
        ("Nội dung", "label", 50),
        ("Đã thông báo", "before", 65),
        ("Thay đổi thành", "after", 65),
    )
    nd30.tag(document, "{%p endif %}")
    nd30.signed_by(document, "THỦ TRƯỞNG CƠ QUAN", below=SEALED)
    return document


def dossier():
    document = head("MỤC LỤC HỒ SƠ KỲ TUYỂN DỤNG")
    heading(document, "I. Thông tin chung")
    told(document)
    heading(document, "II. Thời hạn theo quy định")
    nd30.tag(document, "{%p if steps %}")
    grid(
        document,
        "steps",
        ("TT", "number", 9),
        ("Bước", "name", 55),
        ("Thời hạn", "due", 25),
        ("Thực hiện", "done", 25),
        ("Căn cứ", "article", 46),
        ("Ghi chú", "late", 20),
    )
    nd30.tag(document, "{%p endif %}")
    heading(document, "III. Tài liệu")
    grid(
        document,
        "parts",
        ("TT", "number", 9),
        ("Phần", "section", 35),
        ("Tài liệu", "name", 55),
        ("Ngày", "day", 22),
        ("Tệp", "file", 30),
        ("Mã kiểm SHA-256", "digest", 29),
    )
    nd30.signed_by(document, "NGƯỜI LẬP MỤC LỤC", below=SEALED)
    return document


BUILDS = {
    FOLDER / "recruitment_announcement.docx": announcement,
    FOLDER / "recruitment_dossier.docx": dossier,
}

if __name__ == "__main__":
    for file, build in BUILDS.items():
        build().save(file)
