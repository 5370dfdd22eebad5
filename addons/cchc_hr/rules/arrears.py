"""Arrears (truy lĩnh): what a raise decided late pays for the months that have passed.

For each month from the effective day to the one before the first payment: pay with the decision
less pay without it, by the base salary of that month. A month that is not whole (our reading; no
text at hand says it) counts by calendar days. Each part of each month's pay is rounded to whole
đồng, half up, as on the pay sheet. Contributions to insurance are not taken off: no text at hand
says how they are settled on arrears.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import NoRuleInForce, pick_latest
from odoo.addons.cchc_base.rules.money import dong, format_integer
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.pay import PARTS, Pay, exact_parts

ONE_DAY = timedelta(days=1)
UNSAID = (
    "Chưa trừ các khoản đóng bảo hiểm; chưa gồm các phụ cấp tính theo tỷ lệ ngoài phụ cấp công vụ"
)


@dataclass(frozen=True)
class PayPeriod:
    """What a person is paid by, from a day to another (None: still)."""

    start: date
    end: date | None
    pay: Pay


@dataclass(frozen=True)
class Month:
    """The arrears of one month, in đồng."""

    month: date
    base: int
    document: str
    old: int
    new: int

    @property
    def difference(self):
        return self.new - self.old


def arrears(before, after, effective, paid_in, bases, service_rates=()):
    """The total in đồng, with a step for each month.

    :param before: periods of pay without the decision, and ``after`` with it
    :param effective: first day of the decision's effect
    :param paid_in: a day of the month that is the first to be paid anew
    :param bases: rows of `BaseSalary`
    :param service_rates: rows with ``date_from``, ``date_to``, ``percent`` of the public-service
        allowance
    """
    months = arrears_by_month(before, after, effective, paid_in, bases, service_rates)
    total = sum(month.difference for month in months)
    steps = [
        Step("Hưởng từ ngày", effective),
        Step("Chi trả theo mức mới từ tháng", f"{paid_in:%m/%Y}"),
        *(_step(month) for month in months),
        Step("Tổng số tiền truy lĩnh (đồng)", total),
        Step(UNSAID, None),
    ]
    rows = tuple((row.month, row.base, row.old, row.new, row.difference) for row in months)
    return Result(total, tuple(steps), "arrears", (("months", rows),))


def arrears_by_month(before, after, effective, paid_in, bases, service_rates=()):
    """A `Month` for each month concerned; none when the decision comes in time."""
    found, first, end = [], effective, paid_in.replace(day=1)
    while first < end:
        following = add_months(first.replace(day=1), 1)
        base = pick_latest(bases, first, "Mức lương cơ sở")
        span = (first, following - ONE_DAY)
        found.append(
            Month(
                month=first.replace(day=1),
                base=base.amount,
                document=base.document,
                old=_paid(before, *span, bases, service_rates),
                new=_paid(after, *span, bases, service_rates),
            )
        )
        first = following
    return found


def _paid(periods, first, last, bases, rates):
    """Pay for the days from ``first`` to ``last`` of one month."""
    parts = dict.fromkeys(PARTS, Decimal(0))
    days_of_month = (add_months(first.replace(day=1), 1) - first.replace(day=1)).days
    for start, end, pay in _segments(periods, first, last, bases, rates):
        share = Decimal((end - start).days + 1) / days_of_month
        base = pick_latest(bases, start, "Mức lương cơ sở").amount
        for name, part in exact_parts(pay, base, rate_on(rates, start)).items():
            parts[name] += part * share if share != 1 else part
    return sum(dong(part) for part in parts.values())


def _segments(periods, first, last, bases, rates):
    """Parts of the month in which neither the pay nor the base changes."""
    cuts = {row.date_from for row in (*bases, *rates) if row.date_from}
    for period in periods:
        start = max(period.start, first)
        end = min(period.end or last, last)
        if start > end:
            continue
        inside = sorted(cut for cut in cuts if start < cut <= end)
        for begin, stop in zip(
            (start, *inside), (*(c - ONE_DAY for c in inside), end), strict=True
        ):
            yield begin, stop, period.pay


def rate_on(rates, on):
    """Percent of the public-service allowance on a day; none before there was one."""
    try:
        return pick_latest(rates, on, "Phụ cấp công vụ").percent
    except NoRuleInForce:
        return 0


def _step(month):
    label = (
        f"Tháng {month.month:%m/%Y}: mức mới {format_integer(month.new)} trừ mức cũ "
        f"{format_integer(month.old)}, lương cơ sở {format_integer(month.base)}"
    )
    return Step(label, month.difference, month.document)
