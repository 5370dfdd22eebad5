"""How many people a norm gives a unit: figure × driver, rounded as the norm says.

Norms of education and health relate staff to classes, beds or population. They are dated rows,
most of them to be verified; nothing here is a figure of law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.result import Result, Step

ROUNDINGS = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "nearest": ROUND_HALF_UP}


@dataclass(frozen=True)
class Norm:
    """`figure` people for every `per` of the driver, at least `least`, from a size to a size."""

    code: str
    name: str
    sector: str
    driver: str
    figure: Decimal
    per: Decimal
    article: str
    date_from: date
    date_to: date | None = None
    driver_from: Decimal = Decimal(0)
    driver_to: Decimal | None = None
    least: int = 0
    most: int | None = None
    rounding: str = "nearest"
    confidence: str = "seen"


def normed(sector, drivers: Mapping, norms, on):
    """The people whom the norms of a sector give a unit.

    :param drivers: ``{driver: value}`` of the unit in the plan year
    :return: a `Result`; ``by_norm`` holds ``(code, people)`` pairs
    """
    steps, parts, total = [], [], 0
    for norm in norms:
        value = drivers.get(norm.driver)
        if norm.sector != sector or value is None or not in_force(norm, on):
            continue
        value = Decimal(value)
        if value < norm.driver_from or (norm.driver_to is not None and value > norm.driver_to):
            continue
        people = (norm.figure * value / norm.per).to_integral_value(ROUNDINGS[norm.rounding])
        people = max(int(people), norm.least)
        if norm.most is not None:
            people = min(people, norm.most)
        formula = f"{_plain(norm.figure)} × {_plain(value)}"
        if norm.per != 1:
            formula += f" ÷ {_plain(norm.per)}"
        steps.append(Step(f"{norm.name}: {formula}", people, norm.article))
        if norm.confidence == "memory":
            steps.append(Step("Độ tin cậy", "định mức cần kiểm tra lại với văn bản"))
        parts.append((norm.code, people))
        total += people
    steps.append(Step("Số người theo định mức", total))
    return Result(total, tuple(steps), "staffing_norm", (("by_norm", tuple(parts)),))


def _plain(number):
    return f"{number.normalize():f}".replace(".", ",")
