"""Our own workbook: instructions, locked header, drop-downs; and the annotated copy of a file."""

import io
from dataclasses import dataclass

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .cells import Kind
from .columns import LABELS
from .dossier_lists import LISTS, PERSON_NUMBER, PERSON_ORDINAL

# The title by which our own workbook is known again (see layout.TEMPLATE).
TITLE = "MẪU NHẬP DANH SÁCH CÔNG CHỨC, VIÊN CHỨC"
SHEET = "Danh sách"
_LISTS = "_lists"
_LIST_WORDS = "_words"
_FREE = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
_HEADER_ROW = 2  # counted from 0: title, blank, header
_ROWS = 2_000
_ERROR_COLOUR, _WARNING_COLOUR = "FFC7CE", "FFEB9C"


@dataclass(frozen=True)
class TemplateColumn:
    key: str
    required: bool = False
    width: int = 14
    number_format: str = "General"


# Dates, identity numbers and codes are text cells: Excel must not rewrite 3/1975 or 01.003.
_TEXT = "@"
TEMPLATE_COLUMNS = (
    TemplateColumn("ordinal", width=6),
    TemplateColumn("staff_code", width=13, number_format=_TEXT),
    TemplateColumn("name", required=True, width=26),
    TemplateColumn("birth", required=True, width=12, number_format=_TEXT),
    TemplateColumn("sex", required=True, width=9),
    TemplateColumn("citizen_id", width=15, number_format=_TEXT),
    TemplateColumn("ethnicity", width=12),
    TemplateColumn("religion", width=12),
    TemplateColumn("unit", required=True, width=38),
    TemplateColumn("category", required=True, width=22),
    TemplateColumn("position", width=24),
    TemplateColumn("rank_code", required=True, width=26, number_format=_TEXT),
    TemplateColumn("step", width=6),
    TemplateColumn("coefficient", required=True, width=10),
    TemplateColumn("above_scale", width=11),
    TemplateColumn("rank_since", width=14, number_format=_TEXT),
    TemplateColumn("step_since", width=12, number_format=_TEXT),
    TemplateColumn("allowance_position", width=12),
    TemplateColumn("allowance_responsibility", width=12),
    TemplateColumn("allowance_region", width=12),
    TemplateColumn("recruited_on", width=14, number_format=_TEXT),
    TemplateColumn("hometown", width=24),
    TemplateColumn("party_on", width=12, number_format=_TEXT),
    TemplateColumn("note", width=24),
)


def build_template(choices, instructions, instructions_title, refusal):
    """Return the bytes of an empty workbook to fill in.

    `choices` gives the words of a column {key: [word, …]}, `instructions` the lines
    (column label or "", explanation) of the first sheet, `refusal` what Excel says to a word
    that is not on the list.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    styles = _styles(book)
    _write_instructions(book, styles, instructions, instructions_title)
    sheet = book.add_worksheet(SHEET)
    lists = book.add_worksheet(_LISTS)
    lists.hide()
    sheet.write_string(0, 0, TITLE, styles["title"])
    for position, column in enumerate(TEMPLATE_COLUMNS):
        body = book.add_format({"locked": False, "num_format": column.number_format})
        sheet.set_column(position, position, column.width, body)
        label = LABELS[column.key] + (" *" if column.required else "")
        sheet.write_string(_HEADER_ROW, position, label, styles["header"])
        words = choices.get(column.key)
        if words:
            _add_drop_down(sheet, lists, position, column.key, words, refusal)
    sheet.set_row(_HEADER_ROW, 32)
    sheet.freeze_panes(_HEADER_ROW + 1, 3)
    # No password: this guards against accidents, not against people.
    sheet.protect("", _FREE)
    _add_list_sheets(book, styles, refusal)
    sheet.activate()
    book.close()
    return stream.getvalue()


def _add_list_sheets(book, styles, refusal):
    """One sheet for each list of the dossier; whose an entry is stands in its first columns."""
    text = book.add_format({"locked": False, "num_format": _TEXT})
    plain = book.add_format({"locked": False})
    lists = book.add_worksheet(_LIST_WORDS)
    lists.hide()
    used = 0
    for item in LISTS:
        sheet = book.add_worksheet(item.sheet)
        sheet.write_string(0, 0, item.sheet.upper(), styles["title"])
        for position, label in enumerate((PERSON_ORDINAL, PERSON_NUMBER)):
            sheet.set_column(position, position, 8 if position == 0 else 15, text)
            sheet.write_string(_HEADER_ROW, position, label, styles["header"])
        for position, column in enumerate(item.columns, start=2):
            numbers = column.kind in ("integer", "decimal")
            sheet.set_column(position, position, column.width, plain if numbers else text)
            label = column.label + (" *" if column.required else "")
            sheet.write_string(_HEADER_ROW, position, label, styles["header"])
            words = [word for _value, word in column.words]
            if column.kind == "flag":
                words = ["x"]
            if words:
                _write_words(sheet, lists, position, used, words, column.label, refusal)
                used += 1
        sheet.set_row(_HEADER_ROW, 32)
        sheet.freeze_panes(_HEADER_ROW + 1, 2)
        sheet.protect("", _FREE)


def _write_words(sheet, lists, position, place, words, label, refusal):
    for row, word in enumerate(words):
        lists.write_string(row, place, word)
    letter = get_column_letter(place + 1)
    sheet.data_validation(
        _HEADER_ROW + 1,
        position,
        _HEADER_ROW + 5 * _ROWS,
        position,
        {
            "validate": "list",
            "source": f"={_LIST_WORDS}!${letter}$1:${letter}${len(words)}",
            "error_title": label[:32],
            "error_message": refusal[:255],
            "error_type": "stop",
        },
    )


def _styles(book):
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center",
             "border": 1, "bg_color": "#D9E2F3"}
        ),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "bold": book.add_format({"bold": True, "valign": "top"}),
    }  # fmt: skip


def _write_instructions(book, styles, instructions, title):
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, title, styles["title"])
    for row, (label, text) in enumerate(instructions, start=2):
        sheet.write_string(row, 0, label, styles["bold"])
        sheet.write_string(row, 1, text, styles["wrap"])


def _add_drop_down(sheet, lists, position, key, words, refusal):
    for row, word in enumerate(words):
        lists.write_string(row, position, word)
    letter = get_column_letter(position + 1)
    sheet.data_validation(
        _HEADER_ROW + 1,
        position,
        _HEADER_ROW + _ROWS,
        position,
        {
            "validate": "list",
            "source": f"={_LISTS}!${letter}$1:${letter}${len(words)}",
            "error_title": LABELS[key][:32],
            "error_message": refusal[:255],
            # A unit or rank may also be written as its bare code.
            "error_type": "warning" if key in ("unit", "rank_code") else "stop",
        },
    )


def annotate(data, workbook, rosters, notes, header):
    """Return the file with one more column saying what is wrong with each row.

    `notes` maps (sheet name, row number) to (text, whether the row is refused). An XLSX keeps
    its look; any other format is rewritten as an XLSX with the same rows in the same places.
    """
    if workbook.format == "xlsx":
        return _annotate_xlsx(data, rosters, notes, header)
    return _render(workbook, rosters, notes, header)


def _annotate_xlsx(data, rosters, notes, header):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for roster in rosters:
        sheet = book[roster.sheet.name]
        column = notes_column(roster) + 1
        top = sheet.cell(roster.header.last, column)
        _put(top, header)
        top.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 70
        for row in roster.rows:
            text, refused = notes.get((roster.sheet.name, row.number), ("", False))
            if row.number <= roster.header.last:
                continue
            cell = sheet.cell(row.number, column)
            _put(cell, text or None)
            cell.fill = _fill(_ERROR_COLOUR if refused else _WARNING_COLOUR) if text else _fill()
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(cell, text):
    cell.value = text
    if text is not None:
        cell.data_type = "s"  # never a formula, whatever a name in the file begins with


def _fill(colour=None):
    return PatternFill("solid", start_color=colour) if colour else PatternFill()


def notes_column(roster):
    """The index of the column for the findings: where they stood last time, else a new one."""
    if "findings" in roster.header.positions:
        return roster.header.positions["findings"]
    return max(len(row.row.cells) for row in roster.rows if row.number >= roster.header.first)


def _render(workbook, rosters, notes, header):
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    dates = {
        Kind.DATE: book.add_format({"num_format": "dd/mm/yyyy"}),
        Kind.MONTH: book.add_format({"num_format": "mm/yyyy"}),
    }
    by_sheet = {roster.sheet.name: roster for roster in rosters}
    for number, source in enumerate(workbook.sheets, start=1):
        sheet = book.add_worksheet(_sheet_name(source.name, number))
        for row in source.rows:
            for position, cell in enumerate(row.cells):
                _write(sheet, row.number - 1, position, cell, dates)
        if roster := by_sheet.get(source.name):
            _write_notes(book, sheet, roster, notes, header)
    book.close()
    return stream.getvalue()


def _write_notes(book, sheet, roster, notes, header):
    column = notes_column(roster)
    bold = book.add_format({"bold": True})
    colours = {
        refused: book.add_format({"bg_color": f"#{colour}", "text_wrap": True, "valign": "top"})
        for refused, colour in ((True, _ERROR_COLOUR), (False, _WARNING_COLOUR))
    }
    sheet.set_column(column, column, 70)
    sheet.write_string(roster.header.last - 1, column, header, bold)
    for row in roster.rows:
        text, refused = notes.get((roster.sheet.name, row.number), ("", False))
        if text:
            sheet.write_string(row.number - 1, column, text, colours[refused])


def _write(sheet, row, position, cell, dates):
    if cell.kind in dates:
        sheet.write_datetime(row, position, cell.value, dates[cell.kind])
    elif cell.kind is Kind.NUMBER:
        # A spreadsheet stores binary numbers; the decimal was exact up to here.
        sheet.write_number(row, position, float(cell.value))
    elif cell.kind is Kind.BOOLEAN:
        sheet.write_boolean(row, position, cell.value)
    elif cell.value is not None:
        sheet.write_string(row, position, cell.text)


def _sheet_name(name, number):
    """A name Excel accepts: 31 characters, none of []:*?/\\, not empty."""
    cleaned = "".join(char for char in name if char not in "[]:*?/\\'")[:28]
    return f"{cleaned}_{number}" if cleaned else f"Sheet{number}"
