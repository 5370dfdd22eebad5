"""Papers of what follows: minutes of a discipline meeting, notice of the handling of a rating."""

from datetime import date

from ..rules.discipline_case import WORDS
from .paper import DAY, ISSUER, LEVELS, day_text, head, numbered

MEETINGS = {
    "review": "Họp kiểm điểm người có hành vi vi phạm",
    "council": "Họp Hội đồng kỷ luật",
}
ROLES = {"chair": "Chủ tịch", "member": "Ủy viên", "secretary": "Ủy viên kiêm thư ký"}
CHOICES = {"other_post": "bố trí vị trí công tác khác", "leaving": "cho thôi việc"}


def minutes(  # pylint: disable=too-many-arguments
    issuer, day: date, *, kind, place, chair, secretary, present, person_present, name, post, unit,
    acts, account, content, members, votes, proposed,
):  # fmt: skip
    """
    :param acts: (day, words) of each
    :param members: (name, title, role) of each who sits on the council
    :param votes: (form, number) of the secret ballot
    """
    return {
        **head(issuer, day),
        "title": f"Biên bản – {MEETINGS[kind]} – {name}",
        "subject": MEETINGS[kind],
        "number": "        ",
        "held_on": day_text(day),
        "place": place or issuer["name"],
        "chair": chair,
        "secretary": secretary,
        "present": f"{present} người",
        "presence": "có mặt" if person_present else "vắng mặt",
        "name": name,
        "post": post,
        "unit": unit,
        "acts": [f"Ngày {day_text(on)}: {words}" for on, words in acts],
        "account": account or "",
        "content": (content or "").splitlines(),
        "members": numbered(
            {"name": who, "title": title or "", "role": ROLES[role]} for who, title, role in members
        ),
        "votes": [{"form": WORDS[form].capitalize(), "count": str(count)} for form, count in votes],
        "proposed": WORDS[proposed].capitalize() if proposed else "",
    }


def notice(  # pylint: disable=too-many-arguments
    issuer, day: date, *, number, name, post, unit, year, level, rated_on, steps, choices, due_on,
    signature,
):  # fmt: skip
    """
    :param steps: the ground, line by line
    :param choices: codes of `CHOICES` that the law leaves open
    """
    return {
        **head(issuer, day),
        "title": f"Thông báo xử lý sau xếp loại – {name}",
        "number": number or "        ",
        "year": str(year),
        "name": name,
        "post": post,
        "unit": unit,
        "level": LEVELS[level],
        "rated_on": day_text(rated_on),
        "steps": list(steps),
        "choices": " hoặc ".join(CHOICES[code] for code in choices),
        "due_on": day_text(due_on),
        "signature": [line.upper() for line in signature],
        "recipients": [name, "Lưu: VT, hồ sơ"],
        "signer": "",
    }


def minutes_samples():
    """Contexts which together hold every variable."""
    return [
        minutes(
            ISSUER, DAY, kind="council", place="Phòng họp số 1", chair="Trần Văn Ba",
            secretary="Lê Thị Tư", present=3, person_present=True, name="Nguyễn Thị An",
            post="Chuyên viên", unit="Phòng Quản lý ngân sách",
            acts=[(DAY, "Tự ý nghỉ việc 5 ngày")], account="Tôi nhận khuyết điểm.",
            content="Hội đồng thảo luận.",
            members=[("Trần Văn Ba", "Phó Giám đốc", "chair")], votes=[("reprimand", 2)],
            proposed="reprimand",
        )
    ]  # fmt: skip


def notice_samples():
    """Contexts which together hold every variable."""
    return [
        notice(
            ISSUER, DAY, number="31/TB-STC", name="Nguyễn Thị An", post="Chuyên viên",
            unit="Phòng Quản lý ngân sách", year=2026, level="not_completed", rated_on=DAY,
            steps=["Năm 2026: không hoàn thành nhiệm vụ"], choices=("other_post", "leaving"),
            due_on=date(2027, 1, 9), signature=("Giám đốc",),
        )
    ]  # fmt: skip
