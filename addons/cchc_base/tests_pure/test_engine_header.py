from odoo.addons.cchc_base.engine.header import HeaderCell, header_of
from odoo.addons.cchc_base.engine.spec import HEADER, Form, Measure

FORM = Form(
    "F",
    "Form",
    (
        Measure("total", "Total", number="1"),
        Measure("of_which", "Of which", HEADER),
        Measure("women", "Women", number="2", parent="of_which"),
        Measure("language", "Language", HEADER, parent="of_which"),
        Measure("english", "English", number="3", parent="language"),
        Measure("other", "Other", number="4", parent="language"),
        Measure("rotated", "Rotated", number="5"),
        Measure("empty", "A title without columns", HEADER),
    ),
)


def test_titles_reach_over_their_columns_and_columns_to_the_bottom():
    header = header_of(FORM)
    assert header.depth == 3
    assert header.numbers == ("1", "2", "3", "4", "5")
    assert header.cells == (
        HeaderCell("Total", 0, 0, 3, 1),
        HeaderCell("Of which", 0, 1, 1, 3),
        HeaderCell("Rotated", 0, 4, 3, 1),
        HeaderCell("Women", 1, 1, 2, 1),
        HeaderCell("Language", 1, 2, 1, 2),
        HeaderCell("English", 2, 2, 1, 1),
        HeaderCell("Other", 2, 3, 1, 1),
    )


def test_every_place_of_the_header_is_covered_exactly_once():
    header = header_of(FORM)
    covered = [
        (row, column)
        for cell in header.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    assert sorted(covered) == [(row, column) for row in range(3) for column in range(5)]
    assert [len(row) for row in header.rows()] == [3, 2, 2]


def test_columns_follow_the_header_even_when_entered_apart():
    form = Form(
        "F",
        "Form",
        (
            Measure("group", "Group", HEADER),
            Measure("b", "B"),
            Measure("a", "A", parent="group"),
        ),
    )
    assert [column.code for column in form.columns] == ["a", "b"]
    assert form.measure("a").label == "A"
    assert form.measure("group") is None


def test_a_form_without_columns_has_one_empty_header_row():
    header = header_of(Form("F", "Form", ()))
    assert (header.cells, header.depth, header.numbers) == ((), 1, ())
