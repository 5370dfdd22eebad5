"""A month's pay out of coefficients: NĐ 204/2004/NĐ-CP, TT 04/2005/TT-BNV, NĐ 34/2012/NĐ-CP.

Three ways to reckon an allowance (TT 13/2026/TT-BNV, Điều 3): a coefficient of the base salary, a
percentage of salary with leadership and above-scale allowance, and the reserved difference, which
is a coefficient too. Each part is rounded to whole đồng, half up, by itself; the total is the sum
of the parts, as on a pay sheet.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.money import dong, format_decimal
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.insurance import contributions
from odoo.addons.cchc_hr.rules.pay_share import WHOLE
from odoo.addons.cchc_hr.rules.salary_scale import ABOVE_SCALE_ARTICLE, PAY_ARTICLE, exact

SERVICE_ARTICLE = "NĐ 34/2012/NĐ-CP"
PROBATION_ARTICLE = "NĐ 138/2020/NĐ-CP, Điều 22; NĐ 115/2020/NĐ-CP, Điều 23"
# The public-service allowance (phụ cấp công vụ) is for cadres and civil servants.
SERVICE_CATEGORIES = frozenset({"cadre", "civil_servant", "commune_cadre", "commune_civil_servant"})
BASE_SALARY, RANK_PAY = "base_salary", "rank_pay"
# Allowance -> the service fact that says how much of it a person has.
ALLOWANCE_FACTS = {
    "leadership": "leadership_allowance",
    "concurrent": "concurrent_allowance",
    "responsibility": "responsibility_allowance",
    "regional": "regional_allowance",
    "hazard": "hazard_allowance",
    "long_service": "long_service_allowance",
    "reserved": "reserved_coefficient",
    "seniority": "seniority_percent",
    "incentive": "incentive_percent",
    "duty": "duty_percent",
    "attraction": "attraction_percent",
    "party_work": "party_work_percent",
}
PARTS = ("salary", "above_scale", *ALLOWANCE_FACTS, "service")


@dataclass(frozen=True)
class Allowance:
    """How the law reckons an allowance, from a day to another: a row of a dated table."""

    code: str
    name: str
    base: str = BASE_SALARY
    # Part of the pay of which people in custody are left a share, and what insurance is paid on.
    kept: bool = False
    insured: bool = False
    article: str = PAY_ARTICLE
    date_from: date | None = None
    date_to: date | None = None


# What NĐ 204/2004, Điều 6 itself knows; the others come from the table.
BY_COEFFICIENT = (
    Allowance("leadership", "Phụ cấp chức vụ", kept=True, insured=True),
    Allowance("concurrent", "Phụ cấp kiêm nhiệm"),
    Allowance("responsibility", "Phụ cấp trách nhiệm"),
    Allowance("regional", "Phụ cấp khu vực"),
)


@dataclass(frozen=True)
class Pay:
    """What a person is paid by: coefficients and percentages."""

    coefficient: Decimal = Decimal(0)
    above_scale_percent: int = 0
    salary_percent: int = 100
    leadership: Decimal = Decimal(0)
    concurrent: Decimal = Decimal(0)
    responsibility: Decimal = Decimal(0)
    regional: Decimal = Decimal(0)
    hazard: Decimal = Decimal(0)
    long_service: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)
    seniority: Decimal = Decimal(0)
    incentive: Decimal = Decimal(0)
    duty: Decimal = Decimal(0)
    attraction: Decimal = Decimal(0)
    party_work: Decimal = Decimal(0)
    category: str = ""
    status: str = ""

    @classmethod
    def from_facts(cls, facts):
        """From service facts by their names; what is empty counts as nothing."""

        def number(name):
            return exact(facts.get(name) or 0)

        return cls(
            coefficient=number("coefficient"),
            above_scale_percent=int(facts.get("above_scale_percent") or 0),
            salary_percent=int(facts.get("salary_percent") or 100),
            category=facts.get("staffing_category") or "",
            status=facts.get("service_status") or "",
            **{code: number(fact) for code, fact in ALLOWANCE_FACTS.items()},
        )

    @property
    def paid_coefficient(self):
        """The coefficient of the salary itself: a probationer is paid a share of it."""
        return self.coefficient * self.salary_percent / 100

    @property
    def above_scale(self):
        return self.coefficient * self.above_scale_percent / 100

    @property
    def rank_pay(self):
        """Coefficient of salary, leadership and above-scale allowance: the base of percentages."""
        return self.paid_coefficient + self.above_scale + self.leadership


def allowances_on(rows, on):
    """The rows in force on a day, by allowance."""
    return {row.code: row for row in rows if in_force(row, on)}


def exact_parts(pay, base, service_percent=0, allowances=BY_COEFFICIENT):
    """The parts of a full month's pay, not rounded; an allowance that no row knows is not paid."""
    parts = dict.fromkeys(PARTS, Decimal(0))
    parts["salary"] = pay.paid_coefficient * base
    parts["above_scale"] = pay.above_scale * base
    for row in allowances:
        amount = getattr(pay, row.code)
        if row.base == RANK_PAY:
            amount = pay.rank_pay * amount / 100
        parts[row.code] = amount * base
    if pay.category in SERVICE_CATEGORIES:
        parts["service"] = pay.rank_pay * base * Decimal(service_percent) / 100
    return parts


def kept_parts(allowances=BY_COEFFICIENT):
    """Parts of the pay of which custody and suspension leave a share."""
    return frozenset({"salary", "above_scale", *(row.code for row in allowances if row.kept)})


def shared(parts, core, other, kept):
    """Parts times hundredths: ``core`` for those that are ``kept``, ``other`` for the rest."""
    return {name: part * (core if name in kept else other) for name, part in parts.items()}


def insured_pay(pay, base, allowances=BY_COEFFICIENT):
    """The pay on which contributions are reckoned: as for a full month."""
    parts = exact_parts(pay, base, 0, allowances)
    insured = ("salary", "above_scale", *(row.code for row in allowances if row.insured))
    return sum((parts[name] for name in insured), Decimal(0))


def month(  # pylint: disable=too-many-arguments
    pay,
    base,
    service_percent=0,
    document="",
    allowances=BY_COEFFICIENT,
    share=WHOLE,
    rates=(),
    ceiling=None,
):
    """The pay of a month and how it comes about.

    :param share: `MonthShare` of who was away or suspended
    :param rates: rows of `insurance.Rate` in force; without them no contributions are reckoned
    :param ceiling: the most on which social and health insurance are paid, in đồng
    :return: the total; facts: each of `PARTS`, the contributions and what is left, in đồng
    """
    full = exact_parts(pay, base, service_percent, allowances)
    hundredths = shared(full, share.core, share.other, kept_parts(allowances))
    parts = {name: dong(part / share.of) for name, part in hundredths.items()}
    total = sum(parts.values())
    steps = [
        Step("Hệ số lương", pay.coefficient, PAY_ARTICLE),
        Step("Mức lương cơ sở (đồng)", base, document),
    ]
    if pay.salary_percent != 100:
        steps.append(Step("Tỷ lệ hưởng lương (%)", pay.salary_percent, PROBATION_ARTICLE))
    steps += share.steps
    steps.append(Step("Tiền lương (đồng)", parts["salary"], PAY_ARTICLE))
    if pay.above_scale_percent:
        label = f"Phụ cấp thâm niên vượt khung {pay.above_scale_percent}% (đồng)"
        steps.append(Step(label, parts["above_scale"], ABOVE_SCALE_ARTICLE))
    steps += _allowance_steps(pay, parts, allowances)
    if full["service"]:
        label = (
            f"Phụ cấp công vụ {format_decimal(Decimal(service_percent))}% của lương, phụ cấp chức "
            "vụ và phụ cấp thâm niên vượt khung (đồng)"
        )
        steps.append(Step(label, parts["service"], SERVICE_ARTICLE))
    steps.append(Step("Tổng cộng một tháng (đồng)", total))
    facts = tuple(parts.items())
    if rates:
        paid = contributions(
            insured_pay(pay, base, allowances), pay.category, rates, share.contribution, ceiling
        )
        steps += paid.steps
        net = total - paid["employee"]
        steps.append(Step("Còn được nhận, chưa trừ thuế thu nhập cá nhân (đồng)", net))
        facts += (*paid.facts, ("net", net))
    return Result(total, tuple(steps), "nd-204-2004", facts)


def _allowance_steps(pay, parts, allowances):
    known = {row.code: row for row in allowances}
    for code, fact in ALLOWANCE_FACTS.items():
        amount = getattr(pay, code)
        if not amount:
            continue
        row = known.get(code)
        if not row:
            yield Step(f"Chưa có quy định về khoản phụ cấp này tại thời điểm tính ({fact})", 0)
        elif row.base == RANK_PAY:
            label = (
                f"{row.name}: {format_decimal(amount)}% của lương, phụ cấp chức vụ và phụ cấp "
                "thâm niên vượt khung (đồng)"
            )
            yield Step(label, parts[code], row.article)
        else:
            label = f"{row.name}: hệ số {format_decimal(amount)} × lương cơ sở (đồng)"
            yield Step(label, parts[code], row.article)
