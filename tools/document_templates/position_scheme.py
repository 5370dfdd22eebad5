"""Build a shipped template: addons/cchc_positions/data/templates/position_scheme.docx.

    var/venv/bin/python tools/document_templates/position_scheme.py

The list of positions of a scheme; layout of NĐ 30/2020/NĐ-CP, phụ lục I, on a lying page.
"""

from pathlib import Path

import nd30
from nd30 import CENTER

FILE = (
    Path(__file__).resolve().parents[2]
    / "addons/cchc_positions/data/templates/position_scheme.docx"
)


def build():
    document = nd30.new_document()
    page = document.sections[0]
    page.orientation = nd30.WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = nd30.Mm(297), nd30.Mm(210)
    page.left_margin = page.right_margin = nd30.Mm(20)
    nd30.form_header(document)
    nd30.line(document, "{{ title }}", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ subtitle }}", italic=True, align=CENTER)
    nd30.line(document, "{{ document }}", italic=True, align=CENTER)
    nd30.rule(document, "Rule part")
    for heading, name in (
        ("Sự cần thiết và căn cứ pháp lý", "necessity"),
        ("Kiến nghị, đề xuất", "proposals"),
    ):
        nd30.tag(document, f"{{%p if {name} %}}")
        nd30.line(document, heading, bold=True, before=6)
        nd30.tag(document, f"{{%p for text in {name} %}}")
        nd30.body(document, "{{ text }}")
        nd30.tag(document, "{%p endfor %}")
        nd30.tag(document, "{%p endif %}")
    nd30.line(document, "", size=6)
    nd30.listing(document, 257)
    return document


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
