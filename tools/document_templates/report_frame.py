"""What the templates of periodic reports have in common: head, sections, signature.

A report of an agency; layout of NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.4.
"""

import nd30
from nd30 import CENTER


def begin():
    """A document with head, title and opening."""
    document = nd30.new_document()
    nd30.header(document)
    nd30.line(document, "BÁO CÁO", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.body(document, "{{ opening }}")
    return document


def heading(document, text):
    line = nd30.line(document, text, bold=True, before=10)
    line.paragraph_format.keep_with_next = True


def paragraphs(document, name):
    """Lines of a text, or dots to be filled in by hand."""
    nd30.tag(document, f"{{%p for text in {name} %}}")
    nd30.body(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, f"{{%p if not {name} %}}")
    nd30.body(document, "…………………………………………………………………………………")
    nd30.tag(document, "{%p endif %}")


def section(document, title, name, columns=None, rows=""):
    """A heading, its text, and below it a table where there are rows.

    :param columns: heading, width in millimetres, variable, and whether it stands left
    """
    heading(document, title)
    paragraphs(document, name)
    if columns:
        nd30.tag(document, f"{{%p if {rows} %}}")
        nd30.line(document, "", size=4)
        nd30.fixed_table(document, columns, rows)
        nd30.tag(document, "{%p endif %}")


def end(document):
    """Closing words and signature."""
    nd30.body(document, "{{ closing }}")
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = nd30.Pt(10), True
    nd30.signature(document)
    return document
