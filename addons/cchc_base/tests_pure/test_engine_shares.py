from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.cchc_base.engine.report import build_report
from odoo.addons.cchc_base.engine.spec import SHARE, Form, Measure
from odoo.addons.cchc_base.rules.column_sums import CheckError
from odoo.addons.cchc_base.rules.shares import read_share, share

ON = date(2026, 6, 30)
FORM = Form(
    "F",
    "Form",
    (
        Measure("people", "People"),
        Measure("met_share", "Share", SHARE, field="met / people"),
        Measure("met", "Met", domain="[('short', '=', False)]"),
    ),
)


def row(unit, parent, people=None, met=None):
    """A unit with its own people, and how many of them meet something."""
    return (unit, parent, f"Unit {unit}", f"C{unit}", 10, True, people, people, met)


def figures(records, **options):
    return [line.figures for line in build_report(FORM, ON, records, **options).lines()]


def test_a_share_is_of_the_row():
    assert figures([row(1, None), row(2, 1, 3, 2), row(3, 1, 5, 5)]) == [
        (8, Decimal("87.50"), 7),
        (3, Decimal("66.67"), 2),
        (5, Decimal("100.00"), 5),
    ]


def test_the_share_of_several_units_is_no_sum_of_shares():
    total, *_parts = figures([row(1, None, 3, 3), row(2, None, 1, 0)], tops=[1, 2])
    assert total == (4, Decimal("75.00"), 3)


def test_nobody_has_no_share():
    assert figures([row(1, None)]) == [(0, None, 0)]
    assert share(None, 5) is None


def test_a_share_may_divide_sums():
    assert read_share("met / met + short") == (((1, "met"),), ((1, "met"), (1, "short")))


@pytest.mark.parametrize(
    "text", ["", "met", "met /", "/ people", "met / people / 2", "met : people"]
)
def test_what_is_no_share_is_refused(text):
    with pytest.raises(CheckError):
        read_share(text)
