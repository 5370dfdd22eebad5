"""Build the shipped templates addons/cchc_evaluation/data/templates/*.docx.

    var/venv/bin/python tools/document_templates/evaluation.py

The sheets follow the parts that NĐ 335/2025, NĐ 233/2026 (phụ lục II) and NĐ 90/2020 (mẫu 01–03)
name; the exact layout of their annexes was not at hand, so they are laid out plainly. Minutes,
notice and list follow NĐ 30/2020, phụ lục I.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_evaluation/data/templates"


def _head(document, number=""):
    left, right = nd30.plain_table(document, 66, 99)
    nd30.tag(left, "{%p if parent %}")
    nd30.line(left, "{{ parent }}", size=13, align=CENTER)
    nd30.tag(left, "{%p endif %}")
    nd30.tag(left, "{%p for text in issuer_lines %}")
    nd30.line(left, "{{ text }}", size=13, bold=True, align=CENTER)
    nd30.tag(left, "{%p endfor %}")
    nd30.rule(left, "Rule part")
    if number:
        nd30.line(left, number, size=13, align=CENTER, before=6)
    nd30.line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, align=CENTER)
    nd30.line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True, align=CENTER)
    nd30.rule(right, "Rule full")
    nd30.line(right, "{{ place_and_date }}", italic=True, align=CENTER, before=6)
    nd30.flat(document.add_paragraph())
    nd30.mark(document.sections[0])


def _optional(document, name, *parts):
    nd30.tag(document, f"{{%p if {name} %}}")
    entry(document, *parts)
    nd30.tag(document, "{%p endif %}")


def _boxes(document, rows):
    nd30.tag(document, f"{{%p for row in {rows} %}}")
    nd30.line(document, "{{ row.box }}  {{ row.name }}", size=13, before=2)
    nd30.tag(document, "{%p endfor %}")


def kept(paragraph):
    """On one page with what follows: a signature never stands alone on the next one."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _words(document, text, name, last=False):
    """A remark, or lines to write it on by hand.

    :param last: whether the signatures follow
    """
    keep = kept if last else (lambda paragraph: paragraph)
    keep(entry(document, text))
    nd30.tag(document, f"{{%p if {name} %}}")
    keep(entry(document, f"{{{{ {name} }}}}", indent=6))
    nd30.tag(document, "{%p else %}")
    keep(nd30.line(document, "." * 84, size=12))
    keep(nd30.line(document, "." * 84, size=12))
    nd30.tag(document, "{%p endif %}")


def _grouped(table):
    """Rows that head a group stand bold across the table, on one page with the next row."""
    _heads, _each, filled, _end = table.rows
    for text, row in (("{%tr if row.heading %}", filled), ("{%tr else %}", filled)):
        table.add_row().cells[0].text = text
        row._tr.addprevious(table.rows[-1]._tr)
    table.add_row().cells[0].text = "{%tr endif %}"
    filled._tr.addnext(table.rows[-1]._tr)
    head = table.add_row()
    table.rows[2]._tr.addnext(head._tr)
    cell = head.cells[0].merge(head.cells[-1])
    nd30.empty(cell)
    kept(nd30.line(cell, "{{ row.name }}", size=11, bold=True))
    nd30._keep_row(head)


def _signatures(document, left, right, left_name="", right_name=""):
    cells = nd30.plain_table(document, 82, 83)
    for cell, title, name in zip(cells, (left, right), (left_name, right_name), strict=True):
        nd30.line(cell, "Ngày ….. tháng ….. năm ………", size=12, italic=True, align=CENTER, before=10)
        nd30.line(cell, title, size=13, bold=True, align=CENTER)
        nd30.line(cell, "(Ký, ghi rõ họ tên)", size=12, italic=True, align=CENTER)
        if name:
            nd30.line(cell, name, size=13, bold=True, align=CENTER, before=56)
    nd30.flat(document.add_paragraph())


def _sheet_head(form, title):
    document = nd30.new_document()
    if form:
        nd30.line(document, form, size=13, bold=True, align=nd30.WD_ALIGN_PARAGRAPH.RIGHT)
    _head(document)
    nd30.line(document, title, size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ period }}", size=14, bold=True, align=CENTER)
    nd30.line(document, "(Theo {{ decree }})", size=12, italic=True, align=CENTER)
    nd30.line(document, "", size=4)
    entry(document, "Họ và tên: ", "name")
    entry(document, "Chức vụ, chức danh, vị trí việc làm: ", "post")
    entry(document, "Đơn vị công tác: ", "unit")
    _optional(document, "why_not", "Không xếp loại: ", "why_not")
    return document


def _tasks(document):
    nd30.tag(document, "{%p if tasks %}")
    entry(document, "Công việc, sản phẩm trong kỳ:")
    nd30.tag(document, "{%p endif %}")
    grid(
        document,
        "tasks",
        ("TT", "number", 10),
        ("Công việc, sản phẩm", "product", 70),
        ("Hệ số", "weight", 15),
        ("Giao", "assigned", 15),
        ("Hoàn thành", "done", 19),
        ("Thời hạn", "deadline", 24),
        ("Ngày xong", "done_on", 24),
    )


def _by_points(form, title, who):
    """Common criteria up to 30, results up to 70; own level; level of the authority; remark."""
    document = _sheet_head(form, title)
    heading(document, "I. KẾT QUẢ ĐÁNH GIÁ")
    entry(document, "1. Tiêu chí chung (tối đa {{ common_most }} điểm)")
    grid(
        document,
        "common",
        ("TT", "number", 10),
        ("Tiêu chí", "name", 95),
        ("Điểm tối đa", "most", 20),
        ("Tự chấm", "self", 20),
        ("Cấp có thẩm quyền", "decided", 25),
    )
    entry(document, "Cộng điểm tiêu chí chung: tự chấm ", "common_self", "; cấp có thẩm quyền ",
          "common_points", ".")  # fmt: skip
    entry(document, "2. Kết quả thực hiện nhiệm vụ (tối đa 70 điểm)", before=6)
    nd30.tag(document, "{%p for row in measures %}")
    entry(document, "{{ row.name }}: ", "row.value", " %", before=1, indent=6)
    nd30.tag(document, "{%p endfor %}")
    _tasks(document)
    entry(document, "Điểm kết quả thực hiện nhiệm vụ: ", "task_points", ".")
    entry(document, "Tổng điểm: ", "total", "/100.")
    heading(document, f"II. {who} TỰ XẾP LOẠI")
    _words(document, "Tự nhận xét:", "self_comment")
    _boxes(document, "self_levels")
    heading(document, "III. CẤP CÓ THẨM QUYỀN XẾP LOẠI")
    _boxes(document, "levels")
    heading(document, "IV. NHẬN XÉT VÀ ĐỀ XUẤT XỬ LÝ KẾT QUẢ")
    _words(document, "Nhận xét:", "comment")
    _words(document, "Đề xuất:", "proposal", last=True)
    _signatures(document, "NGƯỜI TỰ ĐÁNH GIÁ", "CẤP CÓ THẨM QUYỀN", "{{ name }}")
    return document


def _by_results(form, title, who):
    """Criteria in words, own level, remark, level of the authority (NĐ 90/2020 and before)."""
    document = _sheet_head(form, title)
    heading(document, "I. KẾT QUẢ TỰ ĐÁNH GIÁ")
    nd30.tag(document, "{%p for row in common %}")
    entry(document, "{{ row.number }}. {{ row.name }}: ", "row.self")
    nd30.tag(document, "{%p endfor %}")
    _tasks(document)
    nd30.tag(document, "{%p if leader %}")
    entry(document, "Phần dành riêng cho người giữ chức vụ lãnh đạo, quản lý:", before=6)
    nd30.tag(document, "{%p for row in measures[3:] %}")
    entry(document, "{{ row.name }}: ", "row.value", indent=6)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    heading(document, "II. TỰ NHẬN XÉT, XẾP LOẠI CHẤT LƯỢNG")
    _words(document, "1. Tự nhận xét ưu, khuyết điểm:", "self_comment")
    entry(document, f"2. {who} tự xếp loại chất lượng:")
    _boxes(document, "self_levels")
    heading(document, "III. Ý KIẾN NHẬN XÉT, ĐÁNH GIÁ")
    _words(document, "Nhận xét của người đứng đầu cơ quan, đơn vị:", "comment")
    heading(document, "IV. KẾT QUẢ XẾP LOẠI CỦA CẤP CÓ THẨM QUYỀN")
    _boxes(document, "levels")
    _words(document, "Đề xuất:", "proposal", last=True)
    _signatures(document, "NGƯỜI TỰ NHẬN XÉT", "CẤP CÓ THẨM QUYỀN", "{{ name }}")
    return document


CIVIL, PUBLIC, CADRE = "CÔNG CHỨC", "VIÊN CHỨC", "CÁN BỘ"
TITLE = "PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG {}"


def _points_2025():
    return _by_points("", TITLE.format(CIVIL), CIVIL)


def _points_2026():
    return _by_points("Phụ lục II", f"PHIẾU XẾP LOẠI CHẤT LƯỢNG {PUBLIC}", PUBLIC)


def _cadre_2020():
    return _by_results("Mẫu số 01", TITLE.format(CADRE), "Cán bộ")


def _civil_2020():
    return _by_results("Mẫu số 02", TITLE.format(CIVIL), "Công chức")


def _public_2020():
    return _by_results("Mẫu số 03", TITLE.format(PUBLIC), "Viên chức")


def _sheet_2015():
    return _by_results("", TITLE.format("CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"), "Người được đánh giá")


def minutes():
    document = nd30.new_document()
    _head(document, "Số: {{ number }}")
    nd30.line(document, "BIÊN BẢN", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }} {{ period }}", bold=True, align=CENTER)
    nd30.line(document, "", size=4)
    entry(document, "Thời gian: ngày ", "held_on", ". Đơn vị: ", "unit", ".")
    entry(document, "Chủ trì: ", "chair", ". Thư ký: ", "secretary", ".")
    entry(document, "Có mặt: ", "present", ". Vắng mặt: ", "absent", ".")
    heading(document, "I. NỘI DUNG CUỘC HỌP")
    nd30.tag(document, "{%p for text in content %}")
    entry(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    heading(document, "II. NHẬN XÉT, ĐÁNH GIÁ TỪNG NGƯỜI ({{ count }} người)")
    grid(
        document,
        "rows",
        ("TT", "number", 9),
        ("Họ và tên", "name", 37),
        ("Chức vụ, chức danh", "post", 30),
        ("Tự xếp loại", "claimed", 29),
        ("Điểm", "points", 13),
        ("Ý kiến, biểu quyết của tập thể", "comment", 40),
        ("Đề nghị xếp loại", "proposed", 29),
    )
    kept(entry(document, "Biên bản đã được thông qua tại cuộc họp."))
    _signatures(document, "THƯ KÝ", "CHỦ TRÌ", "{{ secretary }}", "{{ chair }}")
    return document


def notice():
    document = nd30.new_document()
    _head(document, "Số: {{ number }}")
    nd30.line(document, "THÔNG BÁO", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "Kết quả đánh giá, xếp loại chất lượng {{ period }}", bold=True,
              align=CENTER)  # fmt: skip
    nd30.rule(document, "Rule part")
    nd30.body(document, "", "Căn cứ {{ decree }}, {{ issuer_name }} thông báo kết quả đánh giá, "
              "xếp loại chất lượng ", "{{ period }}", " đối với:")  # fmt: skip
    entry(document, "Họ và tên: ", "name")
    entry(document, "Chức vụ, chức danh: ", "post")
    entry(document, "Đơn vị công tác: ", "unit")
    nd30.tag(document, "{%p if level %}")
    _optional(document, "total", "Tổng điểm: ", "total", "/100")
    entry(document, "Mức xếp loại: ", "level")
    nd30.tag(document, "{%p endif %}")
    _optional(document, "why_not", "Không xếp loại: ", "why_not")
    nd30.tag(document, "{%p if document %}")
    entry(document, "Theo văn bản ", "document", " ngày ", "decided_on", " của ", "decided_by")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if steps %}")
    heading(document, "Cách xác định kết quả")
    nd30.tag(document, "{%p for text in steps %}")
    entry(document, "- {{ text }}", before=1, indent=6)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if until %}")
    nd30.body(document, "", "Nếu không đồng ý với kết quả, người được xếp loại có quyền kiến nghị "
              "bằng văn bản hoặc trên cổng đến hết ngày ", "{{ until }}", ".",
              keep=True)  # fmt: skip
    nd30.tag(document, "{%p else %}")
    nd30.body(document, "Thông báo để người được xếp loại biết.", keep=True)
    nd30.tag(document, "{%p endif %}")
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document


def classification():
    document = nd30.new_document()
    _head(document)
    nd30.line(document, "DANH SÁCH", size=15, bold=True, align=CENTER, before=12)
    nd30.line(document, "Kết quả đánh giá, xếp loại chất lượng {{ period }}", bold=True,
              align=CENTER)  # fmt: skip
    nd30.line(document, "{{ unit }}", bold=True, align=CENTER)
    nd30.tag(document, "{%p if document %}")
    nd30.line(document, "(Kèm theo Quyết định số {{ document }})", size=12, italic=True,
              align=CENTER)  # fmt: skip
    nd30.tag(document, "{%p endif %}")
    nd30.line(document, "", size=4)
    _grouped(
        grid(
            document,
            "rows",
            ("TT", "number", 10),
            ("Họ và tên", "name", 48),
            ("Chức vụ, chức danh", "post", 40),
            ("Điểm", "points", 16),
            ("Mức xếp loại", "level", 42),
            ("Ghi chú", "note", 30),
        )
    )
    heading(document, "Tổng hợp ({{ count }} người)")
    nd30.tag(document, "{%p for row in totals %}")
    entry(document, "{{ row.name }}: ", "row.count", before=1)
    nd30.tag(document, "{%p endfor %}")
    entry(document, "Không xếp loại, chưa xếp loại: ", "without", before=1)
    _optional(document, "unit_rating", "Xếp loại của tập thể: ", "unit_rating")
    heading(document, "Số người được xếp loại hoàn thành xuất sắc theo nhóm công việc tương đồng")
    nd30.tag(document, "{%p for row in groups %}")
    kept(entry(document, "{{ row.name }} ({{ row.people }} người): ", "row.cap", before=1))
    nd30.tag(document, "{%p endfor %}")
    left, right = nd30.plain_table(document, 82, 83)
    nd30.line(left, "", size=4)
    nd30.line(left, "NGƯỜI LẬP DANH SÁCH", size=13, bold=True, align=CENTER)
    nd30.line(left, "(Ký, ghi rõ họ tên)", size=12, italic=True, align=CENTER)
    nd30.line(right, "", size=4)
    nd30.tag(right, "{%p for text in signature %}")
    nd30.line(right, "{{ text }}", size=13, bold=True, align=CENTER)
    nd30.tag(right, "{%p endfor %}")
    nd30.line(right, "(Ký tên, đóng dấu)", size=12, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


BUILDS = {
    FOLDER / "sheet_nd335_2025.docx": _points_2025,
    FOLDER / "sheet_nd233_2026.docx": _points_2026,
    FOLDER / "sheet_nd90_2020_01.docx": _cadre_2020,
    FOLDER / "sheet_nd90_2020_02.docx": _civil_2020,
    FOLDER / "sheet_nd90_2020_03.docx": _public_2020,
    FOLDER / "sheet_nd56_2015.docx": _sheet_2015,
    FOLDER / "minutes.docx": minutes,
    FOLDER / "notice.docx": notice,
    FOLDER / "classification.docx": classification,
}

if __name__ == "__main__":
    for path, make in BUILDS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        make().save(path)
