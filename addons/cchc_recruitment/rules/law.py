"""Which text governs a competition, and what happens to it when the text changes midway.

A competition follows the text in force on the day of its announcement. Where a later text has a
transition clause that was read (NĐ 170/2025, điều 70), the clause decides: with the first round
held the competition is finished by the old text within three months, else it is cancelled; with
no round held yet the new text governs. Of the other changes nobody has read the clause: the
competition is finished by the text of its announcement, and the explanation says so.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step

CIVIL, PUBLIC = "civil_servant", "public_employee"
SEEN, MEMORY = "seen", "memory"
# What stands in no decree on recruitment, and what holds whatever the decree.
LEADERSHIP, GENERAL = "leadership", "general"

LAWS = {
    "nd24_2010": "NĐ 24/2010/NĐ-CP (sửa đổi bởi NĐ 93/2010/NĐ-CP)",
    "nd161_2018": "NĐ 24/2010/NĐ-CP, sửa đổi bởi NĐ 161/2018/NĐ-CP",
    "nd138_2020": "NĐ 138/2020/NĐ-CP",
    "nd138_2020_nd06": "NĐ 138/2020/NĐ-CP, kiểm định đầu vào theo NĐ 06/2023/NĐ-CP",
    "nd138_2020_nd116": "NĐ 138/2020/NĐ-CP, sửa đổi bởi NĐ 116/2024/NĐ-CP",
    "nd170_2025": "NĐ 170/2025/NĐ-CP",
    "nd170_2025_nd300": "NĐ 170/2025/NĐ-CP, sửa đổi bởi NĐ 300/2026/NĐ-CP",
    "nd29_2012": "NĐ 29/2012/NĐ-CP",
    "nd29_2012_nd161": "NĐ 29/2012/NĐ-CP, sửa đổi bởi NĐ 161/2018/NĐ-CP",
    "nd115_2020": "NĐ 115/2020/NĐ-CP",
    "nd115_2020_nd85": "NĐ 115/2020/NĐ-CP, sửa đổi bởi NĐ 85/2023/NĐ-CP",
    "nd259_2026": "NĐ 259/2026/NĐ-CP",
    LEADERSHIP: "Thi tuyển chức danh lãnh đạo, quản lý",
    GENERAL: "Quy định chung",
}
# An amended text keeps what the amendment doesn't change.
AMENDS = {
    "nd161_2018": "nd24_2010",
    "nd138_2020_nd06": "nd138_2020",
    "nd138_2020_nd116": "nd138_2020_nd06",
    "nd170_2025_nd300": "nd170_2025",
    "nd29_2012_nd161": "nd29_2012",
    "nd115_2020_nd85": "nd115_2020",
}


@dataclass(frozen=True)
class Text:
    """A text and the days on which announcements follow it."""

    code: str
    category: str
    date_from: date
    date_to: date | None = None
    confidence: str = MEMORY


TEXTS = (
    Text("nd24_2010", CIVIL, date(2010, 5, 1), date(2019, 1, 14)),
    Text("nd161_2018", CIVIL, date(2019, 1, 15), date(2020, 11, 30)),
    Text("nd138_2020", CIVIL, date(2020, 12, 1), date(2024, 7, 31), SEEN),
    Text("nd138_2020_nd06", CIVIL, date(2024, 8, 1), date(2024, 9, 16), SEEN),
    Text("nd138_2020_nd116", CIVIL, date(2024, 9, 17), date(2025, 6, 30), SEEN),
    Text("nd170_2025", CIVIL, date(2025, 7, 1), date(2026, 7, 31), SEEN),
    Text("nd170_2025_nd300", CIVIL, date(2026, 8, 1), None, SEEN),
    Text("nd29_2012", PUBLIC, date(2012, 6, 1), date(2019, 1, 14)),
    Text("nd29_2012_nd161", PUBLIC, date(2019, 1, 15), date(2020, 9, 28)),
    Text("nd115_2020", PUBLIC, date(2020, 9, 29), date(2023, 12, 6), SEEN),
    Text("nd115_2020_nd85", PUBLIC, date(2023, 12, 7), date(2026, 6, 30), SEEN),
    Text("nd259_2026", PUBLIC, date(2026, 7, 1), None, SEEN),
)
# NĐ 06/2023: the pass of the input-quality test is asked of every candidate.
INPUT_TEST = (date(2024, 8, 1), date(2025, 6, 30))
# NĐ 170/2025, điều 70
CLAUSE_ON, CLAUSE_MONTHS = date(2025, 7, 1), 3
CLAUSE = "Điều 70 NĐ 170/2025/NĐ-CP"
OLD_LAW, NEW_LAW, CANCELLED = "old", "new", "cancelled"


def lineage(law):
    """The text and those that it amends, the latest first."""
    found = [law]
    while found[-1] in AMENDS:
        found.append(AMENDS[found[-1]])
    return tuple(found)


def sources(law):
    """The texts of which a figure may be, the nearest first; last what holds whatever the text."""
    return (*lineage(law), GENERAL)


def family(law):
    """The decree without its amendments: nd170_2025_nd300 → nd170_2025."""
    return lineage(law)[-1]


def text_on(category, on):
    """The text that an announcement of that day follows.

    :raise NoRuleInForce: before the first text
    """
    own = [text for text in TEXTS if text.category == category]
    return pick(own, on, "Văn bản về tuyển dụng")


def law_for(category, announced_on, round_one_done_on=None, on=None):
    """The text by which a competition is held, and why.

    :param round_one_done_on: the day on which the first round was held, if it was
    :param on: the day of asking; by default that of the announcement or of the first round
    :return: a `Result` with the code of the text; facts ``title``, ``input_test`` (the pass of
        NĐ 06/2023 is asked), ``transition`` (empty, ``old``, ``new`` or ``cancelled``), ``until``
        (the day by which a competition of the old text ends) and ``confidence``
    """
    text = text_on(category, announced_on)
    asked = max(filter(None, (announced_on, round_one_done_on, on)))
    steps = [
        Step("Ngày thông báo tuyển dụng", announced_on),
        Step("Văn bản đang có hiệu lực ngày đó", LAWS[text.code]),
    ]
    transition, until = "", None
    if category == CIVIL and announced_on < CLAUSE_ON <= asked:
        transition, until, told = _by_clause(round_one_done_on, asked)
        steps += told
        if transition == NEW_LAW:
            text = text_on(category, CLAUSE_ON)
    steps += _unread(category, text, asked)
    input_test = category == CIVIL and _asks_input_test(announced_on, text)
    if input_test:
        steps.append(Step("Phải có kết quả kiểm định chất lượng đầu vào", True, "NĐ 06/2023/NĐ-CP"))
    steps.append(Step("Áp dụng", LAWS[text.code]))
    facts = (
        ("title", LAWS[text.code]),
        ("input_test", input_test),
        ("transition", transition),
        ("until", until),
        ("confidence", text.confidence),
    )
    return Result(text.code, tuple(steps), "recruitment_law", facts)


def _by_clause(round_one_done_on, asked):
    """NĐ 170/2025, điều 70: what becomes of a competition announced before it."""
    if not round_one_done_on or round_one_done_on >= CLAUSE_ON:
        told = Step("Chưa tổ chức vòng 1 trước ngày 01/07/2025: theo quy định mới", None, CLAUSE)
        return NEW_LAW, None, [told]
    until = add_months(CLAUSE_ON, CLAUSE_MONTHS)
    told = [
        Step("Đã tổ chức vòng 1 ngày", round_one_done_on),
        Step("Tiếp tục theo quy định cũ, phải xong trước ngày", until, CLAUSE),
    ]
    if asked < until:
        return OLD_LAW, until, told
    told.append(Step("Quá thời hạn chuyển tiếp: hủy kỳ tuyển dụng", until, CLAUSE))
    return CANCELLED, until, told


def _unread(category, text, asked):
    """Changes since, of which nobody has read the transition clause."""
    later = [
        one
        for one in TEXTS
        if one.category == category
        and text.date_from < one.date_from <= asked
        and not (category == CIVIL and one.date_from == CLAUSE_ON)
        and not (text.date_from < CLAUSE_ON < one.date_from and category == CIVIL)
    ]
    return [
        Step(
            f"{LAWS[one.code]} có hiệu lực giữa chừng: chưa đối chiếu điều khoản chuyển tiếp, "
            "tiếp tục theo văn bản lúc thông báo",
            one.date_from,
        )
        for one in later
    ]


def _asks_input_test(announced_on, text):
    first, last = INPUT_TEST
    return first <= announced_on <= last and family(text.code) == "nd138_2020"
