"""A training plan in the plain values of a Word template, and as a workbook."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter

from odoo.addons.cchc_base.rules.money import dong_in_words, format_integer

SOURCES = {
    "training": "Kinh phí đào tạo, bồi dưỡng",
    "unit": "Kinh phí của cơ quan, đơn vị",
    "project": "Chương trình, dự án, đối tác nước ngoài",
    "learner": "Người học tự túc",
}
QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
COLUMNS = (
    ("TT", 6),
    ("Chương trình đào tạo, bồi dưỡng", 52),
    ("Cơ quan, đơn vị", 34),
    ("Năm", 8),
    ("Quý", 7),
    ("Số người", 10),
    ("Mức chi một người (đồng)", 18),
    ("Kinh phí (đồng)", 20),
    ("Nguồn kinh phí", 34),
    ("Ghi chú", 26),
)


@dataclass(frozen=True)
class Line:
    """One programme of the plan."""

    content: str
    programme: str
    unit: str
    year: int
    quarter: str
    people: int
    cost: int
    amount: int
    source: str
    note: str


def title(kind, year_from, year_to):
    if kind == "five_years":
        return f"Kế hoạch đào tạo, bồi dưỡng giai đoạn {year_from} - {year_to}"
    return f"Kế hoạch đào tạo, bồi dưỡng năm {year_from}"


def table(lines):
    """Rows of texts: a bold one for each group of contents, its programmes below it."""
    rows, number = [], 0
    for content, own in _by_content(lines):
        rows.append((True, ("", content, "", "", "", _people(own), "", _sum(own), "", "")))
        for line in own:
            number += 1
            rows.append((False, _row(number, line)))
    rows.append((True, ("", "TỔNG CỘNG", "", "", "", _people(lines), "", _sum(lines), "", "")))
    return rows


def _by_content(lines):
    groups = {}
    for line in lines:
        groups.setdefault(line.content or "Nội dung khác", []).append(line)
    return groups.items()


def _row(number, line):
    return (
        str(number),
        line.programme,
        line.unit,
        str(line.year),
        QUARTERS.get(line.quarter, ""),
        line.people,
        line.cost or "",
        line.amount,
        SOURCES.get(line.source, ""),
        line.note,
    )


def _people(lines):
    return sum(line.people for line in lines)


def _sum(lines):
    return sum(line.amount for line in lines)


def _raised(cells):
    """A row of a sum stands out by capitals: the rows of a template are all of one kind."""
    return (cells[0], cells[1].upper(), *cells[2:])


def _shown(value):
    return format_integer(value) if isinstance(value, int) else value


def context(issuer, day: date, *, kind, years, unit, lines, budget, note, document, signature):
    """What the template says; texts only.

    :param lines: of `Line`
    :param budget: ``((source, allotted, planned), …)``
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        # Given when the plan is signed.
        "number": "        /KH",
        "title": title(kind, *years),
        "heading": title(kind, *years)[len("Kế hoạch ") :],
        "unit": unit,
        "document": document,
        "note": [text for text in (note or "").splitlines() if text.strip()],
        "rows": [
            dict(
                zip(
                    (
                        "number",
                        "programme",
                        "unit",
                        "year",
                        "quarter",
                        "people",
                        "cost",
                        "amount",
                        "source",
                        "note",
                    ),
                    map(_shown, _raised(cells) if bold else cells),
                    strict=True,
                )
            )
            for bold, cells in table(lines)
        ],  # fmt: skip
        "people": format_integer(_people(lines)),
        "amount": format_integer(_sum(lines)),
        "words": dong_in_words(_sum(lines)),
        "budget": [
            {
                "source": SOURCES.get(source, ""),
                "allotted": format_integer(allotted),
                "planned": format_integer(planned),
            }
            for source, allotted, planned in budget
        ],
        "signature": [line.upper() for line in signature],
        "mark": "",
    }


SAMPLE = (
    Line("Lý luận chính trị", "Trung cấp lý luận chính trị", "Sở Nội vụ", 2026, "2", 3,
         9_500_000, 28_500_000, "training", "Học không tập trung"),
)  # fmt: skip


def samples():
    """Contexts which together hold every variable."""
    issuer = {"lines": ["SỞ NỘI VỤ"], "parent": "ỦY BAN NHÂN DÂN TỈNH", "place": "Rạch Giá"}
    return [
        context(
            issuer,
            date(2026, 1, 15),
            kind="year",
            years=(2026, 2026),
            unit="Sở Nội vụ",
            lines=SAMPLE,
            budget=(("training", 30_000_000, 28_500_000),),
            note="Thực hiện theo kế hoạch 5 năm.",
            document="Quyết định số 15/QĐ-UBND",
            signature=("Giám đốc",),
        )
    ]


def workbook(issuer, day, *, kind, years, unit, lines):
    """The bytes of an XLSX file with the table of the plan; figures are figures."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Ke hoach")
        _head(book, sheet, issuer, day, title(kind, *years), unit)
        for at, (bold, cells) in enumerate(table(lines), 7):
            _write_row(book, sheet, at, bold, cells)
    return buffer.getvalue()


def _style(book, **style):
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    return book.add_format({**base, **style})


def _head(book, sheet, issuer, day, name, unit):
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    centre = _style(book, align="center", bold=True)
    last = len(COLUMNS) - 1
    _merge(sheet, 0, 0, 2, issuer["parent"] or "", _style(book, align="center"))
    _merge(sheet, 1, 0, 2, " ".join(issuer["lines"]), centre)
    _merge(sheet, 0, 5, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centre)
    _merge(sheet, 1, 5, last, "Độc lập - Tự do - Hạnh phúc", centre)
    _merge(sheet, 3, 0, last, name.upper(), _style(book, align="center", bold=True, font_size=15))
    told = f"{unit}, ngày {day:%d/%m/%Y}"
    _merge(sheet, 4, 0, last, told, _style(book, align="center", italic=True))
    head = _style(book, align="center", bold=True, border=1, text_wrap=True)
    for column, (label, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(6, column, label, head)
    sheet.set_row(6, 34)
    sheet.repeat_rows(6)
    sheet.freeze_panes(7, 2)


def _merge(sheet, row, first, last, text, style):
    # The text goes in by itself: `merge_range` would guess its type.
    sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def _write_row(book, sheet, at, bold, cells):
    for column, value in enumerate(cells):
        if isinstance(value, int):
            form = _style(book, border=1, bold=bold, num_format="#,##0")
            sheet.write_number(at, column, value, form)
        else:
            centred = column in (0, 3, 4)
            form = _style(
                book, border=1, bold=bold, text_wrap=True, align="center" if centred else "left"
            )
            sheet.write_string(at, column, value, form)
