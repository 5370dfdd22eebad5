"""Who reports to whom, how late, what the parts add up to, what two versions differ in."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_consolidation.rules import differences, lateness, merge
from odoo.addons.cchc_consolidation.rules.reporting_tree import Unit, reporting_tree

LEVELS = frozenset({"province", "district"})
PROVINCE = [
    Unit(1, None, False, "province"),
    Unit(2, 1, False, "province"),  # a department
    Unit(3, 2, True, "province"),  # its division
    Unit(4, 1, True, "province"),  # the office of the province
    Unit(5, 1, False, "district"),
    Unit(6, 5, True, "district"),  # a division of the district
    Unit(7, 5, False, "commune"),
    Unit(8, 7, False, "commune"),  # a school of the commune
]


def test_divisions_report_with_their_agency():
    tree = reporting_tree(PROVINCE, LEVELS)
    assert tree.agency_of == {1: 1, 2: 2, 3: 2, 4: 4, 5: 5, 6: 5, 7: 7, 8: 8}


def test_reports_go_to_the_nearest_committee():
    tree = reporting_tree(PROVINCE, LEVELS)
    assert [tree.above[agency] for agency in (2, 4, 5, 7, 8)] == [1, 1, 5, 5, 5]
    assert (tree.above["level", 5], tree.above["level", 1]) == (1, None)
    assert tree.consolidating == (1, 5)


def test_without_districts_communes_report_to_the_province():
    units = [unit for unit in PROVINCE if unit.level != "district"]
    units = [Unit(7, 1, False, "commune") if unit.id == 7 else unit for unit in units]
    tree = reporting_tree(units, LEVELS)
    assert tree.above[7] == tree.above[8] == 1
    assert tree.consolidating == (1,)


@pytest.mark.parametrize(
    ("kind", "today", "period"),
    [
        ("quarter", date(2026, 11, 28), (date(2026, 7, 1), date(2026, 9, 30))),
        ("quarter", date(2026, 1, 1), (date(2025, 10, 1), date(2025, 12, 31))),
        ("half_year", date(2026, 6, 30), (date(2025, 7, 1), date(2025, 12, 31))),
        ("year", date(2026, 1, 1), (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_the_last_period_has_ended(kind, today, period):
    assert lateness.last_period(kind, today) == period


def test_lateness_stops_when_the_report_is_submitted():
    due = date(2026, 10, 10)
    assert lateness.lateness(due, None, date(2026, 10, 9)) == 0
    assert lateness.lateness(due, None, date(2026, 10, 12)) == 2
    assert lateness.lateness(due, date(2026, 10, 11), date(2026, 12, 1)) == 1
    assert lateness.lateness(None, None, date(2026, 12, 1)) == 0


COLUMNS = [{"kind": "count"}, {"kind": "sum"}, {"kind": "value"}]
SHEET = st.tuples(
    st.integers(0, 99), st.decimals(0, 99, places=2).map(str), st.none() | st.text(max_size=3)
).map(lambda figures: [merge.line("total", "total", "X", 0, "", list(figures), figures[0])])


@given(st.lists(SHEET, min_size=1, max_size=5))
def test_the_whole_is_the_sum_of_its_parts(sheets):
    total, *parts = merge.by_units(COLUMNS, [(f"s{n}", "X", one) for n, one in enumerate(sheets)])
    assert len(parts) == len(sheets)
    assert total["figures"][0] == sum(sheet[0]["figures"][0] for sheet in sheets)
    assert Decimal(total["figures"][1]) == sum(Decimal(sheet[0]["figures"][1]) for sheet in sheets)
    assert total["figures"][2] is None
    assert total["people"] == sum(sheet[0]["people"] for sheet in sheets)


def test_a_share_is_of_the_sums_and_no_sum_of_shares():
    columns = [
        {"code": "people", "kind": "count", "field": ""},
        {"code": "hours", "kind": "sum", "field": "periods"},
        {"code": "met_share", "kind": "share", "field": "hours / people"},
    ]
    small = [merge.line("total", "total", "A", 0, "", [1, "1", "100.00"], 1)]
    large = [merge.line("total", "total", "B", 0, "", [3, "0", "0.00"], 3)]
    total, *parts = merge.by_units(columns, [("a", "A", small), ("b", "B", large)])
    assert total["figures"] == [4, "1", "25.00"]
    assert [part["figures"][2] for part in parts] == ["100.00", "0.00"]
    assert merge.fill_shares(columns, [0, "0", "7"])[2] is None


def test_nobody_decides_a_zero_where_no_part_knows_a_figure():
    sheet = [merge.line("total", "total", "X", 0, "", [None], 0)]
    assert merge.by_units([{"kind": "provider"}], [("a", "A", sheet)])[0]["figures"] == [None]
    known = [merge.line("total", "total", "X", 0, "", [3], 0)]
    both = [("a", "A", sheet), ("b", "B", known)]
    assert merge.by_units([{"kind": "provider"}], both)[0]["figures"] == [3]


def test_equal_values_of_the_parts_are_one_line():
    def sheet(*pairs):
        lines = [
            merge.line(
                "value", str(key), f"V{key}", 1, "1", [people], people, keys=[key],
                covers=[str(key)],
            )
            for key, people in pairs
        ]  # fmt: skip
        return [merge.line("total", "total", "", 0, "", [sum(p for _k, p in pairs)], 0), *lines]

    parts = [("a", "A", sheet((2, 5), (1, 1))), ("b", "B", sheet((2, 2), (3, 4)))]
    total, *lines = merge.by_values([{"kind": "count"}], parts, lambda level, key: key)
    assert [(line["name"], line["figures"], line["number"]) for line in lines] == [
        ("V1", [1], "1"),
        ("V2", [7], "2"),
        ("V3", [4], "3"),
    ]
    assert total["figures"] == [12]


def test_differences_name_the_cell_and_the_people():
    def sheet(people):
        return {
            "declaration": {"columns": [{"code": "all", "label": "Số người"}]},
            "lines": [merge.line("total", "total", "Xã A", 0, "", [people], people)],
        }

    found = differences.differences(
        "BM02",
        sheet(2),
        sheet(1),
        lambda line, column: {1: "An", 2: "Bình"},
        lambda line, column: {1: "An"},
    )
    assert [(one.line_name, one.label, one.before, one.after, one.left) for one in found] == [
        ("Xã A", "Số người", "2", "1", ("Bình",))
    ]
    assert not differences.differences("BM02", sheet(2), sheet(2))
