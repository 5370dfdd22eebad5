"""Whoever heads a unit is rated no better than the unit (NĐ 233/2026, điều 12 khoản 7)."""

from odoo.addons.cchc_base.rules.result import Result, Step

from .levels import WORDS, worse


def head_limit(level, unit_level, figures):
    """The level of a head, held to that of the unit; without the unit's level nothing is held.

    :return: a `Result`; fact ``limited``
    """
    row = figures.row("head_limit")
    if not row or not row.value or not unit_level:
        told = "Chưa có mức xếp loại của đơn vị" if row and row.value else "Không giới hạn"
        steps = (Step(told, None), Step("Mức xếp loại", WORDS[level]))
        return Result(level, steps, "head_limit", (("limited", False),))
    held = worse(level, unit_level)
    steps = (
        Step("Mức theo kết quả của người đứng đầu", WORDS[level]),
        Step("Mức xếp loại của đơn vị", WORDS[unit_level]),
        Step(
            "Người đứng đầu không cao hơn mức của đơn vị",
            WORDS[held],
            figures.article("head_limit"),
        ),
    )
    return Result(held, steps, "head_limit", (("limited", held != level),))
