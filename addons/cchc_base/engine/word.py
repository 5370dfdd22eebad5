"""A printed form as a Word document; LibreOffice makes the PDF of it.

The table is written as plain XML: a province has 28,000 cells, and python-docx looks each of
them up anew.
"""

from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from .sheet import FONT, MOTTO

# Millimetres: sheets lying on their side, margins; of a character in letters of twelve points.
PAPERS = {"a3": (420, 297), "a4": (297, 210)}
MARGIN, CHARACTER = 12, 2.05
COLUMN_TITLE = 42
TWIPS = 56.7
LARGEST, SMALLEST = 12, 6.5
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in SIDES)
NO_LINES = "".join(f'<w:{side} w:val="nil"/>' for side in SIDES)


def write_word(pages):
    """The bytes of a DOCX file, each page of the description on new sheets of paper."""
    writer = _Writer(pages[0].letterhead.paper)
    for number, page in enumerate(pages):
        writer.add(page, first=not number)
    buffer = BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    def __init__(self, paper):
        self.document = Document()
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(LARGEST)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        normal.paragraph_format.space_after = Pt(0)
        section = self.document.sections[0]
        width, height = PAPERS[paper]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(width), Mm(height)
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Mm(MARGIN))
        section.footer_distance = Mm(6)
        self.room = width - 2 * MARGIN
        self.body = self.document.element.body
        self._number_pages(section)

    def _number_pages(self, section):
        field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        footer = section.footer.paragraphs[0]._p
        footer.getparent().replace(
            footer,
            parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="right"/></w:pPr>{field}</w:p>'),
        )

    def add(self, page, first):
        self.page = page
        self.points = max(
            min(LARGEST, LARGEST * self.room / (sum(page.widths) * CHARACTER)), SMALLEST
        )
        scale = self.room / sum(page.widths)
        self.widths = [round(width * scale * TWIPS) for width in page.widths]
        if not first:
            self._append(self._paragraph("", page_break=True))
        self._append(self._heading())
        self._append(self._paragraph(""))
        self._append(self._paragraph(page.title, bold=True, align="center", size=14))
        for text in page.lines_above:
            self._append(self._paragraph(text, italic=True, align="center"))
        self._append(self._paragraph("", size=6))
        self._append(self._table())
        for text in page.letterhead.footnote.splitlines():
            self._append(self._paragraph(text, italic=True, size=10))
        self._append(self._paragraph("", size=6))
        if page.signatures:
            self._append(self._signatures())

    def _append(self, xml):
        element = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
        self.body.insert(len(self.body) - 1, element)

    # -- parts of the page ----------------------------------------------------

    def _heading(self):
        letterhead = self.page.letterhead
        left = [
            self._paragraph(
                text.upper(), bold=not (letterhead.has_parent and not place), align="center"
            )
            for place, text in enumerate(letterhead.issuer)
        ]
        left.append(self._paragraph(f"Biểu số: {self.page.code}", italic=True, align="center"))
        right = [
            self._paragraph(text, bold=True, align="center", underline=bool(place))
            for place, text in enumerate(MOTTO)
        ]
        return self._side_by_side([left, right], [2, 3])

    def _signatures(self):
        columns = [
            [
                self._paragraph(
                    self.page.day if place == len(self.page.signatures) - 1 else "",
                    italic=True,
                    align="center",
                ),
                self._paragraph(title, bold=True, align="center"),
                self._paragraph(hint, italic=True, align="center"),
                *[self._paragraph("")] * 4,
            ]
            for place, (title, hint) in enumerate(self.page.signatures)
        ]
        return self._side_by_side(columns, [1] * len(columns))

    def _side_by_side(self, columns, shares):
        widths = [round(self.room * TWIPS * share / sum(shares)) for share in shares]
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(column)}</w:tc>'
            for width, column in zip(widths, columns, strict=True)
        )
        rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        return self._frame(widths, rows, NO_LINES)

    def _frame(self, widths, rows, lines):
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        margins = "".join(f'<w:{side} w:w="30" w:type="dxa"/>' for side in ("left", "right"))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    # -- the table ------------------------------------------------------------

    def _table(self):
        rows = [*self._header_rows(), *map(self._line, self.page.rows)]
        return self._frame(self.widths, "".join(rows), LINES)

    def _header_rows(self):
        header, grid = self.page.header, {}
        for column, title in enumerate(self.page.titles):
            grid[0, column] = (title, header.depth, 1, False)
        for cell in header.cells:
            turned = self.page.is_turned(cell)
            grid[cell.row, 2 + cell.column] = (cell.label, cell.rowspan, cell.colspan, turned)
        below = {
            (row + down, column): colspan
            for (row, column), (_label, rowspan, colspan, _turned) in grid.items()
            for down in range(1, rowspan)
        }
        for row in range(header.depth):
            cells = []
            for column in range(len(self.widths)):
                if (row, column) in grid:
                    label, rowspan, colspan, turned = grid[row, column]
                    merge = '<w:vMerge w:val="restart"/>' if rowspan > 1 else ""
                    cells.append(self._title(label, column, colspan, merge, turned))
                elif (row, column) in below:
                    cells.append(self._title("", column, below[row, column], "<w:vMerge/>", False))
            is_high = row + 1 == header.depth and self.page.has_turned
            height = COLUMN_TITLE * self.points / LARGEST if is_high else 6
            yield (
                "<w:tr><w:trPr><w:cantSplit/>"
                f'<w:trHeight w:val="{round(height * TWIPS)}" w:hRule="atLeast"/><w:tblHeader/>'
                f"</w:trPr>{''.join(cells)}</w:tr>"
            )
        numbers = "".join(
            self._cell(text, column, align="center", italic=True)
            for column, text in enumerate(self.page.numbers)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{numbers}</w:tr>"

    def _title(self, label, column, colspan, merge, turned):
        direction = '<w:textDirection w:val="btLr"/>' if turned else ""
        return self._cell(label, column, colspan, merge, direction, align="center", bold=True)

    def _line(self, row):
        look = {"bold": row.bold, "italic": row.italic}
        cells = [
            self._cell(row.number, 0, align="center", **look),
            self._cell(row.name, 1, indent=row.indent, **look),
        ]
        for column, figure in enumerate(row.figures, 2):
            align = "center" if isinstance(figure, date) else "right"
            align = "left" if isinstance(figure, str) else align
            cells.append(self._cell(in_words(figure), column, align=align, **look))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, text, column, colspan=1, merge="", direction="", **look):
        width = sum(self.widths[column : column + colspan])
        span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{direction}'
            f'<w:vAlign w:val="center"/></w:tcPr>'
            f"{self._paragraph(text, size=self.points, **look)}</w:tc>"
        )

    def _paragraph(
        self,
        text,
        align="left",
        bold=False,
        italic=False,
        underline=False,
        size=LARGEST,
        indent=0,
        page_break=False,
    ):
        half = round(2 * size)
        marks = (
            ("<w:b/>" if bold else "")
            + ("<w:i/>" if italic else "")
            + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
            + ('<w:u w:val="single"/>' if underline else "")
        )
        properties = "<w:pageBreakBefore/>" if page_break else ""
        if indent:
            properties += f'<w:ind w:left="{indent * 120}"/>'
        run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{_clean(text)}</w:t></w:r>'
        return (
            f'<w:p><w:pPr>{properties}<w:jc w:val="{align}"/><w:rPr>{marks}</w:rPr></w:pPr>'
            f"{run if text else ''}</w:p>"
        )


def in_words(figure):
    """A figure as it is printed: nothing for a zero, as officials write it."""
    if figure is None or figure == "":
        return ""
    if isinstance(figure, str):
        return figure
    if isinstance(figure, date):
        return f"{figure:%d/%m/%Y}"
    if not figure:
        return ""
    text = f"{figure:,.2f}" if isinstance(figure, Decimal | float) else f"{figure:,}"
    return text.translate(str.maketrans(",.", ".,"))


def _clean(text):
    """Text that XML takes."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))
