"""Lists of titles and of extra income, as pages that any format is written from.

What is printed is Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass

from odoo.addons.cchc_base.engine.header import Header, HeaderCell
from odoo.addons.cchc_base.engine.page import NUMBER_TITLE, WORDS, Page, PageRow
from odoo.addons.cchc_base.engine.report import TOTAL
from odoo.addons.cchc_base.rules.money import dong_in_words, parse_decimal

from ..rules.emulation import RATINGS
from ..rules.extra_income import REASONS

SIGNATURES = ("Người lập biểu", "Thủ trưởng cơ quan, đơn vị")
COUNCIL = ("Thư ký Hội đồng", "Chủ tịch Hội đồng")


@dataclass(frozen=True)
class Column:
    """A column: title, width in characters, and its figure of a row."""

    title: str
    width: float
    figure: object
    total: bool = False


@dataclass(frozen=True)
class Frame:
    """What is around a table."""

    letterhead: object
    lines_above: tuple[str, ...]
    printed_on: object


@dataclass(frozen=True)
class Income:
    """One person of a list of extra income."""

    name: str
    unit: str
    post: str
    rating: str
    coefficient: str
    months: int
    amount: int
    reason: str


@dataclass(frozen=True)
class Proposed:
    """Who is proposed for a title."""

    title: str
    name: str
    unit: str
    rating: str
    merit: str
    votes: str
    coefficient: str
    reward: int
    note: str


def _number(text):
    """The exact coefficient as a figure; nothing where there is none."""
    return parse_decimal(text) if text else None


_INCOME = (
    Column("Đơn vị, chức danh", 30, lambda row: ", ".join(filter(None, (row.post, row.unit)))),
    Column("Kết quả xếp loại", 22, lambda row: RATINGS.get(row.rating, "").capitalize()),
    Column("Hệ số", 8, lambda row: _number(row.coefficient)),
    Column("Số tháng", 8, lambda row: row.months),
    Column("Hệ số × số tháng", 10, lambda row: _number(row.coefficient) * row.months),
    Column("Số tiền (đồng)", 17, lambda row: row.amount, total=True),
    Column("Ký nhận", 14, lambda row: ""),
)
_LEFT = (
    Column("Đơn vị, chức danh", 34, lambda row: ", ".join(filter(None, (row.post, row.unit)))),
    Column("Kết quả xếp loại", 24, lambda row: RATINGS.get(row.rating, "").capitalize()),
    Column("Số tháng", 8, lambda row: row.months),
    Column("Lý do không hưởng", 40, lambda row: REASONS.get(row.reason, "")),
)
_PROPOSED = (
    Column("Đơn vị", 26, lambda row: row.unit),
    Column("Kết quả xếp loại", 20, lambda row: RATINGS.get(row.rating, "").capitalize()),
    Column("Thành tích", 28, lambda row: row.merit),
    Column("Phiếu đồng ý", 10, lambda row: row.votes),
    Column("Hệ số", 7, lambda row: _number(row.coefficient)),
    Column("Tiền thưởng (đồng)", 16, lambda row: row.reward, total=True),
    Column("Ghi chú", 18, lambda row: row.note),
)


def income(rows, frame, title):
    """The list that is signed, and below it who is left out and why."""
    paid = [row for row in rows if not row.reason]
    total = sum(row.amount for row in paid)
    above = (*frame.lines_above, f"Bằng chữ: {dong_in_words(total)}")
    pages = [_page("01-TNTT", title, _INCOME, [("", paid)], frame, above)]
    left = [row for row in rows if row.reason]
    if left:
        name = f"{title} – người không hưởng và lý do"
        pages.append(_page("02-TNTT", name, _LEFT, [("", left)], frame, frame.lines_above))
    return pages


def titles(people, collectives, frame, title):
    """People by title, then collectives by title."""
    pages = []
    for code, name, rows in (
        ("01-TĐKT", f"{title} – cá nhân", people),
        ("02-TĐKT", f"{title} – tập thể", collectives),
    ):
        if rows:
            groups = {}
            for row in rows:
                groups.setdefault(row.title, []).append(row)
            pages.append(
                _page(code, name, _PROPOSED, list(groups.items()), frame, frame.lines_above)
            )
    return pages


def _page(code, title, columns, groups, frame, above):
    rows, place = [], 0
    for name, own in groups:
        if name:
            rows.append(_sum_row(f"{name}: {len(own)}", columns, own))
        for row in own:
            place += 1
            figures = tuple(column.figure(row) for column in columns)
            rows.append(PageRow(str(place), row.name, figures))
    every = [row for _name, own in groups for row in own]
    if any(column.total for column in columns):
        rows.append(_sum_row(WORDS[TOTAL], columns, every))
    cells = tuple(HeaderCell(column.title, 0, at) for at, column in enumerate(columns))
    return Page(
        code=code,
        title=title.upper(),
        lines_above=above,
        letterhead=frame.letterhead,
        titles=(NUMBER_TITLE, "Họ và tên" if code != "02-TĐKT" else "Tên tập thể"),
        header=Header(cells, 1, tuple(str(at) for at in range(1, len(columns) + 1))),
        widths=(5, 26, *(column.width for column in columns)),
        worded=frozenset(range(len(columns))),
        rows=tuple(rows),
        printed_on=frame.printed_on,
    )


def _sum_row(name, columns, rows):
    figures = tuple(
        sum(column.figure(row) for row in rows) if column.total else "" for column in columns
    )
    return PageRow("", name, figures, bold=True)
