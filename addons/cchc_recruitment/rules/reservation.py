"""How many places recruitment may still take: pure arithmetic on the balance of a day.

A place that a plan has reserved is no vacancy for another plan. It counts in the unit itself and
in each unit above whose establishment it draws on, so the tightest of them decides.
"""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.result import Result, Step


@dataclass(frozen=True)
class Holder:
    """A unit with a figure of its own in which a place counts.

    :param recruitable: `Result` of `cchc_positions.rules.reduction_path.recruitable`
    :param reserved: what this unit and all below it keep in reserve
    """

    name: str
    recruitable: Result
    reserved: int

    @property
    def free(self):
        return max(0, self.recruitable.value - self.reserved)


def reservable(holders):
    """How many places may still be reserved, with the reasons of the tightest unit.

    :param holders: `Holder`, the unit that was assigned the places first, then those above
    """
    if not holders:
        step = Step("Không có đơn vị nào được giao biên chế loại này: chưa có chỗ để tuyển", None)
        return Result(0, (step,), "reservable", (("vacant", 0), ("recruitable", 0), ("kept", 0)))
    tight = min(holders, key=lambda holder: holder.free)
    own = holders[0]
    steps = (
        Step("Đơn vị quyết định số được tuyển", tight.name),
        *tight.recruitable.steps,
        Step("Đã giữ chỗ cho kế hoạch khác hoặc giữ lại chưa phân bổ", tight.reserved),
        Step(
            f"Còn được đăng ký: {tight.recruitable.value} − {tight.reserved}, không âm", tight.free
        ),
    )
    facts = (
        ("recruitable", own.recruitable.value),
        ("kept", own.reserved),
        ("tightest", tight.name),
    )
    return Result(tight.free, steps, "reservable", facts)


def over(asked, lines, holders):
    """The first unit of which more is asked for than it has, with how much, or None.

    :param asked: ``{key: places}``
    :param lines: ``{key: [holders in which its places count]}``
    :param holders: ``{holder: Holder}``
    """
    wanted = {}
    for key, places in asked.items():
        for holder in lines[key]:
            wanted[holder] = wanted.get(holder, 0) + places
    wrong = [holder for holder, places in wanted.items() if places > holders[holder].free]
    return (min(wrong), wanted[min(wrong)]) if wrong else None
