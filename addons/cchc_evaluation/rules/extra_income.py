"""Extra income: a fund split by coefficient × months, to the đồng.

Each person's points are the coefficient of the rating times the months of the period; the fund is
split in proportion. Fractions of a đồng are dropped, and the đồng that this leaves go one by one to
the largest fractions, so that the amounts always add up to the fund.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from odoo.addons.cchc_base.rules.months import add_months, last_day_of_month
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

_ = translatable("cchc_evaluation")

ONE_DAY = timedelta(days=1)
# Why somebody gets nothing
NOT_RATED, NO_COEFFICIENT, NO_MONTHS, ZERO = "not_rated", "no_coefficient", "no_months", "zero"
REASONS = {
    NOT_RATED: "Chưa có kết quả xếp loại chính thức của năm",
    NO_COEFFICIENT: "Mức xếp loại chưa có hệ số",
    NO_MONTHS: "Không có tháng nào được tính trong kỳ",
    ZERO: "Hệ số của mức xếp loại bằng 0",
}


@dataclass(frozen=True)
class Share:
    """One person's part in the split; `key` tells people apart and decides between equals."""

    key: int
    coefficient: Decimal
    months: int

    @property
    def points(self):
        return Fraction(self.coefficient) * self.months


def months_served(spans, first, last, days_least):
    """How many months of a period somebody served; a month counts from so many days on.

    :param spans: pairs of days (the second None: open), in any order; they may overlap
    :return: `Result` with the number; the steps name the months that don't count
    """
    steps, counted = [Step("Kỳ tính", f"{first:%d/%m/%Y} – {last:%d/%m/%Y}")], 0
    month = first.replace(day=1)
    while month <= last:
        days = _days_in(spans, max(month, first), min(last_day_of_month(month), last))
        if days >= days_least:
            counted += 1
        else:
            steps.append(Step(f"Tháng {month:%m/%Y} không tính, số ngày công tác", days))
        month = add_months(month, 1)
    steps.append(Step("Số tháng được tính", counted))
    return Result(counted, tuple(steps), "extra_income_months")


def _days_in(spans, first, last):
    """Days of a month in any of the spans; a day of two spans counts once."""
    days, free = 0, first
    for start, end in sorted(spans, key=lambda span: span[0]):
        start, end = max(start, free), min(end or last, last)
        if start <= end:
            days += (end - start).days + 1
            free = end + ONE_DAY
    return days


def left_out(rating, coefficient, months):
    """Why a person has no part in the fund, or an empty text."""
    if not rating:
        return NOT_RATED
    if coefficient is None:
        return NO_COEFFICIENT
    if not months:
        return NO_MONTHS
    return ZERO if not coefficient else ""


def split(fund, shares):
    """The amount of each person: ``{key: amount}``, which add up to the fund exactly.

    :raise RuleError: nobody to split it among, or a fund that is none
    """
    total = sum((share.points for share in shares), Fraction(0))
    if any(share.coefficient < 0 or share.months < 0 for share in shares):
        raise ValueError("coefficients and months are not negative")
    if fund < 0:
        raise RuleError("negative_fund", _("A fund is not below zero."))
    if not total:
        raise RuleError(
            "nobody", _("There is nobody among whom the fund could be split: no one has points.")
        )
    exact = {share.key: fund * share.points / total for share in shares}
    amounts = {key: int(value) for key, value in exact.items()}
    rest = fund - sum(amounts.values())
    by_key = {share.key: share for share in shares}
    order = sorted(exact, key=lambda key: (-(exact[key] - amounts[key]), -by_key[key].points, key))
    for key in order[:rest]:
        amounts[key] += 1
    return amounts


def explain_split(fund, shares, amounts):
    """How the fund was split, for the whole list."""
    total = sum((share.points for share in shares), Fraction(0))
    unit = Fraction(fund) / total
    lost = fund - sum(int(fund * share.points / total) for share in shares)
    steps = (
        Step("Quỹ thu nhập tăng thêm (đồng)", fund),
        Step("Số người được hưởng", sum(1 for share in shares if share.points)),
        Step("Tổng hệ số × số tháng", exact_decimal(total)),
        Step("Mức của một đơn vị hệ số-tháng (đồng, lấy 2 số lẻ)", _two_digits(unit)),
        Step("Số đồng lẻ chia cho các phần dư lớn nhất", lost),
        Step("Tổng chi (đồng)", sum(amounts.values())),
    )
    return Result(sum(amounts.values()), steps, "extra_income_split")


def explain_share(fund, total, share, amount, regulation=""):
    """How one person's amount came about."""
    exact = Fraction(fund) * share.points / total
    steps = (
        Step("Hệ số", Decimal(share.coefficient), regulation),
        Step("Số tháng", share.months),
        Step("Hệ số × số tháng", exact_decimal(share.points)),
        Step("Tổng hệ số × số tháng của danh sách", exact_decimal(total)),
        Step("Quỹ (đồng)", fund),
        Step("Phần của người này (đồng, lấy 2 số lẻ)", _two_digits(exact)),
        Step("Được chia thêm phần lẻ (đồng)", amount - int(exact)),
        Step("Số tiền (đồng)", amount),
    )
    return Result(amount, steps, "extra_income_share")


def exact_decimal(number):
    """A fraction whose denominator divides a power of ten, as a Decimal."""
    value = Decimal(number.numerator) / Decimal(number.denominator)
    return value.quantize(Decimal(1)) if value == int(value) else value.normalize()


def _two_digits(number):
    """Cut off, not rounded: nobody is told a đồng that isn't there."""
    cents = number * 100 // 1
    return Decimal(int(cents)) / 100
