"""Schools and a health centre have people in the province that everybody starts with."""

from collections import Counter, defaultdict

from demo_samples import lives, province, reference

from odoo.addons.cchc_demo.generator.slots import SHOWN, slots_for
from odoo.addons.cchc_demo.generator.units import Tree
from odoo.addons.cchc_demo.generator.village_schools import LARGE, kind_of

# Kinds of bodies that report for themselves.
AGENCIES = (
    *("people_committee", "specialised_department", "public_service_unit"),
    "management_board",
)

TITLES = {
    "KG.905.THCS": "V.07.04",
    "KG.905.TH": "V.07.03",
    "KG.TRUONG": "V.07.05",
    "KG.TTYT": "V.08",
}


def test_the_shown_units_are_staffed():
    people = Counter(seat.slot.unit for seat in province().seats if not seat.leaving)
    for code in SHOWN:
        assert 15 <= people[code] <= 40, code
    assert sum(people[code] for code in SHOWN) < 0.25 * 800, "offices remain the most of it"


def test_they_have_heads_deputies_and_professionals_of_their_kind():
    for code in SHOWN:
        own = [life for life in lives() if life.slot.unit == code and not life.left_on]
        roles = Counter(life.slot.role for life in own)
        assert roles["director"] == 1
        assert 1 <= roles["vice_director"] <= 2
        prefix = next(title for start, title in TITLES.items() if code.startswith(start))
        professionals = [
            life
            for life in own
            if life.slot.role == "staff" and life.slot.family not in ("account", "clerk")
        ]
        assert len(professionals) >= 10
        for life in professionals:
            ranks = [event.facts["rank_id"] for event in life.events if "rank_id" in event.facts]
            assert ranks[-1].startswith(prefix), (code, ranks)


def test_schools_are_named_after_communes_of_the_district():
    communes = {
        row["name"].split(maxsplit=2)[-1].removeprefix("trấn ")
        for row in reference().unit_rows
        if row["parent_code"] == "KG.905" and row["level"] == "commune"
    }
    for row in reference().school_rows:
        assert any(row["name"].endswith(commune) for commune in communes), row["name"]


def test_a_large_province_has_schools_in_every_commune():
    large = reference(LARGE)
    tree = Tree(large.unit_rows, large.predecessor_rows)
    schools = [unit for unit in tree.living if kind_of(unit)]
    assert len({unit.code for unit in tree.living}) == len(tree.living)
    reporting = [unit for unit in tree.living if unit.kind in AGENCIES]
    assert 700 <= len(reporting) < 750
    slots = defaultdict(list)
    for slot in slots_for(tree, LARGE):
        slots[slot.unit].append(slot)
    for school in schools:
        head, *teachers = slots[school.code]
        assert head.post == "hieu_truong" and len(teachers) == 3, school.code
        assert {teacher.family for teacher in teachers} == {kind_of(school)[0]}
        assert tree[school.parent].kind == "people_committee"


def test_a_small_province_has_none_of_them():
    assert not [unit for unit in province().tree.living if kind_of(unit)]
