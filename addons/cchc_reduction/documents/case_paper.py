"""The computation of one case in the plain values of a Word template."""

from datetime import date

NO_ISSUER = {"lines": [], "parent": "", "place": ""}


def paper(  # pylint: disable=too-many-arguments
    *, issuer, today, facts, options, computations, amount, words, offer, paid, unverified
):
    """The context of the template; texts only.

    :param facts: dictionaries of ``label`` and ``value``
    :param options: dictionaries of ``decree``, ``measure``, ``amount``, ``confidence`` and
        ``remark``
    :param computations: dictionaries of ``title``, ``steps`` (texts), ``lines`` (dictionaries of
        ``label``, ``formula``, ``amount``, ``article`` and ``confidence``), ``amount`` and
        ``full_pension``
    :param unverified: texts of figures that nobody has read in the text
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "facts": facts,
        "options": [{"number": str(place), **row} for place, row in enumerate(options, 1)],
        "computations": [
            {
                **part,
                "lines": [{"number": str(at), **line} for at, line in enumerate(part["lines"], 1)],
            }
            for part in computations
        ],
        "amount": amount,
        "words": words,
        "offer": offer,
        "paid": paid,
        "unverified": list(unverified),
        "mark": "",
    }


def samples():
    """Contexts which together hold every variable."""
    return [
        paper(
            issuer={
                "lines": ["SỞ TÀI CHÍNH"],
                "parent": "ỦY BAN NHÂN DÂN TỈNH",
                "place": "Rạch Giá",
            },
            today=date(2025, 5, 1),
            facts=[{"label": "Họ và tên", "value": "Nguyễn Văn An"}],
            options=[
                {
                    "decree": "NĐ 154/2025/NĐ-CP",
                    "measure": "Nghỉ hưu trước tuổi",
                    "amount": "255.000.000",
                    "confidence": "suy ra từ văn bản khác, cần đối chiếu",
                    "remark": "Mức cao nhất",
                }
            ],
            computations=[
                {
                    "title": "Nghỉ hưu trước tuổi – Điều 6 khoản 2",
                    "steps": ["Số tháng nghỉ trước tuổi: 40"],
                    "lines": [
                        {
                            "label": "Trợ cấp do nghỉ hưu trước tuổi",
                            "formula": "5 × 3,5 năm × 10.000.000",
                            "amount": "175.000.000",
                            "article": "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP",
                            "confidence": "đã đối chiếu văn bản",
                        }
                    ],
                    "amount": "255.000.000",
                    "full_pension": "có",
                }
            ],
            amount="255.000.000",
            words="Hai trăm năm mươi lăm triệu đồng",
            offer="Nghỉ hưu trước tuổi, Điều 6 khoản 2 NĐ 154/2025/NĐ-CP",
            paid="Đã nhận 10.000.000 đồng theo NĐ 29/2023/NĐ-CP ngày 01/05/2024.",
            unverified=["Số tháng lẻ tối đa tính là nửa năm: 6"],
        )
    ]
