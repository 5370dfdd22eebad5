"""The annex of a reorganisation as a Word file: A4 on its long side, in Times New Roman.

Tables are written as XML in one go: two thousand people are fourteen thousand cells, which one by
one take python-docx longer than a reader waits.
"""

import re
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .annex import CENTRE, FONT, LEFT, MOTTO, NUMBER_WIDTH, Annex, Column, Group

# What XML can't hold, whatever a unit is called.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TWIPS = 567  # of a centimetre


def write_document(annex: Annex) -> bytes:
    """The bytes of a DOCX file."""
    document = docx.Document()
    _page(document)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(3)
    _head(document, annex)
    _table(document, annex.compared)
    for scenario in annex.scenarios:
        _paragraph(document, scenario.name.upper(), bold=True, before=14, keep=True)
        for number, table in enumerate(scenario.tables, start=1):
            _paragraph(document, f"{number}. {table.title}", bold=True, before=8, keep=True)
            _table(document, table)
    _signatures(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document):
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    # A4; margins of NĐ 30/2020/NĐ-CP, phụ lục I.
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    # The number of the page stands in the middle above, and not on the first one.
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _head(document, annex):
    table = document.add_table(rows=2, cols=2)
    for row, (left, right) in enumerate(((annex.issuer.upper(), MOTTO[0]), ("", MOTTO[1]))):
        for cell, text in zip(table.rows[row].cells, (left, right), strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).bold = True
    if annex.is_draft:
        _paragraph(document, "DỰ THẢO", bold=True, before=6)
    _paragraph(document, "PHỤ LỤC", bold=True, centre=True, before=12)
    _paragraph(document, annex.title.upper(), bold=True, centre=True)
    _paragraph(document, annex.attached_to, centre=True, italic=True)
    _paragraph(document, annex.from_day, centre=True, italic=True)
    _paragraph(document, annex.compared.title.upper(), bold=True, before=10, keep=True)


def _signatures(document):
    """Who drew it up and who answers for it; beside each other, on one page."""
    _paragraph(document, "", keep=True)
    table = document.add_table(rows=2, cols=2)
    told = (
        ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG CƠ QUAN"),
        ("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)"),
    )
    for row, texts in enumerate(told):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            run = paragraph.add_run(text)
            run.bold, run.italic = not row, bool(row)


def _paragraph(document, text, bold=False, italic=False, centre=False, before=0, keep=False):
    paragraph = document.add_paragraph()
    run = paragraph.add_run(_UNPRINTABLE.sub("", text))
    run.bold, run.italic = bold, italic
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.keep_with_next = keep
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


# -- tables, as XML ------------------------------------------------------------------------------


def _table(document, table):
    columns = (Column("TT", NUMBER_WIDTH, CENTRE), *table.columns)
    widths = [round(column.width * _TWIPS) for column in columns]
    headings = (
        _cell(column.heading, width, CENTRE, bold=True, fill="E7E6E6")
        for column, width in zip(columns, widths, strict=True)
    )
    # The headings stand again on every page.
    rows = [_row("".join(headings), "<w:cantSplit/><w:tblHeader/>")]
    for number, row in table.numbered():
        if isinstance(row, Group):
            cells = _cell(row.text, sum(widths), LEFT, bold=True, span=len(widths))
            rows.append(_row(cells, "<w:cantSplit/>", keep=True))
            continue
        told = zip((str(number), *row), widths, columns, strict=True)
        cells = (_cell(_text(value), width, column.align) for value, width, column in told)
        rows.append(_row("".join(cells), "<w:cantSplit/>"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = document.element.body
    element = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    body.insert_element_before(element, "w:sectPr")


def _row(cells, properties, keep=False):
    if keep:
        cells = cells.replace("<w:pPr>", "<w:pPr><w:keepNext/>")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(text, width, align, bold=False, fill=None, span=1):
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    weight = "<w:b/>" if bold else ""
    told = escape(_UNPRINTABLE.sub("", text))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:before="20" w:after="20"/>'
        f'<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="22"/></w:rPr>'
        f'<w:t xml:space="preserve">{told}</w:t></w:r></w:p></w:tc>'
    )


def _text(value):
    """A whole number with dots between the thousands, as Vietnamese writes it."""
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
