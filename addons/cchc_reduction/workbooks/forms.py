"""Forms 1a–1đ, 2 and 3 of the decrees on reduction, as pages that any format is written from.

The columns are those that units are used to from the annexes of NĐ 108/2014 and NĐ 29/2023; their
printed layout was not read in the texts, so the note below each table says so. What is printed is
Vietnamese whatever the reader's language.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.engine.header import Header, HeaderCell
from odoo.addons.cchc_base.engine.page import NUMBER_TITLE, WORDS, Page, PageRow
from odoo.addons.cchc_base.engine.report import TOTAL
from odoo.addons.cchc_base.rules.money import format_decimal
from odoo.addons.cchc_base.rules.vietnamese import fold

from ..rules import sheet
from ..rules.case import EARLY, LEAVE, MEASURES, STEP_DOWN, STUDY, TRANSFER
from ..rules.spans import half_years

NOTE = "Cột của biểu theo mẫu đơn vị quen dùng; chưa đối chiếu phụ lục của Nghị định."
SIGNATURES = ("Người lập biểu", "Thủ trưởng cơ quan, đơn vị")
DONE = ("decided", "paid")
BORN, RANK, ALLOWANCES, MONEY = (
    "Ngày, tháng, năm sinh",
    "Ngạch, chức danh nghề nghiệp hiện giữ",
    "Phụ cấp",
    "Kinh phí thực hiện (đồng)",
)
PAY = "Tiền lương tháng tính trợ cấp (đồng)"


@dataclass(frozen=True)
class Row:
    """One person as the forms show it; `lines`: amounts of the benefit by code."""

    unit: str
    name: str
    male: bool
    born: str
    degree: str
    post: str
    rank: str
    step: int
    coefficient: Decimal
    step_since: date | None
    leadership: Decimal
    above_scale: int
    seniority: Decimal
    reserved: Decimal
    base: int
    current: int
    average: int
    insurance: Decimal
    hardship: int
    leave_on: date
    age: str
    months_early: int
    measure: str
    lines: dict
    insurance_first: int
    amount: int
    budget: int
    own: int
    paid: int
    reason: str
    note: str
    state: str
    # What forms 2 and 3 count by where several agencies stand in one paper
    agency: str = ""

    @property
    def counted_in(self):
        return self.agency or self.unit

    def line(self, *codes):
        return sum(self.lines.get(code, 0) for code in codes)


@dataclass(frozen=True)
class Frame:
    """What is around all tables of one list; `since`: from when form 3 adds up."""

    letterhead: object
    subtitle: str
    printed_on: date
    since: date | None = None


@dataclass(frozen=True)
class Column:
    """A column: its title, perhaps one above, its width in characters, and its figure of a row."""

    title: str
    width: float
    figure: object
    above: str = ""
    # Read from below, as above narrow columns
    turned: bool = False
    # Whether the last row adds it up
    total: bool = False
    # Codes of the lines that stand in it
    codes: tuple = field(default=(), compare=False)


def money(title, *codes):
    return Column(title, 14, lambda row: row.line(*codes), MONEY, total=True, codes=codes)


_WHO = (
    Column("Nam", 11, lambda row: row.born if row.male else "", BORN),
    Column("Nữ", 11, lambda row: "" if row.male else row.born, BORN),
    Column("Trình độ đào tạo", 10, lambda row: row.degree),
    Column("Chức vụ, chức danh, đơn vị công tác", 18, lambda row: f"{row.post}, {row.unit}"),
    Column("Mã số", 9, lambda row: row.rank, RANK),
    Column("Bậc", 4.5, lambda row: row.step or None, RANK, turned=True),
    Column("Hệ số", 6, lambda row: row.coefficient, RANK, turned=True),
    Column("Thời điểm hưởng", 11, lambda row: row.step_since, RANK),
    Column("Chức vụ", 5, lambda row: row.leadership or None, ALLOWANCES, turned=True),
    Column("Vượt khung (%)", 5, lambda row: row.above_scale, ALLOWANCES, turned=True),
    Column("Thâm niên nghề (%)", 5, lambda row: row.seniority or None, ALLOWANCES, turned=True),
    Column("Bảo lưu", 5, lambda row: row.reserved or None, ALLOWANCES, turned=True),
)
_BASE = (Column(PAY, 11.5, lambda row: row.base),)
_SALARIES = (
    Column("Hiện hưởng", 11.5, lambda row: row.current, PAY),
    Column("Bình quân 60 tháng", 11.5, lambda row: row.average, PAY),
)
_INSURANCE = (Column("Số năm đóng BHXH", 6.5, lambda row: _whole(row.insurance), turned=True),)
_EARLY = (
    Column(
        "Năm nặng nhọc, PCKV ≥ 0,7",
        8,
        lambda row: row.hardship or None,
        turned=True,
    ),
)
_AGE = (
    Column("Tuổi khi nghỉ", 9, lambda row: row.age),
    Column("Số năm (tháng) nghỉ trước tuổi", 8.5, lambda row: _early_told(row.months_early)),
)
_SUM = Column("Tổng số", 14.5, lambda row: row.amount, MONEY, total=True)
_END = (
    Column("Lý do tinh giản (điểm, khoản, điều)", 18, lambda row: row.reason),
    Column("Ghi chú", 11, lambda row: row.note),
)


def _leaves(title):
    return (Column(title, 11, lambda row: row.leave_on),)


# Form, title, columns before the money, columns of the money.
FORMS = {
    EARLY: (
        "1a",
        "Danh sách và kinh phí thực hiện chính sách về hưu trước tuổi",
        (*_WHO, *_BASE, *_INSURANCE, *_EARLY, *_leaves("Thời điểm nghỉ"), *_AGE),
        (
            money("Trợ cấp do nghỉ trước tuổi", sheet.EARLY_YEARS),
            Column(
                "Trợ cấp 20 (15) năm đầu đóng BHXH",
                14,
                lambda row: row.insurance_first,
                MONEY,
                total=True,
                codes=(sheet.INSURANCE,),
            ),
            Column(
                "Trợ cấp từ năm thứ 21 (16) đóng BHXH",
                14,
                lambda row: row.line(sheet.INSURANCE) - row.insurance_first,
                MONEY,
                total=True,
            ),
        ),
    ),
    TRANSFER: (
        "1b",
        "Danh sách và kinh phí thực hiện chính sách chuyển sang tổ chức không hưởng lương thường "
        "xuyên từ ngân sách nhà nước",
        (*_WHO, *_SALARIES, *_INSURANCE, *_leaves("Thời điểm chuyển")),
        (
            money("Trợ cấp 03 tháng lương hiện hưởng", sheet.ONCE),
            money("Trợ cấp ½ tháng lương cho mỗi năm đóng BHXH", sheet.SERVICE),
        ),
    ),
    LEAVE: (
        "1c",
        "Danh sách và kinh phí thực hiện chính sách thôi việc ngay",
        (*_WHO, *_SALARIES, *_INSURANCE, *_leaves("Thời điểm thôi việc")),
        (
            money("Trợ cấp 03 tháng lương tìm việc làm", sheet.JOB_SEARCH),
            money("Trợ cấp 1,5 tháng lương cho mỗi năm đóng BHXH", sheet.SERVICE),
        ),
    ),
    STUDY: (
        "1d",
        "Danh sách và kinh phí thực hiện chính sách thôi việc sau khi đi học nghề",
        (*_WHO, *_SALARIES, *_INSURANCE, *_leaves("Thời điểm thôi việc")),
        (
            money("Lương trong thời gian học", sheet.STUDY_PAY),
            money("Kinh phí học nghề", sheet.STUDY_FEE),
            money("Trợ cấp 03 tháng lương tìm việc làm", sheet.JOB_SEARCH),
            money("Trợ cấp ½ tháng lương cho mỗi năm đóng BHXH", sheet.SERVICE),
        ),
    ),
    # The annexes have no form of it; who keeps an allowance costs money like the others.
    STEP_DOWN: (
        "1đ",
        "Danh sách và kinh phí thực hiện chính sách thôi giữ chức vụ hoặc giữ chức vụ thấp hơn",
        (*_WHO, *_leaves("Thời điểm thôi giữ chức vụ")),
        (money("Phụ cấp chức vụ được giữ", sheet.KEPT),),
    ),
}


def _whole(years):
    """27 or 27.50: whole years stand without digits."""
    return int(years) if years == int(years) else years


def _early_told(months):
    """2,5 (26 tháng)"""
    return f"{format_decimal(half_years(months))} ({months} tháng)" if months else ""


def person_forms(rows, frame):
    """Forms 1a–1đ, those in which somebody stands."""
    return [
        _person_form(measure, own, frame)
        for measure in FORMS
        if (own := [row for row in rows if row.measure == measure])
    ]


def _person_form(measure, rows, frame):
    number, title, before, amounts = FORMS[measure]
    # What only some decrees pay (NĐ 178/2024, a merger's roadmap) has a column when it is there.
    known = {code for column in amounts for code in column.codes}
    more = tuple(sorted({code for row in rows for code in row.lines} - known))
    if more:
        amounts = (*amounts, money("Trợ cấp một lần, trợ cấp thêm", *more))
    columns = (*before, *amounts, _SUM, *_END)
    return _page(
        number,
        title,
        "Họ và tên",
        columns,
        [
            PageRow(str(place), row.name, tuple(column.figure(row) for column in columns))
            for place, row in enumerate(rows, start=1)
        ],
        _total(columns, rows),
        frame,
    )


def _total(columns, rows):
    figures = tuple(
        sum(column.figure(row) for row in rows) if column.total else "" for column in columns
    )
    return PageRow("", WORDS[TOTAL], figures, bold=True)


def _page(code, title, row_title, columns, rows, total, frame):
    cells, place = [], 0
    for position, column in enumerate(columns):
        if not column.above:
            cells.append(HeaderCell(column.title, 0, position, rowspan=2))
            continue
        cells.append(HeaderCell(column.title, 1, position))
        first = not position or columns[position - 1].above != column.above
        if first:
            place = len(cells)
            cells.append(HeaderCell(column.above, 0, position))
        else:
            group = cells[place]
            cells[place] = HeaderCell(group.label, 0, group.column, 1, group.colspan + 1)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    numbers = tuple(str(number) for number in range(1, len(columns) + 1))
    return Page(
        code=code,
        title=title.upper(),
        lines_above=(frame.subtitle,),
        letterhead=frame.letterhead,
        titles=(NUMBER_TITLE, row_title),
        header=Header(tuple(cells), 2, numbers),
        widths=(4.5, 20 if len(columns) > 12 else 44, *(column.width for column in columns)),
        worded=frozenset(position for position, column in enumerate(columns) if not column.turned),
        rows=(*rows, total),
        printed_on=frame.printed_on,
    )


# -- forms 2 and 3 -----------------------------------------------------------------


def _sums(titles, above, width=17):
    """Columns of figures that a group has; the figure of a group is at its place."""
    return tuple(
        Column(title, width if "đồng" in title or title in SOURCES else 12, None, above, total=True)
        for title in titles
    )


SOURCES = ("Tổng số", "Ngân sách nhà nước", "Đơn vị tự chi trả")
RESULTS = (
    "Được phê duyệt (người)",
    "Đã nghỉ (người)",
    "Kinh phí được duyệt (đồng)",
    "Đã chi trả (đồng)",
)


def summary(rows, frame):
    """Form 2: people and money of each unit and measure, by source."""
    groups = Counted(3)
    for row in rows:
        groups.add((row.counted_in, MEASURES[row.measure]), (1, row.amount, row.budget, row.own))
    return _grouped(
        "2",
        "Tổng hợp đối tượng và kinh phí thực hiện tinh giản biên chế",
        "Đơn vị, chính sách",
        (*_sums(("Số người",), ""), *_sums(SOURCES, MONEY)),
        groups,
        frame,
    )


def results(rows, frame, earlier=()):
    """Form 3: what was approved and what was done, by unit, measure and reason.

    :param rows: of the lists that are reported
    :param earlier: those of all lists since the decree is in force, these included
    """
    groups = Counted(7)
    for place, own in ((0, rows), (4, earlier)):
        for row in own:
            figures = [0] * 8
            done = int(row.state in DONE and row.measure != STEP_DOWN)
            figures[place : place + 4] = (1, done, row.amount, row.paid)
            groups.add((row.counted_in, MEASURES[row.measure], row.reason), figures)
    since = f" (từ ngày {frame.since:%d/%m/%Y})" if frame.since else ""
    return _grouped(
        "3",
        "Kết quả thực hiện tinh giản biên chế",
        "Đơn vị, chính sách, lý do",
        (*_sums(RESULTS, "Kỳ báo cáo"), *_sums(RESULTS, f"Lũy kế từ đầu giai đoạn{since}")),
        groups,
        frame,
    )


class Counted:
    """Sums by path of words: a unit, a measure in it, a reason in that."""

    def __init__(self, last):
        self.width = last + 1
        self.sums = {}

    def add(self, path, figures):
        for length in range(len(path) + 1):
            had = self.sums.setdefault(path[:length], Counter())
            had.update(dict(enumerate(figures)))

    def figures(self, path):
        return tuple(self.sums.get(path, {}).get(place, 0) for place in range(self.width))


def _in_order(path):
    """Đ stands after D, as in the lists on the screen."""
    return [(fold(words), words) for words in path]


def _grouped(code, title, row_title, columns, groups, frame):
    rows, unit = [], 0
    for path in sorted(filter(None, groups.sums), key=_in_order):
        level = len(path)
        unit += level == 1
        rows.append(
            PageRow(
                str(unit) if level == 1 else "",
                path[-1],
                groups.figures(path),
                indent=level - 1,
                bold=level == 1,
                italic=level == 3,
            )
        )
    total = PageRow("", WORDS[TOTAL], groups.figures(()), bold=True)
    return _page(code, title, row_title, columns, rows, total, frame)
