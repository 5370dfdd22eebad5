from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.dated import overlapping
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_hr.rules.partial_date import PartialDate
from odoo.addons.cchc_hr.rules.retirement import RetirementAge, RetirementError, retirement

TABLE = Path(__file__).resolve().parents[1] / "data/cchc.retirement.age.csv"
TEXT = read_table(TABLE)
ROWS = [RetirementAge.from_text(row) for row in TEXT]

# The annexes as printed: first and last month of birth → age in years and months.
MALE_I = [
    ("1961-01", "1961-09", 60, 3),
    ("1961-10", "1962-06", 60, 6),
    ("1962-07", "1963-03", 60, 9),
    ("1963-04", "1963-12", 61, 0),
    ("1964-01", "1964-09", 61, 3),
    ("1964-10", "1965-06", 61, 6),
    ("1965-07", "1966-03", 61, 9),
    ("1966-04", "1990-12", 62, 0),
]
FEMALE_I = [
    ("1966-01", "1966-08", 55, 4),
    ("1966-09", "1967-04", 55, 8),
    ("1967-05", "1967-12", 56, 0),
    ("1968-01", "1968-08", 56, 4),
    ("1968-09", "1969-04", 56, 8),
    ("1969-05", "1969-12", 57, 0),
    ("1970-01", "1970-08", 57, 4),
    ("1970-09", "1971-04", 57, 8),
    ("1971-05", "1971-12", 58, 0),
    ("1972-01", "1972-08", 58, 4),
    ("1972-09", "1973-04", 58, 8),
    ("1973-05", "1973-12", 59, 0),
    ("1974-01", "1974-08", 59, 4),
    ("1974-09", "1975-04", 59, 8),
    ("1975-05", "1999-12", 60, 0),
]
MALE_II = [
    ("1968-01", "1968-03", 55, 9),
    ("1968-04", "1968-12", 56, 0),
    ("1969-01", "1969-09", 56, 3),
    ("1969-10", "1970-06", 56, 6),
    ("1970-07", "1971-03", 56, 9),
    ("1971-04", "1995-12", 57, 0),
]
FEMALE_II = [
    ("1973-01", "1973-08", 51, 4),
    ("1973-09", "1974-04", 51, 8),
    ("1974-05", "1974-12", 52, 0),
    ("1980-05", "1999-12", 55, 0),
]
PRINTED = [
    (annex, sex, *row)
    for annex, sex, rows in (
        ("I", "male", MALE_I),
        ("I", "female", FEMALE_I),
        ("II", "male", MALE_II),
        ("II", "female", FEMALE_II),
        ("I", "male", [("1940-01", "1960-12", 60, 0)]),
        ("I", "female", [("1940-01", "1965-12", 55, 0)]),
    )
    for row in rows
]
KINDS = st.tuples(st.sampled_from(["male", "female"]), st.sampled_from(["I", "II"]))
BIRTHS = st.dates(date(1940, 1, 1), date(2005, 12, 31))


def born(text):
    return PartialDate(*map(int, text.split("-")))


@pytest.mark.parametrize(("annex", "sex", "first", "last", "years", "months"), PRINTED)
def test_every_printed_row(annex, sex, first, last, years, months):
    for day in (born(first).first_day(), born(last).last_day()):
        result = retirement(ROWS, PartialDate.of(day), sex, annex)
        assert result["age_months"] == 12 * years + months


@pytest.mark.parametrize(
    ("sex", "birth", "pension"),
    [
        ("male", "1963-01", date(2023, 11, 1)),
        ("male", "1966-01", date(2027, 11, 1)),
        ("male", "1960-12-31", date(2021, 1, 1)),
        ("male", "1961-09-30", date(2022, 1, 1)),
        ("male", "1961-10-01", date(2022, 5, 1)),
        ("female", "1975-05", date(2035, 6, 1)),
        ("female", "1975-05-31", date(2035, 6, 1)),
    ],
)
def test_first_month_of_pension(sex, birth, pension):
    result = retirement(ROWS, born(birth), sex)
    assert result["pension_from"] == pension
    assert result.value == pension - timedelta(days=1)


def test_a_birth_of_which_only_the_year_is_known_counts_from_1_january():
    result = retirement(ROWS, PartialDate(1963), "male")
    assert result == retirement(ROWS, PartialDate(1963), "male", "I")
    assert result.value == date(2023, 10, 31)
    assert (
        "Hồ sơ không ghi đủ ngày, tháng sinh: lấy ngày: 01/01/1963 (NĐ 135/2020/NĐ-CP, Điều 3)"
        in result.explain()
    )


def test_the_explanation():
    assert retirement(ROWS, PartialDate(1964, 10, 15), "male").explain() == (
        "Sinh: 15/10/1964",
        "Giới tính: Nam",
        "Tuổi nghỉ hưu: 61 tuổi 6 tháng (NĐ 135/2020/NĐ-CP, Phụ lục I)",
        "Đủ tuổi nghỉ hưu: 15/04/2026",
        "Nghỉ hưu từ hết ngày: 30/04/2026 (NĐ 135/2020/NĐ-CP, Điều 3)",
        "Hưởng lương hưu từ ngày: 01/05/2026 (NĐ 135/2020/NĐ-CP, Điều 3)",
    )


@given(KINDS, BIRTHS, BIRTHS)
def test_the_younger_never_retire_earlier_nor_at_a_lower_age(kind, one, other):
    sex, annex = kind
    first, second = sorted((one, other))
    elder = retirement(ROWS, PartialDate.of(first), sex, annex)
    younger = retirement(ROWS, PartialDate.of(second), sex, annex)
    assert elder["age_months"] <= younger["age_months"]
    assert elder.value <= younger.value


@given(KINDS, BIRTHS)
def test_the_last_day_of_service_is_the_end_of_the_month_of_the_age(kind, birth):
    sex, annex = kind
    result = retirement(ROWS, PartialDate.of(birth), sex, annex)
    assert result["pension_from"].day == 1
    assert result["age_reached"].replace(day=1) == result.value.replace(day=1)
    months = (result.value.year - birth.year) * 12 + result.value.month - birth.month
    assert months == result["age_months"]


@given(st.sampled_from(["male", "female"]), st.dates(date(1940, 1, 1), date(2000, 12, 31)))
def test_the_lower_age_is_the_normal_one_of_those_born_five_years_earlier(sex, birth):
    first = birth.replace(day=1)
    normal = retirement(ROWS, PartialDate.of(first), sex)
    lower = retirement(ROWS, PartialDate.of(first.replace(year=first.year + 5)), sex, "II")
    assert normal["age_months"] - lower["age_months"] == 60
    assert normal.value == lower.value


@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize("annex", ["I", "II"])
def test_the_rows_of_an_annex_leave_no_gap(annex, sex):
    mine = [row for row in ROWS if (row.annex, row.sex) == (annex, sex)]
    assert overlapping(mine) is None
    ordered = sorted(mine, key=lambda row: row.date_from or date.min)
    assert ordered[0].date_from is ordered[-1].date_to is None
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        assert later.date_from - earlier.date_to == timedelta(days=1)


def test_identifiers_of_the_rows_are_unique():
    assert len({row["id"] for row in TEXT}) == len(TEXT)


def test_missing_sex_and_unknown_annex_are_refused():
    with pytest.raises(RetirementError) as caught:
        retirement(ROWS, PartialDate(1975), False)
    assert caught.value.code == "sex_unknown"
    with pytest.raises(RetirementError, match="“III”"):
        retirement(ROWS, PartialDate(1975), "male", "III")
