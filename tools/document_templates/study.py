"""Build addons/cchc_training/data/templates/study_*.docx.

    var/venv/bin/python tools/document_templates/study.py

The written commitment of who is sent to study; of a pay-back the reckoning, the minutes of the
council and the decision. No decree gives a form: they are laid out by NĐ 30/2020, phụ lục I.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_training/data/templates"


def _title(document, title, *below):
    nd30.line(document, title, size=15, bold=True, align=CENTER, before=12)
    for text in below:
        nd30.line(document, text, bold=True, align=CENTER)
    nd30.rule(document, "Rule part")


def _steps(document, name, *, before=1):
    nd30.tag(document, f"{{%p for text in {name} %}}")
    entry(document, "- {{ text }}", before=before, indent=6)
    nd30.tag(document, "{%p endfor %}")


def _optional(document, name, *parts):
    nd30.tag(document, f"{{%p if {name} %}}")
    entry(document, *parts)
    nd30.tag(document, "{%p endif %}")


def _person(document):
    entry(document, "Họ và tên: ", "name")
    entry(document, "Chức vụ, chức danh: ", "post")
    entry(document, "Đơn vị công tác: ", "unit")
    entry(document, "Khóa học: ", "what")


def commitment():
    document = nd30.new_document()
    left, right = nd30.plain_table(document, 66, 99)
    nd30.tag(left, "{%p for text in issuer_lines %}")
    nd30.line(left, "{{ text }}", size=13, bold=True, align=CENTER)
    nd30.tag(left, "{%p endfor %}")
    nd30.rule(left, "Rule part")
    nd30.motto(right)
    nd30.line(right, "{{ place_and_date }}", italic=True, align=CENTER, before=6)
    nd30.flat(document.add_paragraph())
    nd30.mark(document.sections[0])
    _title(document, "BẢN CAM KẾT", "Phục vụ sau khi hoàn thành khóa học")
    nd30.body(document, "", "Kính gửi: {{ issuer_name }}")
    entry(document, "Tôi tên là: ", "name", ". Ngày sinh: ", "born")
    entry(document, "Chức vụ, chức danh: ", "post")
    entry(document, "Đơn vị công tác: ", "unit")
    entry(document, "Được cử đi học: ", "what")
    _optional(document, "where", "Tại: ", "where")
    entry(document, "Từ ngày ", "first", " đến ngày ", "last", ", thời gian đào tạo ", "months",
          " tháng.")  # fmt: skip
    heading(document, "I. CAM KẾT")
    entry(document, "1. Chấp hành quy chế của cơ sở đào tạo, hoàn thành khóa học đúng thời hạn.")
    entry(document, "2. Sau khi hoàn thành khóa học, phục vụ tại cơ quan đã cử đi học ít nhất ",
          "committed", " tháng.")  # fmt: skip
    _steps(document, "steps")
    entry(document, "3. Đền bù chi phí đào tạo theo quy định nếu không thực hiện cam kết này.")
    heading(document, "II. CHI PHÍ")
    grid(
        document,
        "costs",
        ("TT", "number", 10),
        ("Khoản chi", "item", 75),
        ("Nguồn", "source", 50),
        ("Số tiền (đồng)", "amount", 30),
    )
    entry(document, "Tổng số: ", "total", " đồng (", "total_words", ").")
    heading(document, "III. ĐIỀU KIỆN CỬ ĐI HỌC")
    _steps(document, "conditions")
    last = entry(document, "Tôi chịu trách nhiệm thực hiện đúng nội dung đã cam kết.", before=8)
    last.paragraph_format.keep_with_next = True
    nd30.signed_by(document, "XÁC NHẬN CỦA CƠ QUAN", "NGƯỜI CAM KẾT")
    return document


def reckoning():
    document = nd30.new_document()
    nd30.header(document, numbered=False)
    _title(document, "BẢNG TÍNH CHI PHÍ ĐÀO TẠO PHẢI ĐỀN BÙ", "(Theo {{ law }})")
    _person(document)
    heading(document, "CÁCH TÍNH")
    _steps(document, "steps")
    nd30.tag(document, "{%p if exempt %}")
    entry(document, "Kết luận: ", "exempt", ".", before=8)
    nd30.tag(document, "{%p else %}")
    entry(document, "Số tiền phải đền bù: ", "amount", " đồng (", "amount_words", ").", before=8)
    nd30.tag(document, "{%p endif %}")
    nd30.signed_by(document, "NGƯỜI LẬP", "XÁC NHẬN CỦA CƠ QUAN")
    return document


def minutes():
    document = nd30.new_document()
    nd30.header(document)
    _title(document, "BIÊN BẢN", "Họp Hội đồng xét đền bù chi phí đào tạo")
    entry(document, "Thời gian: ngày ", "met_on")
    _optional(document, "council", "Hội đồng thành lập theo: ", "council")
    heading(document, "I. THÀNH PHẦN")
    grid(
        document,
        "members",
        ("TT", "number", 10),
        ("Họ và tên", "name", 50),
        ("Chức vụ", "title", 50),
        ("Vai trò", "role", 40),
        ("Dự họp", "present", 20),
    )
    heading(document, "II. NỘI DUNG")
    _person(document)
    _steps(document, "steps")
    heading(document, "III. KIẾN NGHỊ")
    entry(document, "Số tiền phải đền bù: ", "amount", " đồng (", "amount_words", ").")
    nd30.tag(document, "{%p for text in proposal %}")
    entry(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    entry(document, "Biên bản đã được thông qua tại cuộc họp.")
    cells = nd30.plain_table(document, 82, 83)
    for cell, title, name in zip(
        cells, ("THƯ KÝ", "CHỦ TỊCH HỘI ĐỒNG"), ("secretary", "chair"), strict=True
    ):
        nd30.line(cell, title, size=13, bold=True, align=CENTER, before=10)
        nd30.line(cell, "(Ký, ghi rõ họ tên)", size=12, italic=True, align=CENTER)
        nd30.line(cell, f"{{{{ {name} }}}}", size=13, bold=True, align=CENTER, before=56)
    nd30.flat(document.add_paragraph())
    return document


def decision():
    document = nd30.new_document()
    nd30.header(document)
    _title(document, "QUYẾT ĐỊNH", "Về việc đền bù chi phí đào tạo")
    nd30.line(document, "{{ issuer_title }}", bold=True, align=CENTER, before=8)
    nd30.tag(document, "{%p for text in grounds %}")
    nd30.body(document, "{{ text }}", italic=True)
    nd30.tag(document, "{%p endfor %}")
    nd30.line(document, "QUYẾT ĐỊNH:", bold=True, align=CENTER, before=8)
    nd30.body(
        document,
        "Điều 1. ",
        "{{ name }}, {{ post }}, {{ unit }}, được cử đi học {{ what }}, phải đền bù chi phí đào "
        "tạo với số tiền {{ amount }} đồng ({{ amount_words }}).",
    )
    nd30.body(document, "", "Cách tính:")
    _steps(document, "steps")
    nd30.body(
        document,
        "Điều 2. ",
        "Số tiền trên nộp về cơ quan đã chi trả chi phí đào tạo, chậm nhất ngày {{ due_on }}.",
    )
    nd30.body(
        document,
        "Điều 3. ",
        "Người có tên tại Điều 1 và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.",
        keep=True,
    )
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


BUILDS = {
    FOLDER / "study_commitment.docx": commitment,
    FOLDER / "study_payback.docx": reckoning,
    FOLDER / "study_payback_minutes.docx": minutes,
    FOLDER / "study_payback_decision.docx": decision,
}

if __name__ == "__main__":
    for path, make in BUILDS.items():
        make().save(path)
