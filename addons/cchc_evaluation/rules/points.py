"""Points of a period: what was done against what was assigned, out of 100.

NĐ 335/2025 điều 12, 14–16; NĐ 233/2026 điều 11. Common criteria give at most 30 points, results at
most 70. Of the results: a, quantity; b, quality; c, progress, each as the share of the assigned
work (converted by its weight) that was done, done well and done in time. Each failed review takes
a quarter off the quality of its product, each delay a quarter off its progress, unless an
objective cause was confirmed. Leaders add d, the unit's result; đ, organising; e, uniting.
Nothing is rounded but the total.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

HUNDRED = Decimal(100)
FAILED = "not_completed"


@dataclass(frozen=True)
class Work:
    """A product: its weight, how many were assigned and done, and how it went.

    `excused`: an objective cause of the failed reviews and the delays was confirmed.
    """

    product: str
    assigned: Decimal
    done: Decimal
    weight: Decimal = Decimal(1)
    failed_reviews: int = 0
    delays: int = 0
    excused: bool = False


@dataclass(frozen=True)
class Leading:
    """What leaders are measured by besides: the levels of those below, two shares from 0 to 100."""

    subordinate_levels: tuple[str, ...] = ()
    organising: Decimal = HUNDRED
    uniting: Decimal = HUNDRED


def task_points(works, figures, leading=None):
    """The points of the results, at most 70.

    :param works: `Work` of the period
    :param figures: those of the text on the day
    :param leading: `Leading` of somebody who leads, else None
    :return: a `Result` with the points, not rounded; facts ``a``, ``b``, ``c`` and of a leader
        ``d``, ``dd``, ``e``, in percent
    """
    assigned = sum((work.weight * work.assigned for work in works), Decimal(0))
    quantity = _share(works, assigned, lambda work: HUNDRED)
    quality = _share(
        works, assigned, lambda work: _left(work, work.failed_reviews, figures["quality_step"])
    )
    progress = _share(
        works, assigned, lambda work: _left(work, work.delays, figures["progress_step"])
    )
    facts = [("a", quantity), ("b", quality), ("c", progress)]
    steps = [
        Step("Số sản phẩm, công việc được giao (đã quy đổi)", assigned),
        Step("a. Số lượng (%)", _shown(quantity), figures.article("task_max")),
        Step("b. Chất lượng (%)", _shown(quality), figures.article("quality_step")),
        Step("c. Tiến độ (%)", _shown(progress), figures.article("progress_step")),
        *_deductions(works, figures),
    ]
    if leading:
        unit, told = unit_result(leading.subordinate_levels, figures)
        facts += [("d", unit), ("dd", leading.organising), ("e", leading.uniting)]
        steps += [
            told,
            Step("đ. Khả năng tổ chức triển khai (%)", leading.organising),
            Step("e. Năng lực tập hợp, đoàn kết (%)", leading.uniting),
        ]
    shares = [value for _name, value in facts]
    top = figures["task_max"]
    points = sum(shares, Decimal(0)) / len(shares) * top / HUNDRED
    formula = "(a + b + c + d + đ + e) / 6" if leading else "(a + b + c) / 3"
    steps.append(
        Step(f"Điểm kết quả nhiệm vụ = {formula} × {top}%", _shown(points), _formula(figures))
    )
    return Result(points, tuple(steps), "evaluation_task_points", tuple(facts))


def unit_result(levels, figures):
    """d: 100 %, or half as soon as one of those below did not complete; with its `Step`."""
    failed = sum(1 for level in levels if level == FAILED)
    value = figures["unit_failed"] if failed else figures["unit_full"]
    label = (
        f"d. Kết quả đơn vị (%): có {failed} người không hoàn thành nhiệm vụ"
        if failed
        else "d. Kết quả đơn vị (%): không có người không hoàn thành nhiệm vụ"
    )
    return value, Step(label, value, figures.article("unit_failed" if failed else "unit_full"))


def total_points(common, tasks, figures):
    """Common criteria and results together, rounded as the text shows a total.

    :param common: points of the common criteria; more than the text allows is cut
    :param tasks: points of the results
    :return: a `Result`; facts ``common`` and ``tasks`` as they were counted
    """
    most = figures["common_max"]
    counted = min(max(Decimal(common), Decimal(0)), most)
    total = rounded(counted + tasks, figures)
    steps = (
        Step(f"Điểm tiêu chí chung (tối đa {most})", counted, figures.article("common_max")),
        Step(
            f"Điểm kết quả nhiệm vụ (tối đa {figures['task_max']})",
            _shown(tasks),
            figures.article("task_max"),
        ),
        Step("Tổng điểm", total, figures.article("total_decimals")),
    )
    facts = (("common", counted), ("tasks", tasks))
    return Result(total, steps, "evaluation_points", facts)


def rounded(points, figures):
    """Half up, to as many decimals as the text shows."""
    unit = Decimal(1).scaleb(-int(figures["total_decimals"]))
    return Decimal(points).quantize(unit, rounding=ROUND_HALF_UP)


def _share(works, assigned, kept):
    """The percentage of the assigned work that counts; nothing assigned counts as nothing.

    Of a product no more is counted than was assigned: one cannot make up for another.
    """
    if not assigned:
        return Decimal(0)
    counted = sum(
        (work.weight * min(work.done, work.assigned) * kept(work) for work in works), Decimal(0)
    )
    return counted / assigned


def _left(work, times, step):
    """What is left, in percent, after so many failures, none of them excused."""
    return HUNDRED if work.excused else max(HUNDRED - times * step, Decimal(0))


def _deductions(works, figures):
    for work in works:
        for times, words, code in (
            (work.failed_reviews, "lần không đạt chất lượng", "quality_step"),
            (work.delays, "lần chậm tiến độ", "progress_step"),
        ):
            if not times:
                continue
            if work.excused:
                told = f"{work.product}: {times} {words} do nguyên nhân khách quan, không trừ"
                yield Step(told, None, figures.article(code))
            else:
                told = f"{work.product}: {times} {words}, trừ (%)"
                yield Step(told, min(times * figures[code], HUNDRED), figures.article(code))


def _formula(figures):
    row = figures.row("formula")
    return figures.article("formula") if row else figures.article("task_max")


def _shown(number):
    """With at most two decimals, for reading only."""
    number = number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return number.to_integral_value() if number == number.to_integral_value() else number
