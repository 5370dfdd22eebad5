"""The file of a session for inspection and archive, in the plain values of a Word template."""

from datetime import date


def context(issuer, day, name, facts, steps, parts):
    """What the template says; texts only.

    :param facts: ``(label, value)``
    :param steps: dictionaries of ``name``, ``due``, ``done``, ``article``, ``late``
    :param parts: dictionaries of ``section``, ``name``, ``day``, ``file``, ``digest``
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "title": name,
        "facts": [{"label": label, "value": value} for label, value in facts],
        "steps": [{"number": str(place), **step} for place, step in enumerate(steps, 1)],
        "parts": [{"number": str(place), **part} for place, part in enumerate(parts, 1)],
        "mark": "",
    }


def samples():
    """Contexts which together hold every variable."""
    issuer = {"lines": ["SỞ NỘI VỤ"], "parent": "ỦY BAN NHÂN DÂN TỈNH", "place": "Rạch Giá"}
    step = {
        "name": "Nhận phiếu đăng ký dự tuyển",
        "due": "31/03/2026",
        "done": "31/03/2026",
        "article": "Điều 15 NĐ 170/2025/NĐ-CP",
        "late": "",
    }
    part = {
        "section": "Thông báo tuyển dụng",
        "name": "Thông báo lần 1",
        "day": "02/03/2026",
        "file": "02_thong_bao/lan_1.json",
        "digest": "a1b2",
    }
    facts = [("Cơ quan tuyển dụng", "Sở Nội vụ")]
    return [context(issuer, date(2026, 6, 1), "Tuyển dụng công chức", facts, [step], [part])]
