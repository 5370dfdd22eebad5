"""Sheets of the dossier's lists, levels in the words of offices, days of partial dates."""

from datetime import date

import pytest
from import_samples import HEADER, PERSON, catalogue, xlsx

from odoo.addons.cchc_hr.importing import days, levels
from odoo.addons.cchc_hr.importing.dossier_lists import LISTS
from odoo.addons.cchc_hr.importing.layout import read_lists, read_rosters
from odoo.addons.cchc_hr.importing.list_sheets import same_entry
from odoo.addons.cchc_hr.importing.parse import parse_rosters
from odoo.addons.cchc_hr.importing.proposals import strange_schools
from odoo.addons.cchc_hr.importing.workbook import read_workbook
from odoo.addons.cchc_hr.rules.partial_date import PartialDate

STT = "STT trong danh sách"


def read(*sheets, rows=(HEADER, PERSON)):
    """(people, list sheets) of a workbook with further sheets."""
    workbook = read_workbook(xlsx(rows, more=sheets))
    rosters, _others = read_rosters(workbook)
    lists = read_lists(workbook)
    return parse_rosters(rosters, catalogue(), lists), lists


def codes(lists):
    return [finding.problem.code for sheet in lists for finding in sheet.findings]


def test_an_entry_belongs_to_the_person_of_its_row():
    rows = [(STT, "Trình độ *", "Tốt nghiệp"), (1, "ĐH", "6/2002"), (2, "ThS", None)]
    (person,), lists = read(("Đào tạo", rows))
    assert [one["vals"] for one in person.entries] == [{"level": "university", "when": "06/2002"}]
    assert codes(lists) == ["entry_of_unknown"]


def test_a_sheet_with_another_name_is_no_list():
    rows = [(STT, "Trình độ"), (1, "ĐH")]
    assert not read(("Học tập", rows))[1]


def test_a_prepared_row_without_content_is_no_entry():
    rows = [(STT, "Trình độ"), (1, None), (2, None)]
    _people, lists = read(("Đào tạo", rows))
    assert lists[0].entries == [] and not codes(lists)


@pytest.mark.parametrize(
    ("kind", "level", "vals"),
    [
        ("Lý luận chính trị", "CC", {"political_theory_level": "advanced"}),
        ("Quản lý nhà nước", "CVC", {"state_management_level": "principal"}),
        ("Tin học", "CNTT cơ bản", {"it_level": "certificate"}),
        ("Tiếng Anh", "Chứng chỉ", {"language_level": "certificate"}),
        ("Tiếng dân tộc", None, {}),
    ],
)
def test_a_certificate_has_the_level_of_its_kind(kind, level, vals):
    (person,), lists = read(("Chứng chỉ, bồi dưỡng", [(STT, "Loại", "Mức"), (1, kind, level)]))
    assert not codes(lists)
    assert {k: v for k, v in person.entries[0]["vals"].items() if k != "kind"} == vals


def test_a_certificate_without_its_level_is_refused():
    (person,), lists = read(("Chứng chỉ, bồi dưỡng", [(STT, "Loại", "Mức"), (1, "Tin học", "?")]))
    assert codes(lists) == ["level_missing"] and not person.entries


def test_what_contradicts_itself_is_refused():
    rows = [(STT, "Từ", "Đến", "Cơ quan, đơn vị"), (1, "2010", "2009", "Sở Nội vụ")]
    (person,), lists = read(("Quá trình công tác", rows))
    assert codes(lists) == ["ends_before_start"] and not person.entries


def test_the_same_entry_twice_is_entered_once():
    rows = [(STT, "Năm", "Xếp loại chất lượng"), (1, 2020, "HTTNV"), (1, 2020, "HTTNV")]
    (person,), lists = read(("Xếp loại hằng năm", rows))
    assert len(person.entries) == 1 and codes(lists) == ["entry_repeated"]


def test_the_sheet_says_better_what_the_list_says_shortly():
    header, row = (*HEADER, "Trình độ", "Chuyên ngành"), (*PERSON, "ĐH", "Luật")
    rows = [(STT, "Trình độ", "Chuyên ngành", "Cơ sở đào tạo"), (1, "Đại học", "Luật", "ĐH Luật")]
    (person,), _lists = read(("Đào tạo", rows), rows=(header, row))
    assert [one["vals"].get("school") for one in person.entries] == ["ĐH Luật"]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ({"level": "university"}, {"level": "university", "major": "Luật"}, True),
        ({"level": "university", "major": "LUẬT"}, {"level": "university", "major": "Luật"}, True),
        ({"level": "university", "major": "Toán"}, {"level": "university", "major": "Luật"}, False),
        ({"level": "master"}, {"level": "university"}, False),
    ],
)
def test_when_two_entries_are_one(ours, theirs, same):
    assert same_entry("cchc.education", ours, theirs) is same
    assert same_entry("cchc.education", theirs, ours) is same


def test_every_list_knows_when_two_entries_are_one():
    for spec in LISTS:
        names = {column.field for column in spec.columns}
        assert set(spec.core) <= names
        assert all(column.required for column in spec.columns if column.field in spec.core)


@pytest.mark.parametrize(
    ("known", "rule", "day"),
    [
        (PartialDate(2011, 11), days.MONTH_START, date(2011, 11, 1)),
        (PartialDate(2011), days.MONTH_START, None),
        (PartialDate(2011), days.START, date(2011, 1, 1)),
        (PartialDate(2012, 2), days.END, date(2012, 2, 29)),
        (PartialDate(2011), days.END, date(2011, 12, 31)),
        (PartialDate(2011, 11), days.NONE, None),
        (PartialDate(2011, 11), None, None),
        (PartialDate(2011, 11, 5), None, date(2011, 11, 5)),
    ],
)
def test_days_of_partial_dates(known, rule, day):
    assert days.day_of(known, rule) == day


@pytest.mark.parametrize(
    ("kind", "text", "level"),
    [
        ("degree", "CN", "university"), ("degree", "Thạc sỹ", "master"),
        ("political_theory", "CN", "bachelor"), ("political_theory", "TC", "intermediate"),
        ("state_management", "cvcc", "senior_principal"), ("it", "Cử nhân", "intermediate"),
        ("language", "Khmer", "minority_language"), ("language", "Anh B1", "english:certificate"),
        ("language", "A2", None), ("degree", "12/12", None),
    ],
)  # fmt: skip
def test_levels_in_the_words_of_offices(kind, text, level):
    assert levels.vocabularies()[kind].find(text) == level


def test_what_an_officer_said_counts_beside_them():
    told = levels.vocabularies({"language": {"a2": "english:certificate"}})
    assert told["language"].find("A2") == "english:certificate"


def test_only_a_school_written_nearly_alike_is_asked_about():
    rows = [(STT, "Trình độ", "Cơ sở đào tạo"), (1, "ĐH", "Trường Đại học Cần Thơ "),
            (1, "ThS", "Trường Đại học Cần  Tho"), (1, "TS", "Trường ĐH Cần Thơ"),
            (1, "CĐ", "Học viện Hành chính")]  # fmt: skip
    people, _lists = read(("Đào tạo", rows))
    asked = strange_schools(people, {"Trường Đại học Cần Thơ": 0}, {})
    assert [text for text, _rows in asked.values()] == ["Trường ĐH Cần Thơ"]
