"""The level of a period, from points or from the results, before any cap.

By points: NĐ 335/2025 điều 20, NĐ 233/2026 điều 12. By results: NĐ 90/2020 with NĐ 48/2023, NĐ
56/2015 with NĐ 88/2017. A failing case (degradation, a violation concluded by the Party, discipline
for a violation of duty, of leaders corruption in the own unit) is not completed whatever the rest.
"""

from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

from .law import family

EXCELLENT, GOOD, COMPLETED = "excellent", "good", "completed"
LIMITED, NOT_COMPLETED = "limited", "not_completed"
# The worst first.
ORDER = (NOT_COMPLETED, LIMITED, COMPLETED, GOOD, EXCELLENT)
WORDS = {
    EXCELLENT: "hoàn thành xuất sắc nhiệm vụ",
    GOOD: "hoàn thành tốt nhiệm vụ",
    COMPLETED: "hoàn thành nhiệm vụ",
    LIMITED: "hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
    NOT_COMPLETED: "không hoàn thành nhiệm vụ",
}
# Failing cases and in whom they are looked for.
FAILING = {
    "degradation": "Có biểu hiện suy thoái, tự diễn biến, tự chuyển hóa theo kết luận",
    "party_violation": "Vi phạm những điều đảng viên không được làm theo kết luận",
    "discipline": "Vi phạm liên quan đến nhiệm vụ, bị kỷ luật từ khiển trách trở lên trong năm",
    "corruption": "Để xảy ra tham nhũng, lãng phí, tiêu cực ở đơn vị trực tiếp phụ trách",
}
OF_LEADERS = ("corruption",)
HEAD_DECIDES = "người có thẩm quyền xem xét, quyết định và nêu lý do"


@dataclass(frozen=True)
class Results:
    """What the years before points are classified by, in percent of the tasks or of the units.

    `below`: tasks that were not done well, in time or to effect. `units_…`: of leaders, the shares
    of the units in their charge.
    """

    done: Decimal = Decimal(100)
    exceeded: Decimal = Decimal(0)
    below: Decimal = Decimal(0)
    criteria_met: bool = True
    initiatives: int = 0
    leader: bool = False
    targets_exceeded: Decimal = Decimal(0)
    units_completed: Decimal = Decimal(100)
    units_good: Decimal = Decimal(100)


def rank(level):
    """A number by which levels compare: the better the higher."""
    return ORDER.index(level)


def worse(first, second):
    return min(first, second, key=rank)


def levels_of(law, audience):
    """The levels that a text knows for whom it speaks of; «limited» ended on 20/8/2020."""
    limited = family(law) == "nd56_2015" and audience != "public_employee"
    return tuple(level for level in ORDER if level != LIMITED or limited)


def level_by_points(points, figures, failing_cases=(), leader=False):
    """The level for a total of points.

    :param points: the rounded total
    :param failing_cases: codes of `FAILING`
    """
    failing = _failing(failing_cases, leader, figures)
    if failing:
        return failing
    level = next(
        (
            level
            for level in (EXCELLENT, GOOD, COMPLETED)
            if points >= figures[f"level_{level}"]
        ),
        NOT_COMPLETED,
    )  # fmt: skip
    border = "level_completed" if level == NOT_COMPLETED else f"level_{level}"
    told = "Dưới" if level == NOT_COMPLETED else "Từ"
    steps = (
        Step("Tổng điểm", points),
        Step(f"{told} {figures[border]} điểm", WORDS[level], figures.article(border)),
    )
    return Result(level, steps, "evaluation_level", (("failing", False),))


def level_by_results(results, figures, audience="civil_servant", failing_cases=()):
    """The level by the shares of the years before points.

    :param results: `Results`
    :param audience: ``civil_servant`` or ``public_employee``; «limited» is of the former only
    """
    failing = _failing(failing_cases, results.leader, figures)
    if failing:
        return failing
    decide = _by_2015 if family(figures.law) == "nd56_2015" else _by_2020
    level, told = decide(results, figures, audience)
    steps = (
        Step("Tỷ lệ nhiệm vụ hoàn thành (%)", results.done),
        Step("Tỷ lệ nhiệm vụ vượt mức (%)", results.exceeded),
        Step("Tỷ lệ nhiệm vụ chưa bảo đảm chất lượng, tiến độ, hiệu quả (%)", results.below),
        *_told_units(results),
        told,
        Step("Mức xếp loại", WORDS[level]),
    )
    return Result(level, steps, "evaluation_level", (("failing", False),))


def _by_2020(results, figures, _audience):
    """NĐ 90/2020, điều 4–15 as far as they are shares."""
    if results.below > figures["below_fail"]:
        return NOT_COMPLETED, _told("Nhiệm vụ chưa đạt trên (%)", figures, "below_fail")
    if results.leader and results.units_completed < figures["units_fail"]:
        return NOT_COMPLETED, _told("Đơn vị hoàn thành dưới (%)", figures, "units_fail")
    lacking = _between_2020(results, figures)
    if lacking:
        return COMPLETED, lacking
    if results.leader and results.units_completed < 100:
        return COMPLETED, _told("Đơn vị hoàn thành từ (%)", figures, "units_completed")
    if results.below or results.done < 100:
        return COMPLETED, _told("Nhiệm vụ chưa đạt không quá (%)", figures, "below_completed")
    if _exceeds(results, figures):
        return EXCELLENT, _told("Nhiệm vụ vượt mức từ (%)", figures, "exceed_excellent")
    return GOOD, _told("Chưa đủ tỷ lệ vượt mức để xuất sắc (%)", figures, "exceed_excellent")


def _between_2020(results, figures):
    """What the text leaves open: worse than its completed, not as bad as its not completed.

    Nobody is failed by the program for that; the head decides, with reasons.
    """
    if results.below > figures["below_completed"]:
        reason, code = "nhiệm vụ chưa đạt trên", "below_completed"
    elif results.leader and results.units_completed < figures["units_completed"]:
        reason, code = "đơn vị hoàn thành dưới", "units_completed"
    elif not results.criteria_met:
        return Step(f"Chưa đáp ứng đủ các tiêu chí chung: {HEAD_DECIDES}", None)
    else:
        return None
    return Step(
        f"Văn bản không xếp trường hợp {reason} {figures[code]}%: {HEAD_DECIDES}",
        None,
        figures.article(code),
    )


def _exceeds(results, figures):
    if results.exceeded < figures["exceed_excellent"]:
        return False
    return not results.leader or (
        results.targets_exceeded >= figures["targets_excellent"]
        and results.units_good >= figures["units_excellent"]
    )


def _by_2015(results, figures, audience):
    """NĐ 56/2015: shares of the work done; excellent asks for an initiative that was applied."""
    if not results.criteria_met or results.done < figures["done_limited"]:
        return NOT_COMPLETED, _told("Nhiệm vụ hoàn thành dưới (%)", figures, "done_limited")
    if results.done < figures["done_completed"]:
        level = LIMITED if LIMITED in levels_of(figures.law, audience) else COMPLETED
        return level, _told("Nhiệm vụ hoàn thành dưới (%)", figures, "done_completed")
    if results.done < 100 or results.below:
        return COMPLETED, _told("Nhiệm vụ hoàn thành từ (%)", figures, "done_completed")
    if results.initiatives >= figures["initiatives_excellent"]:
        return EXCELLENT, _told("Sáng kiến, đề tài được áp dụng", figures, "initiatives_excellent")
    return GOOD, _told("Sáng kiến cần có để xuất sắc", figures, "initiatives_excellent")


def _failing(cases, leader, figures):
    cases = [case for case in cases if leader or case not in OF_LEADERS]
    if not cases:
        return None
    article = figures.article("failing_case")
    steps = (
        *(Step(FAILING[case], True, article) for case in cases),
        Step("Mức xếp loại", WORDS[NOT_COMPLETED]),
    )
    return Result(NOT_COMPLETED, steps, "evaluation_level", (("failing", True),))


def _told(label, figures, code):
    return Step(label, figures[code], figures.article(code))


def _told_units(results):
    if not results.leader:
        return ()
    return (
        Step("Tỷ lệ chỉ tiêu của đơn vị vượt mức (%)", results.targets_exceeded),
        Step("Tỷ lệ đơn vị thuộc quyền hoàn thành (%)", results.units_completed),
        Step("Tỷ lệ đơn vị thuộc quyền tốt, xuất sắc (%)", results.units_good),
    )
