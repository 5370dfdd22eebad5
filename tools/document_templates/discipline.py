"""Build addons/cchc_evaluation/data/templates/discipline_minutes.docx and handling_notice.docx.

    var/venv/bin/python tools/document_templates/discipline.py

Minutes of the review meeting and of the council, and the notice of what follows from a rating;
laid out by NĐ 30/2020, phụ lục I.
"""

import nd30
from curriculum_parts import entry, grid, heading
from evaluation import FOLDER, _head, _optional, _signatures, kept
from nd30 import CENTER


def minutes():
    document = nd30.new_document()
    _head(document, "Số: {{ number }}")
    nd30.line(document, "BIÊN BẢN", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.line(document, "", size=4)
    entry(document, "Thời gian: ngày ", "held_on", ". Địa điểm: ", "place", ".")
    entry(document, "Chủ trì: ", "chair", ". Thư ký: ", "secretary", ".")
    entry(document, "Số người dự: ", "present", ".")
    entry(document, "Người bị xem xét kỷ luật: ", "name", " (", "presence", ")")
    entry(document, "Chức vụ, chức danh: ", "post", ". Đơn vị: ", "unit", ".")
    heading(document, "I. HÀNH VI VI PHẠM")
    nd30.tag(document, "{%p for text in acts %}")
    entry(document, "- {{ text }}", before=1, indent=6)
    nd30.tag(document, "{%p endfor %}")
    heading(document, "II. Ý KIẾN TẠI CUỘC HỌP")
    nd30.tag(document, "{%p if account %}")
    entry(document, "Tự kiểm điểm của người vi phạm: ", "account")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p for text in content %}")
    entry(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if members %}")
    heading(document, "III. HỘI ĐỒNG KỶ LUẬT")
    grid(
        document,
        "members",
        ("TT", "number", 10),
        ("Họ và tên", "name", 60),
        ("Chức vụ, cơ quan", "title", 60),
        ("Vai trò", "role", 45),
    )
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if votes %}")
    heading(document, "KẾT QUẢ BỎ PHIẾU KÍN")
    nd30.tag(document, "{%p for row in votes %}")
    entry(document, "- {{ row.form }}: ", "row.count", " phiếu", before=1, indent=6)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    _optional(document, "proposed", "Kiến nghị hình thức kỷ luật: ", "proposed")
    kept(entry(document, "Biên bản đã được thông qua tại cuộc họp."))
    _signatures(document, "THƯ KÝ", "CHỦ TRÌ", "{{ secretary }}", "{{ chair }}")
    return document


def handling_notice():
    document = nd30.new_document()
    _head(document, "Số: {{ number }}")
    nd30.line(document, "THÔNG BÁO", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "Việc xử lý sau kết quả xếp loại chất lượng năm {{ year }}", bold=True,
              align=CENTER)  # fmt: skip
    nd30.rule(document, "Rule part")
    nd30.body(document, "", "{{ issuer_name }} thông báo đến:")
    entry(document, "Họ và tên: ", "name")
    entry(document, "Chức vụ, chức danh: ", "post")
    entry(document, "Đơn vị công tác: ", "unit")
    entry(document, "Mức xếp loại: ", "level", ", theo kết quả ngày ", "rated_on")
    heading(document, "Căn cứ xử lý")
    nd30.tag(document, "{%p for text in steps %}")
    entry(document, "- {{ text }}", before=1, indent=6)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if choices %}")
    kept(entry(document, "Cơ quan xem xét: ", "choices", "."))
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if due_on %}")
    kept(entry(document, "Việc xử lý được quyết định chậm nhất ngày ", "due_on", "."))
    nd30.tag(document, "{%p endif %}")
    kept(entry(document, "Thông báo để người có tên trên biết và thực hiện."))
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


BUILDS = {
    FOLDER / "discipline_minutes.docx": minutes,
    FOLDER / "handling_notice.docx": handling_notice,
}

if __name__ == "__main__":
    for path, make in BUILDS.items():
        make().save(path)
