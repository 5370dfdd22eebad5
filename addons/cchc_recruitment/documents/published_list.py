"""A published list of results in the plain values of a Word template."""

from datetime import date

from ..rules.published import row_of


def paper(*, issuer, day, title, number, rows, digest, differences):
    """The context of the template; texts only.

    :param rows: as in `rules.published`
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "title": title,
        "number": str(number),
        "rows": [{"at": str(at), **row} for at, row in enumerate(rows, 1)],
        "digest": digest,
        "differences": list(differences),
        "mark": "",
    }


def samples():
    """Contexts which together hold every variable."""
    return [
        paper(
            issuer={
                "lines": ["SỞ NỘI VỤ"],
                "parent": "ỦY BAN NHÂN DÂN TỈNH",
                "place": "Rạch Giá",
            },
            day=date(2026, 6, 17),
            title="Tuyển dụng công chức năm 2026",
            number=2,
            rows=[row_of("VT01", "001", "67.26", "5", "72.26", 1, "chosen")],
            digest="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            differences=["VT01 – 001: 70 điểm, thứ 2, đạt → 72,26 điểm, thứ 1, trúng tuyển"],
        )
    ]
