"""When the next regular raise falls due: TT 08/2013/TT-BNV amended by TT 03/2021/TT-BNV.

A step is held for 36 months (A0–A3), 24 (B, C, thừa hành) or 60 (senior experts), counted from
the day the present step, or the present allowance above the scale, was granted (mốc). Time that
does not count and the delays for discipline and bad years push the day further.
"""

from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.rules.tables import day
from odoo.addons.cchc_hr.rules.salary_scale import (
    ABOVE_SCALE_ARTICLE,
    ABOVE_SCALE_FIRST,
    ABOVE_SCALE_YEARLY,
    Scale,
)

_ = translatable("cchc_hr")

INTERVAL_ARTICLE = "TT 08/2013/TT-BNV, Điều 2 khoản 1"
SAME_ACT_ARTICLE = "TT 08/2013/TT-BNV, Điều 2 khoản 3"

# The table of delays knows three sorts of staff; labour contracts follow public employees.
FAMILIES = {
    "cadre": "cadre",
    "commune_cadre": "cadre",
    "civil_servant": "civil_servant",
    "commune_civil_servant": "civil_servant",
    "public_employee": "public_employee",
    "contract_68": "public_employee",
    "contract_111": "public_employee",
}
GROUNDS = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "demotion": "giáng chức",
    "dismissal_from_post": "cách chức",
    "bad_year": "không hoàn thành nhiệm vụ",
}
# TT 03/2021/TT-BNV: left-over days count as a month from 11 working days on. The text was not
# at hand (to be verified), and how many days make a full month is our reading: 22.
_DAYS_FOR_A_MONTH, _DAYS_OF_A_MONTH = 11, 22


class StepRaiseError(RuleError):
    """The case contradicts itself or the scale."""


@dataclass(frozen=True)
class DelayRule:
    """How many months a ground costs a sort of staff, from one day to another."""

    family: str
    ground: str
    months: int
    date_from: date | None
    date_to: date | None
    document: str

    @classmethod
    def from_text(cls, row):
        """From a row of `data/cchc.raise.delay.csv`."""
        return cls(
            family=row["family"],
            ground=row["ground"],
            months=int(row["months"]),
            date_from=day(row["date_from"]),
            date_to=day(row["date_to"]),
            document=row["document"],
        )


@dataclass(frozen=True)
class Discipline:
    """A form of discipline; `same_act_year` is the year whose bad rating is for the same act."""

    decided: date
    ground: str
    same_act_year: int | None = None


@dataclass(frozen=True)
class BadYear:
    """A year rated «không hoàn thành nhiệm vụ», counted on the day of the written conclusion."""

    decided: date
    year: int
    ground: str = "bad_year"


@dataclass(frozen=True)
class NotCounted:
    """Time that does not count: unpaid leave, suspension, … in months and working days."""

    reason: str
    months: int
    days: int = 0


@dataclass(frozen=True)
class Case:
    """Who, since when at which step; `above_scale_percent` is 0 until the first allowance."""

    anchor: date
    category: str
    step: int
    scale: Scale
    above_scale_percent: int = 0
    delays: tuple[Discipline | BadYear, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()


def next_raise(case, delay_rules):
    """The day of the next regular raise, or of the next allowance above the scale.

    Facts: `step` or `above_scale_percent` (what the raise gives), `delay_months`,
    `not_counted_months`. A value of None means that nothing more can come.
    """
    _check_case(case)
    start = Step("Mốc tính (ngày hưởng bậc hoặc phụ cấp hiện tại)", case.anchor)
    interval, article, gain, gained = _target(case)
    if interval is None:
        end = Step("Đã ở bậc cuối, bảng lương không có phụ cấp thâm niên vượt khung", None, article)
        return Result(None, (start, end), "tt-08-2013")
    lost = not_counted_months(case.not_counted)
    delay_steps, delay = _delays(case, interval + lost, delay_rules)
    due = add_months(case.anchor, interval + lost + delay)
    steps = [start, Step("Thời gian giữ bậc (tháng)", interval, article)]
    if lost:
        reasons = ", ".join(fact.reason for fact in case.not_counted)
        steps.append(Step(f"Thời gian không tính: {reasons} (tháng)", lost, INTERVAL_ARTICLE))
    steps += delay_steps
    label = "Bậc lương mới" if gain == "step" else "Phụ cấp thâm niên vượt khung mới (%)"
    steps += [Step("Ngày đủ điều kiện nâng", due, article), Step(label, gained)]
    return Result(
        value=due,
        steps=tuple(steps),
        text_id="tt-08-2013" if gain == "step" else "tt-04-2005",
        facts=((gain, gained), ("delay_months", delay), ("not_counted_months", lost)),
    )


def not_counted_months(facts):
    """Whole months of all the time that does not count, its left-over days rounded once."""
    full, days = divmod(sum(fact.days for fact in facts), _DAYS_OF_A_MONTH)
    return sum(fact.months for fact in facts) + full + (days >= _DAYS_FOR_A_MONTH)


def _check_case(case):
    if case.category not in FAMILIES:
        raise StepRaiseError(
            "category_without_steps",
            _("Staff of category “%(category)s” have no salary steps."),
            category=case.category,
        )
    if not 1 <= case.step <= case.scale.last_step:
        raise StepRaiseError(
            "unknown_step",
            _("Group %(group)s has steps 1 to %(last)s, not %(step)s."),
            group=case.scale.group,
            last=case.scale.last_step,
            step=case.step,
        )
    if case.above_scale_percent and case.step != case.scale.last_step:
        raise StepRaiseError(
            "above_scale_before_last_step",
            _("An allowance above the scale needs the last step, %(last)s, not %(step)s."),
            last=case.scale.last_step,
            step=case.step,
        )


def _target(case):
    """(months to wait, article, name of what is gained, its new value)."""
    if case.step < case.scale.last_step:
        return case.scale.step_months, INTERVAL_ARTICLE, "step", case.step + 1
    if not case.scale.has_above_scale:
        return None, ABOVE_SCALE_ARTICLE, "", None
    percent = case.above_scale_percent
    if percent:
        gained = percent + ABOVE_SCALE_YEARLY
        return 12, ABOVE_SCALE_ARTICLE, "above_scale_percent", gained
    return (
        case.scale.step_months,
        ABOVE_SCALE_ARTICLE,
        "above_scale_percent",
        ABOVE_SCALE_FIRST,
    )


def _delays(case, months, rules):
    """The delays that fall into the time of holding the step, which each of them lengthens."""
    steps, total = [], 0
    one_act = {
        fact.same_act_year
        for fact in case.delays
        if isinstance(fact, Discipline) and fact.decided >= case.anchor
    } - {None}
    for fact in sorted(case.delays, key=lambda fact: fact.decided):
        if not case.anchor <= fact.decided < add_months(case.anchor, months + total):
            continue
        if isinstance(fact, BadYear) and fact.year in one_act:
            label = f"Năm {fact.year} không hoàn thành nhiệm vụ do cùng hành vi: chỉ tính kỷ luật"
            steps.append(Step(label, None, SAME_ACT_ARTICLE))
            continue
        rule = _delay_rule(rules, case.category, fact)
        steps.append(Step(f"Kéo dài do {_reason(fact)} (tháng)", rule.months, rule.document))
        total += rule.months
    return steps, total


def _delay_rule(rules, category, fact):
    family = FAMILIES[category]
    ground = GROUNDS.get(fact.ground, fact.ground)
    mine = [rule for rule in rules if (rule.family, rule.ground) == (family, fact.ground)]
    return pick(mine, fact.decided, f"Kéo dài thời hạn nâng bậc lương: {family}, {ground}")


def _reason(fact):
    ground = GROUNDS[fact.ground]
    if isinstance(fact, BadYear):
        return f"{ground} năm {fact.year}"
    return f"kỷ luật {ground} ngày {fact.decided:%d/%m/%Y}"
