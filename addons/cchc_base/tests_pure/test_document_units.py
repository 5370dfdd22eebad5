"""Names of units on any day."""

from datetime import date

import pytest

from odoo.addons.cchc_base.documents.units import UnitHistory, UnitRow

START, MERGED = date(2016, 1, 1), date(2025, 3, 1)
TODAY = date(2026, 1, 1)


@pytest.fixture
def history():
    rows = [
        UnitRow(1, START, "UBND tỉnh Kiên Giang", None, "people_committee"),
        UnitRow(2, START, "Sở Nông nghiệp và Phát triển nông thôn", 1, "department"),
        UnitRow(2, MERGED, "Sở Nông nghiệp và Môi trường", 1, "department"),
        UnitRow(3, START, "Chi cục Kiểm lâm", 2, "sub_department"),
        UnitRow(4, START, "Phòng Pháp chế", 3, "division"),
        UnitRow(5, START, "Văn phòng UBND tỉnh", 1, "office"),
        UnitRow(6, START, "UBND huyện An Biên", 1, "people_committee"),
        UnitRow(7, START, "Phòng Nội vụ", 6, "division"),
    ]
    return UnitHistory(rows, ("division", "office", "sub_department"))


def test_the_name_is_that_of_the_day(history):
    assert history.name(2, date(2025, 2, 28)) == "Sở Nông nghiệp và Phát triển nông thôn"
    assert history.name(2, MERGED) == "Sở Nông nghiệp và Môi trường"
    assert history.name(2, date(2000, 1, 1)) == "Sở Nông nghiệp và Phát triển nông thôn"
    assert history.name(99, TODAY) == ""


def test_full_names_end_at_the_agency(history):
    assert history.full_name(4, TODAY) == (
        "Phòng Pháp chế, Chi cục Kiểm lâm, Sở Nông nghiệp và Môi trường"
    )
    assert history.full_name(2, TODAY) == "Sở Nông nghiệp và Môi trường"
    # The office of the province is an agency of its own.
    assert history.full_name(5, TODAY) == "Văn phòng UBND tỉnh"
    assert history.full_name(7, TODAY) == "Phòng Nội vụ, UBND huyện An Biên"


def test_parent_and_committee(history):
    assert history.parent(2, TODAY).unit == 1
    assert history.parent(1, TODAY) is None
    assert history.committee(4, TODAY) == "UBND tỉnh Kiên Giang"
    assert history.committee(7, TODAY) == "UBND huyện An Biên"


def test_a_circle_ends():
    rows = [UnitRow(1, START, "A", 2, "x"), UnitRow(2, START, "B", 1, "x")]
    assert [row.unit for row in UnitHistory(rows, ()).chain(1, TODAY)] == [1, 2]
