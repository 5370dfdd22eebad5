"""A career in pay: steps, ranks, what delays them, and when the register learns of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_hr.rules.step_raise import BadYear, Discipline, NotCounted

from .chances import workday
from .events import AS_OF, GO_LIVE
from .pay import Pay, next_pay, promoted, raised

# TT 01–04/2021/TT-BGDĐT: titles of 2015 and those that took their place, with the same scale.
RENEWED_ON = date(2021, 12, 1)
FORMER_TITLES = {
    "V.07.02.25": "V.07.02.04",
    "V.07.02.26": "V.07.02.05",
    "V.07.03.29": "V.07.03.07",
    "V.07.04.32": "V.07.04.11",
}
TITLES_RENEWED = date(2021, 3, 20)
# What is raised until the end of the year is decided in its last quarter.
LAST_RAISE = date(2026, 12, 31)


@dataclass(frozen=True)
class PayChange:
    day: date
    kind: str
    pay: Pay
    signed: date | None = None


@dataclass(frozen=True)
class Leave:
    """Unpaid leave; ``until`` is the day of return, or None while it lasts."""

    since: date
    until: date | None
    months: int


@dataclass(frozen=True)
class Measure:
    """A disciplinary measure."""

    decided: date
    form: str
    reason: str


@dataclass
class Troubles:
    """What costs a person time towards the next raise."""

    measures: tuple[Measure, ...] = ()
    bad_years: tuple[int, ...] = ()
    leaves: tuple[Leave, ...] = ()

    def delays(self):
        found = [Discipline(item.decided, item.form) for item in self.measures]
        found += [BadYear(date(year + 1, 1, 15), year) for year in self.bad_years]
        return found

    def not_counted(self, anchor, due):
        return [
            NotCounted("nghỉ không hưởng lương", leave.months)
            for leave in self.leaves
            if anchor <= leave.since < due
        ]


def walk(reference, dice, start, category, promotions, troubles, until):
    """The changes of pay from the first rank on, up to a day.

    :param start: the pay on appointment to the first rank
    :param promotions: ``(day, rank)`` in order
    """
    changes = [PayChange(start.since, "start", start)]
    pay, waiting = start, list(promotions)
    delays = troubles.delays()
    while True:
        coming = next_pay(reference, pay, category, delays)
        if coming and troubles.leaves:
            lost = troubles.not_counted(pay.anchor, coming[0])
            coming = next_pay(reference, pay, category, delays, lost)
        if waiting and (coming is None or waiting[0][0] <= coming[0]):
            day, rank = waiting.pop(0)
            if day > until:
                return changes
            pay = promoted(reference, pay, rank, day)
            changes.append(PayChange(day, "rank_change", pay))
            continue
        if coming is None:
            return changes
        day = coming[0]
        # Up to 12 months early for outstanding work, one in ten: TT 08/2013/TT-BNV, Điều 3.
        regular = pay.step < reference.scale(pay.rank).last_step and not delays
        if regular and dice.chance(0.05):
            early = add_months(day, -dice.choice((6, 9, 12)))
            day = early if early > changes[-1].day else day
        if day > until:
            return changes
        pay = raised(reference, pay, day)
        changes.append(PayChange(day, "step_raise", pay))


def promotions(reference, slot, dice, first_rank_on, level, shares):
    """When the person rose to the higher ranks that the role usually has.

    :param shares: share of people of the role with the principal and with the senior rank
    """
    ranks = reference.ladders[slot.family].ranks
    found = []
    earliest = add_months(first_rank_on, 12 * 9)
    for higher, share in zip(("principal", "senior"), shares, strict=True):
        last = AS_OF - timedelta(days=100)
        if level == "technician" or not ranks[higher] or earliest > last:
            break
        if not dice.chance(share):
            break
        window = 12 * 4 if slot.role in ("director", "vice_director") else 12 * 9
        day = dice.first_of_month(earliest, min(last, add_months(earliest, window)))
        found.append((day, ranks[higher]))
        earliest = add_months(day, 12 * 6)
    return found


def renewed_titles(changes):
    """Teachers keep the titles of 2015 until they are placed in those of 2021."""
    held = pay_on(changes, RENEWED_ON)
    if held is None or held.rank not in FORMER_TITLES or held.since >= TITLES_RENEWED:
        return changes
    before = [change for change in changes if change.day <= RENEWED_ON]
    after = changes[len(before) :]
    renewed = Pay(held.rank, RENEWED_ON, held.step, held.anchor, held.percent)
    return [
        *(
            _with_rank(
                change, FORMER_TITLES.get(change.pay.rank, change.pay.rank), change.pay.since
            )
            for change in before
        ),
        PayChange(RENEWED_ON, "rank_change", renewed),
        *(
            _with_rank(change, held.rank, RENEWED_ON) if change.pay.rank == held.rank else change
            for change in after
        ),
    ]


def _with_rank(change, rank, since):
    pay = change.pay
    renamed = Pay(rank, since, pay.step, pay.anchor, pay.percent)
    return PayChange(change.day, change.kind, renamed)


def signing_of_raise(dice, due):
    """Raises of a quarter are decided together in its second month; some are noticed too late.

    :return: the day of signing, or None for a raise that nobody has decided yet
    """
    quarter = (due.month - 1) // 3 + (1 if dice.chance(0.07) else 0)
    year, quarter = due.year + quarter // 4, quarter % 4
    signed = workday(date(year, quarter * 3 + 2, 15 + due.year % 5))
    return signed if signed <= AS_OF else None


def pay_on(changes, day):
    """The pay of a day, None before the first rank."""
    found = [change.pay for change in changes if change.day <= day]
    return found[-1] if found else None


def register_changes(changes):
    """The changes that the register learns by decisions of its own."""
    return [change for change in changes[1:] if change.day > GO_LIVE]
