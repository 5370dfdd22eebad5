"""A printed form as an OpenDocument spreadsheet: the layout of the XLSX in LibreOffice's format."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from odf.namespaces import STYLENS
from odf.number import DateStyle as DayStyle
from odf.number import Day, Month, Number, NumberStyle, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Map as StyleMap
from odf.style import (
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    Style,
    TableCellProperties,
    TableColumnProperties,
    TableProperties,
    TableRowProperties,
    TextProperties,
)
from odf.table import (
    CoveredTableCell,
    Table,
    TableCell,
    TableColumn,
    TableHeaderRows,
    TableRow,
)
from odf.text import P

from .sheet import FONT, MOTTO, sheet_name

# Millimetres: sheets lying on their side, margins, a character of a column's width.
PAPERS = {"a3": (420, 297), "a4": (297, 210)}
MARGIN, CHARACTER = 12, 2.05
COLUMN_TITLE = 46
BORDER = "0.5pt solid #000000"


def write_opendocument(pages):
    """The bytes of an ODS file with a sheet for each page."""
    writer = _Writer(pages[0].letterhead.paper)
    for number, page in enumerate(pages):
        writer.add(page, number)
    buffer = BytesIO()
    writer.book.write(buffer)
    return buffer.getvalue()


class _Writer:
    def __init__(self, paper):
        self.book = OpenDocumentSpreadsheet()
        self.styles = {}
        width, height = PAPERS[paper]
        layout = PageLayout(name="Lying")
        properties = PageLayoutProperties(
            pagewidth=f"{width}mm",
            pageheight=f"{height}mm",
            printorientation="landscape",
            margin=f"{MARGIN}mm",
            tablecentering="horizontal",
            # Lines between cells are the form's, not the screen's.
            print="objects charts drawings",
        )
        # One page wide, as many high as it takes; odfpy does not know these attributes.
        properties.setAttrNS(STYLENS, "scale-to-X", "1")
        properties.setAttrNS(STYLENS, "scale-to-Y", "0")
        layout.addElement(properties)
        self.book.automaticstyles.addElement(layout)
        self.book.masterstyles.addElement(MasterPage(name="Default", pagelayoutname=layout))
        self._number_styles()

    def _number_styles(self):
        """Whole and exact numbers, which show nothing for a zero; days."""
        for name, digits in (("Whole", 0), ("Exact", 2)):
            blank = NumberStyle(name=f"{name}Zero", volatile="true")
            blank.addElement(Text(text=""))
            style = NumberStyle(name=name)
            style.addElement(Number(decimalplaces=digits, minintegerdigits=1, grouping="true"))
            style.addElement(StyleMap(condition="value()=0", applystylename=f"{name}Zero"))
            self.book.automaticstyles.addElement(blank)
            self.book.automaticstyles.addElement(style)
        day = DayStyle(name="Day")
        for part in (
            Day(style="long"),
            Text(text="/"),
            Month(style="long"),
            Text(text="/"),
            Year(style="long"),
        ):
            day.addElement(part)
        self.book.automaticstyles.addElement(day)

    def add(self, page, number):
        self.page = page
        self.count = max(len(page.widths), 3)
        table_style = Style(name=f"Table{number}", family="table", masterpagename="Default")
        table_style.addElement(TableProperties(display="true"))
        self.book.automaticstyles.addElement(table_style)
        self.table = Table(name=sheet_name(page.code), stylename=table_style)
        for width in (*page.widths, *[page.widths[-1]] * (self.count - len(page.widths))):
            self.table.addElement(TableColumn(stylename=self._width(width)))
        self._heading()
        self._header()
        for row in page.rows:
            self._line(row)
        self._below()
        self.book.spreadsheet.addElement(self.table)

    # -- parts of the page ----------------------------------------------------

    def _heading(self):
        letterhead = self.page.letterhead
        middle = max(1, (self.count - 2) // 3)
        right = max(middle + 1, (self.count - 1) // 2)
        issuer = [
            (text.upper(), {"bold": not (letterhead.has_parent and not place)})
            for place, text in enumerate(letterhead.issuer)
        ]
        issuer.append((f"Biểu số: {self.page.code}", {"italic": True}))
        motto = [(MOTTO[0], {"bold": True}), (MOTTO[1], {"bold": True, "underline": True})]
        for place in range(max(len(issuer), len(motto))):
            cells = {}
            if place < len(issuer):
                text, style = issuer[place]
                cells[0] = (text, middle + 1, {**style, "align": "center"})
            if place < len(motto):
                text, style = motto[place]
                cells[right] = (text, self.count - right, {**style, "align": "center"})
            self._row(cells)
        self._row({})
        self._wide(self.page.title, {"bold": True, "size": 15})
        for text in self.page.lines_above:
            self._wide(text, {"italic": True})
        self._row({})

    def _header(self):
        style = {"bold": True, "align": "center", "border": True, "size": 10}
        header, grid = self.page.header, {}
        for column, title in enumerate(self.page.titles):
            grid[0, column] = (title, header.depth, 1, style)
        for cell in header.cells:
            turned = {**style, "turned": True} if self.page.is_turned(cell) else style
            grid[cell.row, 2 + cell.column] = (cell.label, cell.rowspan, cell.colspan, turned)
        covered = {
            (row + down, column + along)
            for (row, column), (_label, rowspan, colspan, _style) in grid.items()
            for down in range(rowspan)
            for along in range(colspan)
        } - set(grid)
        rows = TableHeaderRows()
        for place in range(header.depth):
            last = place + 1 == header.depth and self.page.has_turned
            row = TableRow(stylename=self._height(COLUMN_TITLE if last else 10))
            for column in range(len(self.page.widths)):
                if (place, column) in grid:
                    label, down, along, look = grid[place, column]
                    row.addElement(self._cell(label, look, along, down))
                elif (place, column) in covered:
                    row.addElement(CoveredTableCell(stylename=self._style(style)))
                else:
                    row.addElement(TableCell())
            rows.addElement(row)
        numbers = TableRow()
        for text in self.page.numbers:
            look = {**style, "bold": False, "italic": True, "size": 9}
            numbers.addElement(self._cell(text, look))
        rows.addElement(numbers)
        self.table.addElement(rows)

    def _line(self, row):
        style = {"border": True, "bold": row.bold, "italic": row.italic}
        line = TableRow()
        line.addElement(self._cell(row.number, {**style, "align": "center"}))
        line.addElement(self._cell(row.name, {**style, "indent": row.indent}))
        for figure in row.figures:
            line.addElement(self._figure(figure, style))
        self.table.addElement(line)

    def _below(self):
        self._row({})
        for text in self.page.letterhead.footnote.splitlines():
            self._wide(text, {"italic": True, "size": 10}, align="start")
        signatures = self.page.signatures
        if not signatures:
            return
        width = max(self.count // len(signatures), 1)
        starts = [place * width for place in range(len(signatures))]
        spans = [width] * len(signatures)
        spans[-1] = self.count - starts[-1]
        self._row({starts[-1]: (self.page.day, spans[-1], {"italic": True, "align": "center"})})
        for part, look in ((0, {"bold": True}), (1, {"italic": True})):
            self._row(
                {
                    start: (signature[part], span, {**look, "align": "center"})
                    for start, span, signature in zip(starts, spans, signatures, strict=True)
                }
            )

    # -- cells ----------------------------------------------------------------

    def _wide(self, text, style, align="center"):
        self._row({0: (text, self.count, {**style, "align": align})})

    def _row(self, cells):
        """A row outside the table: ``{column: (text, columns that it takes, style)}``."""
        row, column = TableRow(), 0
        while column < self.count:
            if column not in cells:
                row.addElement(TableCell())
                column += 1
                continue
            text, span, style = cells[column]
            row.addElement(self._cell(text, style, span))
            for _place in range(span - 1):
                row.addElement(CoveredTableCell())
            column += span
        self.table.addElement(row)

    def _cell(self, text, style, across=1, down=1):
        spans = {}
        if across > 1 or down > 1:
            spans = {"numbercolumnsspanned": across, "numberrowsspanned": down}
        cell = TableCell(valuetype="string", stylename=self._style(style), **spans)
        cell.addElement(P(text=text))
        return cell

    def _figure(self, figure, style):
        number = {**style, "align": "end"}
        if figure is None:
            return TableCell(stylename=self._style(number))
        if isinstance(figure, str):
            return self._cell(figure, style)
        if isinstance(figure, date):
            look = self._style({**style, "align": "center", "data": "Day"})
            cell = TableCell(valuetype="date", datevalue=figure.isoformat(), stylename=look)
            cell.addElement(P(text=f"{figure:%d/%m/%Y}"))
            return cell
        exact = isinstance(figure, Decimal)
        look = self._style({**number, "data": "Exact" if exact else "Whole"})
        cell = TableCell(valuetype="float", value=str(figure), stylename=look)
        cell.addElement(P(text=str(figure) if figure else ""))
        return cell

    # -- styles ---------------------------------------------------------------

    def _style(self, style):
        """A style of cells, made once."""
        key = tuple(sorted(style.items()))
        if key in self.styles:
            return self.styles[key]
        data = {"datastylename": style["data"]} if "data" in style else {}
        made = Style(name=f"c{len(self.styles)}", family="table-cell", **data)
        turned = {"rotationangle": "90"} if style.get("turned") else {}
        border = {"border": BORDER, "padding": "0.6mm"} if style.get("border") else {}
        made.addElement(
            TableCellProperties(verticalalign="middle", wrapoption="wrap", **border, **turned)
        )
        indent = {"marginleft": f"{3 * style['indent']}mm"} if style.get("indent") else {}
        made.addElement(ParagraphProperties(textalign=style.get("align", "start"), **indent))
        size = f"{style.get('size', 12)}pt"
        font = {
            "fontname": FONT,
            "fontfamily": FONT,
            "fontsize": size,
            **({"fontweight": "bold"} if style.get("bold") else {}),
            **({"fontstyle": "italic"} if style.get("italic") else {}),
            **({"textunderlinestyle": "solid"} if style.get("underline") else {}),
        }
        made.addElement(TextProperties(**font))
        self.book.automaticstyles.addElement(made)
        self.styles[key] = made
        return made

    def _width(self, characters):
        key = ("width", characters)
        if key not in self.styles:
            made = Style(name=f"w{len(self.styles)}", family="table-column")
            made.addElement(TableColumnProperties(columnwidth=f"{characters * CHARACTER:.1f}mm"))
            self.book.automaticstyles.addElement(made)
            self.styles[key] = made
        return self.styles[key]

    def _height(self, millimetres):
        key = ("height", millimetres)
        if key not in self.styles:
            made = Style(name=f"h{len(self.styles)}", family="table-row")
            made.addElement(
                TableRowProperties(rowheight=f"{millimetres}mm", useoptimalrowheight="false")
            )
            self.book.automaticstyles.addElement(made)
            self.styles[key] = made
        return self.styles[key]
