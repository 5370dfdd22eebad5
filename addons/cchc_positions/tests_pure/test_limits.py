from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.tables import day, read_table
from odoo.addons.cchc_positions.rules import limits
from odoo.addons.cchc_positions.rules.limit_cases import Body, Province, figure_from

DATA = Path(__file__).parents[1] / "data" / "cchc.limit.figure.csv"
FIGURES = tuple(figure_from(row, day) for row in read_table(DATA))

OLD = date(2024, 6, 1)
NEW = date(2025, 9, 1)
AMENDED = date(2026, 6, 1)
TOP = Body(1, "UBND tỉnh", "province", unit_class="1", heads=1)
NO_MERGER = Province("1")


def _check(bodies, on, province=NO_MERGER, limit=None):
    found = limits.check(bodies, province, FIGURES, on)
    return [finding for finding in found if limit is None or finding.limit == limit]


def _one(bodies, on, limit, body=None, province=NO_MERGER):
    (finding,) = (
        finding
        for finding in _check(bodies, on, province, limit)
        if body is None or finding.body == body
    )
    return finding


def _departments(*deputies):
    return [
        Body(10 + number, f"Sở {number}", "department", parent=1, heads=1, deputies=count)
        for number, count in enumerate(deputies)
    ]


def _division(**values):
    return Body(50, "Phòng Công chức", "department_division", parent=10, **values)


@pytest.mark.parametrize(
    ("unit_class", "staff", "allowed"),
    [
        # NĐ 107/2020: one deputy below 10, 9, 8 people; two up to 14; three from 15.
        *[("special", 9, 1), ("special", 10, 2)],
        *[("1", 8, 1), ("1", 9, 2), ("1", 14, 2), ("1", 15, 3)],
        *[("2", 7, 1), ("2", 8, 2), ("3", 8, 2), ("", 8, 2)],
    ],
)
def test_deputies_of_a_division_until_mid_2025(unit_class, staff, allowed):
    division = _division(staff=staff, unit_class=unit_class)
    assert _one([division], OLD, "deputies").allowed == allowed


@pytest.mark.parametrize(("staff", "allowed"), [(9, 1), (10, 2), (14, 2), (15, 3)])
def test_deputies_of_a_division_under_nd_150(staff, allowed):
    for unit_class in ("special", "1", "2", ""):
        division = _division(staff=staff, unit_class=unit_class)
        assert _one([division], NEW, "deputies").allowed == allowed


def test_what_would_have_to_change_is_a_number():
    finding = _one([_division(staff=8, deputies=2)], NEW, "deputies")
    assert finding.status == "breach"
    assert [(problem.code, problem.params["count"]) for problem in finding.remedies] == [
        ("fewer_deputies", 1),
        ("more_staff", 2),
    ]


def test_no_staff_makes_four_deputies_lawful():
    finding = _one([_division(staff=40, deputies=4)], NEW, "deputies")
    assert [problem.code for problem in finding.remedies] == ["fewer_deputies"]


@pytest.mark.parametrize(("divisions", "allowed"), [(0, 2), (1, 1), (3, 1), (4, 2)])
def test_deputies_of_a_sub_department(divisions, allowed):
    body = Body(20, "Chi cục", "sub_department", parent=10, divisions=divisions, staff=20)
    for on in (OLD, NEW):
        assert _one([body], on, "deputies").allowed == allowed


def test_smallest_staff():
    finding = _one([_division(staff=4, unit_class="2")], OLD, "minimum_staff")
    assert (finding.allowed, finding.excess) == (5, 1)
    assert finding.remedies[0].code == "more_staff_or_merge"
    assert _one([_division(staff=5, unit_class="1")], OLD, "minimum_staff").allowed == 6


def test_no_staff_recorded_is_no_staff_known():
    assert not _check([_division(staff=0)], OLD, limit="minimum_staff")
    assert _check([_division(staff=0, staff_basis="assigned")], OLD, limit="minimum_staff")


def test_the_average_is_broken_by_one_department_although_each_may_have_its_number():
    bodies = [TOP, *_departments(4, 3, 3)]
    finding = _one(bodies, NEW, "average_deputies")
    assert (finding.actual, finding.allowed, finding.status) == (10, 9, "breach")
    assert finding.remedies[0].params["count"] == 1
    assert "Sở 0 (4)" in str(finding.remedies[0])
    # No other limit speaks against any department.
    assert not [f for f in _check(bodies, NEW) if f.excess > 0 and f.key != finding.key]
    assert _one([TOP, *_departments(4, 3, 2)], NEW, "average_deputies").status == "ok"


def test_a_draft_is_worse_only_where_it_adds_to_an_excess():
    before = _check([TOP, *_departments(4, 3, 3)], NEW)
    exchange = _check([TOP, *_departments(3, 4, 3)], NEW)
    more = _check([TOP, *_departments(4, 4, 3)], NEW)
    assert not limits.worse(before, exchange)
    assert [finding.limit for finding in limits.worse(before, more)] == ["average_deputies"]


def test_before_2020_every_department_had_its_number():
    found = _check([TOP, *_departments(4, 1)], date(2018, 1, 1))
    deputies = {finding.body: finding for finding in found if finding.limit == "deputies"}
    assert (deputies[10].excess, deputies[11].excess) == (1, -2)
    assert not [finding for finding in found if finding.limit == "average_deputies"]


def test_a_merged_province_has_more_from_2026_and_years_to_comply():
    bodies = [TOP, *_departments(5, 5)]
    assert _one(bodies, NEW, "average_deputies").status == "breach"
    two = _one(bodies, AMENDED, "average_deputies", province=Province("1", ("1", "2")))
    assert (two.allowed, two.status, two.comply_by) == (8, "transition", date(2031, 1, 1))
    three = _one(bodies, AMENDED, "average_deputies", province=Province("1", ("1", "2", "3")))
    assert (three.allowed, three.status) == (10, "ok")
    late = _one(bodies, date(2031, 1, 1), "average_deputies", province=Province("1", ("1", "2")))
    assert late.status == "breach"


def test_a_division_has_no_more_deputies_than_its_department():
    department = Body(10, "Sở", "department", parent=1, deputies=1)
    division = _division(staff=20, deputies=4)
    finding = _one([TOP, department, division], AMENDED, "deputies_of_parent", 50)
    assert (finding.allowed, finding.excess) == (3, 1)
    assert not _check([TOP, department, division], NEW, limit="deputies_of_parent")


def test_a_commune_has_two_deputies_on_average():
    top = Body(2, "UBND xã", "commune", heads=1, deputies=2)
    rooms = [
        Body(20 + number, f"Phòng {number}", "commune_division", parent=2, deputies=count)
        for number, count in enumerate((3, 2, 2, 1))
    ]
    assert _one([top, *rooms], NEW, "average_deputies", 2).status == "ok"
    rooms[3] = replace(rooms[3], deputies=2)
    assert _one([top, *rooms], NEW, "average_deputies", 2).excess == 1


def test_districts_end_with_june_2025():
    top = Body(2, "UBND huyện", "district", unit_class="2", heads=1, deputies=3)
    room = Body(20, "Phòng", "district_division", parent=2, deputies=3)
    found = {f.limit: f.excess for f in _check([top, room], date(2025, 6, 30))}
    assert (found["average_deputies"], found["vice_chairs"]) == (1, 1)
    assert not _check([top, room], date(2025, 7, 1))


@pytest.mark.parametrize(
    ("merged", "unit_class", "allowed"),
    [((), "1", 4), ((), "2", 3), (("1", "2"), "1", 6), (("2", "3"), "1", 5)],
)
def test_vice_chairs_of_the_province(merged, unit_class, allowed):
    top = replace(TOP, unit_class=unit_class)
    province = Province(unit_class, merged)
    assert _one([top], AMENDED, "vice_chairs", province=province).allowed == allowed


def test_members_of_a_committee():
    top = replace(TOP, deputies=4)
    finding = _one([top, *_departments(3, 3)], OLD, "members")
    # Chair, four vice-chairs, two heads, military and police.
    assert (finding.actual, finding.allowed) == (9, 9)


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({"autonomy_group": "2", "staff": 100}, 3),
        ({"autonomy_group": "4", "staff": 20}, 2),
        ({"autonomy_group": "", "staff": 21}, 3),
        ({"autonomy_group": "3", "staff": 10, "unit_class": "1"}, 3),
        ({"autonomy_group": "4", "staff": 10, "classes": 40}, 3),
    ],
)
def test_deputies_of_a_service_unit(values, allowed):
    body = Body(30, "Trung tâm", "service_unit_of_province", **values)
    assert _one([body], date(2025, 1, 1), "deputies").allowed == allowed


def test_group_1_decides_for_itself():
    unit = Body(30, "Bệnh viện", "service_unit", autonomy_group="1", staff=300, deputies=6)
    room = Body(31, "Khoa", "service_division", parent=30, autonomy_group="1", deputies=4, staff=20)
    assert not _check([unit, room], NEW, limit="deputies")


@pytest.mark.parametrize(("staff", "allowed"), [(7, 1), (9, 1), (10, 2)])
def test_deputies_of_a_division_of_a_service_unit(staff, allowed):
    room = Body(31, "Khoa", "service_division", parent=30, autonomy_group="4", staff=staff)
    assert _one([room], NEW, "deputies").allowed == allowed


def test_a_number_decided_for_a_body_goes_before_the_figure():
    division = _division(staff=20, deputies=3, allotted=2)
    finding = _one([division], NEW, "deputies")
    assert (finding.allowed, finding.excess) == (2, 1)
    assert [problem.code for problem in finding.remedies] == ["fewer_deputies"]


def test_a_number_decided_for_a_department_is_a_limit_beside_the_average():
    departments = _departments(4, 3, 2)
    departments[0] = replace(departments[0], allotted=3)
    found = _check([TOP, *departments], NEW)
    assert {f.key: f.excess for f in found if f.excess > 0} == {("deputies", 10): 1}


def test_places():
    place = limits.place_of
    assert place("people_committee", "province", "") == "province"
    assert place("office", "province", "province") == "department"
    assert place("office", "province", "province", "Văn phòng Đoàn ĐBQH và HĐND tỉnh") == ""
    assert place("office", "commune", "commune", "Văn phòng HĐND và UBND") == "commune_division"
    assert place("management_board", "province", "province") == ""
    assert place("inspectorate", "province", "department") == "department_inspectorate"
    assert place("division", "province", "sub_department") == "sub_department_division"
    assert place("administrative_service_centre", "commune", "commune") == "commune_division"
    assert place("public_service_unit", "province", "department") == "service_unit"
    assert place("party_committee", "province", "") == ""


@given(
    deputies=st.lists(st.integers(0, 8), min_size=1, max_size=20),
    on=st.dates(date(2020, 11, 25), date(2032, 1, 1)),
)
def test_following_the_remedy_mends_the_average(deputies, on):
    bodies = [TOP, *_departments(*deputies)]
    finding = _one(bodies, on, "average_deputies")
    assert finding.actual - finding.allowed == finding.excess
    if finding.excess <= 0:
        assert not finding.remedies
        return
    left = finding.remedies[0].params["count"]
    mended = []
    for body in bodies:
        cut = min(left, body.deputies) if body.place == "department" else 0
        left -= cut
        mended.append(replace(body, deputies=body.deputies - cut))
    assert _one(mended, on, "average_deputies").status == "ok"


@given(
    staff=st.integers(0, 60),
    deputies=st.integers(0, 6),
    unit_class=st.sampled_from(["special", "1", "2", "3", ""]),
    place=st.sampled_from(["department_division", "department_inspectorate", "service_division"]),
    on=st.dates(date(2020, 12, 1), date(2030, 1, 1)),
)
def test_following_either_remedy_mends_a_body(staff, deputies, unit_class, place, on):
    body = Body(
        50, "Phòng", place, unit_class=unit_class, staff=staff, deputies=deputies,
        autonomy_group="4",
    )  # fmt: skip
    finding = _one([body], on, "deputies")
    for problem in finding.remedies:
        count = problem.params["count"]
        assert count > 0
        mended = (
            replace(body, deputies=deputies - count)
            if problem.code == "fewer_deputies"
            else replace(body, staff=staff + count)
        )
        assert _one([mended], on, "deputies").excess <= 0
        less = (
            replace(body, deputies=deputies - count + 1)
            if problem.code == "fewer_deputies"
            else replace(body, staff=staff + count - 1)
        )
        assert _one([less], on, "deputies").excess > 0


@given(on=st.dates(date(2014, 6, 1), date(2035, 1, 1)))
def test_one_figure_a_limit_and_body(on):
    bodies = [TOP, *_departments(3), _division(staff=12), Body(20, "CC", "sub_department")]
    keys = [finding.key for finding in _check(bodies, on)]
    assert len(keys) == len(set(keys))
