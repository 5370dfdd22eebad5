"""The salaries by which benefits are reckoned.

NĐ 108/2014, điều 12; NĐ 29/2023, điều 10; NĐ 154/2025, điều 5: salary by rank or title with
leadership, above-scale and professional seniority allowance and the reserved difference.
NĐ 178/2024, điều 5.6 and TT 01/2025/TT-BNV, điều 3.2 add the allowances for the profession, for
work in the Party and mass organisations and the public-service allowance.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.money import dong
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

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


def current(months, names=CLASSIC_PARTS, article=""):
    """The salary of the last month before leaving.

    :param months: `Month` in the order of time
    """
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
