"""The classification of a unit: who has which level, and the cap of each group reckoned."""

from datetime import date

from .paper import DAY, FOUR, ISSUER, LEVELS, head, points


def context(issuer, day: date, *, unit, period, document, unit_rating, groups, signature):
    """
    :param groups: name, rows (name, post, points, level, why not classified), cap as words
    """
    shown, rows, number = [], [], 0
    for name, people, cap in groups:
        shown.append({"name": name, "cap": cap, "people": str(len(people))})
        above = {"heading": True, "number": "", "name": name.upper(), "post": "", "points": ""}
        rows.append({**above, "level": "", "note": ""})
        for person, post, total, level, why_not in people:
            number += 1
            rows.append(
                {
                    "heading": False,
                    "number": str(number),
                    "name": person,
                    "post": post,
                    "points": points(total),
                    "level": LEVELS.get(level, ""),
                    "note": why_not,
                }
            )
    levels = [level for _name, people, _cap in groups for *_rest, level, _why in people]
    return {
        **head(issuer, day),
        "title": f"Danh sách xếp loại chất lượng – {unit}",
        "unit": unit,
        "period": period,
        "document": document,
        "unit_rating": LEVELS.get(unit_rating, ""),
        "groups": shown,
        "rows": rows,
        "count": str(number),
        "totals": [
            {"name": LEVELS[code], "count": str(levels.count(code))}
            for code in LEVELS
            if code in FOUR or code in levels
        ],
        "without": str(sum(not level for level in levels)),
        "signature": [line.upper() for line in signature],
    }


def samples():
    """Contexts which together hold every variable."""
    people = [
        ("Nguyễn Thị An", "Chuyên viên", 94, "excellent", ""),
        ("Trần Văn Ba", "Chuyên viên", None, "", "Dưới 06 tháng công tác"),
    ]
    return [
        context(
            ISSUER, DAY, unit="Sở Tài chính", period="năm 2026", document="215/QĐ-STC",
            unit_rating="good", groups=[("Chuyên môn", people, "20% × 33 = 6,6 → 6 người")],
            signature=("Giám đốc",),
        )
    ]  # fmt: skip
