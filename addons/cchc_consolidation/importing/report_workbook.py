"""The forms of a report as a workbook that a unit outside the system fills in.

A sheet for each form, recognised by its name; below its titles one row for the whole unit, or one
for each value (ranks), or free rows (lists of people). A further sheet names the people. Faults
name sheet, cell and remedy; whoever reads a workbook gets all of them at once.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_hr.importing.cells import Kind

from ..rules import merge

_ = translatable("cchc_consolidation")

FONT = "Times New Roman"
PEOPLE_SHEET = "Danh sách"
PEOPLE_COLUMNS = (
    ("name", "Họ và tên", 28),
    ("birth_text", "Ngày sinh (dd/mm/yyyy)", 16),
    ("identity", "Số CCCD", 18),
    ("unit_name", "Phòng, bộ phận", 26),
    ("position_title", "Chức vụ, vị trí việc làm", 28),
    ("rank", "Mã ngạch", 12),
    ("sex", "Giới tính (Nam/Nữ)", 10),
    ("category", "Đối tượng (công chức, viên chức …)", 20),
    ("party", "Đảng viên (đánh dấu x)", 10),
)
# Rows, counted from 1 as the program shows them.
UNIT_ROW, DAY_ROW, TITLE_ROW, NUMBER_ROW, FIRST_ROW = 3, 4, 6, 7, 8
KEY, NUMBER, NAME, FIGURES = 0, 1, 2, 3
FREE_ROWS = 200
TOTAL_NAME = "TỔNG CỘNG"
# Kinds of columns in which a blank is a zero.
COUNTED = ("count", "cases")


@dataclass(frozen=True)
class BlankForm:
    """A form to be filled in.

    :param rows: ``[(key, name)]`` of the rows to fill in; None for free rows with names
    """

    code: str
    title: str
    columns: tuple[dict, ...]
    rows: tuple[tuple[str, str], ...] | None
    row_title: str = ""


@dataclass
class Filled:
    """What was read: lines by form code, people, and everything that is wrong."""

    lines: dict = field(default_factory=dict)
    people: list = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def sheet_name(code):
    return "".join("-" if char in "[]:*?/\\" else char for char in code)[:31] or "Bieu"


def cell_name(row, column):
    """F9, as the spreadsheet program shows it (row from 1, column from 0)."""
    return f"{xlsxwriter.utility.xl_col_to_name(column)}{row}"


# -- the blank ------------------------------------------------------------------------


def write_blank(forms, unit_code, unit_name, day):
    """The bytes of the workbook to fill in."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        styles = {
            "head": book.add_format(
                {"bold": True, "border": 1, "text_wrap": True, "align": "center",
                 "valign": "vcenter", "font_name": FONT}
            ),
            "title": book.add_format({"bold": True, "font_name": FONT, "font_size": 13}),
            "plain": book.add_format({"font_name": FONT}),
            "cell": book.add_format({"border": 1, "font_name": FONT}),
            "entry": book.add_format({"border": 1, "font_name": FONT, "bg_color": "#FFF9E5"}),
            "text": book.add_format(
                {"border": 1, "font_name": FONT, "bg_color": "#FFF9E5", "num_format": "@"}
            ),
        }  # fmt: skip
        for form in forms:
            _write_form(book, styles, form, unit_code, unit_name, day)
        _write_people(book, styles, unit_code, unit_name, day)
    return buffer.getvalue()


def _heading(sheet, styles, title, unit_code, unit_name, day):
    sheet.write_string(0, NUMBER, title, styles["title"])
    sheet.write_string(UNIT_ROW - 1, NUMBER, "Đơn vị:", styles["plain"])
    sheet.write_string(UNIT_ROW - 1, NAME, f"{unit_code} – {unit_name}", styles["plain"])
    sheet.write_string(DAY_ROW - 1, NUMBER, "Tính đến:", styles["plain"])
    sheet.write_string(DAY_ROW - 1, NAME, f"{day:%d/%m/%Y}", styles["plain"])
    sheet.set_column(NUMBER, NUMBER, 10)
    sheet.set_column(NAME, NAME, 34)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_form(book, styles, form, unit_code, unit_name, day):
    sheet = book.add_worksheet(sheet_name(form.code))
    _heading(sheet, styles, f"{form.code} – {form.title}", unit_code, unit_name, day)
    sheet.set_column(KEY, KEY, None, None, {"hidden": True})
    sheet.write_string(TITLE_ROW - 1, NUMBER, "STT", styles["head"])
    sheet.write_string(TITLE_ROW - 1, NAME, form.row_title or "Đơn vị", styles["head"])
    sheet.write_string(NUMBER_ROW - 1, NUMBER, "A", styles["head"])
    sheet.write_string(NUMBER_ROW - 1, NAME, "B", styles["head"])
    sheet.set_row(TITLE_ROW - 1, 75)
    for place, column in enumerate(form.columns, FIGURES):
        sheet.write_string(TITLE_ROW - 1, place, column["label"], styles["head"])
        sheet.write_string(NUMBER_ROW - 1, place, column["number"] or "", styles["head"])
        sheet.set_column(place, place, 16 if column["kind"] == merge.VALUE else 9)
    sheet.freeze_panes(FIRST_ROW - 1, FIGURES)
    rows = form.rows if form.rows is not None else (("", ""),) * FREE_ROWS
    for number, (key, name) in enumerate(rows, 1):
        at = FIRST_ROW - 2 + number
        sheet.write_string(at, KEY, key, styles["plain"])
        text = str(number) if key != "total" else ""
        sheet.write_string(at, NUMBER, text, styles["cell"])
        sheet.write_string(at, NAME, name, styles["cell" if form.rows is not None else "text"])
        for place, column in enumerate(form.columns, FIGURES):
            style = styles["text" if column["kind"] == merge.VALUE else "entry"]
            sheet.write_blank(at, place, None, style)


def _write_people(book, styles, unit_code, unit_name, day):
    sheet = book.add_worksheet(PEOPLE_SHEET)
    _heading(sheet, styles, "Danh sách người trong báo cáo", unit_code, unit_name, day)
    sheet.write_string(TITLE_ROW - 1, NUMBER, "STT", styles["head"])
    for place, (_key, label, width) in enumerate(PEOPLE_COLUMNS, NAME):
        sheet.write_string(TITLE_ROW - 1, place, label, styles["head"])
        sheet.set_column(place, place, width)
    sheet.set_column(KEY, KEY, None, None, {"hidden": True})
    for number in range(1, FREE_ROWS + 1):
        at = FIRST_ROW - 2 + number
        sheet.write_string(at, NUMBER, str(number), styles["cell"])
        for place in range(NAME, NAME + len(PEOPLE_COLUMNS)):
            sheet.write_blank(at, place, None, styles["text"])


# -- what was filled in ---------------------------------------------------------------------


def read_filled(workbook, forms, unit_code, unit_name, day):
    """Read a filled workbook.

    :param workbook: `cchc_hr.importing.cells.Workbook`
    :rtype: Filled
    """
    filled = Filled()
    sheets = {sheet.name.strip(): sheet for sheet in workbook.sheets}
    for form in forms:
        sheet = sheets.get(sheet_name(form.code))
        if sheet is None:
            filled.faults.append(
                Problem(
                    "no_sheet",
                    _(
                        "There is no sheet “%(sheet)s”: fill in the downloaded workbook and keep "
                        "the names of its sheets."
                    ),
                    {"sheet": sheet_name(form.code)},
                )
            )
            continue
        rows = {row.number: row for row in sheet.rows}
        if not _is_of(rows, sheet.name, unit_code, unit_name, day, filled):
            continue
        filled.lines[form.code] = _Reader(form, sheet.name, filled.faults).lines(rows, unit_name)
    if PEOPLE_SHEET in sheets:
        filled.people = _people(sheets[PEOPLE_SHEET], filled.faults)
    return filled


def _is_of(rows, name, unit_code, unit_name, day, filled):
    """Whether the sheet is this unit's and of this day; says so where it is not."""
    for number, expected, code, text in (
        (
            UNIT_ROW,
            f"{unit_code} – {unit_name}",
            "other_unit",
            _(
                "Sheet “%(sheet)s”, cell %(cell)s: the workbook is of “%(found)s”, this report of "
                "“%(expected)s”. Download the workbook of this report and fill it in."
            ),
        ),
        (
            DAY_ROW,
            f"{day:%d/%m/%Y}",
            "other_day",
            _(
                "Sheet “%(sheet)s”, cell %(cell)s: the workbook is as of %(found)s, this report "
                "as of %(expected)s. Download the workbook of this report and fill it in."
            ),
        ),
    ):
        row = rows.get(number)
        found = row[NAME].text.strip() if row else ""
        if found.split(" – ")[0] != expected.split(" – ")[0]:
            at = cell_name(number, NAME)
            filled.faults.append(
                Problem(
                    code,
                    text,
                    {"sheet": name, "cell": at, "found": found or "…", "expected": expected},
                )
            )
            return False
    return True


class _Reader:
    def __init__(self, form, sheet, faults):
        self.form, self.sheet, self.faults = form, sheet, faults

    def lines(self, rows, unit_name):
        data = [rows[number] for number in sorted(rows) if number >= FIRST_ROW]
        if self.form.rows is None:
            return self._free(data)
        by_key = {row[KEY].text.strip(): row for row in data}
        lines = []
        for key, name in self.form.rows:
            row = by_key.get(key)
            figures = self._figures(row) if row else self._nothing()
            if key == "total":
                lines.append(
                    merge.line(merge.TOTAL, "total", unit_name, 0, "", figures, self._size(figures))
                )
            elif any(figures):
                lines.append(
                    merge.line(
                        merge.VALUE, key, name, 1, str(len(lines) + 1), figures,
                        self._size(figures), keys=[as_key(key)], covers=[key],
                    )
                )  # fmt: skip
        if self.form.rows and self.form.rows[0][0] != "total":
            lines.insert(0, self._sum(lines))
        return lines

    def _free(self, data):
        lines = []
        for row in data:
            name = row[NAME].text.strip()
            if not name:
                if any(not row[place].blank for place in self._places()):
                    self._fault("no_name", row.number, NAME)
                continue
            key = f"w{len(lines) + 1}"
            lines.append(
                merge.line(
                    merge.VALUE, key, name, 1, str(len(lines) + 1), self._figures(row), 1,
                    keys=[key], covers=[key],
                )
            )  # fmt: skip
        return [self._sum(lines), *lines]

    def _sum(self, lines):
        figures = merge.add_figures(self.form.columns, [line["figures"] for line in lines])
        people = sum(line["people"] for line in lines)
        return merge.line(merge.TOTAL, "total", "", 0, "", figures, people, opened=bool(lines))

    def _places(self):
        return range(FIGURES, FIGURES + len(self.form.columns))

    def _nothing(self):
        return [0 if column["kind"] in COUNTED else None for column in self.form.columns]

    def _size(self, figures):
        """How many people a line has: what its first counted column without criterion says."""
        for column, figure in zip(self.form.columns, figures, strict=True):
            if column["kind"] == "count" and not column.get("criterion"):
                return figure or 0
        return max((f for f in figures if isinstance(f, int)), default=0)

    def _figures(self, row):
        return merge.fill_shares(
            self.form.columns,
            [
                self._figure(row, place, column)
                for place, column in zip(self._places(), self.form.columns, strict=True)
            ],
        )

    def _figure(self, row, place, column):
        cell = row[place]
        if column["kind"] == merge.SHARE:
            # Reckoned from the row, whatever was typed.
            return None
        if cell.blank:
            return 0 if column["kind"] in COUNTED else None
        if column["kind"] == merge.VALUE:
            return cell.text.strip()
        value = cell.value if cell.kind is Kind.NUMBER else _number(cell.text)
        if value is None:
            self._fault(
                "no_number", row.number, place,
                found=cell.text[:40], column=column,
            )  # fmt: skip
            return None
        if value < 0:
            self._fault(
                "negative", row.number, place,
                found=cell.text, column=column,
            )  # fmt: skip
            return None
        if column["kind"] == "sum":
            return str(value)
        if value != int(value):
            self._fault(
                "no_whole", row.number, place,
                found=cell.text, column=column,
            )  # fmt: skip
            return None
        return int(value)

    def _fault(self, code, row, place, column=None, **params):
        self.faults.append(_fault(self.sheet, code, row, place, column, params))


def _fault(sheet, code, row, place, column=None, params=()):
    """A problem that names sheet, cell and remedy in one translatable sentence."""
    titles = {
        "no_name": _("Sheet “%(sheet)s”, cell %(cell)s: write the name, or clear the row."),
        "no_number": _(
            "Sheet “%(sheet)s”, cell %(cell)s (column “%(column)s”): write a number instead of "
            "“%(found)s”, without words or units."
        ),
        "negative": _(
            "Sheet “%(sheet)s”, cell %(cell)s (column “%(column)s”): a report counts from 0 "
            "upwards: write 0 or more instead of %(found)s."
        ),
        "no_whole": _(
            "Sheet “%(sheet)s”, cell %(cell)s (column “%(column)s”): people are whole numbers: "
            "correct %(found)s."
        ),
        "twice": _(
            "Sheet “%(sheet)s”, cell %(cell)s: “%(found)s” stands in the list twice: delete one "
            "of the rows."
        ),
        "no_identity": _(
            "Sheet “%(sheet)s”, cell %(cell)s: a citizen number has 12 digits: correct "
            "“%(found)s”, or leave it empty."
        ),
        "no_birth": _(
            "Sheet “%(sheet)s”, cell %(cell)s: write the day of birth as dd/mm/yyyy or the year "
            "instead of “%(found)s”."
        ),
    }
    said = {
        "sheet": sheet,
        "cell": cell_name(row, place),
        "column": "",
        "found": "",
        **dict(params),
    }
    if column:
        said["column"] = column["label"]
    return Problem(code, titles[code], said)


def _number(text):
    """12, 1.234 or 2,34 written as text; None when it is no number."""
    text = text.strip().replace(" ", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = Decimal(text)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def as_key(key):
    return int(key) if key.isdigit() else key


def _people(sheet, faults):
    """People of the list; blank rows are skipped."""
    people, seen = [], {}
    for row in sheet.rows:
        if row.number < FIRST_ROW:
            continue
        values = {
            key: row[place].text.strip()
            for place, (key, _label, _width) in enumerate(PEOPLE_COLUMNS, NAME)
        }
        if not any(values.values()):
            continue
        if not values["name"]:
            faults.append(_fault(sheet.name, "no_name", row.number, NAME))
            continue
        number = "".join(filter(str.isdigit, values["identity"]))
        if values["identity"] and len(number) != 12:
            said = {"found": values["identity"]}
            faults.append(_fault(sheet.name, "no_identity", row.number, NAME + 2, params=said))
        if values["birth_text"] and not _is_birth(values["birth_text"]):
            said = {"found": values["birth_text"]}
            faults.append(_fault(sheet.name, "no_birth", row.number, NAME + 1, params=said))
        key = number or (values["name"].casefold(), values["birth_text"])
        if key in seen:
            said = {"found": values["name"]}
            faults.append(_fault(sheet.name, "twice", row.number, NAME, params=said))
        seen[key] = row.number
        people.append({**values, "identity": number})
    return people


def _is_birth(text):
    parts = text.split("/")
    return (
        len(parts) <= 3
        and all(part.isdigit() for part in parts)
        and len(parts[-1]) == 4
        and 1900 <= int(parts[-1]) <= 2100
        and (len(parts) < 2 or 1 <= int(parts[-2]) <= 12)
        and (len(parts) < 3 or 1 <= int(parts[0]) <= 31)
    )
