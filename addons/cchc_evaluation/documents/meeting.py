"""Minutes of the meeting that comments on the evaluations of a unit."""

from datetime import date

from .paper import DAY, ISSUER, LEVELS, day_text, head, numbered, points

KINDS = {
    "collective": "Họp nhận xét, đánh giá, xếp loại chất lượng",
    "party": "Lấy ý kiến của cấp ủy về đánh giá, xếp loại chất lượng",
}


def context(  # pylint: disable=too-many-arguments
    issuer, day: date, *, kind, unit, period, number, chair, secretary, present, absent, content,
    people,
):  # fmt: skip
    """
    :param people: name, post, level the person claims, total, comment or votes, level proposed
    """
    return {
        **head(issuer, day),
        "title": f"Biên bản – {KINDS[kind]} – {unit}",
        "subject": KINDS[kind],
        "number": number,
        "unit": unit,
        "period": period,
        "held_on": day_text(day),
        "chair": chair,
        "secretary": secretary,
        "present": present,
        "absent": absent,
        "content": (content or "").splitlines(),
        "rows": numbered(
            {
                "name": name,
                "post": post,
                "claimed": LEVELS.get(claimed, ""),
                "points": points(total),
                "comment": comment,
                "proposed": LEVELS.get(proposed, ""),
            }
            for name, post, claimed, total, comment, proposed in people
        ),
        "count": str(len(people)),
    }


def samples():
    """Contexts which together hold every variable."""
    return [
        context(
            ISSUER, DAY, kind="collective", unit="Sở Tài chính", period="năm 2026",
            number="05/BB", chair="Trần Văn Ba", secretary="Lê Thị Tư", present="42",
            absent="2 (có lý do)", content="Nội dung.",
            people=[("Nguyễn Thị An", "Chuyên viên", "excellent", 94, "40/42 đồng ý", "good")],
        )
    ]  # fmt: skip
