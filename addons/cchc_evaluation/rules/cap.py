"""How many of a group may be excellent.

NĐ 233/2026 điều 12 khoản 6: at most 20 % of the number rated good in the same unit and group of
similar tasks; excellent ones are not in the base; 25 % where the unit itself is recognised
excellent. Nobody is chosen here: over the cap the head decides who stays.
"""

from decimal import ROUND_FLOOR, Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

from .levels import EXCELLENT, GOOD


def excellent_cap(good_count, unit_excellent, figures):
    """⌊share × number rated good⌋: 33 good → 6.

    :param unit_excellent: the unit was recognised excellent, by its document
    :return: a `Result` with the number, or None where the text knows no cap; fact ``share``
    """
    row = figures.row("cap_share")
    if row is None:
        steps = (Step("Văn bản không giới hạn tỷ lệ xuất sắc", None, figures.title()),)
        return Result(None, steps, "excellent_cap", (("share", None),))
    code = "cap_share"
    steps = [
        Step("Số người hoàn thành tốt nhiệm vụ cùng đơn vị, cùng nhóm nhiệm vụ", good_count),
        Step("Đơn vị được công nhận hoàn thành xuất sắc nhiệm vụ", bool(unit_excellent)),
    ]
    if unit_excellent and figures.row("cap_share_unit"):
        code = "cap_share_unit"
    share = figures[code]
    most = int((share * good_count / 100).to_integral_value(rounding=ROUND_FLOOR))
    steps += [
        Step("Tỷ lệ tối đa (%)", share, figures.article(code)),
        Step(f"Số người xuất sắc tối đa = ⌊{share}% × {good_count}⌋", most),
    ]
    return Result(most, tuple(steps), "excellent_cap", (("share", share),))


def over_cap(levels, unit_excellent, figures):
    """By how many a group of proposed levels is over its cap.

    :param levels: the proposed levels of one unit and group
    :return: a `Result` with the number over (0: within); facts ``good``, ``excellent``, ``most``
    """
    good = sum(1 for level in levels if level == GOOD)
    excellent = sum(1 for level in levels if level == EXCELLENT)
    cap = excellent_cap(good, unit_excellent, figures)
    over = 0 if cap.value is None else max(excellent - cap.value, 0)
    steps = [*cap.steps, Step("Số người đề nghị xuất sắc", excellent)]
    if over:
        steps.append(Step("Vượt quá (người), người đứng đầu quyết định ai giữ mức xuất sắc", over))
    facts = (("good", good), ("excellent", excellent), ("most", cap.value))
    return Result(over, tuple(steps), "over_cap", facts)


def fewest_to_lower(excellent, good, unit_excellent, figures):
    """How many excellent go to good at least until the cap holds: who is lowered joins the base."""
    for lowered in range(excellent + 1):
        most = excellent_cap(good + lowered, unit_excellent, figures).value
        if most is None or excellent - lowered <= most:
            return lowered
    return excellent


def percent(part, whole):
    """For a reader: 6 of 33 → 18.18; None of nothing."""
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01")) if whole else None
