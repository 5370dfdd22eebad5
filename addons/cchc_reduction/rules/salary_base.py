"""The salaries by which benefits are reckoned.

NĐ 108/2014, điều 12; NĐ 29/2023, điều 10; NĐ 154/2025, điều 5: salary by rank or title with
leadership, above-scale and professional seniority allowance and the reserved difference.
NĐ 178/2024, điều 5.6 and TT 01/2025/TT-BNV, điều 3.2 add the allowances for the profession, for
work in the Party and mass organisations and the public-service allowance.

Whoever leaves the service from an unpaid leave, or from sick leave paid by social insurance, is
reckoned by the month before that leave at the base salary of the month before leaving (NĐ
154/2025, điều 5). Whether the other decrees say so is a row of the table of figures.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from odoo.addons.cchc_base.rules.figures import SEEN
from odoo.addons.cchc_base.rules.money import dong
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

from .sheet import CONFIDENCE

_ = translatable("cchc_reduction")

# NĐ 29/2023, điều 10: the last sixty months
AVERAGE_MONTHS = 60
# Parts of a month's pay (`cchc_hr.rules.pay.PARTS`)
CLASSIC_PARTS = ("salary", "above_scale", "leadership", "reserved", "seniority")
SCHEME_PARTS = (*CLASSIC_PARTS, "incentive", "duty", "party_work", "service")
AVERAGE_ARTICLE = "NĐ 29/2023/NĐ-CP, Điều 10"
SCHEME_ARTICLE = "TT 01/2025/TT-BNV, Điều 3 khoản 2"


class NoSalary(RuleError):
    """The history of pay does not reach to the day of leaving."""


@dataclass(frozen=True)
class Month:
    """Pay of one month by its parts, exact, at the base salary of that month."""

    first_day: date
    parts: dict[str, Decimal]

    def amount(self, names):
        return sum((self.parts.get(name, Decimal(0)) for name in names), Decimal(0))


@dataclass(frozen=True)
class Leave:
    """Unpaid, or sick and paid by social insurance: from a day until another, or still."""

    date_from: date
    date_to: date | None = None


@dataclass(frozen=True)
class BeforeLeave:
    """The month by which somebody is reckoned who leaves the service from a leave.

    `month`: its parts at the base salary `base` of the month before leaving; `figure`: the row
    that says so.
    """

    month: Month
    leaves: tuple[Leave, ...]
    base: int
    figure: object

    def steps(self):
        for leave in reversed(self.leaves):
            end = f"đến ngày {leave.date_to:%d/%m/%Y}" if leave.date_to else "đến khi nghỉ"
            words = "Nghỉ không hưởng lương hoặc hưởng chế độ ốm đau từ ngày"
            yield Step(f"{words} {leave.date_from:%d/%m/%Y} {end}", None)
        doubt = self.figure.confidence
        article = self.figure.article
        yield Step(
            "Tính theo tháng trước khi nghỉ",
            f"{self.month.first_day:%m/%Y}",
            article if doubt == SEEN else f"{article}; {CONFIDENCE[doubt]}",
        )
        yield Step("Mức lương cơ sở của tháng liền kề trước khi nghỉ việc (đồng)", self.base)


def month_before(leave_on, leaves):
    """First day of the month before the leave from which somebody leaves the service.

    Leaves that follow one another without a day of work are one.

    :param leave_on: first day out of service
    :return: (first day, leaves from the latest), or (None, ()) if the person was at work
    """
    day, passed = leave_on - timedelta(days=1), []
    for leave in sorted(leaves, key=lambda leave: leave.date_from, reverse=True):
        if leave.date_from <= day and (not leave.date_to or leave.date_to >= day):
            passed.append(leave)
            day = leave.date_from - timedelta(days=1)
    if not passed:
        return None, ()
    return add_months(passed[-1].date_from.replace(day=1), -1), tuple(passed)


def current(months, names=CLASSIC_PARTS, article="", before=None):
    """The salary of the last month before leaving.

    :param months: `Month` in the order of time
    :param before: `BeforeLeave` of who leaves the service from a leave
    """
    if before:
        value = dong(before.month.amount(names))
        steps = (*before.steps(), Step("Tiền lương tính trợ cấp (đồng)", value, article))
        return Result(value, steps, "salary_before_leave")
    if not months:
        raise NoSalary(
            "no_month", _("There is no month of pay before the day of leaving: enter the salary.")
        )
    last = months[-1]
    value = dong(last.amount(names))
    return Result(
        value,
        (Step(f"Tiền lương tháng {last.first_day:%m/%Y} (đồng)", value, article),),
        "current_salary",
    )


def average(months):
    """The average of the last sixty months, or of all if there are fewer.

    Each month counts at the base salary that was in force in it.
    """
    last = current(months)  # refuses an empty history
    taken = months[-AVERAGE_MONTHS:]
    total = sum((month.amount(CLASSIC_PARTS) for month in taken), Decimal(0))
    value = dong(total / len(taken))
    return Result(
        value,
        (
            Step("Số tháng tính bình quân", len(taken), AVERAGE_ARTICLE),
            Step("Từ tháng", taken[0].first_day),
            Step("Đến tháng", taken[-1].first_day),
            Step("Tổng tiền lương các tháng (đồng)", dong(total)),
            Step("Tiền lương bình quân (đồng)", value, AVERAGE_ARTICLE),
        ),
        "average_salary",
        (("months", len(taken)), ("current", last.value)),
    )
