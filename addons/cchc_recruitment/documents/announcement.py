"""An announcement of recruitment in the plain values of a Word template."""

from datetime import date

from ..rules.announcement import LABELS, show

# Told in the heading or in a table of their own.
APART = frozenset({"name", "unit"})


def context(issuer, day, content, number, reason, changes):
    """What the template says; texts only.

    :param content: of the version, see `rules.announcement`
    :param changes: ``((label, before, after), …)`` beside the version before
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "title": content["name"],
        "version": f"Lần {number}" if number > 1 else "",
        "reason": reason,
        "facts": [
            {"label": label, "value": show(name, content.get(name))}
            for name, label in LABELS.items()
            if name not in APART and show(name, content.get(name))
        ],
        "posts": [
            {
                "code": post["code"],
                "name": post["name"],
                "unit": post["unit"] or "",
                "rank": post["rank"] or "",
                "places": str(post["places"]),
                "exam_form": post["exam_form"],
            }
            for post in content["posts"]
        ],
        "conditions": [
            {
                "post": f"{post['code']} – {post['name']}",
                "rows": [
                    f"{row['kind']}: {row['words']}"
                    + (f" ({row['article']})" if row["article"] else "")
                    for row in post["conditions"]
                ],
            }
            for post in content["posts"]
        ],
        "total": str(sum(post["places"] for post in content["posts"])),
        "changes": [
            {"label": label, "before": before or "–", "after": after or "–"}
            for label, before, after in changes
        ],
        "mark": "",
    }


SAMPLE = {
    "name": "Tuyển dụng công chức năm 2026",
    "unit": "Sở Nội vụ",
    "law": "NĐ 170/2025/NĐ-CP",
    "form": "Thi tuyển",
    "announced_on": "2026-03-02",
    "opens_on": "2026-03-02",
    "closes_on": "2026-03-31",
    "exam_on": "2026-05-10",
    "exam_place": "Trường Chính trị tỉnh",
    "receives_at": "Trung tâm Phục vụ hành chính công",
    "contact": "0297 000 000",
    "fee": 500_000,
    "posts": [
        {
            "code": "VT01",
            "name": "Chuyên viên về tổ chức bộ máy",
            "unit": "Phòng Tổ chức bộ máy",
            "rank": "Chuyên viên",
            "places": 2,
            "exam_form": "Viết",
            "language": None,
            "conditions": [
                {"kind": "Trình độ", "words": "Đại học trở lên", "article": "Điều 4, Chuyên viên"}
            ],
        }
    ],
}


def samples():
    """Contexts which together hold every variable."""
    issuer = {"lines": ["SỞ NỘI VỤ"], "parent": "ỦY BAN NHÂN DÂN TỈNH", "place": "Rạch Giá"}
    changes = (("Dự kiến khai mạc", "03/05/2026", "10/05/2026"),)
    return [context(issuer, date(2026, 3, 2), SAMPLE, 2, "Đổi địa điểm", changes)]
