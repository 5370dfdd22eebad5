"""Build the shipped forms of the paper file: addons/cchc_hr/data/templates/paper_file_*.docx.

    var/venv/bin/python tools/document_templates/paper_file.py

Titles and what the forms are for: TT 07/2019/TT-BNV, điều 11 (HS04 to HS07). The layouts of the
annex were not at hand: these are plain ones in the layout of NĐ 30/2020/NĐ-CP.
"""

from pathlib import Path

import nd30
from curriculum_parts import entry, grid, heading
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_hr/data/templates"
WIDTH = 165


def _form():
    document = nd30.new_document()
    nd30.tag(document, "{%p if form_code %}")
    nd30.line(
        document, "Mẫu {{ form_code }}", size=11, italic=True, align=nd30.WD_ALIGN_PARAGRAPH.RIGHT
    )
    nd30.tag(document, "{%p endif %}")
    nd30.header(document, numbered=False)
    nd30.line(document, "{{ title }}", size=16, bold=True, align=CENTER, before=14)
    return document


def _number(document, name):
    nd30.line(document, f"Số: {{{{ {name} }}}}", size=13, align=CENTER)
    nd30.line(document, "", size=6)


def _person(document, kept=True):
    entry(document, "Hồ sơ của: ", "name_or_dots", "; ngày sinh: ", "birth_or_dots")
    entry(document, "Đơn vị công tác: ", "unit_or_dots")
    entry(document, "Số hồ sơ: ", "file_number", "; số hiệu: ", "staff_number_or_dots")
    if kept:
        entry(document, "Nơi để hồ sơ: ", "kept_at_or_dots")


def _papers(document):
    grid(
        document,
        "papers",
        ("TT", "number", 10),
        ("Thành phần hồ sơ", "name", 120),
        ("Ghi chú", "note", 35),
    )
    entry(document, "Cộng: ", "papers_count", " loại tài liệu.")
    nd30.tag(document, "{%p if missing %}")
    entry(document, "Tài liệu còn thiếu so với quy định:")
    nd30.tag(document, "{%p for row in missing %}")
    entry(document, "- ", "row.name", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")


def _signatures(document, *boxes):
    nd30.line(document, "", size=6)
    cells = nd30.plain_table(document, *[WIDTH // len(boxes)] * len(boxes))
    for cell, (title, below, name) in zip(cells, boxes, strict=True):
        nd30.line(cell, title, size=13, bold=True, align=CENTER)
        nd30.line(cell, below, size=12, italic=True, align=CENTER)
        nd30.line(cell, name, size=13, bold=True, align=CENTER, before=58)
    nd30.flat(document.add_paragraph())


def handover():
    """HS04: what is handed over, signed for by both sides."""
    document = _form()
    _number(document, "slip_number_or_dots")
    nd30.tag(document, "{%p if decision %}")
    entry(document, "Căn cứ: ", "decision", ".")
    nd30.tag(document, "{%p endif %}")
    entry(document, "Bên giao: ", "from_agency_or_dots")
    entry(document, "Đại diện bên giao: …………………………………… Chức vụ: ……………………………")
    entry(document, "Bên nhận: ", "to_agency_or_dots")
    entry(document, "Đại diện bên nhận: ", "received_by_or_dots", " Chức vụ: ……………………………")
    _person(document, kept=False)
    heading(document, "Hai bên giao và nhận các tài liệu sau đây:")
    _papers(document)
    nd30.tag(document, "{%p if note %}")
    entry(document, "Ghi chú: ", "note")
    nd30.tag(document, "{%p endif %}")
    entry(document, "Ngày giao: ", "sent_on_or_dots", "; ngày nhận: ", "received_on_or_dots", ".")
    entry(document, "Phiếu này lập thành hai bản, mỗi bên giữ một bản.")
    _signatures(
        document,
        ("BÊN GIAO", "(Ký, ghi rõ họ tên)", ""),
        ("BÊN NHẬN", "(Ký, ghi rõ họ tên)", "{{ received_by }}"),
    )
    return document


def sending():
    """HS05: the slip that goes with the file, and what the receiver sends back."""
    document = _form()
    _number(document, "slip_number_or_dots")
    entry(document, "Kính gửi: ", "to_agency_or_dots")
    nd30.tag(document, "{%p if decision %}")
    entry(document, "Căn cứ ", "decision", ", ", "from_agency", " chuyển hồ sơ sau đây:", before=8)
    nd30.tag(document, "{%p else %}")
    entry(document, "", "from_agency", " chuyển hồ sơ sau đây:", before=8)
    nd30.tag(document, "{%p endif %}")
    _person(document, kept=False)
    entry(document, "Hồ sơ gồm ", "papers_count", " loại tài liệu, kê trong phiếu giao nhận hồ sơ.")
    nd30.tag(document, "{%p if note %}")
    entry(document, "Ghi chú: ", "note")
    nd30.tag(document, "{%p endif %}")
    entry(
        document,
        "Đề nghị quý cơ quan kiểm tra, ký xác nhận vào phần dưới và gửi trả phiếu này cho nơi "
        "chuyển.",
    )
    entry(document, "Ngày chuyển: ", "sent_on_or_dots", ".")
    _signatures(
        document,
        ("NGƯỜI CHUYỂN", "(Ký, ghi rõ họ tên)", ""),
        ("THỦ TRƯỞNG CƠ QUAN", "(Ký tên, đóng dấu)", ""),
    )
    heading(document, "PHẦN XÁC NHẬN CỦA NƠI NHẬN")
    entry(document, "Đã nhận đủ hồ sơ nói trên ngày: ", "received_on_or_dots")
    entry(document, "Tình trạng hồ sơ khi nhận: ………………………………………………………………")
    _signatures(
        document,
        ("NGƯỜI NHẬN", "(Ký, ghi rõ họ tên)", "{{ received_by }}"),
        ("THỦ TRƯỞNG CƠ QUAN", "(Ký tên, đóng dấu)", ""),
    )
    return document


def research():
    """HS06: somebody asks to read a file, and is allowed to."""
    document = _form()
    _number(document, "request_number_or_dots")
    entry(document, "Người nghiên cứu hồ sơ: ", "borrower_or_dots")
    entry(document, "Cơ quan, đơn vị: ", "borrower_unit_or_dots")
    entry(document, "Đề nghị được nghiên cứu hồ sơ sau đây:", before=8)
    _person(document)
    entry(document, "Mục đích: ", "purpose_or_dots", before=8)
    entry(document, "Hình thức: ", "manner_or_dots")
    entry(document, "Thời gian: từ ngày ", "lent_on_or_dots", " đến ngày ", "due_on_or_dots")
    entry(document, "Người cho phép: ", "approved_by_or_dots")
    entry(document, "Ý kiến của người có thẩm quyền: ……………………………………………………………")
    entry(
        document,
        "Ngày trả hồ sơ: ",
        "returned_on_or_dots",
        "; tình trạng: ",
        "returned_state_or_dots",
    )
    _signatures(
        document,
        ("NGƯỜI NGHIÊN CỨU", "(Ký, ghi rõ họ tên)", ""),
        ("NGƯỜI QUẢN LÝ HỒ SƠ", "(Ký, ghi rõ họ tên)", ""),
        ("NGƯỜI CHO PHÉP", "(Ký, ghi rõ họ tên)", ""),
    )
    return document


def tracking():
    """HS07: lies in the file; who read it, line by line."""
    document = _form()
    nd30.line(document, "", size=6)
    _person(document)
    entry(document, "Cơ quan quản lý hồ sơ: ", "keeper_or_dots")
    nd30.line(document, "", size=6)
    grid(
        document,
        "uses",
        ("TT", "number", 9),
        ("Ngày", "day", 22),
        ("Người khai thác", "borrower", 34),
        ("Đơn vị", "agency", 27),
        ("Mục đích, hình thức", "purpose }}{% if row.manner %}; {% endif %}{{ row.manner", 36),
        ("Ngày trả", "returned", 22),
        ("Ký nhận", "", 15),
    )
    # Later readers write by hand.
    document.tables[-1].rows[2].height = nd30.Mm(9)
    return document


BUILDS = {
    FOLDER / "paper_file_hs04.docx": handover,
    FOLDER / "paper_file_hs05.docx": sending,
    FOLDER / "paper_file_hs06.docx": research,
    FOLDER / "paper_file_hs07.docx": tracking,
}

if __name__ == "__main__":
    for file, build in BUILDS.items():
        build().save(file)
