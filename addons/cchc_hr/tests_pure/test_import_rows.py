"""Which list it is, where its header stands, and what each row is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import BM03, HEADER, LIST2C, PERSON, codes, read, xlsx

from odoo.addons.cchc_hr.importing.columns import find_column
from odoo.addons.cchc_hr.importing.layout import read_rosters
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.rows import RowKind, strip_enumerator
from odoo.addons.cchc_hr.importing.workbook import read_workbook


def roster(rows, more=()):
    rosters, _others = read_rosters(read_workbook(xlsx(rows, more=more)))
    return rosters[0]


def kinds(rows):
    """The kinds of the rows below a usual header."""
    found = {row.number: row.kind for row in roster([HEADER, *rows]).rows}
    return [found.get(number) for number in range(2, len(rows) + 2)]


# -- the official lists ----------------------------------------------------------------------


@pytest.mark.parametrize("path", BM03, ids=lambda path: path.stem)
def test_every_row_of_a_bm03_is_known(path):
    (list_,), others = read_rosters(read_workbook(path.read_bytes()))
    assert (list_.layout.code, list_.as_of, others) == ("bm03", date(2016, 12, 31), [])
    assert {kind: count for kind, count in list_.counts().items() if count} == {
        RowKind.TITLE: 4,
        RowKind.HEADER: 2,
        RowKind.NUMBERING: 1,
        RowKind.HEADING: 12,
        RowKind.PERSON: 180,  # as the total row of the file says
        RowKind.TOTAL: 1,
        RowKind.SIGNATURE: 2,
    }
    assert list_.header.unknown == {}
    assert len(list_.header.positions) == 14
    headings = {row.heading for row in list_.people}
    assert "SỞ TƯ PHÁP" in headings and "PHÒNG NỘI VỤ HUYỆN GIỒNG RIỀNG" in headings


@pytest.mark.parametrize("path", LIST2C, ids=lambda path: path.stem)
def test_every_row_of_an_abridged_list_is_known(path):
    (list_,), others = read_rosters(read_workbook(path.read_bytes()))
    assert list_.layout.code == "list2c"
    assert [sheet.name for sheet in others] == ["Ghi chú"]
    assert {kind: count for kind, count in list_.counts().items() if count} == {
        RowKind.TITLE: 1,
        RowKind.HEADER: 1,
        RowKind.PERSON: 220,
    }
    assert len(list_.header.positions) == 22


# -- headers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "above", "key"),
    [
        ("Họ và tên", "", "name"),
        ("HỌ VÀ TÊN CÔNG CHỨC", "", "name"),
        ("Ngày, tháng,\n năm sinh", "", "birth"),
        ("Nam", "Ngày, tháng, năm sinh", "birth_male"),
        ("Nữ", "Ngày, tháng, năm sinh", "birth_female"),
        ("Năm", "Ngày, tháng, năm sinh", None),
        ("Nữ", "Giới tính", "sex_female"),
        ("Chức vụ", "", "position"),
        ("Chức vụ", "Phụ cấp", "allowance_position"),
        ("Vượt khung (%)", "Phụ cấp", "above_scale"),
        ("Số CCCD/CMND", "", "citizen_id"),
        ("Thời gian giữ ngạch (kể cả ngạch tương đương)", "", "rank_since"),
        ("Ho\u0323 va\u0300 te\u0302n", "", "name"),  # decomposed letters
        ("Số điện thoại", "", None),
    ],
)
def test_columns_are_known_by_many_names(label, above, key):
    assert find_column(label, above) == key


def test_a_header_of_two_lines_with_merged_groups():
    header = roster(
        [
            ["DANH SÁCH"],
            [],
            ["TT", "Họ và tên", "Ngày sinh", None, "Lương", None, "Phụ cấp"],
            [None, None, "Nam", "Nữ", "Hệ số", "Mã ngạch", "Chức vụ"],
            [1, "Nguyễn Văn An", "1975", None, 4.98, "01.003", 0.3],
        ]
    ).header
    assert (header.first, header.last) == (3, 4)
    assert header.positions == {
        "ordinal": 0,
        "name": 1,
        "birth_male": 2,
        "birth_female": 3,
        "coefficient": 4,
        "rank_code": 5,
        "allowance_position": 6,
    }


def test_columns_nobody_understands_are_named():
    header = roster([[*HEADER, "Số điện thoại"], [*PERSON, "0912"]]).header
    assert header.unknown == {len(HEADER): "Số điện thoại"}


def test_a_name_over_two_columns_is_one_name():
    header = ("TT", "Họ và tên", None, "Ngày sinh", "Đơn vị", "Mã ngạch")
    rows = [header, (1, "Nguyễn Văn", "An", "1975", "Sở Nội vụ", "01.003")]
    people, _rosters = read(xlsx(rows))
    assert people[0].name == "Nguyễn Văn An"
    labelled = [("TT", "Họ và tên đệm", "Tên", *header[3:]), rows[1]]
    people, _rosters = read(xlsx(labelled))
    assert people[0].name == "Nguyễn Văn An"


def test_several_lists_in_one_file_are_all_read():
    people, rosters = read(xlsx([HEADER, PERSON], more=[("Phòng 2", [HEADER, (2, "Lê Thị Hoa")])]))
    assert [roster.sheet.name for roster in rosters] == ["Danh sách", "Phòng 2"]
    assert [person.name for person in people] == ["Nguyễn Văn An", "Lê Thị Hoa"]


@pytest.mark.parametrize(
    "rows", [[["Số liệu có thể thay đổi"]], [HEADER], [["a", "b", "c", "d"], [1, 2, 3, 4]]]
)
def test_without_a_list_of_people_the_file_is_refused(rows):
    with pytest.raises(WorkbookRefused) as refused:
        read_rosters(read_workbook(xlsx(rows)))
    assert refused.value.code == "no_roster"


# -- rows ------------------------------------------------------------------------------------


def test_what_surrounds_people_is_told_from_people():
    assert kinds(
        [
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I", "VĂN PHÒNG SỞ"],
            PERSON,
            ["Cộng: 1 người"],
            ["II. PHÒNG TỔ CHỨC CÁN BỘ"],
            [2, "Lê Thị Hoa", "1980"],
            HEADER,  # repeated on the next page
            [3, "Danh Công Sơn", "1981", "Nam"],
            [None, "Tổng cộng", None, None, None, None, "14,94"],
            [None, None, None, None, "Rạch Giá, ngày 15 tháng 01 năm 2017"],
            [None, "NGƯỜI LẬP BIỂU", None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
            [None, "Nguyễn Văn Ký"],
        ]
    ) == [
        RowKind.NUMBERING,
        RowKind.HEADING,
        RowKind.PERSON,
        RowKind.TOTAL,
        RowKind.HEADING,
        RowKind.PERSON,
        RowKind.HEADER,
        RowKind.PERSON,
        RowKind.TOTAL,
        RowKind.SIGNATURE,
        RowKind.SIGNATURE,
        RowKind.SIGNATURE,
    ]


@pytest.mark.parametrize(
    "row",
    [
        [1, "Nguyễn Văn An"],  # counted, nothing known: refused later, not lost
        [None, "Nguyễn Văn An", "1975"],
        [None, "Nguyễn Văn An"],
        [5, None, "1975", "Nam"],  # the name forgotten
        [None, None, "1975", None, "Sở Nội vụ"],
        ["7.", "Cống Văn Tổng", "1975"],
        [8, "Giám Đốc Nguyễn", "1975", None, "Giám đốc"],
        ["IV", "Nguyễn Văn An", "1975", "Nam"],
    ],
)
def test_what_might_be_a_person_is_one(row):
    assert kinds([PERSON, row])[1] is RowKind.PERSON


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        [["*", "SỞ Y TẾ"], RowKind.HEADING],
        [[None, "Phòng Nội vụ"], RowKind.HEADING],
        [["Phòng Nội vụ"], RowKind.HEADING],
        [["A", "Lãnh đạo Sở"], RowKind.HEADING],
        [["Tổng số: 12"], RowKind.TOTAL],
        [[None, "CỘNG", None, None, None, None, 12.5], RowKind.TOTAL],
        [[14], RowKind.BLANK],
        [[None, None, None, None, None, None, None, "thừa"], RowKind.OTHER],
    ],
)
def test_what_cannot_be_a_person_is_none(row, kind):
    assert kinds([PERSON, row, PERSON])[1] is kind


def test_people_below_a_signature_are_people():
    assert kinds([PERSON, [None, "NGƯỜI LẬP BIỂU"], [2, "Lê Thị Hoa", "1980"]])[-1] is (
        RowKind.PERSON
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("II. Phòng Tài chính", "Phòng Tài chính"),
        ("1) Phòng Tài chính", "Phòng Tài chính"),
        ("- Phòng Tài chính", "Phòng Tài chính"),
        ("Phòng Tài chính - Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("UBND xã", "UBND xã"),
    ],
)
def test_enumerators_are_no_part_of_a_unit(text, unit):
    assert strip_enumerator(text) == unit


CELLS = st.one_of(
    st.none(),
    st.integers(0, 3000),
    st.sampled_from(["I", "*", "x", "Nam", "Tổng cộng", "Sở Nội vụ", "1975", "Lê Hoa", " "]),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12))
def test_no_row_is_lost_whatever_it_holds(rows):
    """Every filled row has a kind, and every person row becomes a person or a refusal."""
    table = xlsx([HEADER, PERSON, *rows])
    people, rosters = read(table)
    filled = sum(len(sheet.rows) for sheet in read_workbook(table).sheets)
    assert sum(len(roster.rows) for roster in rosters) == filled
    assert len(people) == sum(roster.counts()[RowKind.PERSON] for roster in rosters)
    for person in people:
        assert person.values.get("name") or codes(person)
