"""Operations on units: the new tree, what follows what, and what is refused."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_reorganisation.rules.operation import (
    CHANGE,
    DISSOLVE,
    DIVIDE,
    FOUND,
    MERGE,
    MERGE_INTO,
    MOVE,
    RENAME,
    SPLIT,
    Operation,
    Part,
    Row,
)
from odoo.addons.cchc_reorganisation.rules.scenario import apply

PROVINCE, DISTRICT, OTHER, COMMUNE_A, COMMUNE_B, OFFICE_A, OFFICE_B, SCHOOL = range(1, 9)
COMMITTEE = "people_committee"
HALF = Fraction(1, 2)
TREE = (
    Row(PROVINCE, "UBND tỉnh", None, COMMITTEE, "province"),
    Row(DISTRICT, "UBND huyện Hòn Đất", PROVINCE, COMMITTEE, "district"),
    Row(OTHER, "Sở Nội vụ", PROVINCE, "specialised_department", "province"),
    Row(COMMUNE_A, "UBND xã Bình Sơn", DISTRICT, COMMITTEE, "commune"),
    Row(COMMUNE_B, "UBND xã Bình Giang", DISTRICT, COMMITTEE, "commune"),
    Row(OFFICE_A, "Văn phòng", COMMUNE_A, "office", "commune"),
    Row(OFFICE_B, "Văn phòng", COMMUNE_B, "office", "commune"),
    Row(SCHOOL, "Trường Tiểu học", COMMUNE_B, "public_service_unit", "commune"),
)


def merged(name="UBND xã Hòn Đất", **vals):
    return Operation(MERGE, (COMMUNE_A, COMMUNE_B), key=-1, name=name, **vals)


def test_two_communes_become_one_with_what_lies_below_them():
    plan = apply(TREE, [merged()])
    assert not plan.problems
    new = plan.rows[-1]
    assert (new.name, new.parent, new.kind, new.level) == (
        "UBND xã Hòn Đất",
        DISTRICT,
        COMMITTEE,
        "commune",
    )
    assert plan.gone == {COMMUNE_A, COMMUNE_B, OFFICE_B}
    # The offices of the same name become one, the school goes along.
    assert plan.rows[OFFICE_A].parent == -1
    assert plan.mapping.main(OFFICE_B) == OFFICE_A
    assert plan.rows[SCHOOL].parent == -1


def test_a_unit_is_merged_into_another():
    plan = apply(TREE, [Operation(MERGE_INTO, (COMMUNE_A,), key=COMMUNE_B)])
    assert not plan.problems
    assert plan.gone == {COMMUNE_A, OFFICE_A}
    assert plan.mapping.main(COMMUNE_A) == COMMUNE_B
    assert plan.mapping.main(OFFICE_A) == OFFICE_B


def test_an_abolished_district_must_say_where_its_communes_go():
    dissolve = Operation(DIVIDE, (DISTRICT,), parts=(Part(COMMUNE_A, HALF), Part(COMMUNE_B, HALF)))
    plan = apply(TREE, [dissolve])
    assert "orphan" in {problem.code for problem in plan.problems}
    plan = apply(TREE, [dissolve, Operation(MOVE, (COMMUNE_A, COMMUNE_B), parent=PROVINCE)])
    assert not plan.problems
    assert plan.rows[COMMUNE_A].parent == PROVINCE
    assert plan.mapping.split(DISTRICT, 5) == {COMMUNE_A: 3, COMMUNE_B: 2}


def test_what_is_split_off_leaves_the_unit_with_the_rest():
    part = Part(-2, Fraction(1, 4), "Sở Dân tộc và Tôn giáo")
    plan = apply(TREE, [Operation(SPLIT, (OTHER,), parts=(part,))])
    assert not plan.problems and not plan.gone
    assert plan.rows[-2].kind == "specialised_department"
    assert plan.rows[-2].parent == PROVINCE
    assert plan.mapping.split(OTHER, 8) == {OTHER: 6, -2: 2}
    assert plan.mapping.main(OTHER) == OTHER


def test_found_rename_and_change():
    plan = apply(
        TREE,
        [
            Operation(
                FOUND,
                key=-1,
                name="Sở Du lịch",
                parent=PROVINCE,
                unit_kind="specialised_department",
            ),
            Operation(RENAME, (OTHER,), name="Sở Nội vụ và Dân tộc"),
            Operation(CHANGE, (COMMUNE_A,), unit_class="1"),
        ],
    )
    assert not plan.problems
    assert plan.rows[-1].name == "Sở Du lịch"
    assert plan.rows[OTHER].name == "Sở Nội vụ và Dân tộc"
    assert plan.rows[COMMUNE_A].unit_class == "1"


def test_a_province_is_merged_and_its_departments_go_along():
    plan = apply(
        TREE,
        [
            Operation(MERGE_INTO, (PROVINCE,), key=-1),
            Operation(
                FOUND, key=-1, name="UBND tỉnh An Giang", unit_kind=COMMITTEE, level="province"
            ),
        ],
    )
    assert not plan.problems
    assert plan.rows[OTHER].parent == -1
    assert plan.rows[-1].parent is None


def test_refusals_name_the_unit():
    def codes(*operations):
        return {problem.code for problem in apply(TREE, operations).problems}

    assert codes(merged(), Operation(DISSOLVE, (COMMUNE_A,))) == {"twice"}
    assert codes(Operation(MERGE, (COMMUNE_A,), key=-1, name="x")) == {"units"}
    assert codes(Operation(DISSOLVE, (PROVINCE,))) >= {"root"}
    assert codes(Operation(MOVE, (DISTRICT,), parent=COMMUNE_A)) == {"circle"}
    assert codes(Operation(RENAME, (OTHER,), name="  ")) == {"no_name"}
    assert codes(Operation(MERGE_INTO, (COMMUNE_A,), key=COMMUNE_A)) == {"itself"}
    assert codes(Operation(SPLIT, (OTHER,), parts=(Part(-1, Fraction(1), "x"),))) == {"shares"}
    assert "circle" in codes(
        Operation(MERGE_INTO, (COMMUNE_A,), key=COMMUNE_B),
        Operation(MERGE_INTO, (COMMUNE_B,), key=COMMUNE_A),
    )


def test_refusals_name_the_rows_of_the_list():
    def told(*operations):
        rows = [replace(one, row=number) for number, one in enumerate(operations, start=1)]
        return {(p.code, p.params["rows"]) for p in apply(TREE, rows, {99: "Cũ"}).problems}

    found = Operation(FOUND, key=-1, name="Sở Du lịch", parent=PROVINCE, unit_kind="office")
    assert told(found, merged(), Operation(DISSOLVE, (COMMUNE_A,))) == {("twice", (2, 3))}
    assert told(found, Operation(MOVE, (DISTRICT,), parent=COMMUNE_A)) == {("circle", (2,))}
    assert told(Operation(MOVE, (OTHER,))) == {("no_parent", (1,))}
    assert told(Operation(CHANGE, (OTHER,))) == {("no_change", (1,))}
    assert told(Operation(RENAME, (OTHER, DISTRICT), name="x")) == {("units", (1,))}
    assert told(Operation(RENAME, (OTHER,), name="x"), Operation(RENAME, (OTHER,), name="y")) == {
        ("twice", (1, 2))
    }
    assert told(Operation(CHANGE, (COMMUNE_A,), level="province"), merged()) == {("ended", (1, 2))}
    assert told(Operation(DISSOLVE, (SCHOOL,), key=99)) == {("unknown", (1,))}
    ninety = (Part(-2, HALF, "Một"), Part(-3, Fraction(2, 5), "Hai"))
    assert told(found, Operation(DIVIDE, (SCHOOL,), parts=ninety)) == {("shares", (2,))}
    thirds = [Part(-key, Fraction("0.333"), f"Trường {key}") for key in (2, 3, 4)]
    assert not told(Operation(DIVIDE, (SCHOOL,), parts=tuple(thirds)))
    assert told(Operation(SPLIT, (SCHOOL,), parts=(Part(-5, HALF),))) == {("no_taker", (1,))}
    assert told(Operation(DIVIDE, (SCHOOL,), parts=(Part(SCHOOL),))) == {("itself", (1,))}


def test_units_below_a_circle_are_no_part_of_it():
    plan = apply(TREE, [Operation(MOVE, (DISTRICT,), parent=COMMUNE_A, row=1)])
    (problem,) = plan.problems
    assert problem.params["name"] == "UBND huyện Hòn Đất"


def test_a_unit_that_does_not_exist_is_called_by_its_name():
    (problem,) = apply(TREE, [Operation(DISSOLVE, (99,))], {99: "Ban cũ"}).problems
    assert "Ban cũ" in str(problem)


def test_who_follows_a_unit_that_ends_is_followed_in_turn():
    plan = apply(
        TREE,
        [
            Operation(MERGE_INTO, (COMMUNE_A,), key=COMMUNE_B),
            Operation(MERGE_INTO, (COMMUNE_B,), key=DISTRICT),
        ],
    )
    assert not plan.problems
    assert plan.mapping.main(COMMUNE_A) == DISTRICT


def _outcome(plan):
    mapping = {unit: plan.mapping.shares[unit] for unit in sorted(plan.mapping.shares)}
    return (
        plan.rows,
        plan.gone,
        {unit: sorted((s.unit, s.part) for s in own) for unit, own in mapping.items()},
        sorted(str(problem) for problem in plan.problems),
    )


operations = st.lists(
    st.one_of(
        st.builds(
            lambda units, key: Operation(MERGE, tuple(units), key=key, name=f"Mới {key}"),
            st.sets(st.sampled_from(range(2, 9)), min_size=2, max_size=3),
            st.integers(-9, -1),
        ),
        st.builds(
            lambda unit, key: Operation(MERGE_INTO, (unit,), key=key),
            st.sampled_from(range(2, 9)),
            st.sampled_from(range(1, 9)),
        ),
        st.builds(
            lambda unit, parent: Operation(MOVE, (unit,), parent=parent),
            st.sampled_from(range(2, 9)),
            st.sampled_from(range(1, 9)),
        ),
        st.builds(
            lambda unit, one, other: Operation(
                DIVIDE, (unit,), parts=(Part(one, HALF), Part(other, HALF))
            ),
            st.sampled_from(range(2, 9)),
            st.sampled_from(range(1, 9)),
            st.sampled_from(range(1, 9)),
        ),
        st.builds(lambda unit: Operation(DISSOLVE, (unit,)), st.sampled_from(range(2, 9))),
    ),
    max_size=3,
    unique_by=lambda one: (one.kind, one.units, one.key),
)


@given(operations)
def test_operations_have_no_order(chosen):
    if len({one.key for one in chosen if one.kind == MERGE}) < sum(
        one.kind == MERGE for one in chosen
    ):
        return
    outcomes = [_outcome(apply(TREE, order)) for order in permutations(chosen)]
    if outcomes[0][3]:
        # What is refused is refused in any order.
        assert all(outcome[3] for outcome in outcomes)
    else:
        assert all(outcome == outcomes[0] for outcome in outcomes)


@given(operations)
def test_what_ends_is_followed_by_units_that_live(chosen):
    plan = apply(TREE, chosen)
    if plan.problems:
        return
    assert plan.rows.keys() | plan.gone == {row.key for row in TREE} | plan.founded
    assert not plan.rows.keys() & plan.gone
    for unit in plan.gone:
        own = plan.mapping.shares[unit]
        assert {share.unit for share in own} <= plan.rows.keys()
        assert not own or sum(share.part for share in own) == 1
    for row in plan.rows.values():
        assert row.parent is None or row.parent in plan.rows
