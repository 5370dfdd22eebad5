"""The money that goes with a title: coefficient × base salary of the day of the decision.

NĐ 98/2023, điều 53 khoản 1–2: the product is rounded up to tens of thousands of đồng.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from odoo.addons.cchc_base.rules.dated import pick
from odoo.addons.cchc_base.rules.result import Result, Step

ROUNDED_TO = 10_000
ARTICLE = "Điều 53 khoản 1, 2 NĐ 98/2023/NĐ-CP"

LAW_2022 = "luat_tdkt_2022"
LAWS = {
    LAW_2022: "Luật Thi đua, khen thưởng 06/2022/QH15",
    "nd98_2023": "NĐ 98/2023/NĐ-CP",
    "nd152_2025": "NĐ 98/2023/NĐ-CP, sửa đổi bởi NĐ 152/2025/NĐ-CP",
}
AMENDS = {"nd152_2025": "nd98_2023", "nd98_2023": LAW_2022}


@dataclass(frozen=True)
class Text:
    code: str
    date_from: date
    date_to: date | None = None


TEXTS = (
    Text("nd98_2023", date(2024, 1, 1), date(2025, 6, 30)),
    Text("nd152_2025", date(2025, 7, 1)),
)


def lineage(law):
    """The text and those that it leaves in force, the latest first."""
    found = [law]
    while found[-1] in AMENDS:
        found.append(AMENDS[found[-1]])
    return tuple(found)


def law_on(day):
    """The text by which titles of that day are decided.

    :raise NoRuleInForce: before 2024: no figures of the law of 2003 are kept
    """
    return pick(TEXTS, day, "Văn bản về thi đua, khen thưởng").code


def reward(coefficient, base, on, article="", document=""):
    """The money of one title.

    :param coefficient: Decimal; times the base salary
    :param base: base salary of the day, in đồng
    """
    if isinstance(coefficient, float):
        raise TypeError("a coefficient is a Decimal, never a float")
    exact = Decimal(coefficient) * base
    tens = (exact / ROUNDED_TO).to_integral_value(rounding=ROUND_CEILING)
    amount = int(tens) * ROUNDED_TO
    steps = (
        Step("Ngày quyết định", on),
        Step("Hệ số", Decimal(coefficient), article),
        Step("Mức lương cơ sở (đồng)", base, document),
        Step("Hệ số × mức lương cơ sở (đồng)", _plain(exact)),
        Step("Làm tròn lên hàng chục nghìn đồng", amount, ARTICLE),
    )
    return Result(amount, steps, "emulation_reward")


@dataclass(frozen=True)
class Award:
    """What one person is awarded in a round; `years` is how long the merit took."""

    key: int
    person: int
    form: str
    years: int
    amount: int


def not_paid(awards):
    """Awards whose money another one of the same person takes in: ``{key: key of the other}``.

    Of several titles for the same time the highest one is paid; titles for other times, and
    certificates beside titles, are paid each.
    """
    best, lost = {}, {}
    for award in sorted(awards, key=lambda one: (-one.amount, one.key)):
        other = best.setdefault((award.person, award.form, award.years), award)
        if other is not award:
            lost[award.key] = other.key
    return lost


def _plain(number):
    return int(number) if number == int(number) else number
