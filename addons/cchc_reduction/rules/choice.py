"""Which decrees a case falls under, and which of them pays most.

A decree holds from a day to another, and its successor says what becomes of cases under way. If
several regimes fit, only the highest is paid (principle of NĐ 178/2024); money of NĐ 29/2023 drawn
before 2025 shuts NĐ 178/2024 (its điều 24.2; TT 01/2025/TT-BNV, điều 8.2).
"""

from dataclasses import dataclass, replace
from datetime import date

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_base.rules.problem import Problem, RuleError, translatable

from . import decree_29_2023, decree_108_2014, decree_154_2025, decree_178_2024
from .case import EARLY, LEAVE, MEASURES, STEP_DOWN

_ = translatable("cchc_reduction")

# Of these decrees not all let somebody give up a post and stay.
OUT_OF_SERVICE = tuple(measure for measure in MEASURES if measure != STEP_DOWN)
PAID_ARTICLE = "Điều 24 khoản 2 NĐ 178/2024/NĐ-CP"


class NoDecree(RuleError):
    """No decree on reduction is in force on the day of leaving."""


@dataclass(frozen=True)
class Regime:
    """A decree with its days and its function of a case."""

    decree: str
    date_from: date
    date_to: date | None
    benefit: object
    measures: tuple[str, ...] = OUT_OF_SERVICE

    def holds(self, day):
        return self.date_from <= day <= (self.date_to or date.max)


# From the day on which each decree took effect to the eve of the next; NĐ 154/2025 pays until
# 31/12/2030.
REDUCTION = (
    Regime(
        decree_108_2014.DECREE,
        date(2015, 1, 10),
        date(2023, 7, 19),
        decree_108_2014.TEXT.benefit,
        tuple(MEASURES),
    ),
    Regime(decree_29_2023.DECREE, date(2023, 7, 20), date(2025, 6, 15), decree_29_2023.benefit),
    Regime(decree_154_2025.DECREE, date(2025, 6, 16), date(2030, 12, 31), decree_154_2025.benefit),
)
REORGANISATION = Regime(
    decree_178_2024.DECREE,
    date(2025, 1, 1),
    None,
    decree_178_2024.benefit,
    (EARLY, LEAVE, STEP_DOWN),
)
_OLD, _NEW = REDUCTION[1], REDUCTION[2]


def regimes_for(case, settled_on=None, on=None):
    """The regimes that a case falls under, by its days and the transition between them.

    Whoever left under NĐ 29/2023 and was not paid before NĐ 154/2025 came into force is reckoned
    anew by the latter (NĐ 154/2025, transition).

    :param settled_on: when the money was paid, if it was
    :param on: the day of the computation, if the case is computed later than the person left
    :raise NoDecree: outside all of them
    """
    found = [regime for regime in REDUCTION if regime.holds(case.leave_on)]
    late = on and on >= _NEW.date_from and not (settled_on and settled_on < _NEW.date_from)
    if found == [_OLD] and late:
        found = [_NEW]
    if case.by_reorganisation and case.leave_on >= REORGANISATION.date_from:
        found.append(REORGANISATION)
    if not found:
        raise NoDecree(
            "no_decree",
            _("No decree on staff reduction is in force on %(day)s."),
            day=case.leave_on.strftime("%d/%m/%Y"),
        )
    return tuple(found)


def benefit(regime, case, rows):
    """What one regime gives in a case.

    :param rows: tuple of `figures.Figure`
    """
    # A case of before that is reckoned anew takes the new decree's figures of its first day.
    day = max(case.leave_on, regime.date_from)
    found = regime.benefit(case, Figures(rows, (regime.decree,), day))
    if regime is REORGANISATION and case.paid_before and _paid_by_old(case):
        paid = Problem(
            "paid_before",
            _("Money of NĐ 29/2023 was drawn on %(day)s: NĐ 178/2024 gives no more."),
            {"day": case.paid_before_on.strftime("%d/%m/%Y")},
        )
        found = replace(
            found, lines=(), full_pension=False, refusals=(*found.refusals, paid),
            article=PAID_ARTICLE,
        )  # fmt: skip
    return found


def _paid_by_old(case):
    return case.paid_before_on and case.paid_before_on < REORGANISATION.date_from


def compare(case, rows, measures=tuple(MEASURES), **days):
    """All regimes of a case and all measures that they have, side by side.

    Giving up a post is compared where the post was told.

    :rtype: dict (decree, measure) → `sheet.Benefit`
    """
    return {
        (regime.decree, measure): benefit(regime, replace(case, measure=measure), rows)
        for regime in regimes_for(case, **days)
        for measure in measures
        if measure in regime.measures
        and (measure != STEP_DOWN or case.kept_allowance and case.term_ends_on)
    }


def offer(case, rows, **days):
    """The benefit that a person is offered for the measure: the highest of the regimes that fit.

    Where none fits, the refusals of the first that has the measure are told: the decree on
    reduction, or for a post that is given up the one on reorganisation.
    """
    regimes = regimes_for(case, **days)
    found = [benefit(regime, case, rows) for regime in regimes]
    fitting = [one for one in found if one.fits]
    knowing = (
        one for regime, one in zip(regimes, found, strict=True) if case.measure in regime.measures
    )
    refused = next(knowing, found[0])
    return max(fitting, key=lambda one: (one.amount, one.full_pension), default=refused)


def top_up(amount, paid):
    """What is still due when a case is reckoned anew after some of it was paid (never less)."""
    return max(amount - paid, 0)
