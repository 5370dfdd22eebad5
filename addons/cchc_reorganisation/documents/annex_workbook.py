"""The annex of a reorganisation as a workbook: a sheet for each table of a scenario."""

from io import BytesIO

import xlsxwriter

from .annex import CENTRE, FONT, NUMBER_WIDTH, Annex, Column, Group

# Characters of the font in a centimetre, about.
_CHARACTERS = 4.6


def write_workbook(annex: Annex) -> bytes:
    """The bytes of an XLSX file."""
    buffer = BytesIO()
    # Text never becomes a formula or a link, whatever a unit is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        formats = _formats(book)
        names = set()
        _sheet(book, _name("So sánh", names), annex, annex.compared, "", formats)
        for number, scenario in enumerate(annex.scenarios, start=1):
            several = f"{number} " if len(annex.scenarios) > 1 else ""
            for table in scenario.tables:
                name = _name(f"{several}{table.title}", names)
                _sheet(book, name, annex, table, scenario.name, formats)
    return buffer.getvalue()


def _formats(book):
    base = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
    boxed = {**base, "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "told": book.add_format({**base, "italic": True}),
        "head": book.add_format({**boxed, "bold": True, "align": "center", "bg_color": "#E7E6E6"}),
        "group": book.add_format({**boxed, "bold": True}),
        **{
            align: book.add_format({**boxed, "align": align, "num_format": "#,##0"})
            for align in ("left", "center", "right")
        },
    }


def _name(text, taken):
    """A name of a sheet: at most 31 characters, without those that Excel refuses, once."""
    stem = "".join(" " if sign in "[]:*?/\\'" else sign for sign in text)[:28].strip()
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem} {number}", number + 1
    taken.add(name.casefold())
    return name


def _sheet(book, name, annex, table, scenario, formats):
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
    columns = (Column("TT", NUMBER_WIDTH, CENTRE), *table.columns)
    title = f"{scenario}: {table.title}" if scenario else table.title
    draft = "DỰ THẢO – " if annex.is_draft else ""
    for line, (text, style) in enumerate(
        (
            (f"{draft}PHỤ LỤC – {annex.title.upper()}", "title"),
            (f"{annex.attached_to}. {annex.from_day}", "told"),
            (title, "title"),
        )
    ):
        sheet.write_string(line, 0, text, formats[style])
    top = 4
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width * _CHARACTERS)
        sheet.write_string(top, place, column.heading, formats["head"])
    sheet.freeze_panes(top + 1, 2)
    sheet.repeat_rows(top)
    for line, (number, row) in enumerate(table.numbered(), start=top + 1):
        if isinstance(row, Group):
            sheet.merge_range(line, 0, line, len(columns) - 1, "", formats["group"])
            sheet.write_string(line, 0, row.text, formats["group"])
            continue
        for place, (value, column) in enumerate(zip((number, *row), columns, strict=True)):
            write = sheet.write_number if isinstance(value, int) else sheet.write_string
            write(line, place, value, formats[column.align])
