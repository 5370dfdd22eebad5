"""What the receipt and the letter to a candidate consist of, in plain values."""

from datetime import date


def paper(  # pylint: disable=too-many-arguments
    *, issuer, today, session, receipt, number, submitted, name, born, sex, citizen_id, address,
    priority, wishes, evidence, reasons,
):  # fmt: skip
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "issuer_name": issuer["name"],
        "place_and_date": f"{place}ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "session": session,
        "receipt": receipt,
        "list_number": str(number or ""),
        "submitted": submitted,
        "name": name,
        "born": born,
        "sex": sex,
        "citizen_id": citizen_id,
        "address": address,
        "priority": priority,
        "wishes": [
            {"number": str(place), "post": post} for place, post in enumerate(wishes, start=1)
        ],
        "evidence": list(evidence),
        "reasons": list(reasons),
        "mark": "",
    }


def samples():
    """Contexts which together hold every variable."""
    return [
        paper(
            issuer={
                "name": "Sở Nội vụ",
                "lines": ["SỞ NỘI VỤ"],
                "parent": "ỦY BAN NHÂN DÂN TỈNH",
                "place": "Rạch Giá",
            },
            today=date(2026, 3, 2),
            session="Tuyển dụng công chức năm 2026",
            receipt="7K2MPQ9XHD",
            number=12,
            submitted="09:30 ngày 02/03/2026",
            name="Nguyễn Văn An",
            born="01/02/2000",
            sex="Nam",
            citizen_id="091200012345",
            address="12 Nguyễn Trung Trực, Rạch Giá",
            priority="Người dân tộc thiểu số",
            wishes=["VT01 – Chuyên viên tổ chức"],
            evidence=["Văn bằng: bang-dai-hoc.pdf"],
            reasons=["VT01 – Chuyên viên tổ chức: Ngành đào tạo chưa phù hợp"],
        )
    ]
