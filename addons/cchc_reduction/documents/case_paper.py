"""The computation of one case in the plain values of a Word template."""

from datetime import date

NO_ISSUER = {"lines": [], "parent": "", "place": ""}


def paper(*, issuer, today, facts, options, computations, amount, words, unverified):
    """The context of the template; texts only.

    :param facts: dictionaries of ``label`` and ``value``
    :param options: dictionaries of ``decree``, ``measure``, ``amount`` and ``remark``
    :param computations: dictionaries of ``title`` and ``steps``
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "facts": facts,
        "options": [{"number": str(place), **row} for place, row in enumerate(options, 1)],
        "computations": computations,
        "amount": amount,
        "words": words,
        "unverified": "có" if unverified else "",
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
                    "remark": "Mức cao nhất",
                }
            ],
            computations=[
                {
                    "title": "Nghỉ hưu trước tuổi – Điều 6 khoản 2",
                    "steps": ["Tổng số tiền (đồng): 255.000.000"],
                }
            ],
            amount="255.000.000",
            words="Hai trăm năm mươi lăm triệu đồng",
            unverified=True,
        )
    ]
