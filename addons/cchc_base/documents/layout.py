"""What a Word template cannot say itself, done on the filled document."""

from docx.oxml.ns import qn
from docx.shared import Pt

from .metrics import bold_width

_COLUMNS = "columns"
# Points: letters of the style "Listed", in which a template sets a table of many columns.
_SIZE, _LISTED = "table_size", "Listed"
# Names of the paragraph styles that draw a rule, with the length of the rule as a share of the
# line of text above it (NĐ 30/2020, phụ lục I, phần I, mục II: 1b; 2b and 5b, from 1/3 to 1/2).
RULES = {"Rule full": 1.0, "Rule part": 0.42}
_TWENTIETHS = 20


def finish(document, context):
    """Lay out the filled document.

    :param document: the python-docx document, changed in place
    :param context: the values it was filled from
    """
    columns = context.get(_COLUMNS)
    if columns:
        _fit_tables(document, columns)
    if context.get(_SIZE) and _LISTED in document.styles:
        document.styles[_LISTED].font.size = Pt(context[_SIZE])
    _fit_rules(document)
    _drop_empty_last_section(document)
    properties = document.core_properties
    properties.title = str(context.get("title") or "")
    properties.author = properties.last_modified_by = properties.comments = ""


def _fit_tables(document, columns):
    """Share the width of the tables headed by ``columns`` by the weights of the columns.

    A template repeats one cell for every column, so all come out equally wide.
    """
    heads = [column["label"] for column in columns]
    weights = [column["weight"] for column in columns]
    for table in document.element.body.iter(qn("w:tbl")):
        rows = list(table.iterchildren(qn("w:tr")))
        if not rows or [_text(cell) for cell in rows[0].iterchildren(qn("w:tc"))] != heads:
            continue
        grid = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        total = sum(int(column.get(qn("w:w"))) for column in grid)
        widths = [str(total * weight // sum(weights)) for weight in weights]
        for column, width in zip(grid, widths, strict=True):
            column.set(qn("w:w"), width)
        for row in rows:
            for cell, width in zip(row.iterchildren(qn("w:tc")), widths, strict=False):
                own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
                if own is not None:
                    own.set(qn("w:w"), width)


def _fit_rules(document):
    """Give every rule its length: it is the border of an empty paragraph, indented on both sides.

    A rule in the text keeps the length that it has in the template if nothing stands above it.
    """
    shares = {style.style_id: RULES[style.name] for style in document.styles if style.name in RULES}
    sections = iter(document.sections)
    across = _across(next(sections))
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        share = shares.get(style.get(qn("w:val"))) if style is not None else None
        above = paragraph.getprevious()
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            across = _across(next(sections))
        if share is None or above is None or not _text(above):
            continue
        cell = paragraph.getparent().find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        room = int(cell.get(qn("w:w"))) / _TWENTIETHS if cell is not None else across
        line = min(bold_width(_text(above), _size(above, document)), room)
        indent = str(int((room - line * share) / 2 * _TWENTIETHS))
        own = paragraph.pPr.find(qn("w:ind"))
        if own is None:
            own = paragraph.pPr._add_ind()
        own.attrib.clear()
        own.set(qn("w:left"), indent)
        own.set(qn("w:right"), indent)


def _across(section):
    """Width of the text of a page in points."""
    return (section.page_width - section.left_margin - section.right_margin) / Pt(1)


def _size(paragraph, document):
    """Size of the letters of a paragraph in points."""
    size = paragraph.find(f".//{qn('w:rPr')}/{qn('w:sz')}")
    if size is not None:
        return int(size.get(qn("w:val"))) / 2
    normal = document.styles["Normal"].font.size
    return normal.pt if normal else 14


def _drop_empty_last_section(document):
    """Leave out a last section that has no text: an annex which this document does not need.

    Word keeps the settings of a section (paper lying or standing) at its end, and those of the
    last one in the body itself, where no condition of a template reaches them.
    """
    body = document.element.body
    last = body.find(qn("w:sectPr"))
    tail = []
    for part in reversed([child for child in body if child is not last]):
        before = part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if before is not None:
            break
        tail.append(part)
    else:
        return
    if last is None or any(_text(part) or part.findall(f".//{qn('w:drawing')}") for part in tail):
        return
    for part in tail:
        body.remove(part)
    body.replace(last, before)


def _text(element):
    return "".join(text.text or "" for text in element.iter(qn("w:t"))).strip()
