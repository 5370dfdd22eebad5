"""Arrears (truy lĩnh): what a raise decided late pays for the months that have passed.

For each month from the effective day to the one before the first payment: pay with the decision
less pay without it, by the base salary of that month. A month that is not whole (our reading; no
text at hand says it) counts by calendar days. Each part of each month's pay is rounded to whole
đồng, half up, as on the pay sheet; days away and suspended are paid as there. Contributions to
insurance are not taken off: no text at hand says how they are settled on arrears.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import NoRuleInForce, pick_latest
from odoo.addons.cchc_base.rules.money import dong, format_integer
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.pay import (
    BY_COEFFICIENT,
    PARTS,
    Pay,
    allowances_on,
    exact_parts,
    kept_parts,
    shared,
)
from odoo.addons.cchc_hr.rules.pay_share import share_on

ONE_DAY = timedelta(days=1)
UNSAID = "Chưa trừ các khoản đóng bảo hiểm"


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


@dataclass(frozen=True)
class Law:
    """The dated tables of pay, and when the person was away.

    ``bases``: rows of `BaseSalary`; ``service_rates``: rows with ``percent`` of the public-service
    allowance; ``allowances``, ``shares``: rows of `Allowance` and `ShareRule`; ``away``: `Away`.
    """

    bases: tuple
    service_rates: tuple = ()
    allowances: tuple = BY_COEFFICIENT
    shares: tuple = ()
    away: tuple = ()


def arrears(before, after, effective, paid_in, law):
    """The total in đồng, with a step for each month.

    :param before: periods of pay without the decision, and ``after`` with it
    :param effective: first day of the decision's effect
    :param paid_in: a day of the month that is the first to be paid anew
    """
    months = arrears_by_month(before, after, effective, paid_in, law)
    total = sum(month.difference for month in months)
    steps = [
        Step("Hưởng từ ngày", effective),
        Step("Chi trả theo mức mới từ tháng", f"{paid_in:%m/%Y}"),
        *(_step(month) for month in months),
        Step("Tổng số tiền truy lĩnh (đồng)", total),
        Step(UNSAID, None),
    ]
    return Result(total, tuple(steps), "arrears", (("months", _rows(months)),))


def arrears_by_month(before, after, effective, paid_in, law):
    """A `Month` for each month concerned; none when the decision comes in time."""
    return [
        Month(
            month=first.replace(day=1),
            base=base.amount,
            document=base.document,
            old=_paid(before, first, last, law),
            new=_paid(after, first, last, law),
        )
        for first, last, base in _months(effective, paid_in.replace(day=1), law)
    ]


def withheld(periods, start, end, law):
    """What custody or suspension kept back from ``start`` to the day before ``end``.

    It is paid to who is not disciplined, or was wronged (NĐ 172/2025/NĐ-CP, Điều 26 khoản 2).
    """
    months = []
    for first, last, base in _months(start, end, law):
        paid = _paid(periods, first, last, law, only_kept=True)
        whole = _paid(periods, first, last, law, only_kept=True, pay_back=True)
        months.append(Month(first.replace(day=1), base.amount, base.document, paid, whole))
    months = [month for month in months if month.difference]
    total = sum(month.difference for month in months)
    day = end - ONE_DAY
    pay = next((one.pay for one in periods if one.start <= day <= (one.end or day)), Pay())
    article = share_on(day, pay.status, pay.category, law.away, law.shares).article
    steps = (
        *(_step(month, "đủ lương", "đã trả") for month in months),
        Step("Phần lương đã giữ lại (đồng)", total, article),
    )
    return Result(total, steps, "withheld", (("months", _rows(months)),))


def _rows(months):
    return tuple((row.month, row.base, row.old, row.new, row.difference) for row in months)


def _months(first, end, law):
    """(first day, last day, base salary) of each month, or part of one, before ``end``."""
    while first < end:
        following = min(add_months(first.replace(day=1), 1), end)
        yield first, following - ONE_DAY, pick_latest(law.bases, first, "Mức lương cơ sở")
        first = following


def _paid(periods, first, last, law, only_kept=False, pay_back=False):
    """Pay for the days from ``first`` to ``last`` of one month.

    :param only_kept: the parts of which custody leaves a share, and nothing else
    :param pay_back: as if what is paid back had never been kept
    """
    parts = dict.fromkeys(PARTS, Decimal(0))
    days_of_month = (add_months(first.replace(day=1), 1) - first.replace(day=1)).days
    for start, end, pay in _segments(periods, first, last, law):
        base = pick_latest(law.bases, start, "Mức lương cơ sở").amount
        allowances = tuple(allowances_on(law.allowances, start).values())
        rule = share_on(start, pay.status, pay.category, law.away, law.shares)
        whole = pay_back and rule.paid_back
        core, other = (100 if whole else rule.core), (0 if only_kept else rule.other)
        full = exact_parts(pay, base, rate_on(law.service_rates, start), allowances)
        days = (end - start).days + 1
        for name, part in shared(full, core, other, kept_parts(allowances)).items():
            parts[name] += part * days
    return sum(dong(part / (100 * days_of_month)) for part in parts.values())


def _segments(periods, first, last, law):
    """Parts of the month in which neither the pay nor a table nor an absence changes."""
    tables = (*law.bases, *law.service_rates, *law.allowances, *law.shares)
    cuts = {row.date_from for row in tables if row.date_from}
    cuts |= {row.date_to + ONE_DAY for row in tables if row.date_to}
    cuts |= {one.start for one in law.away}
    cuts |= {one.end + ONE_DAY for one in law.away if one.end}
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


def _step(month, new="mức mới", old="mức cũ"):
    label = (
        f"Tháng {month.month:%m/%Y}: {new} {format_integer(month.new)} trừ {old} "
        f"{format_integer(month.old)}, lương cơ sở {format_integer(month.base)}"
    )
    return Step(label, month.difference, month.document)
