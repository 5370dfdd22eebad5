"""Parts of the curriculum forms, for the script that builds their templates."""

import nd30
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt
from nd30 import CENTER, JUSTIFY, LEFT

WIDTH = 165


def entry(place, *parts, before=3, indent=0):
    """An item: labels and values in turn; values stand bold."""
    paragraph = place.add_paragraph()
    paragraph.alignment = JUSTIFY if place is not None and len(parts) < 5 else LEFT
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.left_indent = Mm(indent)
    for index, part in enumerate(parts):
        run = paragraph.add_run(part if index % 2 == 0 else f"{{{{ {part} }}}}")
        run.font.size = Pt(12.5)
        run.bold = index % 2 == 1
    return paragraph


def heading(document, text):
    paragraph = nd30.line(document, text, size=13, bold=True, before=8)
    paragraph.paragraph_format.keep_with_next = True


def grid(document, rows, *columns):
    """A table with a row for each of ``rows``; columns are (head, variable, share of the width)."""
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    nd30._padding(table, Mm(1.2))
    heads = table.add_row()
    for cell, (head, _name, _share) in zip(heads.cells, columns, strict=True):
        nd30.empty(cell)
        nd30.line(cell, head, size=11, bold=True, align=CENTER)
    nd30._keep_row(heads)
    heads._tr.get_or_add_trPr().append(nd30.OxmlElement("w:tblHeader"))
    table.add_row().cells[0].text = f"{{%tr for row in {rows} %}}"
    filled = table.add_row()
    for cell, (_head, name, _share) in zip(filled.cells, columns, strict=True):
        nd30.empty(cell)
        nd30.line(cell, f"{{{{ row.{name} }}}}" if name else "", size=11)
    nd30._keep_row(filled)
    table.add_row().cells[0].text = "{%tr endfor %}"
    total = sum(share for _head, _name, share in columns)
    for index, (_head, _name, share) in enumerate(columns):
        width = Mm(WIDTH * share / total)
        table.columns[index].width = width
        for row in table.rows:
            row.cells[index].width = width
    nd30.line(document, "", size=4)
    return table


def photo_and(document, *entries):
    """The photo of 4 × 6 cm, or a place to glue one, beside the first items."""
    left, right = nd30.plain_table(document, 47, WIDTH - 47)
    nd30.line(left, "{%p if photo %}", size=11)
    nd30.line(left, "{{ photo }}", size=11, align=CENTER)
    nd30.line(left, "{%p else %}", size=11)
    nd30.line(left, "Ảnh màu", size=11, align=CENTER, before=40)
    nd30.line(left, "(4 × 6 cm)", size=11, align=CENTER)
    nd30.line(left, "{%p endif %}", size=11)
    for parts in entries:
        entry(right, *parts)
    nd30.flat(document.add_paragraph())


def title(document, text, below=""):
    nd30.line(document, text, size=16, bold=True, align=CENTER, before=12)
    if below:
        nd30.line(document, below, size=12, italic=True, align=CENTER)
    nd30.line(document, "", size=6)


def oath(document, left_title, right_title, confirm):
    left, right = nd30.plain_table(document, 80, 85)
    nd30.line(left, left_title, size=12, bold=True, align=CENTER, before=12)
    nd30.line(left, confirm, size=11, italic=True, align=CENTER)
    nd30.line(left, "(Ký, ghi rõ họ tên)", size=11, italic=True, align=CENTER)
    nd30.line(left, "{{ name }}", size=12, bold=True, align=CENTER, before=60)
    nd30.line(right, "{{ place_and_date }}", size=12, italic=True, align=CENTER, before=12)
    nd30.line(right, right_title, size=12, bold=True, align=CENTER)
    nd30.line(right, "(Ký tên, đóng dấu)", size=11, italic=True, align=CENTER)
    nd30.flat(document.add_paragraph())


def work_grid(document):
    grid(
        document,
        "work",
        ("Từ tháng, năm đến tháng, năm", "span", 40),
        (
            "Chức danh, chức vụ, đơn vị công tác (đảng, chính quyền, đoàn thể, tổ chức xã hội)",
            "what",
            125,
        ),
    )


def family(document, first="a) Về bản thân", second="b) Về bên vợ (hoặc chồng)"):
    columns = (
        ("Mối quan hệ", "relation", 20),
        ("Họ và tên", "name", 35),
        ("Năm sinh", "year", 16),
        (
            "Quê quán, nghề nghiệp, chức danh, chức vụ, đơn vị công tác, học tập, nơi ở; thành "
            "viên các tổ chức chính trị - xã hội",
            "details",
            94,
        ),
    )
    for text, rows in ((first, "family_own"), (second, "family_spouse")):
        entry(document, text)
        grid(document, rows, *columns)


def property_grids(document):
    for rows, sort in (("houses", "Nhà ở"), ("lands", "Đất ở, đất sản xuất, kinh doanh")):
        grid(
            document,
            rows,
            (sort, "kind", 45),
            ("Loại, địa chỉ", "name", 60),
            ("Diện tích (m²)", "area", 22),
            ("Giấy chứng nhận", "certificate", 38),
        )
