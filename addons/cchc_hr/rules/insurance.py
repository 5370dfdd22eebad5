"""Contributions to social, health and unemployment insurance, of employee and employer.

Reckoned on salary, leadership and above-scale allowance, professional seniority and reserved
difference of a full month. None of the texts was at hand: the rates are dated rows, to be verified.
Each fund is rounded to whole đồng, half up.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.rules.money import dong, format_decimal
from odoo.addons.cchc_base.rules.result import Result, Step

FUNDS = {
    "pension": "Quỹ hưu trí và tử tuất",
    "sickness": "Quỹ ốm đau và thai sản",
    "accident": "Quỹ tai nạn lao động, bệnh nghề nghiệp",
    "health": "Bảo hiểm y tế",
    "unemployment": "Bảo hiểm thất nghiệp",
}
PAYERS = {"employee": "Người lao động đóng", "employer": "Đơn vị đóng"}
# What the ceiling of social and health insurance holds for; that of unemployment insurance hangs
# on the regional minimum wage, which no salary of NĐ 204/2004 reaches twenty times.
CAPPED = frozenset({"pension", "sickness", "accident", "health"})
# Whom the law of unemployment insurance leaves out.
OFFICIALS = frozenset({"cadre", "civil_servant", "commune_cadre", "commune_civil_servant"})
# Paid by other rules than those of NĐ 204/2004.
LEFT_OUT = frozenset({"non_specialised", ""})


@dataclass(frozen=True)
class Rate:
    """``scope``: ``all``, or ``contract`` (public employees and contracts, no officials)."""

    fund: str
    payer: str
    percent: Decimal
    scope: str = "all"
    article: str = ""
    date_from: date | None = None
    date_to: date | None = None

    def covers(self, category):
        if category in LEFT_OUT:
            return False
        return self.scope == "all" or category not in OFFICIALS

    @property
    def group(self):
        """The column of the pay sheet."""
        return self.fund if self.fund in ("health", "unemployment") else "social"


def share_of(rate, contribution):
    """Hundredths of the insured pay on which a fund is paid."""
    if contribution == "full":
        return 100
    return 50 if contribution == "half_health" and rate.fund == "health" else 0


def contributions(insured, category, rates, contribution="full", ceiling=None):
    """What employee and employer pay together, in đồng.

    :param insured: the pay on which it is reckoned, an exact Decimal
    :param contribution: ``full``, ``half_health`` or ``none`` (see `ShareRule`)
    """
    due = [rate for rate in rates if rate.covers(category)]
    sums = {"employee": 0, "employer": 0}
    groups = {f"{group}_employee": 0 for group in ("social", "health", "unemployment")}
    steps = []
    if due and contribution == "none":
        steps.append(Step("Tháng này không đóng bảo hiểm xã hội, y tế, thất nghiệp", None))
    elif due:
        steps.append(Step("Tiền lương làm căn cứ đóng bảo hiểm (đồng)", dong(insured)))
        if contribution == "half_health":
            steps.append(Step("Tháng này chỉ đóng bảo hiểm y tế, trên một nửa mức lương", None))
    for rate in due:
        base = insured
        if ceiling is not None and rate.fund in CAPPED:
            base = min(base, Decimal(ceiling))
        amount = dong(base * rate.percent * share_of(rate, contribution) / 10_000)
        sums[rate.payer] += amount
        if rate.payer == "employee":
            groups[f"{rate.group}_employee"] += amount
        if amount:
            label = f"{PAYERS[rate.payer]} – {FUNDS[rate.fund]} {format_decimal(rate.percent)}%"
            steps.append(Step(f"{label} (đồng)", amount, rate.article))
    facts = (*groups.items(), *sums.items())
    return Result(sums["employee"], tuple(steps), "insurance", facts)
