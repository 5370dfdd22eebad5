"""What an announcement says, and what a version says otherwise than the one before.

The content is plain values, so that a version can be kept, digested, compared with the one before
and shown as it was. Labels are Vietnamese: they stand in the public text.
"""

import hashlib
import json

from odoo.addons.cchc_base.rules.money import format_dong

# In the order in which they are told.
LABELS = {
    "name": "Kỳ tuyển dụng",
    "unit": "Cơ quan tuyển dụng",
    "law": "Văn bản áp dụng",
    "form": "Hình thức tuyển dụng",
    "announced_on": "Ngày thông báo",
    "opens_on": "Nhận phiếu đăng ký từ ngày",
    "closes_on": "Nhận phiếu đăng ký đến hết ngày",
    "exam_on": "Dự kiến khai mạc",
    "exam_place": "Địa điểm tổ chức",
    "receives_at": "Nơi nhận phiếu đăng ký",
    "contact": "Liên hệ",
    "fee": "Phí dự tuyển",
}
POST_LABELS = {
    "name": "Vị trí việc làm",
    "unit": "Đơn vị sử dụng",
    "rank": "Ngạch, chức danh nghề nghiệp",
    "places": "Số lượng",
    "exam_form": "Hình thức thi",
    "language": "Ngoại ngữ",
    "conditions": "Tiêu chuẩn, điều kiện",
}
# Vietnamese whatever the language of who announces.
FORMS = {
    "exam": "Thi tuyển",
    "review": "Xét tuyển",
    "direct": "Tiếp nhận vào làm công chức, viên chức",
    "leadership": "Thi tuyển chức danh lãnh đạo, quản lý",
}
EXAM_FORMS = {
    "written": "Viết",
    "written_interview": "Viết và phỏng vấn",
    "interview": "Phỏng vấn",
    "oral": "Vấn đáp",
    "practice": "Thực hành",
    "project": "Đề án",
}
LEADERSHIP_FORM = "Viết và bảo vệ đề án"


def digest(content):
    """The fingerprint of a content: the same for the same words."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def show(name, value):
    """A value of the content in words."""
    if name == "fee":
        return format_dong(value) if value else "Không thu"
    if name == "conditions":
        return "; ".join(row["words"] for row in value)
    if name.endswith("_on") and value:
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return "" if value in (None, False) else str(value)


def differences(old, new):
    """What a version says otherwise than the one before: ``((label, before, after), …)``."""
    found = [
        (label, show(name, old.get(name)), show(name, new.get(name)))
        for name, label in LABELS.items()
        if show(name, old.get(name)) != show(name, new.get(name))
    ]
    before = {post["code"]: post for post in old.get("posts", ())}
    after = {post["code"]: post for post in new.get("posts", ())}
    for code in sorted(before.keys() | after.keys()):
        one, other = before.get(code), after.get(code)
        if not one or not other:
            told = (one or other)["name"]
            found.append((f"Vị trí {code}", told if one else "", told if other else ""))
            continue
        found += [
            (f"Vị trí {code} – {label}", show(name, one.get(name)), show(name, other.get(name)))
            for name, label in POST_LABELS.items()
            if show(name, one.get(name)) != show(name, other.get(name))
        ]
    return tuple(found)
