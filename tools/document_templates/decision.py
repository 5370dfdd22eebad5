"""Build the shipped template of a decision: addons/cchc_hr/data/templates/decision.docx.

    var/venv/bin/python tools/document_templates/decision.py

NĐ 30/2020/NĐ-CP, phụ lục III, mẫu 1.2 (quyết định cá biệt quy định trực tiếp) and 2.1 (phụ lục).
"""

from pathlib import Path

import nd30
from nd30 import CENTER, Pt

FILE = Path(__file__).resolve().parents[2] / "addons/cchc_hr/data/templates/decision.docx"


def build():
    document = nd30.new_document()
    nd30.header(document)
    # Box 5a; II.5b
    nd30.line(document, "QUYẾT ĐỊNH", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subject }}", bold=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.line(document, "{{ authority }}", bold=True, align=CENTER, before=10)
    # II.6a: in italics, one below the other
    nd30.tag(document, "{%p for text in grounds %}").paragraph_format.space_before = Pt(6)
    nd30.body(document, "{{ text }}", italic=True)
    nd30.tag(document, "{%p endfor %}")
    nd30.line(document, "QUYẾT ĐỊNH:", bold=True, align=CENTER, before=8)
    # II.6đ: the word “Điều” and its number stand bold
    article = ("Điều {{ article.number }}.", " {{ article.text }}")
    nd30.tag(document, "{%p for article in articles %}")
    nd30.tag(document, "{%p if loop.last %}")
    nd30.body(document, *article, keep=True)
    nd30.tag(document, "{%p else %}")
    nd30.body(document, *article)
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    # The signature never stands alone on a page.
    gap = nd30.flat(document.add_paragraph()).paragraph_format
    gap.space_before, gap.keep_with_next = Pt(10), True
    nd30.signature(document)
    annex(document)
    return document


def annex(document):
    """III.1: the list of people, on lying pages."""
    nd30.lying_section(document)
    nd30.tag(document, "{%p if annex %}")
    nd30.line(document, "Phụ lục", bold=True, align=CENTER)
    nd30.line(document, "{{ annex_title }}", bold=True, align=CENTER)
    nd30.line(document, "{{ annex_reference }}", italic=True, align=CENTER)
    nd30.rule(document, "Rule part")
    nd30.line(document, "", size=6)
    nd30.listing(document, 257)
    nd30.line(document, "{{ annex_count }}", italic=True, before=6)
    nd30.tag(document, "{%p endif %}")


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
