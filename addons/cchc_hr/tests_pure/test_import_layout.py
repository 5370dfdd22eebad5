"""Headers as offices make them; readings that officers correct; proposals for unknown words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import PERSON, ods, xlsx

from odoo.addons.cchc_hr.importing.columns import COLUMNS
from odoo.addons.cchc_hr.importing.layout import find_header, read_rosters
from odoo.addons.cchc_hr.importing.proposals import propose
from odoo.addons.cchc_hr.importing.rows import RowKind
from odoo.addons.cchc_hr.importing.workbook import read_workbook

AN = ["Nguyễn Văn An", "01/3/1975", "Nam", "Sở Nội vụ", "01.003", "4,98"]
BE = ["Trần Thị Bé", "02/4/1980", "Nữ", "Sở Nội vụ", "01.003", "3,33"]


def csv_of(rows, encoding, delimiter):
    lines = (delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


MERGED = [
    ["ỦY BAN NHÂN DÂN TỈNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["DANH SÁCH VÀ TIỀN LƯƠNG"],
    ["tính đến ngày 31/12/2023"],
    [],
    ["STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Đơn vị",
     "Lương hiện hưởng", None, "Phụ cấp"],
    [None, None, "Nam", "Nữ", None, "Mã số", "Hệ số", "Chức vụ"],
    [1, AN[0], AN[1], None, AN[3], AN[4], AN[5], "0,3"],
    [2, BE[0], None, BE[1], BE[3], BE[4], BE[5], None],
]  # fmt: skip
HEADED = [
    ["STT", "Họ tên", "Ngày sinh", "Phái", "Mã ngạch", "Hệ số lương"],
    ["I", "Văn phòng"],
    [1, *AN[:3], *AN[4:]],
    ["II", "Thanh tra"],
    [1, *BE[:3], *BE[4:]],
]
SIGNED = [
    ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Cơ quan", "Ngạch", "HSL"],
    [1, *AN],
    [2, *BE],
    ["Tổng cộng: 02 người"],
    [None, "Người lập biểu", None, None, "Thủ trưởng đơn vị"],
    [None, None, None, None, "Kiên Giang, ngày 31 tháng 12 năm 2023"],
]
OTHER_WORDS = [
    ["Số TT", "Họ và chữ đệm và tên", "Sinh ngày", "Giới", "Nơi công tác", "Mã số CDNN",
     "Hệ số lương hiện hưởng"],
    [1, *AN],
    [2, *BE],
]  # fmt: skip
SPLIT = [
    ["STT", "Họ và tên đệm", "Tên", "Ngày sinh", "Giới tính", "Đơn vị", "Mã ngạch", "Hệ số"],
    [1, "Nguyễn Văn", "An", *AN[1:]],
    [2, "Trần Thị", "Bé", *BE[1:]],
]
PLAIN = [["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Mã ngạch", "Hệ số lương"],
         [1, *AN], [2, *BE]]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        xlsx(MERGED), xlsx(HEADED), xlsx(SIGNED), xlsx(OTHER_WORDS), xlsx(SPLIT),
        ods(SIGNED), ods(HEADED), csv_of(PLAIN, "utf-8-sig", ";"), csv_of(PLAIN, "utf-16", "\t"),
        csv_of(OTHER_WORDS, "utf-8", "\t"),
    ],
    ids=["merged", "headed", "signed", "words", "split", "ods", "ods headed", "csv", "csv16",
         "csv words"],
)  # fmt: skip
def test_two_people_whatever_the_workbook(content):
    (roster,), _others = read_rosters(read_workbook(content))
    names = [" ".join(c.text for c in roster.name_cells(row)).strip() for row in roster.people]
    assert [" ".join(name.split()) for name in names] == [AN[0], BE[0]]


def test_several_sheets_are_read_each_by_its_own_header():
    content = xlsx(PLAIN, name="Công chức", more=[("Viên chức", SPLIT), ("Ghi chú", [["Không"]])])
    rosters, others = read_rosters(read_workbook(content))
    assert [len(roster.people) for roster in rosters] == [2, 2]
    assert [sheet.name for sheet in others] == ["Ghi chú"]


def test_unit_headings_and_totals_are_nobody():
    (roster,), _others = read_rosters(read_workbook(xlsx(HEADED)))
    assert [row.heading for row in roster.people] == ["Văn phòng", "Thanh tra"]
    (roster,), _others = read_rosters(read_workbook(xlsx(SIGNED)))
    counts = roster.counts()
    assert (counts[RowKind.TOTAL], counts[RowKind.SIGNATURE]) == (1, 2)
    (roster,), _others = read_rosters(read_workbook(xlsx(MERGED)))
    assert roster.as_of == date(2023, 12, 31)


# -- header detection ---------------------------------------------------------------

KEYS = sorted(
    {column.key for column in COLUMNS if not column.under}
    - {"name", "given_name", "findings", "ordinal", "sex_female", "allowance_total"}
)
LABELS = {column.key: column.label for column in reversed(COLUMNS) if not column.under}
TITLES = st.lists(
    st.sampled_from([[], ["SỞ NỘI VỤ"], ["DANH SÁCH"], [None, "Năm 2023"], ["Biểu số 1"]]),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(TITLES, st.lists(st.sampled_from(KEYS), min_size=3, max_size=12, unique=True), st.data())
def test_a_header_is_found_wherever_it_stands_and_in_any_order(titles, keys, data):
    keys = data.draw(st.permutations(["name", *keys]))
    people = [["Nguyễn Văn An" if key == "name" else "1" for key in keys] for _ in range(3)]
    header_row = [LABELS[key] for key in keys]
    sheet = read_workbook(xlsx([*titles, header_row, *people])).sheets[0]
    header = find_header(sheet)
    assert header.first == len(titles) + 1
    assert header.positions == {key: place for place, key in enumerate(keys)}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KEYS), st.sampled_from([str.upper, str.lower, lambda text: f" {text}\n"]))
def test_a_layout_is_known_again_by_its_words(key, writing):
    rows = [["Họ và tên", "Ngày sinh x", "Giới tính", "Đơn vị", LABELS[key], "Hệ số"], list(PERSON)]
    written = [[writing(text) for text in rows[0]], *rows[1:]]
    headers = [find_header(read_workbook(xlsx(table)).sheets[0]) for table in (rows, written)]
    assert headers[0].fingerprint == headers[1].fingerprint
    moved = find_header(read_workbook(xlsx([[None, *rows[0]]])).sheets[0])
    assert moved.fingerprint != headers[0].fingerprint


def test_a_corrected_reading():
    rows = [[*PLAIN[0], "Mốc"], [1, *AN, "1/7/2018"]]
    header = find_header(read_workbook(xlsx(rows)).sheets[0])
    mapping = {"7": "step_since", "4": ""}
    remapped = header.remap(mapping)
    assert remapped.positions["step_since"] == 7
    assert "unit" not in remapped.positions
    assert remapped.unknown == {4: "Đơn vị"}
    assert remapped.fingerprint == header.fingerprint
    assert header.remap({"1": ""}) is header  # nobody would be read


# -- proposals ------------------------------------------------------------------------

UNITS = {1: "Phòng Tài chính – Kế hoạch", 2: "Phòng Nội vụ", 3: "Văn phòng HĐND và UBND"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [("P. Tài chính KH", 1), ("Phòng Nội vu.", 2), ("VP HĐND & UBND", 3), ("phg noi vu", 2)],
)
def test_the_nearest_unit_is_proposed_first(text, unit):
    found = propose("unit", text, UNITS)
    assert found[0][0] == unit
    assert [score for _value, _label, score in found] == sorted(
        (score for _value, _label, score in found), reverse=True
    )


def test_nothing_is_proposed_for_something_else():
    assert propose("unit", "Bệnh viện Đa khoa", {2: "Phòng Nội vụ"}) == []
