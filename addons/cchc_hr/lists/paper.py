"""A list of people in the plain values of a Word template."""

from datetime import date

from .table import GROUP, NUMBER_TITLE, Column, PeopleTable, Row, as_of, text_of

# Characters: the number of a person, and what the sides of a cell take.
NUMBER_WIDTH, ROOM = 5, 3
# Characters across the page -> points: the more columns, the smaller the letters.
SIZES = ((140, 12), (170, 11), (200, 10), (235, 9))
SMALLEST = 8


def paper(table, issuer, signatures, notes, today):
    """The context of the template.

    :param issuer: what `hr.department._document_issuer` says: ``lines``, ``parent``, ``place``
    """
    place = f"{issuer['place']}, " if issuer["place"] else ""
    titles = [NUMBER_TITLE, *(column.label for column in table.columns)]
    widths = [NUMBER_WIDTH, *(column.width for column in table.columns)]
    weights = [width + ROOM for width in widths]
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "title": table.title.upper(),
        "lines_above": [*table.lines_above, as_of(table.on)],
        "conditions": table.conditions,
        "columns": [
            {"label": title, "weight": weight, "number": f"({place})"}
            for place, (title, weight) in enumerate(zip(titles, weights, strict=True), 1)
        ],
        "table_size": next((size for most, size in SIZES if sum(weights) <= most), SMALLEST),
        "rows": list(_rows(table)),
        "total": table.total.format(count=table.count),
        "notes": list(notes),
        "place_and_date": f"{place}ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "signatures": [title.upper() for title in signatures],
        "mark": "",
    }


def _rows(table):
    """Titles of units, and people."""
    for line in table.lines():
        if line.kind == GROUP:
            texts = [line.text]
        else:
            texts = list(map(text_of, line.row.values))
        yield {"group": line.kind == GROUP, "number": line.number, "texts": texts}


def samples():
    """Contexts which together hold every variable."""
    table = PeopleTable(
        title="Danh sách trích ngang công chức",
        on=date(2026, 6, 30),
        columns=(Column("Họ và tên", width=24), Column("Ngày sinh", "date", 12)),
        rows=(
            Row(1, 1, ("Nguyễn Văn An", date(1980, 3, 1))),
            Row(2, 1, ("Trần Thị Bình", date(1985, 5, 2))),
        ),
        count=2,
        lines_above=("(Kèm theo Công văn số 12/SNV-CC ngày 01/7/2026)",),
        conditions="Giới tính: Nữ",
        groups={1: "Phòng Công chức, Sở Nội vụ"},
    )
    issuer = {"parent": "UBND TỈNH KIÊN GIANG", "lines": ["SỞ NỘI VỤ"], "place": "Rạch Giá"}
    signatures = ("Người lập danh sách", "Giám đốc")
    return [paper(table, issuer, signatures, ["Ghi chú của danh sách"], date(2026, 7, 1))]
