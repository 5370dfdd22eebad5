"""Build a shipped template: addons/cchc_positions/data/templates/job_description.docx.

    var/venv/bin/python tools/document_templates/job_description.py

NĐ 232/2026/NĐ-CP, phụ lục IV phần B; layout of NĐ 30/2020/NĐ-CP.
"""

from pathlib import Path

import nd30
from nd30 import CENTER

FILE = (
    Path(__file__).resolve().parents[2]
    / "addons/cchc_positions/data/templates/job_description.docx"
)


def build():
    document = nd30.new_document()
    nd30.form_header(document)
    nd30.line(document, "{{ title }}", bold=True, align=CENTER, before=12)
    nd30.line(document, "{{ position }} ({{ code }})", bold=True, align=CENTER)
    nd30.tag(document, "{%p if unit %}")
    nd30.line(document, "{{ unit }}", align=CENTER)
    nd30.tag(document, "{%p endif %}")
    nd30.rule(document, "Rule part")
    nd30.tag(document, "{%p for section in sections %}")
    nd30.line(document, "{{ section.heading }}", bold=True, before=10)
    nd30.tag(document, "{%p for text in section.paragraphs %}")
    nd30.body(document, "{{ text }}")
    nd30.tag(document, "{%p endfor %}")
    nd30.tag(document, "{%p if section.rows %}")
    nd30.line(document, "", size=4)
    table(document, "section.columns", "section.rows", 165)
    nd30.tag(document, "{%p endif %}")
    nd30.tag(document, "{%p endfor %}")
    _left, right = nd30.plain_table(document, 80, 85)
    nd30.line(_left, "")
    nd30.line(right, "{{ signer }}", bold=True, align=CENTER, before=12)
    nd30.line(right, "(Ký tên, đóng dấu)", italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())
    return document


def table(document, columns, rows, width):
    """A table of as many columns as ``columns`` has, with a row for each of ``rows``."""
    grid = document.add_table(rows=0, cols=3)
    grid.style = "Table Grid"
    heads = grid.add_row()
    nd30._fill(heads, f"{{%tc for column in {columns} %}}", "{%tc endfor %}")
    nd30.line(heads.cells[1], "{{ column.label }}", size=12, bold=True, align=CENTER)
    grid.add_row().cells[0].text = f"{{%tr for row in {rows} %}}"
    cells = grid.add_row()
    nd30._fill(cells, "{%tc for cell in row.cells %}", "{%tc endfor %}")
    nd30.line(cells.cells[1], "{{ cell.text }}", size=12)
    grid.add_row().cells[0].text = "{%tr endfor %}"
    for column in grid.columns:
        column.width = nd30.Mm(width / 3)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    build().save(FILE)
