"""For how long somebody has bound themselves to serve after a study: T1, and T2 served of it.

T1 is a multiple of the training time (NĐ 171/2025 điều 5: three times; NĐ 101/2017 điều 6: twice).
No decree adds up the times of two studies: each commitment runs from the end of its own study, and
whoever leaves is told all that are running.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.result import Result, Step

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Commitment:
    """To serve from the day after a study for so many months."""

    study: str
    start: date
    months: int

    @property
    def until(self):
        """The last day."""
        return add_months(self.start, self.months) - ONE_DAY

    def running(self, on):
        return self.months > 0 and self.start <= on <= self.until


def rounded_months(first, last, round_days):
    """Months between two days, both included; a rest of so many days makes a month more.

    Zero `round_days` cuts the rest off.
    """
    end = last + ONE_DAY
    if end <= first:
        return 0
    months = full_months(first, end)
    rest = (end - add_months(first, months)).days
    return months + bool(round_days and rest >= round_days)


def committed(training_months, figures, title=""):
    """T1 of a study that lasts so many months.

    :return: a `Result` with the months
    """
    times = figures["pg_commitment_times"]
    months = -int(-(times * training_months) // 1)
    return Result(
        months,
        (
            Step("Theo văn bản", title or figures.title()),
            Step("Thời gian đào tạo (tháng)", training_months),
            Step(
                "Cam kết phục vụ ít nhất gấp (lần)",
                int(times) if times == int(times) else times,
                figures.article("pg_commitment_times"),
            ),
            Step("Thời gian cam kết T1 (tháng)", months),
        ),
        "training_commitment",
        (("months", months),),
    )


def running(commitments: Iterable[Commitment], on, round_days=0):
    """All commitments of a person on a day, and until when the last of them runs.

    :return: a `Result` with that last day, or None when none runs; facts ``until`` and ``studies``
    """
    own = sorted(
        (one for one in commitments if one.running(on)), key=lambda one: (one.until, one.study)
    )
    steps = [Step("Xét ngày", on)]
    for one in own:
        served = rounded_months(one.start, on - ONE_DAY, round_days)
        steps.append(
            Step(
                f"{one.study}: cam kết {one.months} tháng kể từ {one.start:%d/%m/%Y}, "
                f"đã phục vụ {min(served, one.months)} tháng, đến hết ngày",
                one.until,
            )
        )
    if len(own) > 1:
        steps.append(
            Step("Nhiều cam kết cùng chạy: mỗi cam kết tính từ khi kết thúc khóa học của nó", None)
        )
    until = own[-1].until if own else None
    steps.append(
        Step("Còn cam kết đến hết ngày", until) if own else Step("Không còn cam kết", None)
    )
    return Result(
        until,
        tuple(steps),
        "training_commitments",
        (("until", until), ("studies", tuple(one.study for one in own))),
    )
