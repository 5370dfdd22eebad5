"""Pay by coefficient: NĐ 204/2004/NĐ-CP, bảng 1–4, and TT 04/2005/TT-BNV above the scale."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.money import dong, format_decimal
from odoo.addons.cchc_base.rules.problem import WARNING, Problem, RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.rules.tables import day

_ = translatable("cchc_hr")

_CENT = Decimal("0.01")
PAY_ARTICLE = "NĐ 204/2004/NĐ-CP"
ABOVE_SCALE_ARTICLE = "TT 04/2005/TT-BNV"
# Only groups whose step lasts 36 months (A0–A3) or 24 (B, C, thừa hành) have the allowance above
# the scale; the senior experts of table 1 (60 months) do not: NĐ 204/2004/NĐ-CP, Điều 6 khoản 1.
ABOVE_SCALE_INTERVALS = (24, 36)
ABOVE_SCALE_FIRST, ABOVE_SCALE_YEARLY = 5, 1


class ScaleError(RuleError):
    """A group, step or percentage that the tables do not have, or a table with a hole in it."""


@dataclass(frozen=True)
class Scale:
    """The steps of one group during one period; `coefficients[0]` is step 1."""

    group: str
    step_months: int
    coefficients: tuple[Decimal, ...]
    name: str = ""
    document: str = ""
    date_from: date | None = None
    date_to: date | None = None

    @property
    def last_step(self):
        return len(self.coefficients)

    @property
    def has_above_scale(self):
        return self.step_months in ABOVE_SCALE_INTERVALS


@dataclass(frozen=True)
class StepMatch:
    """The step a coefficient belongs to; with a problem if it is only the nearest one."""

    step: int
    coefficient: Decimal
    problem: Problem | None = None


def exact(coefficient):
    """A coefficient as an exact number of hundredths, whatever the store keeps it in."""
    return Decimal(str(coefficient)).quantize(_CENT)


def scales_from_rows(rows):
    """Group rows of one step each (cchc.salary.scale, or its CSV) into scales."""
    groups = defaultdict(list)
    for row in rows:
        groups[row["group_code"], row["date_from"] or None].append(row)
    return Scales(_scale(group, members) for (group, _from), members in groups.items())


class Scales(tuple):
    """Scales that remember which of them is in force: a list asks for the same again and again."""

    def __init__(self, _scales=()):
        self.found = {}


def scale_in_force(scales, group, on):
    """The scale of a group on a day."""
    found = getattr(scales, "found", None)
    if found is None:
        return _scale_in_force(scales, group, on)
    if (group, on) not in found:
        found[group, on] = _scale_in_force(scales, group, on)
    return found[group, on]


def _scale_in_force(scales, group, on):
    mine = [scale for scale in scales if scale.group == group]
    if not mine:
        raise ScaleError(
            "unknown_group",
            _("There is no salary group “%(group)s”; the groups are %(groups)s."),
            group=group,
            groups=", ".join(sorted({scale.group for scale in scales})),
        )
    return pick(mine, on, f"Bảng lương {group}")


def coefficient(scales, group, step, on):
    """The coefficient of a step, counted from 1."""
    scale = scale_in_force(scales, group, on)
    if not 1 <= step <= scale.last_step:
        raise ScaleError(
            "unknown_step",
            _("Group %(group)s has steps 1 to %(last)s, not %(step)s."),
            group=group,
            last=scale.last_step,
            step=step,
        )
    return scale.coefficients[step - 1]


def step_of(scales, group, coefficient, on):
    """The step of a coefficient, or the nearest one (the lower of two) with a warning."""
    scale = scale_in_force(scales, group, on)
    wanted = exact(coefficient)
    number, found = min(
        enumerate(scale.coefficients, 1), key=lambda step: (abs(step[1] - wanted), step[0])
    )
    if found == wanted:
        return StepMatch(number, found)
    problem = Problem(
        "coefficient_not_in_scale",
        _(
            "%(coefficient)s is no coefficient of group %(group)s; the nearest is step %(step)s"
            " with %(nearest)s."
        ),
        {
            "coefficient": format_decimal(wanted),
            "group": group,
            "step": number,
            "nearest": format_decimal(found),
        },
        WARNING,
    )
    return StepMatch(number, found, problem)


def monthly_pay(coefficient, base):
    """Coefficient × base salary, in whole đồng."""
    amount = dong(exact(coefficient) * base)
    return Result(
        value=amount,
        steps=(
            Step("Hệ số lương", exact(coefficient), PAY_ARTICLE),
            Step("Mức lương cơ sở (đồng)", base),
            Step("Mức lương = hệ số × mức lương cơ sở (đồng)", amount, PAY_ARTICLE),
        ),
        text_id="nd-204-2004",
    )


def above_scale_percent(scale, months_at_last_step):
    """5 % once a whole interval is spent at the last step, then 1 % more each full year."""
    if not scale.has_above_scale or months_at_last_step < scale.step_months:
        return 0
    years = (months_at_last_step - scale.step_months) // 12
    return ABOVE_SCALE_FIRST + ABOVE_SCALE_YEARLY * years


def above_scale_allowance(last_coefficient, base, percent):
    """The allowance for `percent` above the scale: a share of the pay of the last step."""
    if percent != 0 and percent < ABOVE_SCALE_FIRST:
        raise ScaleError(
            "above_scale_percent_too_low",
            _("The allowance above the scale begins at %(first)s %%, not %(percent)s %%."),
            first=ABOVE_SCALE_FIRST,
            percent=percent,
        )
    amount = dong(exact(last_coefficient) * base * percent / 100)
    return Result(
        value=amount,
        steps=(
            Step("Hệ số lương bậc cuối", exact(last_coefficient), PAY_ARTICLE),
            Step("Mức lương cơ sở (đồng)", base),
            Step("Phụ cấp thâm niên vượt khung (%)", percent, ABOVE_SCALE_ARTICLE),
            Step(
                "Phụ cấp = hệ số bậc cuối × mức lương cơ sở × tỷ lệ (đồng)",
                amount,
                ABOVE_SCALE_ARTICLE,
            ),
        ),
        text_id="tt-04-2005",
    )


def _scale(group, rows):
    rows = sorted(rows, key=lambda row: int(row["step"]))
    steps = [int(row["step"]) for row in rows]
    intervals = {int(row["step_months"]) for row in rows}
    if steps != list(range(1, len(rows) + 1)) or len(intervals) != 1:
        raise ScaleError(
            "broken_scale",
            _("The steps of group %(group)s must run from 1 without a gap, with one interval."),
            group=group,
        )
    first = rows[0]
    return Scale(
        group=group,
        step_months=intervals.pop(),
        coefficients=tuple(exact(row["coefficient"]) for row in rows),
        name=first["name"],
        document=first["document"],
        date_from=_date(first["date_from"]),
        date_to=_date(first["date_to"]),
    )


def _date(value):
    return day(value) if isinstance(value, str) else value or None
