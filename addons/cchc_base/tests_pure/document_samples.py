"""Small Word files for the tests of the document engine."""

import io
import zipfile

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION


def word(*paragraphs, table=None):
    """A .docx with these paragraphs, and a table of rows of texts below them."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for texts in table:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    return saved(document)


def with_annex(*annex):
    """A standing page, then a lying one that holds the paragraphs of ``annex``."""
    document = Document()
    document.add_paragraph("Điều 1")
    document.add_section(WD_SECTION.NEW_PAGE).orientation = WD_ORIENT.LANDSCAPE
    for text in annex:
        document.add_paragraph(text)
    return saved(document)


def saved(document):
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def opened(content):
    return Document(io.BytesIO(content))


def lines(content):
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.text]


def repacked(content, **parts):
    """The file with parts added or replaced."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return result.getvalue()
