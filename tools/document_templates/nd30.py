"""Parts of an official document, for the scripts that build the shipped Word templates.

Layout of NĐ 30/2020/NĐ-CP, phụ lục I, phần I; the numbers in comments are those of its sections.
"""

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"  # I.4
LEFT, CENTER, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def new_document():
    """An empty standing page of A4 (I.1–I.3) in Times New Roman 14."""
    document = Document()
    document.core_properties.author = document.core_properties.comments = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0  # II.6e: single at least
    style.paragraph_format.widow_control = True
    # The content has a style of its own: whoever prefers 14 changes one size.
    content = document.styles.add_style("Content", WD_STYLE_TYPE.PARAGRAPH)
    content.base_style = style
    content.font.size = Pt(13)
    content.paragraph_format.alignment = JUSTIFY
    content.paragraph_format.space_before = Pt(6)
    content.paragraph_format.first_line_indent = Mm(12.7)
    # Lengths of the rules follow the text above them; see `documents/layout.py` of cchc_base.
    for name in ("Rule full", "Rule part"):
        rule = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        rule.base_style = style
        rule.font.size = Pt(2)
        rule.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        rule.paragraph_format.line_spacing = Pt(3)
        rule.paragraph_format.space_before = Pt(3)
        rule.paragraph_format.keep_with_next = True
        _border(rule.element.get_or_add_pPr(), "top")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    _number_pages(section)
    return document


def _number_pages(section):
    """I.7: Arabic, 13 to 14, centred in the upper margin, not on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


def lying_section(document):
    """A section on lying A4 for an annex; its pages are numbered by themselves (III.1đ).

    Margins keep their sides of the paper when the page is turned.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(20), Mm(20)
    section.different_first_page_header_footer = True
    restart = OxmlElement("w:pgNumType")
    restart.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(restart)
    # The paragraph that carries the break takes no room on the page before.
    carrier = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")[-1]
    flat(Paragraph(carrier.getparent().getparent(), document))
    mark(section)
    return section


def flat(paragraph):
    """Make an empty paragraph take no room: Word wants one after every table."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.add_run().font.size = Pt(1)
    return paragraph


def line(place, text, *, size=14, bold=False, italic=False, align=LEFT, before=0):
    """A paragraph in a document or cell."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def body(place, *texts, italic=False, keep=False):
    """A paragraph of the content: justified, first line indented, 6 pt apart (II.6e).

    :param texts: parts; every other one, from the first of several on, stands bold
    :param keep: whether the paragraph stays on a page with what follows
    """
    paragraph = place.add_paragraph(style="Content")
    paragraph.paragraph_format.keep_with_next = keep or None
    for index, text in enumerate(texts):
        run = paragraph.add_run(text)
        run.italic = italic or None
        run.bold = (len(texts) > 1 and index % 2 == 0) or None
    return paragraph


def tag(place, text):
    """A paragraph that only steers the template and is gone in the document."""
    return line(place, text, size=8)


def rule(place, style):
    return place.add_paragraph(style=style)


def plain_table(document, *widths):
    """A table of one row without lines, cells touching; emptied for `line`."""
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _padding(table, 0)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
        empty(cell)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _keep_row(table.rows[0])
    return table.rows[0].cells


def empty(place):
    """Take the paragraphs out of a cell or header."""
    for paragraph in list(place.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)


def header(document, numbered=True):
    """Boxes 1 to 4: issuing body and number on the left, motto, place and date on the right.

    :param numbered: a paper that is no official letter has no number of its own
    """
    heading(document, numbered=numbered)
    mark(document.sections[0])


def heading(document, widths=(66, 99), numbered=False):
    """What stands above the title, without the frame that marks a draft or copy."""
    left, right = plain_table(document, *widths)
    _parent(left)
    tag(left, "{%p for text in issuer_lines %}")
    line(left, "{{ text }}", size=13, bold=True, align=CENTER)
    tag(left, "{%p endfor %}")
    rule(left, "Rule part")
    if numbered:
        line(left, "Số: {{ number }}", size=13, align=CENTER, before=6)  # II.3c
    motto(right)
    line(right, "{{ place_and_date }}", italic=True, align=CENTER, before=6)  # II.4c
    flat(document.add_paragraph())


def form_header(document):
    """The agency on the left, the motto on the right; a form has neither number nor date."""
    left, right = plain_table(document, 66, 99)
    _parent(left)
    line(left, "{{ agency }}", size=13, bold=True, align=CENTER)
    rule(left, "Rule part")
    motto(right)
    flat(document.add_paragraph())


def _parent(place):
    tag(place, "{%p if parent %}")
    line(place, "{{ parent }}", size=13, align=CENTER)  # II.2b
    tag(place, "{%p endif %}")


def motto(place):
    line(place, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, align=CENTER)  # II.1a
    line(place, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True, align=CENTER)  # II.1b
    rule(place, "Rule full")


def signed_by(document, *titles, below="(Ký, ghi rõ họ tên)"):
    """Who signs, in two boxes side by side; one signer alone signs on the right."""
    line(document, "", size=6)
    cells = plain_table(document, 82, 83)
    for cell, title in zip(cells[2 - len(titles) :], titles, strict=True):
        line(cell, title, size=13, bold=True, align=CENTER)
        line(cell, below, size=12, italic=True, align=CENTER)
    flat(document.add_paragraph())


def mark(section):
    """What a paper is if it is no original, in a frame in the upper margin of the first page."""
    head = section.first_page_header
    head.is_linked_to_previous = False
    empty(head)
    tag(head, "{%p if mark %}")
    framed = line(head, "{{ mark }}", size=13, bold=True, align=CENTER)
    across = section.page_width - section.left_margin - section.right_margin
    framed.paragraph_format.left_indent = Mm(16)
    framed.paragraph_format.right_indent = across - Mm(16) - Mm(34)
    for side in ("right", "bottom", "left", "top"):
        _border(framed._p.get_or_add_pPr(), side)
    tag(head, "{%p endif %}")
    flat(head.add_paragraph())


def signature(document):
    """Boxes 7 and 9b: recipients on the left, capacity and name of the signer on the right."""
    left, right = plain_table(document, 80, 85)
    line(left, "Nơi nhận:", size=12, bold=True, italic=True)  # II.9d
    tag(left, "{%p for text in recipients %}")
    line(left, "- {{ text }}", size=11)
    tag(left, "{%p endfor %}")
    tag(right, "{%p for text in signature %}")
    line(right, "{{ text }}", bold=True, align=CENTER)
    tag(right, "{%p endfor %}")
    line(right, "{{ signer }}", bold=True, align=CENTER, before=66)  # II.7đ
    flat(document.add_paragraph())


def listing(document, width):
    """A table with one column for each of `columns` and one row for each of `rows`."""
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _padding(table, Mm(1.5))
    heads = table.add_row()
    _fill(heads, "{%tc for column in columns %}", "{%tc endfor %}")
    line(heads.cells[1], "{{ column.label }}", size=12, bold=True, align=CENTER)
    heads.cells[1].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    repeat = OxmlElement("w:tblHeader")
    heads._tr.get_or_add_trPr().append(repeat)
    _keep_row(heads)
    start = table.add_row()
    start.cells[0].text = "{%tr for row in rows %}"
    rows = table.add_row()
    _fill(rows, "{%tc for cell in row.cells %}", "{%tc endfor %}")
    # A column of words stands left, one of figures and dates in the middle.
    tag(rows.cells[1], "{%p if cell.left %}")
    line(rows.cells[1], "{{ cell.text }}", size=12)
    tag(rows.cells[1], "{%p else %}")
    line(rows.cells[1], "{{ cell.text }}", size=12, align=CENTER)
    tag(rows.cells[1], "{%p endif %}")
    _keep_row(rows)
    table.add_row().cells[0].text = "{%tr endfor %}"
    for column in table.columns:
        column.width = Mm(width / 3)


def fixed_table(document, columns, rows):
    """A table whose columns the template knows, with a row for each of `rows`.

    :param columns: heading, width in millimetres, variable of the row, whether it stands left
    """
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _padding(table, Mm(1))
    heads = table.add_row()
    heads._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _keep_row(heads)
    table.add_row().cells[0].text = f"{{%tr for row in {rows} %}}"
    body_row = table.add_row()
    _keep_row(body_row)
    table.add_row().cells[0].text = "{%tr endfor %}"
    for place, (label, width, name, left) in enumerate(columns):
        empty(heads.cells[place])
        line(heads.cells[place], label, size=11, bold=True, align=CENTER)
        heads.cells[place].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        empty(body_row.cells[place])
        align = LEFT if left else CENTER
        line(body_row.cells[place], f"{{{{ row.{name} }}}}", size=11, align=align)
        for row in table.rows:
            row.cells[place].width = Mm(width)
        table.columns[place].width = Mm(width)
    flat(document.add_paragraph())


def numbered_listing(document, width):
    """As `listing`, with the columns numbered and rows of ``group`` bold over the whole width.

    A cell of the loop holds one paragraph without conditions: a list may have thousands of rows.
    Its letters are as large as `table_size` says; see `documents/layout.py` of cchc_base.
    """
    listed = document.styles.add_style("Listed", WD_STYLE_TYPE.PARAGRAPH)
    listed.base_style = document.styles["Normal"]
    listed.font.size = Pt(11)
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _padding(table, Mm(1))
    for text, bold in (("label", True), ("number", False)):
        heads = table.add_row()
        heads.cells[1].text, heads.cells[3].text = (
            "{%tc for column in columns[1:] %}",
            "{%tc endfor %}",
        )
        for cell, name in ((heads.cells[0], "columns[0]"), (heads.cells[2], "column")):
            _listed_text(cell, f"{{{{ {name}.{text} }}}}", bold, CENTER).italic = not bold or None
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        heads._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        _keep_row(heads)
    table.add_row().cells[0].text = "{%tr for row in rows %}"
    table.add_row().cells[0].text = "{%tr if row.group %}"
    title = table.add_row()
    title.cells[1].merge(title.cells[3])
    _listed_text(title.cells[0], "{{ row.number }}", True, CENTER)
    _listed_text(title.cells[1], "{% colspan columns|length - 1 %}{{ row.texts[0] }}", True)
    _keep_row(title)
    table.add_row().cells[0].text = "{%tr else %}"
    person = table.add_row()
    person.cells[1].text, person.cells[3].text = "{%tc for text in row.texts %}", "{%tc endfor %}"
    _listed_text(person.cells[0], "{{ row.number }}", False, CENTER)
    _listed_text(person.cells[2], "{{ text }}", False)
    _keep_row(person)
    table.add_row().cells[0].text = "{%tr endif %}"
    table.add_row().cells[0].text = "{%tr endfor %}"
    for column in table.columns:
        column.width = Mm(width / 4)


def _listed_text(cell, text, bold, align=LEFT):
    empty(cell)
    paragraph = cell.add_paragraph(style="Listed")
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold = bold or None
    return run


def _fill(row, before, after):
    row.cells[0].text, row.cells[2].text = before, after
    empty(row.cells[1])


def _border(properties, side):
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        # The schema wants it after keeping and numbering, before spacing.
        spacing = properties.find(qn("w:spacing"))
        if spacing is None:
            properties.append(borders)
        else:
            spacing.addprevious(borders)
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders.insert(0, border)


def _padding(table, width):
    """Room between the text of a cell and its sides."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(width / Pt(1) * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)


def _keep_row(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
