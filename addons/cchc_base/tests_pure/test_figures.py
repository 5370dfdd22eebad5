"""A figure is read from the latest text that has it on the day."""

from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.cchc_base.rules.dated import SeveralRulesInForce
from odoo.addons.cchc_base.rules.figures import Figure, Figures

OLD = Figure("old", "days", "Số ngày", Decimal(30), "Điều 5")
CHANGED = Figure("new", "days", "Số ngày", Decimal(15), "Điều 1", "memory", date(2024, 9, 17))
KEPT = Figure("old", "share", "Tỷ lệ", Decimal("0.2"), "Điều 9")
ELSEWHERE = Figure("other", "days", "Số ngày", Decimal(99), "Điều 2")
ROWS = (OLD, CHANGED, KEPT, ELSEWHERE)


def test_the_amending_text_wins_from_its_day():
    assert Figures(ROWS, ("new", "old"), date(2024, 9, 17))["days"] == 15
    assert Figures(ROWS, ("new", "old"), date(2024, 9, 16))["days"] == 30
    assert Figures(ROWS, ("old",), date(2025, 1, 1))["days"] == 30


def test_what_the_amendment_does_not_change_stands():
    figures = Figures(ROWS, ("new", "old"), date(2025, 1, 1))
    assert dict(figures) == {"days": Decimal(15), "share": Decimal("0.2")}


def test_what_was_not_read_says_so():
    figures = Figures(ROWS, ("new", "old"), date(2025, 1, 1))
    assert figures.article("share") == "Điều 9"
    assert figures.article("days") == "Điều 1; chưa đối chiếu văn bản"
    assert figures.article("nothing") == ""


def test_an_absent_figure_names_the_text():
    with pytest.raises(KeyError, match="Nghị định cũ"):
        Figures(ROWS, ("old",), date(2025, 1, 1), {"old": "Nghị định cũ"})["nothing"]


def test_two_rows_of_a_day_are_refused():
    twice = (OLD, Figure("old", "days", "Số ngày", Decimal(20), "Điều 6"))
    with pytest.raises(SeveralRulesInForce, match="old: Số ngày"):
        Figures(twice, ("old",), date(2025, 1, 1))["days"]
