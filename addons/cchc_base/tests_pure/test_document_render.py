"""Templates are filled with plain values, and only with what they may have."""

import pytest
from document_samples import lines, opened, saved, with_annex, word

from odoo.addons.cchc_base.documents.render import TemplateFault, plain, render


def test_special_characters_survive():
    name = "Trần & Sơn <Phó> \"Ba\" 'Tư' {{ x }} {% y %}"
    assert lines(render(word("Ông {{ name }}."), {"name": name})) == [f"Ông {name}."]


def test_a_tag_that_word_split_into_runs_is_read():
    template = opened(word(""))
    paragraph = template.paragraphs[0]
    for part in ("{{ na", "me", " }}"):
        paragraph.add_run(part).bold = part == "me"
    assert lines(render(saved(template), {"name": "An"})) == ["An"]


def test_control_characters_are_dropped_and_lines_kept():
    filled = lines(render(word("{{ text }}"), {"text": "a\x00\x07\x0cb\nc"}))
    assert filled == ["ab\nc"]


def test_rows_are_repeated():
    template = word(table=[["{%tr for p in people %}", ""], ["{{ p.no }}", "{{ p.name }}"]])
    document = opened(template)
    document.tables[0].add_row().cells[0].text = "{%tr endfor %}"
    filled = opened(
        render(saved(document), {"people": [{"no": 1, "name": "An"}, {"no": 2, "name": "Bé"}]})
    )
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [
        ["1", "An"],
        ["2", "Bé"],
    ]


@pytest.mark.parametrize("text", ["{{ nmae }}", "{{ person.nmae }}"])
def test_what_is_missing_is_named(text):
    with pytest.raises(TemplateFault, match="nmae"):
        render(word(text), {"name": "An", "person": {"name": "An"}})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ name.__init__.__globals__ }}",
        "{{ people.append('x') }}",
        "{{ cycler }}",
    ],
)
def test_a_template_reaches_nothing_but_its_values(text):
    with pytest.raises(TemplateFault):
        render(word(text), {"name": "An", "people": []})


def test_a_record_is_refused():
    class Record:
        name = "An"

    with pytest.raises(TypeError, match="Record"):
        plain({"people": [{"person": Record()}]})


def test_an_empty_annex_is_left_out():
    template = with_annex("{%p for p in people %}", "{{ p }}", "{%p endfor %}")
    assert len(opened(render(template, {"people": ["An"]})).sections) == 2
    without = opened(render(template, {"people": []}))
    assert len(without.sections) == 1
    assert without.sections[0].orientation == 0


def test_columns_share_the_width_by_weight():
    template = word(
        table=[
            ["{%tc for c in columns %}", "{{ c.label }}", "{%tc endfor %}"],
            ["{%tc for c in columns %}", "x", "{%tc endfor %}"],
        ]
    )
    columns = [{"label": "STT", "weight": 1}, {"label": "Họ và tên", "weight": 3}]
    table = opened(render(template, {"columns": columns})).tables[0]
    narrow, wide = (column.width for column in table.columns)
    assert wide == pytest.approx(3 * narrow, rel=0.01)
    assert [cell.width for cell in table.rows[1].cells] == [narrow, wide]
