from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.engine.report import DIRECT, OUTSIDE, TOTAL, UNIT, build_report
from odoo.addons.cchc_base.engine.spec import PROVIDER, SUM, Form, Measure

ON = date(2026, 6, 30)
FORM = Form(
    "F",
    "Form",
    (
        Measure("assigned", "Assigned", PROVIDER, provider="assigned"),
        Measure("people", "People"),
        Measure("pay", "Coefficients", SUM, field="coefficient"),
    ),
)


def row(unit, parent, people=None, pay=None, sequence=10, in_force=True):
    """What the statement returns for a unit: its own people, counted in two columns."""
    return (unit, parent, f"Unit {unit}", f"C{unit}", sequence, in_force, people, people, pay)


PROVINCE = [
    row(1, 99, 2, "9.32"),
    row(3, 1, 5, "16.65", sequence=20),
    row(2, 1, sequence=10),
    row(4, 2, 3, "7.36"),
    row(5, 2),
]


def test_units_come_in_the_order_of_the_tree():
    report = build_report(FORM, ON, PROVINCE)
    assert [unit.unit_id for unit in report.rows] == [1, 2, 4, 5, 3]
    assert [unit.unit_id for unit in report.tops] == [1]
    assert [unit.unit_id for unit in report.below(2)] == [4, 5]
    assert report.row(4).total == (None, 3, Decimal("7.36"))
    assert report.row(5).total == (None, 0, 0)
    assert report.row(6) is None


def test_lines_add_up_at_every_depth():
    report = build_report(FORM, ON, PROVINCE)
    lines = report.lines()
    assert [(line.kind, line.number, line.level) for line in lines] == [
        (TOTAL, "", 0),
        (DIRECT, "", 1),
        (UNIT, "1", 1),
        (UNIT, "1.1", 2),
        (UNIT, "1.2", 2),
        (UNIT, "2", 1),
    ]
    shallow = report.lines(depth=1)
    parts = [line.figures[1:] for line in shallow if line.level == 1]
    assert tuple(map(sum, zip(*parts, strict=True))) == shallow[0].figures[1:]
    assert [line.kind for line in report.lines(depth=0)] == [TOTAL]
    assert report.lines(depth=0)[0].has_below


def test_several_chosen_units_get_a_sum_above_them():
    records = [row(2, 1), row(4, 2, 3, "7.36"), row(3, 1, 5, "16.65", sequence=20)]
    lines = build_report(FORM, ON, records).lines(depth=0)
    assert [(line.kind, line.unit_ids, line.number) for line in lines] == [
        (TOTAL, (2, 3), ""),
        (UNIT, (2,), "1"),
        (UNIT, (3,), "2"),
    ]
    assert lines[0].figures == (None, 8, Decimal("24.01"))
    assert len(build_report(FORM, ON, records).lines(depth=1)) == 4


def test_a_figure_nobody_supplies_stays_empty():
    assert build_report(FORM, ON, PROVINCE).row(1).total[0] is None
    report = build_report(FORM, ON, PROVINCE, provided={"assigned": {1: 12, 4: 0}})
    assert report.row(1).total[0] == 12
    assert report.row(4).total[0] == 0
    assert report.row(3).total[0] is None
    direct = next(line for line in report.lines() if line.kind == DIRECT)
    assert direct.figures[0] is None


def test_units_gone_by_the_day_are_shown_only_with_people():
    records = [
        row(1, None),
        row(2, 1, 4, "8", in_force=False),
        row(3, 1, in_force=False),
        row(4, 3, in_force=False),
        row(5, 6),
        row(6, 1, in_force=False),
    ]
    report = build_report(FORM, ON, records)
    # 6 is gone and empty, but 5 below it is in force and would hang in the air.
    assert [unit.unit_id for unit in report.rows] == [1, 2, 6, 5]
    assert [line.in_force for line in report.lines()] == [True, False, False, True]


def test_people_of_no_unit_have_a_line_of_their_own():
    nowhere = [(*[None] * 6, 2, 2, "4"), (*[None] * 6, 1, 1, "2.34")]
    report = build_report(FORM, ON, [*PROVINCE, *nowhere])
    assert report.lines()[-1].kind == OUTSIDE
    assert report.lines()[-1].figures == (None, 3, Decimal("6.34"))
    assert report.lines()[0].figures[1] == 10
    assert build_report(FORM, ON, PROVINCE).outside is None


def test_a_circle_of_vanished_units_neither_hangs_nor_loses_people():
    records = [
        row(1, 2, 1, "2", in_force=False),
        row(2, 1, 2, "4", in_force=False),
    ]
    report = build_report(FORM, ON, records)
    assert {unit.unit_id for unit in report.rows} == {1, 2}
    assert report.lines()[0].figures[1] == 3


@given(
    parents=st.lists(st.integers(0, 30), min_size=1, max_size=30),
    people=st.lists(st.integers(0, 5), min_size=30, max_size=30),
)
def test_a_total_is_the_unit_and_all_below_it(parents, people):
    """Any tree: unit n hangs under an earlier one or is a top."""
    records = [
        row(unit, parent % unit or None, people[unit - 1], str(people[unit - 1]))
        for unit, parent in enumerate(parents, 1)
    ]
    report = build_report(FORM, ON, records)
    assert len(report.rows) == len(records)
    for unit in report.rows:
        inside, grown = set(), {unit.unit_id}
        while grown != inside:
            inside = grown
            grown = inside | {record[0] for record in records if record[1] in inside}
        expected = sum(people[unit_id - 1] for unit_id in inside)
        assert unit.total == (None, expected, expected)
        assert unit.total_people == expected
        assert unit.own_people == people[unit.unit_id - 1]
    assert sum(row.total_people for row in report.tops) == sum(people[: len(records)])
