"""Which unit a cell means."""

import pytest
from import_samples import BM03, kien_giang

from odoo.addons.cchc_hr.importing.layout import read_rosters
from odoo.addons.cchc_hr.importing.units import Unit, UnitIndex, unit_key
from odoo.addons.cchc_hr.importing.workbook import read_workbook

INDEX = UnitIndex(kien_giang())


def code(text, heading="", index=INDEX):
    unit, problem = index.find(text, heading)
    return unit.code if unit else problem.code


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("P. Nội vụ", "PHÒNG NỘI VỤ"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Phòng Tài chính – Kế hoạch", "Phòng TC-KH"),
        ("UBND h. Kiên Hải", "Ủy ban nhân dân huyện Kiên Hải"),
        ("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    ],
)
def test_abbreviations_are_undone(text, other):
    assert unit_key(text) == unit_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tư pháp", "KG.STP"),
        ("SỞ TƯ PHÁP TỈNH KIÊN GIANG", "KG.STP"),
        ("Phòng Nội vụ huyện Giồng Riềng", "KG.906.NV"),
        ("P. Nội vụ Giồng Riềng", "KG.906.NV"),
        ("Phòng Tư pháp thành phố Rạch Giá", "KG.899.TP"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "KG.VPUBND"),
        ("UBND tỉnh Kiên Giang", "KG"),
        ("UBND tỉnh", "KG"),
        ("UBND huyện Kiên Hải", "KG.912"),
        ("kg.snv", "KG.SNV"),
        ("Văn phòng – Sở Nội vụ [KG.SNV.VP]", "KG.SNV.VP"),
        ("Văn phòng Sở Nội vụ", "KG.SNV.VP"),
        ("Phòng Nội vụ", "unit_ambiguous"),
        ("Sở Nội vu", "KG.SNV"),
        ("Sở Nội vụu", "unit_unknown_close"),
        ("Bộ Ngoại giao", "unit_unknown"),
    ],
)
def test_units_of_the_province(text, expected):
    assert code(text) == expected


def test_the_heading_above_tells_namesakes_apart():
    assert code("Văn phòng", "SỞ TƯ PHÁP") == "KG.STP.VP"
    assert code("Văn phòng", "Sở chẳng có") == "unit_ambiguous"


def test_every_unit_of_the_rosters_is_found():
    for path in BM03:
        (roster,), _others = read_rosters(read_workbook(path.read_bytes()))
        texts = {roster.cell(row, "unit").text for row in roster.people}
        problems = [INDEX.find(text)[1] for text in texts]
        assert not any(problems), [str(problem) for problem in problems if problem]


def test_only_units_in_scope_are_filled():
    """An officer of the Department of Justice: other departments' units are not his."""
    units = [
        Unit(unit.id, unit.code, unit.name, unit.ancestors, unit.code.startswith("KG.STP"))
        for unit in kien_giang()
    ]
    index = UnitIndex(units)
    assert code("Sở Tư pháp", index=index) == "KG.STP"
    assert code("Văn phòng", index=index) == "KG.STP.VP"  # the only one he may fill
    assert code("Sở Nội vụ", index=index) == "unit_out_of_scope"
    assert code("KG.SNV", index=index) == "unit_out_of_scope"
    assert code("Phòng Nội vụ", index=index) == "unit_out_of_scope"


def test_the_label_of_a_unit_always_finds_it():
    for unit in kien_giang():
        assert INDEX.find(unit.label)[0] == unit
