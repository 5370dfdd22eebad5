"""Build the shipped templates of recruitment: receipt of an application, letter of refusal.

var/venv/bin/python tools/document_templates/recruitment.py
"""

from pathlib import Path

import nd30
from curriculum_parts import entry
from nd30 import CENTER

FOLDER = Path(__file__).resolve().parents[2] / "addons/cchc_recruitment/data/templates"


def _paper(title, subtitle):
    document = nd30.new_document()
    nd30.header(document, numbered=False)
    nd30.line(document, title, size=16, bold=True, align=CENTER, before=14)
    nd30.line(document, subtitle, size=14, bold=True, align=CENTER)
    nd30.line(document, "{{ session }}", size=14, align=CENTER)
    nd30.line(document, "", size=6)
    return document


def _wishes(document):
    nd30.tag(document, "{%p for wish in wishes %}")
    entry(document, "Nguyện vọng {{ wish.number }}: ", "wish.post", indent=8)
    nd30.tag(document, "{%p endfor %}")


def receipt():
    document = _paper("GIẤY BIÊN NHẬN", "Phiếu đăng ký dự tuyển")
    entry(document, "Mã biên nhận: ", "receipt")
    entry(document, "Nộp lúc: ", "submitted")
    entry(document, "Họ và tên: ", "name")
    entry(document, "Ngày sinh: ", "born")
    entry(document, "Giới tính: ", "sex")
    entry(document, "Số định danh cá nhân: ", "citizen_id")
    nd30.tag(document, "{%p if priority %}")
    entry(document, "Đối tượng ưu tiên đăng ký: ", "priority")
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p if list_number %}")
    entry(document, "Số thứ tự trong danh sách đủ điều kiện: ", "list_number")
    nd30.tag(document, "{%p endif %}")
    entry(document, "Nguyện vọng:")
    _wishes(document)
    nd30.tag(document, "{%p if evidence %}")
    entry(document, "Minh chứng kèm theo:")
    nd30.tag(document, "{%p for text in evidence %}")
    entry(document, "- {{ text }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p endif %}")
    nd30.signed_by(document, "NGƯỜI NHẬN HỒ SƠ")
    return document


def letter():
    document = _paper("THÔNG BÁO", "Phiếu đăng ký dự tuyển không đủ điều kiện, tiêu chuẩn")
    entry(document, "Kính gửi: ông (bà) ", "name")
    entry(document, "Ngày sinh: ", "born")
    entry(document, "Địa chỉ: ", "address")
    entry(document, "Mã biên nhận: ", "receipt")
    nd30.body(
        document,
        "{{ issuer_name }} thông báo: phiếu đăng ký dự tuyển của ông (bà) không đủ điều kiện, "
        "tiêu chuẩn của vị trí dự tuyển, vì những lý do sau đây:",
    )
    nd30.tag(document, "{%p for text in reasons %}")
    entry(document, "- {{ text }}", before=1, indent=8)
    nd30.tag(document, "{%p endfor %}")
    nd30.body(
        document,
        "Nếu không đồng ý, ông (bà) gửi ý kiến bằng văn bản đến {{ issuer_name }} hoặc ghi ý kiến "
        "trên trang hồ sơ dự tuyển của mình trước khi công bố kết quả.",
    )
    nd30.signed_by(document, "THỦ TRƯỞNG CƠ QUAN")
    return document


BUILDS = {
    FOLDER / "recruitment_receipt.docx": receipt,
    FOLDER / "recruitment_letter.docx": letter,
}

if __name__ == "__main__":
    for file, build in BUILDS.items():
        build().save(file)
