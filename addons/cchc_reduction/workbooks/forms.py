"""Forms 1a–1d, 2 and 3 of the decrees on reduction, as tables of a workbook.

The columns are those that units are used to from the annexes of NĐ 108/2014 and NĐ 29/2023; their
printed layout was not read in the texts, so the note below each table says so. What is printed is
Vietnamese whatever the reader's language.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_hr.workbooks.pay_workbook import Column, Table

from ..rules import sheet
from ..rules.case import EARLY, LEAVE, MEASURES, STUDY, TRANSFER

NOTE = "Cột của biểu theo mẫu đơn vị quen dùng; chưa đối chiếu phụ lục của Nghị định."
SIGNATURES = ("Người lập biểu", "Thủ trưởng cơ quan, đơn vị")
_WHO = (
    *(Column("Số TT", 6), Column("Họ và tên", 24), Column("Ngày sinh (nam)", 11)),
    *(Column("Ngày sinh (nữ)", 11), Column("Trình độ đào tạo", 14)),
    *(Column("Chức vụ, chức danh", 18), Column("Mã ngạch, CDNN", 10), Column("Bậc", 5)),
    *(Column("Hệ số lương", 8), Column("Tiền lương hiện hưởng", 12)),
    *(Column("Tiền lương bình quân", 12), Column("Số năm đóng BHXH", 9)),
)
_END = (
    Column("Tổng số (đồng)", 14),
    Column("Lý do (điểm, khoản, điều)", 30),
    Column("Ghi chú", 16),
)
# Form, title, columns of its own and the lines of the benefit that stand in them.
FORMS = {
    EARLY: (
        "1a",
        "Danh sách và kinh phí thực hiện chính sách về hưu trước tuổi",
        (
            *(Column("Số năm nặng nhọc, PCKV từ 0,7", 9), Column("Thời điểm nghỉ", 11)),
            *(Column("Trợ cấp nghỉ trước tuổi", 13), Column("Trợ cấp theo số năm đóng BHXH", 13)),
            Column("Trợ cấp một lần", 13),
        ),
        ((sheet.EARLY_YEARS,), (sheet.INSURANCE,), (sheet.ONCE, sheet.MONTHS)),
    ),
    TRANSFER: (
        "1b",
        "Danh sách và kinh phí thực hiện chính sách chuyển sang tổ chức không hưởng lương thường "
        "xuyên từ ngân sách nhà nước",
        (
            *(Column("Thời điểm chuyển", 11), Column("Trợ cấp 03 tháng lương", 13)),
            Column("Trợ cấp ½ tháng mỗi năm đóng BHXH", 13),
        ),
        ((sheet.JOB_SEARCH,), (sheet.SERVICE,)),
    ),
    LEAVE: (
        "1c",
        "Danh sách và kinh phí thực hiện chính sách thôi việc ngay",
        (
            *(Column("Thời điểm nghỉ", 11), Column("Trợ cấp tìm việc làm", 13)),
            *(Column("Trợ cấp theo số năm đóng BHXH", 13), Column("Trợ cấp theo tháng", 13)),
        ),
        ((sheet.JOB_SEARCH,), (sheet.SERVICE,), (sheet.MONTHS, sheet.ONCE)),
    ),
    STUDY: (
        "1d",
        "Danh sách và kinh phí thực hiện chính sách thôi việc sau khi đi học nghề",
        (
            *(Column("Thời điểm nghỉ", 11), Column("Lương trong thời gian học", 13)),
            *(Column("Kinh phí học nghề", 13), Column("Trợ cấp tìm việc làm", 13)),
            Column("Trợ cấp ½ tháng mỗi năm đóng BHXH", 13),
        ),
        ((sheet.STUDY_PAY,), (sheet.STUDY_FEE,), (sheet.JOB_SEARCH,), (sheet.SERVICE,)),
    ),
}  # fmt: skip


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
    current: int
    average: int
    insurance: Decimal
    hardship: int
    leave_on: object
    measure: str
    lines: dict
    amount: int
    budget: int
    own: int
    paid: int
    reason: str
    note: str
    state: str


@dataclass(frozen=True)
class Frame:
    """What is around all tables of one list."""

    letterhead: object
    subtitle: str
    printed_on: object


def person_forms(rows, frame):
    """Forms 1a–1d, those in which somebody stands."""
    return [
        _person_form(measure, own, frame)
        for measure in FORMS
        if (own := [row for row in rows if row.measure == measure])
    ]


def _person_form(measure, rows, frame):
    number, title, columns, groups = FORMS[measure]
    body, sums = [], Counter()
    for place, row in enumerate(rows, start=1):
        parts = _parts(row, groups)
        body.append(
            (
                *(str(place), row.name, row.born if row.male else "", "" if row.male else row.born),
                *(row.degree, row.post, row.rank, str(row.step or ""), row.coefficient),
                *(row.current, row.average, row.insurance),
                *((str(row.hardship or ""),) if measure == EARLY else ()),
                *(f"{row.leave_on:%d/%m/%Y}", *parts, row.amount, row.reason, row.note),
            )
        )
        sums.update(enumerate(parts))
        sums["all"] += row.amount
    blanks = 10 + (measure == EARLY) + 1
    total = (
        *(None, "Tổng cộng", *[""] * blanks),
        *(sums[place] for place in range(len(groups))),
        *(sums["all"], "", ""),
    )
    return Table(
        name=f"Biểu {number}",
        title=f"Biểu {number}. {title}",
        subtitle=frame.subtitle,
        letterhead=frame.letterhead,
        columns=(*_WHO, *columns, *_END),
        rows=tuple(body),
        total=total,
        printed_on=frame.printed_on,
    )


def _parts(row, groups):
    """The amounts of the columns; what no column of the form names stands in the last one."""
    known = {code for group in groups for code in group}
    parts = [sum(row.lines.get(code, 0) for code in group) for group in groups]
    parts[-1] += sum(amount for code, amount in row.lines.items() if code not in known)
    return parts


def summary(rows, frame):
    """Form 2: people and money of each unit and measure, by source."""
    titles = ("Số người", "Kinh phí (đồng)", "Từ ngân sách (đồng)", "Đơn vị tự chi (đồng)")
    return _grouped(
        "2", "Tổng hợp đối tượng và kinh phí thực hiện tinh giản biên chế", titles, rows, frame,
        lambda row: (row.unit, MEASURES[row.measure]),
        ("Đơn vị", "Chính sách"),
        lambda row: (1, row.amount, row.budget, row.own),
    )  # fmt: skip


def results(rows, frame):
    """Form 3: what was approved and what was done, by unit, measure and reason."""
    titles = ("Được duyệt (người)", "Đã nghỉ (người)", "Kinh phí được duyệt (đồng)",
              "Đã chi trả (đồng)")  # fmt: skip
    return _grouped(
        "3", "Kết quả thực hiện tinh giản biên chế", titles, rows, frame,
        lambda row: (row.unit, MEASURES[row.measure], row.reason),
        ("Đơn vị", "Chính sách", "Lý do"),
        lambda row: (1, int(row.state in ("decided", "paid")), row.amount, row.paid),
    )  # fmt: skip


def _grouped(number, title, titles, rows, frame, key, heads, figures):
    groups = {}
    for row in rows:
        had = groups.setdefault(key(row), [0] * len(titles))
        for place, figure in enumerate(figures(row)):
            had[place] += figure
    body = [
        (str(place), *words, *groups[words]) for place, words in enumerate(sorted(groups), start=1)
    ]
    sums = [sum(column) for column in zip(*groups.values(), strict=True)] or [0] * len(titles)
    return Table(
        name=f"Biểu {number}",
        title=f"Biểu {number}. {title}",
        subtitle=frame.subtitle,
        letterhead=frame.letterhead,
        columns=(
            Column("Số TT", 6),
            *(Column(head, 32) for head in heads),
            *(Column(head, 16) for head in titles),
        ),
        rows=tuple(body),
        total=(None, "Tổng cộng", *[""] * (len(heads) - 1), *sums),
        printed_on=frame.printed_on,
    )
