"""What a printed form says, cell by cell: one description for XLSX, ODS, DOCX and PDF.

The words printed here are the form's own and stay Vietnamese whatever the reader's language.
"""

from dataclasses import dataclass
from datetime import date

from .header import Header, header_of
from .report import DIRECT, OUTSIDE, TOTAL
from .sheet import Letterhead, vietnamese_date
from .spec import VALUE

NUMBER_TITLE, UNIT_TITLE = "Số TT", "Tên cơ quan, đơn vị"
NUMBERS = ("A", "B")
WORDS = {
    TOTAL: "TỔNG CỘNG",
    DIRECT: "Trực thuộc {name}",
    OUTSIDE: "Không thuộc đơn vị nào trong danh sách",
}
# Characters: the number and the name of the row, then columns for five digits.
WIDTHS = (6, 42, 6.3)
# A column that prints what a field says is as wide as its longest text, between these.
NARROW, WIDE = 11, 34


@dataclass(frozen=True)
class PageRow:
    """One printed line of the table. A figure is a number, a text, a day or None (a blank)."""

    number: str
    name: str
    figures: tuple
    indent: int = 0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Page:
    """A form with its figures, ready to be written in any format."""

    code: str
    title: str
    lines_above: tuple[str, ...]
    letterhead: Letterhead
    titles: tuple[str, str]
    header: Header
    # Widths of all columns in characters, and which of them print words, by place.
    widths: tuple[float, ...]
    worded: frozenset
    rows: tuple[PageRow, ...]
    printed_on: date

    @property
    def numbers(self):
        """What stands below the titles."""
        return (*NUMBERS, *self.header.numbers)

    @property
    def day(self):
        """Rạch Giá, ngày 30 tháng 06 năm 2026."""
        place = f"{self.letterhead.place}, " if self.letterhead.place else ""
        return (
            f"{place}ngày {self.printed_on:%d} tháng {self.printed_on:%m} năm {self.printed_on:%Y}"
        )

    @property
    def signatures(self):
        """``(title, what to do)`` from left to right; the last one has the seal."""
        titles = self.letterhead.signatures
        return tuple(
            (title.upper(), "(Ký tên, đóng dấu)" if title is titles[-1] else "(Ký, ghi rõ họ tên)")
            for title in titles
        )

    @property
    def has_turned(self):
        """Whether the lowest row of titles must be high."""
        return any(self.is_turned(cell) for cell in self.header.cells)

    def is_turned(self, cell):
        """Whether a title is read from below, as above narrow columns in printed forms."""
        lowest = cell.colspan == 1 and cell.row + cell.rowspan == self.header.depth
        return lowest and cell.column not in self.worded


def page_of(report, letterhead, depth=None, printed_on=None, row_title=""):
    """Lay out a report.

    :param report: `report.Report`, `value_axis.ValueReport` or `table.TableReport`
    :param depth: levels of units below the chosen ones, None for all
    :param printed_on: day written above the signatures, the day of the report if left out
    :param row_title: title of the rows where they are no units
    """
    lines = report.lines(depth)
    texts = _text_columns(report, lines)
    number, name, figure = WIDTHS
    return Page(
        code=report.form.code,
        title=report.form.title.upper(),
        lines_above=tuple(_lines_above(report, letterhead)),
        letterhead=letterhead,
        titles=(NUMBER_TITLE, row_title or UNIT_TITLE),
        header=header_of(report.form),
        widths=(
            number,
            name,
            *(texts.get(place, figure) for place, _column in enumerate(report.columns)),
        ),
        worded=frozenset(texts),
        rows=tuple(_rows(report, lines)),
        printed_on=printed_on or report.on,
    )


def _lines_above(report, letterhead):
    """Of which day the figures are, and which text prescribes the form."""
    text = f"Tính đến ngày {vietnamese_date(report.on)}"
    since = getattr(report, "since", None)
    if since:
        text = f"Từ ngày {vietnamese_date(since)} đến ngày {vietnamese_date(report.on)}"
    if report.known_on:
        text += f", theo thông tin có đến hết ngày {vietnamese_date(report.known_on)}"
    if report.structure_on:
        text += f", theo cơ cấu tổ chức ngày {vietnamese_date(report.structure_on)}"
    yield text
    if letterhead.document:
        yield f"(Ban hành kèm theo {letterhead.document})"


def _text_columns(report, lines):
    """``{place of a column: width}`` of those that print what a field says."""
    return {
        place: min(
            max(
                NARROW,
                *(
                    len(line.figures[place]) if isinstance(line.figures[place], str) else 0
                    for line in lines
                ),
            ),
            WIDE,
        )
        for place, column in enumerate(report.columns)
        if column.kind == VALUE
    }


def _rows(report, lines):
    """The parts, the total, and below it who is in no unit."""
    total, *parts = lines
    for line in parts:
        if line.kind != OUTSIDE:
            yield _row(report, line)
    if not parts:
        yield _row(report, total, total.name)
    yield _row(report, total, WORDS[TOTAL], bold=True)
    for line in parts:
        if line.kind == OUTSIDE:
            yield _row(report, line)


def _row(report, line, label=None, bold=False):
    name = label or WORDS.get(line.kind, "{name}").format(name=line.name)
    if not line.in_force and line.kind != OUTSIDE:
        absent = (
            "không có trong cơ cấu này" if report.structure_on else "không tồn tại vào ngày này"
        )
        name += f" ({absent})"
    if line.opened and report.form.axis.lists_people:
        name += f" ({line.people} người)"
    return PageRow(
        "" if label else line.number,
        name,
        line.figures,
        indent=0 if label else max(line.level - 1, 0),
        bold=bold or (line.opened and line.kind != TOTAL),
        italic=line.kind in (DIRECT, OUTSIDE),
    )
