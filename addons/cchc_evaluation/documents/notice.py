"""The result, told to the person in writing (NĐ 233/2026, điều 15; NĐ 90/2020, điều 17–19)."""

from datetime import date

from .paper import DAY, ISSUER, LEVELS, day_text, decree, head, points


def context(  # pylint: disable=too-many-arguments
    issuer, day: date, *, law, period, number, name, post, unit, level, total, decided_by,
    decided_on, document, why_not, steps, until, signature,
):  # fmt: skip
    """
    :param steps: how the points and the level came about, in words
    :param until: last day of a complaint
    """
    return {
        **head(issuer, day),
        "title": f"Thông báo kết quả xếp loại chất lượng – {name}",
        "number": number,
        "decree": decree(law),
        "period": period,
        "name": name,
        "post": post,
        "unit": unit,
        "level": LEVELS.get(level, ""),
        "total": points(total),
        "decided_by": decided_by,
        "decided_on": day_text(decided_on),
        "document": document,
        "why_not": why_not,
        "steps": list(steps),
        "until": day_text(until),
        "signature": [line.upper() for line in signature],
        "recipients": [f"{name}", "Lưu: VT, hồ sơ"],
        "signer": "",
    }


def samples():
    """Contexts which together hold every variable."""
    return [
        context(
            ISSUER, DAY, law="nd335_2025", period="năm 2026", number="12/TB-STC",
            name="Nguyễn Thị An", post="Chuyên viên", unit="Phòng Quản lý ngân sách",
            level="good", total=87.5, decided_by="Giám đốc Sở Tài chính", decided_on=DAY,
            document="215/QĐ-STC", why_not="Có dưới 06 tháng công tác.",
            steps=["Điểm tiêu chí chung: 28/30."], until=date(2026, 12, 20),
            signature=("Giám đốc",),
        )
    ]  # fmt: skip
