"""How pay moves: steps, the allowance above the scale, and what a higher rank does to them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_hr.rules.step_raise import Case, next_raise


@dataclass(frozen=True)
class Pay:
    """A person's place in the tables; ``step`` 0 means that no table applies."""

    rank: str
    since: date
    step: int
    anchor: date
    percent: int = 0

    def coefficient(self, reference):
        scale = reference.scale(self.rank)
        return scale.coefficients[self.step - 1] if scale and self.step else Decimal(0)


def next_pay(reference, pay, category, delays=(), not_counted=()):
    """``(day, pay)`` after the next regular raise, or None when nothing more can come."""
    scale = reference.scale(pay.rank)
    if scale is None or not pay.step:
        return None
    case = Case(
        anchor=pay.anchor,
        category=category,
        step=pay.step,
        scale=scale,
        above_scale_percent=pay.percent,
        delays=tuple(delays),
        not_counted=tuple(not_counted),
    )
    result = next_raise(case, reference.delays)
    if result.value is None:
        return None
    return result.value, raised(reference, pay, result.value)


def raised(reference, pay, day):
    """The pay after a raise on a day."""
    if pay.step < reference.scale(pay.rank).last_step:
        return replace(pay, step=pay.step + 1, anchor=day)
    return replace(pay, percent=pay.percent + 1 if pay.percent else 5, anchor=day)


def promoted(reference, pay, rank, day):
    """The pay in a higher rank: TT 02/2007/TT-BNV, mục II khoản 1.

    The same coefficient or the next higher one of the new scale; the time towards the next raise
    starts anew if the gain is at least one step of the old scale, else it runs on. A person above
    the old scale is placed by the coefficient with the allowance, and starts anew.
    """
    old, new = reference.scale(pay.rank), reference.scale(rank)
    held = pay.coefficient(reference)
    with_allowance = held * (100 + pay.percent) / 100
    step = next(
        (number for number, value in enumerate(new.coefficients, 1) if value >= with_allowance),
        new.last_step,
    )
    gain = new.coefficients[step - 1] - held
    between_steps = old.coefficients[1] - old.coefficients[0]
    anchor = day if gain >= between_steps or pay.percent else pay.anchor
    return Pay(rank=rank, since=day, step=step, anchor=anchor)
