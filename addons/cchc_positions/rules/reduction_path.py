"""Reduction of the establishment: the path to the target, and what recruitment may use.

Programmes and their percentages are dated data (`cchc.reduction.programme`); here is only the
arithmetic, which rounds in favour of the reduction: "at least 10%" of 45 people is 5.
"""

from odoo.addons.cchc_base.rules.result import Result, Step


def target_figure(baseline, percent, number=0):
    """What is left after a reduction of at least ``percent`` (int) per cent.

    :param number: how many people must go where the document says a number, not a percentage
    """
    if number:
        cut = number
        asked = Step("Số phải giảm theo văn bản giao", number)
    else:
        cut = -(-baseline * percent // 100)
        asked = Step("Tỷ lệ phải giảm (%)", percent)
    return Result(
        baseline - cut,
        (
            Step("Số được giao làm mốc", baseline),
            asked,
            Step("Số phải giảm", cut),
            Step("Mục tiêu", baseline - cut),
        ),
        "reduction_target",
        (("cut", cut),),
    )


def yearly_path(baseline, percent, first_year, last_year, number=0):
    """Figures at the end of each year, in even steps that never fall behind: ``((year, n), …)``."""
    cut = target_figure(baseline, percent, number)["cut"]
    years = last_year - first_year + 1
    return tuple(
        (first_year + place - 1, baseline - -(-cut * place // years))
        for place in range(1, years + 1)
    )


def recruitable(balance, leavers, recruited, share, article="", since=None):
    """How many may be recruited: the vacancies, but at most a share of those who left.

    NQ 39-NQ/TW: no more than half of those who were reduced or left may be replaced.

    :param balance: `balance.Balance` of the unit on the day
    :param leavers: who left since the programme began
    :param recruited: who was recruited since the programme began
    :param share: per cent, or None where no programme limits recruitment
    :param since: the day on which the programme began
    """
    vacant = balance.vacant
    if not balance.is_assigned:
        step = Step(
            "Đơn vị không được giao biên chế riêng, dùng biên chế của đơn vị cấp trên", None
        )
        return Result(0, (step, Step("Được tuyển", 0)), "recruitable")
    steps = [
        Step("Biên chế được giao", balance.assigned),
        Step("Đang giữ biên chế, kể cả ở các đơn vị bên dưới", balance.occupied),
        Step(f"Số còn trống: {balance.assigned} − {balance.occupied}, không âm", vacant),
    ]
    if share is None:
        steps.append(Step("Không có chương trình giảm biên chế giới hạn tuyển dụng", None))
        steps.append(Step("Được tuyển", vacant))
        return Result(vacant, tuple(steps), "recruitable")
    allowed = leavers * share // 100
    left = max(0, allowed - recruited)
    value = min(vacant, left)
    if since:
        steps.append(Step("Chương trình giảm biên chế tính từ ngày", since))
    steps += [
        Step("Số người đã ra khỏi biên chế từ đầu chương trình", leavers),
        Step("Tỷ lệ được tuyển thay (%)", share, article or ""),
        Step(f"Số được tuyển thay: {leavers} × {share} %, làm tròn xuống", allowed),
        Step("Đã tuyển từ đầu chương trình", recruited),
        Step(f"Còn được tuyển thay: {allowed} − {recruited}, không âm", left),
        Step("Được tuyển: số nhỏ hơn của số còn trống và số còn được tuyển thay", value),
    ]
    return Result(
        value,
        tuple(steps),
        "recruitable",
        (("allowed", allowed), ("left", left), ("leavers", leavers), ("recruited", recruited)),
    )
