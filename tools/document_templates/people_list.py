"""Build a shipped template: addons/cchc_hr/data/templates/people_list.docx.

    var/venv/bin/python tools/document_templates/people_list.py

A list of people; layout of NĐ 30/2020/NĐ-CP, phụ lục I, on a lying page.
"""

from pathlib import Path

import nd30
from nd30 import CENTER

FILE = Path(__file__).resolve().parents[2] / "addons/cchc_hr/data/templates/people_list.docx"
WIDTH = 257


def build():
    document = nd30.new_document()
    page = document.sections[0]
    page.orientation = nd30.WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = nd30.Mm(297), nd30.Mm(210)
    page.left_margin = page.right_margin = nd30.Mm(20)
    nd30.heading(document, widths=(110, 147))
    nd30.line(document, "{{ title }}", bold=True, align=CENTER, before=12)
    nd30.tag(document, "{%p for text in lines_above %}")
    nd30.line(document, "{{ text }}", italic=True, align=CENTER)
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if conditions %}")
    nd30.line(document, "{{ conditions }}", size=12, italic=True, align=CENTER)
    nd30.tag(document, "{%p endif %}")
    nd30.line(document, "", size=6)
    nd30.numbered_listing(document, WIDTH)
    nd30.line(document, "{{ total }}", size=12, italic=True, before=6)
    nd30.tag(document, "{%p for text in notes %}")
    nd30.line(document, "{{ text }}", size=12, italic=True)
    nd30.tag(document, "{%p endfor %}")
    _signatures(document)
    return document


def _signatures(document):
    """The first on the left, the last on the right; a third one would stand below the first."""
    nd30.line(document, "", size=6)
    left, right = nd30.plain_table(document, 128, 129)
    nd30.tag(left, "{%p for text in signatures[:-1] %}")
    nd30.line(left, "{{ text }}", bold=True, align=CENTER)
    nd30.line(left, "(Ký, ghi rõ họ tên)", size=13, italic=True, align=CENTER)
    nd30.tag(left, "{%p endfor %}")
    nd30.tag(right, "{%p for text in signatures[-1:] %}")
    nd30.line(right, "{{ text }}", bold=True, align=CENTER)
    nd30.line(right, "(Ký tên, đóng dấu)", size=13, italic=True, align=CENTER)
    nd30.tag(right, "{%p endfor %}")
    nd30.flat(document.add_paragraph())


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
