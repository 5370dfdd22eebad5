"""Which decree: by the day, the transition between them, and never twice."""

from datetime import date

import pytest
from cases import ROWS, case

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_reduction.rules import decree_178_2024
from odoo.addons.cchc_reduction.rules.case import EARLY, LEAVE
from odoo.addons.cchc_reduction.rules.choice import (
    NoDecree,
    compare,
    offer,
    regimes_for,
    top_up,
)
from odoo.addons.cchc_reduction.rules.reentry import TERM, pay_back

PAY = dict(current_salary=10_000_000, average_salary=10_000_000, scheme_salary=12_000_000,
           insurance_months=300)  # fmt: skip


def decrees(made, **days):
    return [regime.decree for regime in regimes_for(made, **days)]


@pytest.mark.parametrize(
    ("leave_on", "decree"),
    [
        (date(2015, 1, 10), "NĐ 108/2014/NĐ-CP"),
        (date(2023, 7, 19), "NĐ 108/2014/NĐ-CP"),
        (date(2023, 7, 20), "NĐ 29/2023/NĐ-CP"),
        (date(2025, 6, 15), "NĐ 29/2023/NĐ-CP"),
        (date(2025, 6, 16), "NĐ 154/2025/NĐ-CP"),
    ],
)
def test_the_decree_of_the_day(leave_on, decree):
    assert decrees(case(48, leave_on=leave_on)) == [decree]


def test_outside_all_decrees():
    for day in (date(2015, 1, 9), date(2031, 1, 1)):
        with pytest.raises(NoDecree):
            regimes_for(case(48, leave_on=day))


def test_who_was_not_paid_under_29_is_reckoned_by_154_and_topped_up():
    made = case(48, leave_on=date(2025, 5, 1), **PAY)
    old = offer(made, ROWS)
    new = offer(made, ROWS, on=date(2025, 7, 1))
    assert (old.decree, new.decree) == ("NĐ 29/2023/NĐ-CP", "NĐ 154/2025/NĐ-CP")
    # Five months for each of four years instead of three.
    assert top_up(new.amount, old.amount) == 80_000_000
    assert top_up(old.amount, new.amount) == 0
    # Whoever was paid before stays with the old decree.
    paid = offer(made, ROWS, on=date(2025, 7, 1), settled_on=date(2025, 6, 10))
    assert paid == old


def test_a_person_under_two_regimes_is_offered_the_higher():
    made = case(48, by_reorganisation=True, reorganised_on=date(2025, 7, 1), **PAY)
    offered = offer(made, ROWS)
    assert offered.decree == decree_178_2024.DECREE
    both = compare(made, ROWS, measures=(EARLY, LEAVE))
    assert {decree for decree, _measure in both} == {"NĐ 154/2025/NĐ-CP", "NĐ 178/2024/NĐ-CP"}
    assert offered.amount == max(found.amount for found in both.values())


def test_who_drew_money_of_29_cannot_draw_178():
    made = case(
        48,
        by_reorganisation=True,
        reorganised_on=date(2025, 7, 1),
        paid_before=50_000_000,
        paid_before_on=date(2024, 5, 1),
        **PAY,
    )
    refused = compare(made, ROWS)[decree_178_2024.DECREE, EARLY]
    assert [problem.code for problem in refused.refusals] == ["paid_before"]
    assert refused.amount == 0
    assert offer(made, ROWS).decree == "NĐ 154/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("back_on", "due"),
    [
        (date(2028, 8, 1), 90_000_000),  # the 59th month is over
        (date(2028, 8, 31), 90_000_000),
        (date(2028, 9, 1), 0),
        (date(2028, 10, 1), 0),  # month 61
    ],
)
def test_back_within_sixty_months_the_money_is_returned(back_on, due):
    term = Figures(ROWS, ("NĐ 29/2023/NĐ-CP",), date(2023, 9, 1)).needed(TERM)
    found = pay_back(90_000_000, date(2023, 9, 1), term, back_on)
    assert found.value == due
    assert found["until"] == date(2028, 9, 1)
    told = "\n".join(found.explain())
    assert "Thời hạn phải hoàn trả nếu trở lại (tháng): 60 (Điều 3 NĐ 29/2023/NĐ-CP)" in told
    assert "01/09/2023 + 60 tháng: 01/09/2028" in told
    assert Result.from_json(found.as_json()) == found


def test_what_was_not_read_on_paying_back_says_so():
    for decree, doubt in (("NĐ 178/2024/NĐ-CP", True), ("NĐ 154/2025/NĐ-CP", False)):
        term = Figures(ROWS, (decree,), date(2025, 9, 1)).needed(TERM)
        told = "\n".join(pay_back(1, date(2025, 9, 1), term).explain())
        assert ("chưa đối chiếu văn bản" in told) == doubt
