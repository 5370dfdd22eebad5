"""The empty workbook that an office fills in."""

import io

import xlsxwriter

from .table import TEXT

_HEADER_ROW = 2  # counted from 0: title, blank, header
_ROWS = 2_000


def build(title, columns, choices, rows=()):
    """The bytes of an XLSX file.

    :param choices: ``{key: [word, …]}`` for drop-down lists
    :param rows: dictionaries that are written below the headings (what there is already)
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet("Danh sách")
        lists = book.add_worksheet("_lists")
        lists.hide()
        head = book.add_format(
            {
                **{"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"},
                **{"border": 1, "bg_color": "#D9E2F3"},
            }
        )
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for place, column in enumerate(columns):
            # Codes are text cells: Excel must not rewrite 01.003.
            form = book.add_format({"num_format": "@"} if column.kind == TEXT else {})
            sheet.set_column(place, place, column.width, form)
            label = f"{column.label} *" if column.required else column.label
            sheet.write_string(_HEADER_ROW, place, label, head)
            _drop_down(sheet, lists, place, choices.get(column.key))
        sheet.set_row(_HEADER_ROW, 32)
        sheet.freeze_panes(_HEADER_ROW + 1, 2)
        for number, row in enumerate(rows, _HEADER_ROW + 1):
            for place, column in enumerate(columns):
                value = row.get(column.key)
                if isinstance(value, int):
                    sheet.write_number(number, place, value)
                elif value:
                    sheet.write_string(number, place, value)
    return stream.getvalue()


def _drop_down(sheet, lists, place, words):
    if not words:
        return
    for row, word in enumerate(words):
        lists.write_string(row, place, word)
    letter = chr(ord("A") + place)
    sheet.data_validation(
        _HEADER_ROW + 1,
        place,
        _HEADER_ROW + _ROWS,
        place,
        {"validate": "list", "source": f"=_lists!${letter}$1:${letter}${len(words)}",
         "error_type": "warning"},
    )  # fmt: skip
