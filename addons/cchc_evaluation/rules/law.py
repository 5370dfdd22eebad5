"""Which text governs the evaluation of a person in a period.

The text is the one in force on the last day of the period: the year 2025 of a civil servant is
still classified by NĐ 90/2020. NĐ 233/2026 lets a unit of public employees that has no regulation
of its own yet use NĐ 90 once more at the end of 2026 (điều 20 khoản 1). Of cadres no text since
2026 was read: they follow the one of civil servants, and the explanation says so.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

CIVIL, PUBLIC = "civil_servant", "public_employee"
# Categories of people (`staffing_category`) → whose text is theirs. Others are evaluated by
# their contract.
AUDIENCE = {
    "cadre": CIVIL,
    "civil_servant": CIVIL,
    "commune_cadre": CIVIL,
    "commune_civil_servant": CIVIL,
    "public_employee": PUBLIC,
}
CADRES = ("cadre", "commune_cadre")
SEEN, MEMORY, DERIVED = "seen", "memory", "derived"

LAWS = {
    "nd56_2015": "NĐ 56/2015/NĐ-CP",
    "nd56_2015_nd88": "NĐ 56/2015/NĐ-CP, sửa đổi bởi NĐ 88/2017/NĐ-CP",
    "nd90_2020": "NĐ 90/2020/NĐ-CP",
    "nd90_2020_nd48": "NĐ 90/2020/NĐ-CP, sửa đổi bởi NĐ 48/2023/NĐ-CP",
    "nd335_2025": "NĐ 335/2025/NĐ-CP",
    "nd233_2026": "NĐ 233/2026/NĐ-CP",
}
# What other texts the tables of figures speak of.
OTHERS = {
    "cbcc_2008": "Luật Cán bộ, công chức 2008, sửa đổi năm 2019",
    "cbcc_2025": "Luật Cán bộ, công chức số 80/2025/QH15 và NĐ 170/2025/NĐ-CP",
    "vc_2010": "Luật Viên chức 2010, sửa đổi năm 2019",
    "vc_2025": "Luật Viên chức số 129/2025/QH15",
    "nd34_2011": "NĐ 34/2011/NĐ-CP",
    "nd27_2012": "NĐ 27/2012/NĐ-CP",
    "nd112_2020": "NĐ 112/2020/NĐ-CP",
    "nd112_2020_nd71": "NĐ 112/2020/NĐ-CP, sửa đổi bởi NĐ 71/2023/NĐ-CP",
    "nd172_2025": "NĐ 172/2025/NĐ-CP",
    "nd234_2026": "NĐ 234/2026/NĐ-CP",
    "nd98_2023": "NĐ 98/2023/NĐ-CP",
    "nd152_2025": "NĐ 98/2023/NĐ-CP, NĐ 152/2025/NĐ-CP",
    "luat_tdkt_2022": "Luật Thi đua, khen thưởng số 06/2022/QH15",
    "extra_income": "Quy chế chi thu nhập tăng thêm",
}
TITLES = LAWS | OTHERS
# An amended text keeps what the amendment doesn't change.
AMENDS = {
    "nd56_2015_nd88": "nd56_2015",
    "nd90_2020_nd48": "nd90_2020",
    "nd112_2020_nd71": "nd112_2020",
    "nd152_2025": "nd98_2023",
}
BY_POINTS = ("nd335_2025", "nd233_2026")
BY_RESULTS = ("nd56_2015", "nd56_2015_nd88", "nd90_2020", "nd90_2020_nd48")


@dataclass(frozen=True)
class Text:
    """A text and the days on which periods end that follow it."""

    code: str
    audience: str
    date_from: date
    date_to: date | None = None
    confidence: str = MEMORY


TEXTS = (
    Text("nd56_2015", CIVIL, date(2015, 8, 1), date(2017, 9, 14)),
    Text("nd56_2015_nd88", CIVIL, date(2017, 9, 15), date(2020, 8, 19)),
    Text("nd90_2020", CIVIL, date(2020, 8, 20), date(2023, 9, 14), SEEN),
    Text("nd90_2020_nd48", CIVIL, date(2023, 9, 15), date(2025, 12, 31)),
    Text("nd335_2025", CIVIL, date(2026, 1, 1), None, SEEN),
    Text("nd56_2015", PUBLIC, date(2015, 8, 1), date(2017, 9, 14)),
    Text("nd56_2015_nd88", PUBLIC, date(2017, 9, 15), date(2020, 8, 19)),
    Text("nd90_2020", PUBLIC, date(2020, 8, 20), date(2023, 9, 14), SEEN),
    Text("nd90_2020_nd48", PUBLIC, date(2023, 9, 15), date(2026, 6, 30), SEEN),
    Text("nd233_2026", PUBLIC, date(2026, 7, 1), None, SEEN),
)
# NĐ 233/2026, điều 20 khoản 1
CLAUSE = "Điều 20 khoản 1 NĐ 233/2026/NĐ-CP"
CLAUSE_LAW, CLAUSE_FROM, CLAUSE_TO = "nd90_2020_nd48", date(2026, 7, 1), date(2026, 12, 31)


def lineage(law):
    """The text and those that it amends, the latest first."""
    found = [law]
    while found[-1] in AMENDS:
        found.append(AMENDS[found[-1]])
    return tuple(found)


def family(law):
    """The decree without its amendments: nd90_2020_nd48 → nd90_2020."""
    return lineage(law)[-1]


def by_points(law):
    """The text asks for points (30 + 70), not for shares of the tasks."""
    return law in BY_POINTS


def law_for(category, day, regulation=False):
    """The text by which somebody is evaluated for a period that ends on a day.

    :param category: `staffing_category` of the person in the period
    :param regulation: the unit has its own regulation by NĐ 233/2026
    :return: a `Result` with the code of the text, or "" when no decree speaks of the person; facts
        ``title``, ``confidence``, ``by_points``
    """
    audience = AUDIENCE.get(category)
    steps = [Step("Ngày cuối kỳ đánh giá", day)]
    text = audience and next(
        (text for text in TEXTS if text.audience == audience and in_force(text, day)), None
    )
    if not text:
        told = (
            "Chưa có nghị định nào áp dụng vào ngày này"
            if audience
            else "Đánh giá theo hợp đồng và quy chế của cơ quan, không theo nghị định"
        )
        steps.append(Step(told, None))
        return Result("", tuple(steps), "evaluation_law", _facts("", "", MEMORY))
    code, confidence = text.code, text.confidence
    if code == "nd233_2026" and not regulation and CLAUSE_FROM <= day <= CLAUSE_TO:
        code = CLAUSE_LAW
        steps.append(Step("Đơn vị chưa có quy chế đánh giá của mình", LAWS[code], CLAUSE))
    if category in CADRES and code == "nd335_2025":
        confidence = DERIVED
        steps.append(
            Step("Chưa có văn bản riêng đã đối chiếu cho cán bộ: áp dụng như công chức", None)
        )
    steps.append(Step("Áp dụng", LAWS[code]))
    return Result(code, tuple(steps), "evaluation_law", _facts(code, LAWS[code], confidence))


def _facts(code, title, confidence):
    return (("title", title), ("confidence", confidence), ("by_points", by_points(code)))
