"""A month's pay out of coefficients: NĐ 204/2004/NĐ-CP, TT 04/2005/TT-BNV, NĐ 34/2012/NĐ-CP.

Each part is rounded to whole đồng, half up, by itself; the total is the sum of the parts, as on
a pay sheet.
"""

from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_base.rules.money import dong, format_decimal
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.salary_scale import ABOVE_SCALE_ARTICLE, PAY_ARTICLE, exact

SERVICE_ARTICLE = "NĐ 34/2012/NĐ-CP"
PROBATION_ARTICLE = "NĐ 138/2020/NĐ-CP, Điều 22; NĐ 115/2020/NĐ-CP, Điều 23"
# The public-service allowance (phụ cấp công vụ) is for cadres and civil servants.
SERVICE_CATEGORIES = frozenset({"cadre", "civil_servant", "commune_cadre", "commune_civil_servant"})
ALLOWANCES = {
    "leadership": "Phụ cấp chức vụ",
    "concurrent": "Phụ cấp kiêm nhiệm",
    "responsibility": "Phụ cấp trách nhiệm",
    "regional": "Phụ cấp khu vực",
}
PARTS = ("salary", "above_scale", *ALLOWANCES, "service")


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
    category: str = ""

    @classmethod
    def from_facts(cls, facts):
        """From service facts by their names; what is empty counts as nothing."""

        def number(name):
            return exact(facts.get(name) or 0)

        return cls(
            coefficient=number("coefficient"),
            above_scale_percent=int(facts.get("above_scale_percent") or 0),
            salary_percent=int(facts.get("salary_percent") or 100),
            leadership=number("leadership_allowance"),
            concurrent=number("concurrent_allowance"),
            responsibility=number("responsibility_allowance"),
            regional=number("regional_allowance"),
            category=facts.get("staffing_category") or "",
        )

    @property
    def paid_coefficient(self):
        """The coefficient of the salary itself: a probationer is paid a share of it."""
        return self.coefficient * self.salary_percent / 100

    @property
    def above_scale(self):
        return self.coefficient * self.above_scale_percent / 100


def exact_parts(pay, base, service_percent=0):
    """The parts of a month's pay, not rounded."""
    parts = {
        "salary": pay.paid_coefficient * base,
        "above_scale": pay.above_scale * base,
        **{name: getattr(pay, name) * base for name in ALLOWANCES},
        "service": Decimal(0),
    }
    if pay.category in SERVICE_CATEGORIES:
        counted = pay.paid_coefficient + pay.above_scale + pay.leadership
        parts["service"] = counted * base * Decimal(service_percent) / 100
    return parts


def month(pay, base, service_percent=0, document=""):
    """The pay of a month and how it comes about; facts: each of `PARTS` in đồng."""
    parts = {name: dong(part) for name, part in exact_parts(pay, base, service_percent).items()}
    total = sum(parts.values())
    steps = [
        Step("Hệ số lương", pay.coefficient, PAY_ARTICLE),
        Step("Mức lương cơ sở (đồng)", base, document),
    ]
    if pay.salary_percent != 100:
        steps.append(Step("Tỷ lệ hưởng lương (%)", pay.salary_percent, PROBATION_ARTICLE))
    steps.append(Step("Tiền lương (đồng)", parts["salary"], PAY_ARTICLE))
    if pay.above_scale_percent:
        label = f"Phụ cấp thâm niên vượt khung {pay.above_scale_percent}% (đồng)"
        steps.append(Step(label, parts["above_scale"], ABOVE_SCALE_ARTICLE))
    for name, label in ALLOWANCES.items():
        if getattr(pay, name):
            coefficient = format_decimal(getattr(pay, name))
            steps.append(
                Step(f"{label}: hệ số {coefficient} × lương cơ sở (đồng)", parts[name], PAY_ARTICLE)
            )
    if parts["service"]:
        label = (
            f"Phụ cấp công vụ {format_decimal(Decimal(service_percent))}% của lương, phụ cấp chức "
            "vụ và phụ cấp thâm niên vượt khung (đồng)"
        )
        steps.append(Step(label, parts["service"], SERVICE_ARTICLE))
    steps.append(Step("Tổng cộng một tháng (đồng)", total))
    return Result(total, tuple(steps), "nd-204-2004", tuple(parts.items()))
