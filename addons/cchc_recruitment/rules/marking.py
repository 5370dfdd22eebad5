"""Two people mark a paper independently; a third one where they differ too much."""

from decimal import ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.result import Result, Step

CENT = Decimal("0.01")
ARTICLE = "Quy chế thi tuyển (TT 22/2025/TT-BNV, TT 06/2020/TT-BNV)"


def rounded(points):
    """Two decimals, half up."""
    return Decimal(points).quantize(CENT, rounding=ROUND_HALF_UP)


def final_mark(first, second, third=None, *, tolerance):
    """The points of a paper from its independent markings.

    Within the tolerance their mean. Beyond it the third mark decides: the mean of the two
    nearest, of all three where both are equally near. How far two marks may differ, and what the
    third one does, nobody has read in the rules of examination yet: the tolerance is a figure.

    :return: a `Result` with a Decimal, or None while the third mark is missing; fact
        ``needs_third``
    """
    first, second = Decimal(first), Decimal(second)
    apart = abs(first - second)
    steps = [
        Step("Điểm chấm lần 1", first),
        Step("Điểm chấm lần 2", second),
        Step("Chênh lệch", apart),
        Step("Chênh lệch cho phép (cần đối chiếu)", Decimal(tolerance), ARTICLE),
    ]
    if apart <= tolerance:
        value = rounded((first + second) / 2)
        steps.append(Step("Điểm trung bình", value))
        return Result(value, tuple(steps), "recruitment_marking", (("needs_third", False),))
    if third is None:
        steps.append(Step("Chênh lệch quá mức: cần người chấm thứ ba", None))
        return Result(None, tuple(steps), "recruitment_marking", (("needs_third", True),))
    value = rounded(_nearest(first, second, Decimal(third)))
    steps += [Step("Điểm chấm lần 3", Decimal(third)), Step("Điểm kết luận", value)]
    return Result(value, tuple(steps), "recruitment_marking", (("needs_third", False),))


def _nearest(first, second, third):
    to_first, to_second = abs(third - first), abs(third - second)
    if to_first == to_second:
        return (first + second + third) / 3
    return (third + (first if to_first < to_second else second)) / 2
