"""Raises before their time: TT 08/2013/TT-BNV, Điều 3 (amended by TT 03/2021/TT-BNV).

For outstanding work: at most 12 months early, one person in ten on the payroll of the agency a
year, not twice running in one rank. On a notice of retirement: outside that share. The circular
was not at hand as a whole: the share is read in the text, the windows of achievements and the
case of retirement are from memory.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.result import Result, Step

ARTICLE = "TT 08/2013/TT-BNV, Điều 3 khoản 1"
RETIREMENT_ARTICLE = "TT 08/2013/TT-BNV, Điều 3 khoản 2"
# Achievements of the last six years count where a step lasts three years, else of four.
WINDOWS = {36: 72, 24: 48, 60: 72}
LEVELS = {"state": "cấp Nhà nước", "ministry": "cấp bộ, tỉnh", "district": "cấp sở, huyện"}
# Our order, not the law's: each level of commendation outweighs those below it; years rated
# «hoàn thành xuất sắc» decide between equals.
POINTS = {"state": 1000, "ministry": 100, "district": 10, "unit": 1}


@dataclass(frozen=True)
class Achievement:
    """A commendation (with its level) or a year rated outstanding (level ``excellent``)."""

    day: date
    name: str
    level: str = ""


@dataclass(frozen=True)
class EarlyCase:
    """Who would be raised on ``due`` in the ordinary way."""

    due: date
    step_months: int
    delayed: bool = False
    achievements: tuple[Achievement, ...] = ()
    last_early: date | None = None
    last_was_early: bool = False


def quota(people, people_for_one, used=0):
    """How many raises an agency has left of a year's share. Facts: `share`, `rest`, `used`."""
    share, rest = divmod(people, people_for_one)
    return Result(
        share - used,
        (
            Step("Số người trong danh sách trả lương", people),
            Step(f"Cứ {people_for_one} người được 01 người", share, ARTICLE),
            Step("Số người lẻ, cấp trên trực tiếp quyết định", rest, ARTICLE),
            Step("Đã nâng trước thời hạn trong năm", used),
            Step("Còn lại", share - used),
        ),
        "early-raise-quota",
        (("share", share), ("rest", rest), ("used", used)),
    )


def for_merit(case, year, months):
    """The day of an early raise in a year, or None with what stands against it.

    :param months: by how many months at most (12)
    Facts: `points` for the order of the proposals, `months` early.
    """
    end = date(year, 12, 31)
    since = max(add_months(end, -WINDOWS.get(case.step_months, 48)), case.last_early or date.min)
    counted = [item for item in case.achievements if since < item.day <= end]
    honours = [item for item in counted if item.level in POINTS]
    against = []
    if case.due <= end:
        against.append("Đến hạn nâng bậc thường xuyên trong năm")
    elif case.due > add_months(end, months):
        against.append(f"Đến hết năm còn thiếu hơn {months} tháng")
    if case.delayed:
        against.append("Bị kéo dài thời hạn nâng bậc trong thời gian giữ bậc")
    if case.last_was_early:
        against.append("Lần nâng bậc trước ở ngạch này đã là trước thời hạn")
    if not honours:
        against.append("Không có thành tích được khen thưởng trong thời gian được tính")
    head = (
        Step("Đến hạn nâng bậc thường xuyên", case.due),
        Step("Thành tích được tính từ sau ngày", since, ARTICLE),
        *(Step(_told(item), item.day) for item in sorted(counted, key=lambda item: item.day)),
    )
    points = 100 * sum(POINTS[item.level] for item in honours) + len(counted) - len(honours)
    facts = (("points", points), ("months", 0 if against else months))
    if against:
        steps = tuple(Step(text, None, ARTICLE) for text in against)
        return Result(None, (*head, *steps), "early-raise", facts)
    day = add_months(case.due, -months)
    steps = (
        Step("Nâng trước thời hạn (tháng)", months, ARTICLE),
        Step("Hưởng từ ngày", day, ARTICLE),
    )
    return Result(day, (*head, *steps), "early-raise", facts)


def before_retirement(case, notice, retires_on, months):
    """The day of the early raise of whom a notice of retirement was given, or None."""
    head = (
        Step("Ngày thông báo nghỉ hưu", notice),
        Step("Nghỉ hưu từ hết ngày", retires_on),
        Step("Đến hạn nâng bậc thường xuyên", case.due),
    )
    against = []
    if case.due <= retires_on:
        against.append("Đến hạn nâng bậc thường xuyên trước khi nghỉ hưu")
    if case.due > add_months(notice, months):
        against.append(f"Kể từ ngày thông báo còn thiếu hơn {months} tháng")
    if case.delayed:
        against.append("Bị kéo dài thời hạn nâng bậc trong thời gian giữ bậc")
    if against:
        steps = tuple(Step(text, None, RETIREMENT_ARTICLE) for text in against)
        return Result(None, (*head, *steps), "early-raise-retirement", (("months", 0),))
    day = max(add_months(case.due, -months), notice)
    early = full_months(day, case.due)
    steps = (
        Step("Nâng trước thời hạn (tháng)", early, RETIREMENT_ARTICLE),
        Step("Hưởng từ ngày", day, RETIREMENT_ARTICLE),
    )
    return Result(day, (*head, *steps), "early-raise-retirement", (("months", early),))


def _told(item):
    if item.level == "excellent":
        return item.name
    level = LEVELS.get(item.level)
    return f"{item.name} ({level})" if level else item.name
