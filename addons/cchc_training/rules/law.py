"""Which text governs the training of a person on a day.

The text is the one in force on the day of what is asked: the sending, the class, the event that
makes somebody pay back. NĐ 171/2025 repeals what NĐ 101/2017 says of civil servants (điều 41
khoản 2); public employees stay with NĐ 101 until NĐ 259/2026, whose rules on training nobody has
read: the figures of NĐ 101 go on, and the explanation says so. Cadres follow civil servants.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

CIVIL, PUBLIC = "civil_servant", "public_employee"
# Categories of people (`staffing_category`) → whose text is theirs. Of the others no decree speaks.
AUDIENCE = {
    "cadre": CIVIL,
    "civil_servant": CIVIL,
    "commune_cadre": CIVIL,
    "commune_civil_servant": CIVIL,
    "public_employee": PUBLIC,
}
CADRES = ("cadre", "commune_cadre")
SEEN, MEMORY, DERIVED = "seen", "memory", "derived"
# Strongest first.
CERTAINTY = (SEEN, DERIVED, MEMORY)
# What is the province's own habit, in no decree: Home Affairs may depart from it.
HOUSE = "house"

LAWS = {
    "nd18_2010": "NĐ 18/2010/NĐ-CP",
    "nd101_2017": "NĐ 101/2017/NĐ-CP",
    "nd101_2017_nd89": "NĐ 101/2017/NĐ-CP, sửa đổi bởi NĐ 89/2021/NĐ-CP",
    "nd171_2025": "NĐ 171/2025/NĐ-CP",
    "nd259_2026": "NĐ 259/2026/NĐ-CP",
}
OTHERS = {HOUSE: "Quy định của tỉnh"}
TITLES = LAWS | OTHERS
# An amended text keeps what the amendment doesn't change. What NĐ 259/2026 says of training was
# not read: NĐ 101 stands in for it.
AMENDS = {
    "nd101_2017_nd89": "nd101_2017",
    "nd259_2026": "nd101_2017_nd89",
}
# Whose own rules nobody has read.
UNREAD = ("nd259_2026",)


@dataclass(frozen=True)
class Text:
    """A text and the days on which it governs."""

    code: str
    audience: str
    date_from: date
    date_to: date | None = None
    confidence: str = MEMORY


TEXTS = (
    Text("nd18_2010", CIVIL, date(2010, 5, 1), date(2017, 10, 20)),
    Text("nd101_2017", CIVIL, date(2017, 10, 21), date(2021, 12, 9)),
    Text("nd101_2017_nd89", CIVIL, date(2021, 12, 10), date(2025, 6, 30)),
    Text("nd171_2025", CIVIL, date(2025, 7, 1), None, SEEN),
    Text("nd18_2010", PUBLIC, date(2010, 5, 1), date(2017, 10, 20)),
    Text("nd101_2017", PUBLIC, date(2017, 10, 21), date(2021, 12, 9)),
    Text("nd101_2017_nd89", PUBLIC, date(2021, 12, 10), date(2026, 6, 30)),
    Text("nd259_2026", PUBLIC, date(2026, 7, 1)),
)
REPEAL = "Điều 41 khoản 2 NĐ 171/2025/NĐ-CP"


def lineage(law):
    """The text and those that it amends or falls back on, the latest first."""
    found = [law]
    while found[-1] in AMENDS:
        found.append(AMENDS[found[-1]])
    return tuple(found)


def sources(law):
    """The texts of which a figure may be, the nearest first; last the province's own."""
    return (*lineage(law), HOUSE)


def family(law):
    """The decree without its amendments: nd101_2017_nd89 → nd101_2017."""
    return lineage(law)[-1]


def audience(category):
    """Whose text applies to a `staffing_category`, or None."""
    return AUDIENCE.get(category)


def least_sure(confidences):
    """The weakest of several confidences."""
    return max(confidences, key=CERTAINTY.index, default=SEEN)


def law_for(category, day):
    """The text that governs the training of somebody on a day.

    :param category: `staffing_category` of the person that day
    :return: a `Result` with the code of the text, or "" when no decree speaks of the person; facts
        ``title``, ``confidence``, ``audience`` (civil_servant, public_employee or "")
    """
    own = audience(category)
    steps = [Step("Áp dụng theo văn bản có hiệu lực ngày", day)]
    text = own and next((one for one in TEXTS if one.audience == own and in_force(one, day)), None)
    if not text:
        told = (
            "Chưa có nghị định nào về đào tạo, bồi dưỡng áp dụng vào ngày này"
            if own
            else "Đào tạo, bồi dưỡng theo hợp đồng và quy chế của cơ quan, không theo nghị định"
        )
        steps.append(Step(told, None))
        return Result("", tuple(steps), "training_law", _facts("", "", MEMORY, own or ""))
    confidence = text.confidence
    if category in CADRES and text.code == "nd171_2025":
        confidence = DERIVED
        steps.append(
            Step("Chưa có văn bản riêng đã đối chiếu cho cán bộ: áp dụng như công chức", None)
        )
    if own == PUBLIC and day >= date(2025, 7, 1):
        steps.append(
            Step("Viên chức tiếp tục theo NĐ 101/2017, không thuộc phần bãi bỏ", None, REPEAL)
        )
    if text.code in UNREAD:
        steps.append(
            Step(
                f"{LAWS[text.code]}: chưa đối chiếu quy định về đào tạo, tạm tính theo",
                LAWS[AMENDS[text.code]],
            )
        )
    steps.append(Step("Áp dụng", LAWS[text.code]))
    return Result(
        text.code,
        tuple(steps),
        "training_law",
        _facts(text.code, LAWS[text.code], confidence, own),
    )


def _facts(code, title, confidence, whose):
    return (("law", code), ("title", title), ("confidence", confidence), ("audience", whose))
