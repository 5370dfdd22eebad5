"""The annex of a reorganisation as a workbook: a sheet for each table of a scenario."""

from io import BytesIO

import xlsxwriter

from .annex import FONT, Annex


def write_workbook(annex: Annex) -> bytes:
    """The bytes of an XLSX file."""
    buffer = BytesIO()
    # Text never becomes a formula or a link, whatever a unit is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        base = {"font_name": FONT, "font_size": 12, "valign": "vcenter", "text_wrap": True}
        formats = {
            "title": book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": False}),
            "head": book.add_format({**base, "bold": True, "border": 1, "align": "center"}),
            "cell": book.add_format({**base, "border": 1}),
        }
        names = set()
        _sheet(
            book,
            _name("So sánh", names),
            f"{annex.title} – {annex.subtitle}",
            ("Chỉ tiêu", *annex.names),
            [(label, *values) for label, values in annex.figures],
            formats,
        )
        for number, scenario in enumerate(annex.scenarios, start=1):
            for title, headings, rows in scenario.tables():
                name = _name(f"{number} {title}", names)
                _sheet(book, name, f"{scenario.name} – {title}", headings, rows, formats)
    return buffer.getvalue()


def _name(text, taken):
    """A name of a sheet: at most 31 characters, without those that Excel refuses, once."""
    stem = "".join(" " if sign in "[]:*?/\\'" else sign for sign in text)[:28].strip()
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem} {number}", number + 1
    taken.add(name.casefold())
    return name


def _sheet(book, name, title, headings, rows, formats):
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, title, formats["title"])
    columns = ("TT", *headings)
    for column, text in enumerate(columns):
        sheet.set_column(column, column, 6 if not column else 24)
        sheet.write_string(2, column, text, formats["head"])
    sheet.freeze_panes(3, 2)
    sheet.repeat_rows(2)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate((number, *row)):
            if isinstance(value, int):
                sheet.write_number(2 + number, column, value, formats["cell"])
            else:
                sheet.write_string(2 + number, column, str(value), formats["cell"])
