"""Build the shipped templates addons/cchc_recruitment/data/templates/{board,room,invitation}.docx.

    var/venv/bin/python tools/document_templates/recruitment_exam.py

The decision that establishes a board, the list of a room, the invitations of a round; layout of
NĐ 30/2020/NĐ-CP, phụ lục I. None is a form of a decree.
"""

from pathlib import Path

import nd30
from curriculum_parts import grid
from docx.enum.text import WD_BREAK
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_recruitment/data/templates"


def board():
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "QUYẾT ĐỊNH", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.line(document, "{{ authority }}", bold=True, align=CENTER, before=10)
    nd30.tag(document, "{%p if law %}")
    nd30.body(document, "{{ law }}", italic=True)
    nd30.tag(document, "{%p endif %}")
    nd30.line(document, "QUYẾT ĐỊNH:", bold=True, align=CENTER, before=8)
    nd30.body(document, "Điều 1.", " Thành lập {{ board }} của {{ session }}, gồm {{ count }} "
              "người có tên sau:")  # fmt: skip
    nd30.line(document, "", size=4)
    grid(
        document,
        "members",
        ("TT", "number", 12),
        ("Họ và tên", "name", 50),
        ("Chức vụ, đơn vị công tác", "post", 60),
        ("Nhiệm vụ", "role", 43),
    )
    nd30.body(document, "Điều 2.", " {{ board }} làm việc theo quy định của pháp luật về tuyển "
              "dụng, quyết định theo đa số và tự giải thể khi hoàn thành nhiệm vụ.")  # fmt: skip
    nd30.body(document, "Điều 3.", " Quyết định này có hiệu lực kể từ ngày ký. Các ông, bà có tên "
              "tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.", keep=True)  # fmt: skip
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


def _plain_header(document):
    nd30.heading(document)


def room():
    document = nd30.new_document()
    _plain_header(document)
    nd30.line(document, "DANH SÁCH THÍ SINH", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ session }}", bold=True, align=CENTER)
    nd30.line(document, "{{ paper }} – {{ room }}", bold=True, align=CENTER)
    nd30.line(document, "{{ begins }}. {{ place }}", italic=True, align=CENTER)
    nd30.line(document, "", size=6)
    grid(
        document,
        "rows",
        ("Chỗ", "number", 12),
        ("Số báo danh", "candidate", 22),
        ("Họ và tên", "name", 50),
        ("Ngày sinh", "birthday", 25),
        ("Vị trí", "posts", 20),
        ("Số tờ", "", 14),
        ("Ký tên", "", 24),
    )
    nd30.line(document, "Danh sách có {{ count }} thí sinh. Vắng: ……  Có mặt: ……  Số tờ: ……",
              size=12, italic=True, before=6)  # fmt: skip
    left, right = nd30.plain_table(document, 82, 83)
    for cell, title in ((left, "GIÁM THỊ 1"), (right, "GIÁM THỊ 2")):
        nd30.line(cell, title, size=13, bold=True, align=CENTER, before=8)
        nd30.line(cell, "(Ký, ghi rõ họ tên)", size=12, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


def invitation():
    document = nd30.new_document()
    nd30.tag(document, "{%p for person in people %}")
    _plain_header(document)
    nd30.line(document, "GIẤY BÁO DỰ THI", size=16, bold=True, align=CENTER, before=14)
    nd30.line(document, "{{ session }}", bold=True, align=CENTER)
    nd30.line(document, "{{ round }}", bold=True, align=CENTER)
    nd30.body(document, "", "Hội đồng tuyển dụng báo để thí sinh ", "{{ person.name }}", ", sinh "
              "ngày {{ person.birthday }}, số báo danh ", "{{ person.number }}", ", đăng ký dự "
              "tuyển vị trí {{ person.posts }}, đến dự thi theo lịch sau:")  # fmt: skip
    nd30.line(document, "", size=4)
    grid(
        document,
        "person.sits",
        ("Môn, phần thi", "paper", 34),
        ("Bắt đầu", "begins", 34),
        ("Phút", "minutes", 12),
        ("Phòng", "room", 24),
        ("Chỗ", "seat", 12),
        ("Địa điểm", "place", 49),
    )
    nd30.body(document, "Thí sinh mang theo căn cước, có mặt trước giờ bắt đầu 30 phút. Người đến "
              "chậm quá quy định không được dự thi.")  # fmt: skip
    left, right = nd30.plain_table(document, 80, 85)
    nd30.line(left, "")
    nd30.tag(right, "{%p for text in signature %}")
    nd30.line(right, "{{ text }}", bold=True, align=CENTER)
    nd30.tag(right, "{%p endfor %}")
    nd30.tag(document, "{%p if not loop.last %}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    return document


BUILDS = {
    FOLDER / "board.docx": board,
    FOLDER / "room.docx": room,
    FOLDER / "invitation.docx": invitation,
}

if __name__ == "__main__":
    for path, make in BUILDS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        make().save(path)
