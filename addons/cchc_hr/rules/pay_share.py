"""Which share of the pay the unit pays to whom is away, suspended or in custody.

NĐ 172/2025/NĐ-CP, Điều 26 (before: NĐ 112/2020/NĐ-CP, Điều 41): in custody, one half of salary,
leadership allowance, above-scale allowance, professional seniority and reserved difference; the
other half is paid later to who is not disciplined. Our reading: the half is of their sum (khoản 2
speaks of "the remaining 50%" of khoản 1), and the other allowances are not paid meanwhile.

Sick and maternity leave are paid by social insurance, unpaid leave by nobody. A month of which
only a part is away counts by calendar days, as in `arrears`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import bound, in_force
from odoo.addons.cchc_base.rules.result import Step

ONE_DAY = timedelta(days=1)
OFFICIALS = frozenset({"cadre", "civil_servant", "commune_cadre", "commune_civil_servant"})
# Social insurance is not paid for a month with so many working days away (until a row says else).
DAYS_AWAY = 14
KEPT_WORDS = (
    "lương, phụ cấp chức vụ, thâm niên vượt khung, thâm niên nghề, hệ số chênh lệch bảo lưu"
)


@dataclass(frozen=True)
class ShareRule:
    """What is paid in a situation, from a day to another.

    ``situation``: a service status, or the code of a kind of absence. ``core`` and ``other``:
    percent of what custody leaves a share of, and of the other allowances. ``family``: empty for
    everybody, or ``officials``, ``public_employees``. ``contribution``: ``full``,
    ``half_health`` (health insurance only, on one half) or ``none``. ``paid_back``: the rest of the
    core is paid to who is not disciplined.
    """

    situation: str
    label: str
    core: int
    other: int
    contribution: str = "full"
    family: str = ""
    paid_back: bool = False
    article: str = ""
    date_from: date | None = None
    date_to: date | None = None


@dataclass(frozen=True)
class Away:
    """Somebody is away for a reason: ``situation`` is the code of the kind."""

    situation: str
    start: date
    end: date | None = None

    def covers(self, day):
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class MonthShare:
    """``core`` and ``other`` parts ``of`` a full month, and how it came about."""

    core: int = 1
    other: int = 1
    of: int = 1
    contribution: str = "full"
    steps: tuple = ()
    reason: str = ""


WHOLE = MonthShare()
IN_FULL = (100, 100, "full")
NORMAL = ShareRule("", "", 100, 100)
UNPAID_LEAVE = ShareRule("long_leave", "Nghỉ dài hạn không hưởng lương", 0, 0, "none")


def rule_of(situation, category, day, rules):
    """The rule of a situation on a day; the one for the person's own sort of staff comes first."""
    family = "officials" if category in OFFICIALS else "public_employees"
    found = [
        rule
        for rule in rules
        if rule.situation == situation and rule.family in ("", family) and in_force(rule, day)
    ]
    if found:
        return max(found, key=lambda rule: (bool(rule.family), bound(rule, "date_from", date.min)))
    return UNPAID_LEAVE if situation == UNPAID_LEAVE.situation else None


def share_on(day, status, category, away, rules):
    """The `ShareRule` by which a day is paid: of several reasons the one that pays least.

    A long leave by decision is unpaid, unless an absence for these days says of what kind it is.
    """
    absences = [rule_of(one.situation, category, day, rules) for one in away if one.covers(day)]
    found = [rule for rule in absences if rule]
    if not (status == "long_leave" and found):
        own = rule_of(status, category, day, rules)
        found += [own] if own else []
    return min(found, key=lambda rule: (rule.core, rule.other), default=NORMAL)


def month_share(first, last, status, category, away, rules, days_away=DAYS_AWAY):
    """The share of the pay of the days from ``first`` to ``last``, which are a whole month."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    spans = []  # [rule, days, working days]
    for day in days:
        rule = share_on(day, status, category, away, rules)
        if not spans or spans[-1][0] != rule:
            spans.append([rule, 0, 0])
        spans[-1][1] += 1
        spans[-1][2] += day.weekday() < 5
    if all((rule.core, rule.other, rule.contribution) == IN_FULL for rule, *_ in spans):
        return WHOLE
    return MonthShare(
        core=sum(rule.core * count for rule, count, _working in spans),
        other=sum(rule.other * count for rule, count, _working in spans),
        of=100 * len(days),
        contribution=_contribution(spans, days_away),
        steps=tuple(_steps(spans, len(days))),
        reason="; ".join(dict.fromkeys(rule.label for rule, *_ in spans if rule.label)),
    )


def _contribution(spans, days_away):
    without = sum(working for rule, _days, working in spans if rule.contribution == "none")
    half = sum(working for rule, _days, working in spans if rule.contribution == "half_health")
    if without >= days_away:
        return "none"
    return "half_health" if without + half >= days_away else "full"


def _steps(spans, days_of_month):
    for rule, count, _working in spans:
        if (rule.core, rule.other) == IN_FULL[:2]:
            continue
        if rule.core == rule.other:
            what = f"hưởng {rule.core}% lương và phụ cấp" if rule.core else "đơn vị không trả lương"
        else:
            what = f"hưởng {rule.core}% của {KEPT_WORDS}; {rule.other}% các phụ cấp khác"
        label = f"{rule.label}: {what}, {count} trong {days_of_month} ngày của tháng"
        yield Step(label, None, rule.article)
