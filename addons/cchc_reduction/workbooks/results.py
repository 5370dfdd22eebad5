"""The report on results, laid out by the page engine: one description for XLSX, DOCX and PDF.

What is printed is Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass, replace

from odoo.addons.cchc_base.engine.page import page_of
from odoo.addons.cchc_base.engine.report import TOTAL, VALUE_ROW, Line
from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.engine.spec import HEADER, SUM, Axis, Form, Measure
from odoo.addons.cchc_base.engine.table import TableReport

CODE, TITLE = "KQ-TGBC", "Kết quả thực hiện tinh giản biên chế"
FIGURES = ("approved", "gone", "amount", "budget", "own", "paid")
NOTHING = (0,) * len(FIGURES)
MEASURES = (
    Measure("people", "Số người", HEADER),
    Measure("approved", "Được duyệt", SUM, "1", "people", whole=True),
    Measure("gone", "Đã nghỉ", SUM, "2", "people", whole=True),
    Measure("money", "Kinh phí được duyệt (đồng)", HEADER),
    Measure("amount", "Tổng số", SUM, "3", "money", whole=True),
    Measure("budget", "Ngân sách nhà nước", SUM, "4", "money", whole=True),
    Measure("own", "Đơn vị tự chi", SUM, "5", "money", whole=True),
    Measure("paid", "Đã chi trả (đồng)", SUM, "6", whole=True),
)
# Characters: the number, the name, numbers of people, amounts of a province.
WIDTHS = (6, 46, 9, 9, 17, 17, 17, 17)


@dataclass(frozen=True)
class Row:
    """One line: at level 1 a group, at level 2 its part."""

    name: str
    level: int
    figures: tuple


def total(rows):
    """The sum of the groups; their parts are in them."""
    tops = [row.figures for row in rows if row.level == 1]
    return tuple(map(sum, zip(*tops, strict=True))) if tops else NOTHING


def page(rows, since, until, letterhead, row_title, printed_on):
    """The page of the report."""
    report = TableReport(
        form=Form(CODE, TITLE, MEASURES, axis=Axis(kind="values")),
        on=until,
        known_on=None,
        table=tuple(_lines(rows)),
        since=since,
    )
    made = page_of(report, letterhead, None, printed_on, row_title)
    return replace(made, widths=WIDTHS, worded=frozenset(range(len(FIGURES))))


def letterhead_of(issuer):
    """What stands around the table, for the unit that reports."""
    return Letterhead(
        **issuer, signatures=("Người lập biểu", "Thủ trưởng cơ quan, đơn vị"), paper="a4"
    )


def _lines(rows):
    yield Line(TOTAL, (), "", 0, "", total(rows))
    group = part = 0
    parted = {place for place, row in enumerate(rows[1:]) if row.level == 2}
    for place, row in enumerate(rows):
        if row.level == 1:
            group, part = group + 1, 0
            number = str(group)
        else:
            part += 1
            number = f"{group}.{part}"
        yield Line(VALUE_ROW, (), row.name, row.level, number, row.figures, opened=place in parted)
