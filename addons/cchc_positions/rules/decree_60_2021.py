"""The degree of autonomy of a public service unit and the group that follows from it.

NĐ 60/2021/NĐ-CP điều 10: degree = A ÷ B × 100, A the listed revenues, B the regular spending, both
on the estimate of the plan year; điều 9 makes groups of the degree. Until 14/8/2021 NĐ 16/2015
divided in the same four by other words. The bounds of the groups are dated rows.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

_ = translatable("cchc_positions")

DEGREE_ARTICLE = "NĐ 60/2021/NĐ-CP, Điều 10"


class AutonomyError(RuleError):
    """The figures give no degree, or the degree no group."""


@dataclass(frozen=True)
class Band:
    """A group, or a part of one, from a degree on and below another."""

    group: str
    name: str
    percent_from: Decimal
    percent_below: Decimal | None
    article: str
    date_from: date
    date_to: date | None = None
    covers_investment: bool = False


def degree(revenues, spending):
    """A ÷ B × 100 with two decimals.

    :param revenues: amounts of the items of A, in đồng
    :param spending: amounts of the items of B, in đồng
    """
    total_a, total_b = sum(revenues), sum(spending)
    if total_b <= 0:
        raise AutonomyError(
            "no_spending",
            _("There is no regular spending (B): enter the items of the estimate."),
        )
    value = (Decimal(total_a) * 100 / Decimal(total_b)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Result(
        value,
        (
            Step("A – tổng các nguồn thu (đồng)", total_a, "NĐ 60/2021/NĐ-CP, Điều 11, 15, 19"),
            Step("B – tổng chi thường xuyên (đồng)", total_b, "NĐ 60/2021/NĐ-CP, Điều 12, 16, 20"),
            Step("Mức tự bảo đảm chi thường xuyên (%) = A ÷ B × 100", value, DEGREE_ARTICLE),
        ),
        "nd_60_2021",
        (("a", total_a), ("b", total_b)),
    )


def classify(revenues, spending, bands, on, pays_investment=False):
    """The band of a unit on a day; the degree is compared before it is rounded.

    :param pays_investment: whether the unit pays its investment itself, which group 1 asks for
    """
    result = degree(revenues, spending)
    exact = Decimal(result["a"]) * 100 / Decimal(result["b"])
    found = [
        band
        for band in bands
        if in_force(band, on)
        and exact >= band.percent_from
        and (band.percent_below is None or exact < band.percent_below)
        and band.covers_investment == (pays_investment and exact >= 100)
    ]
    if len(found) != 1:
        raise AutonomyError(
            "no_group",
            _("%(count)s groups are in force on %(on)s for a degree of %(degree)s %%."),
            count=len(found),
            on=on.strftime("%d/%m/%Y"),
            degree=result.value,
        )
    band = found[0]
    steps = (
        *result.steps,
        Step("Tự bảo đảm chi đầu tư", pays_investment),
        Step("Nhóm", band.name, band.article),
    )
    return Result(band, steps, "nd_60_2021", (("degree", result.value),))
