"""A template is refused before anybody prints from it, and told what is wrong."""

import pytest
from document_samples import repacked, word

from odoo.addons.cchc_base.documents import package
from odoo.addons.cchc_base.documents.check import check_template, variables
from odoo.addons.cchc_base.documents.package import RefusedFile, check_package
from odoo.addons.cchc_base.documents.render import TemplateFault

ONE = {"number": "1", "people": [], "annex": False}
MANY = {"number": "", "people": [{"name": "An", "unit": {"name": "Sở"}}], "annex": True}


def unknown(*texts):
    return check_template(word(*texts), [ONE, MANY])


def test_known_variables_pass():
    assert (
        unknown(
            "{{ number }}",
            "{%p if annex %}",
            "{%p for p in people %}",
            "{{ loop.index }}. {{ p.name }}, {{ p['unit'].name|upper }}",
            "{%p endfor %}",
            "{%p endif %}",
            "{% set first = people[0] %}{% if people %}{{ first.name }}{% endif %}",
        )
        == []
    )


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["{{ nmber }}"], ["nmber"]),
        # In a branch that no sample takes, and in a loop.
        (["{% if number == 'x' %}{{ nowhere }}{% endif %}"], ["nowhere"]),
        (["{% for p in people %}{{ p.nmae }}{% endfor %}"], ["p.nmae"]),
        (["{% for p in people %}{{ p.unit.code }}{% endfor %}"], ["p.unit.code"]),
        (["{{ people[0].nmae }}"], ["people[].nmae"]),
        (["{% if one and two.three %}{% endif %}"], ["one", "two"]),
        (["{% set a = people %}{% for p in a %}{{ p.x }}{% endfor %}"], ["p.x"]),
        (["{{ number|replace(away, '') }}"], ["away"]),
        (["{{ twice }} {{ twice }}"], ["twice"]),
        (["{{ number.__class__ }}"], ["number.__class__"]),
        # What a loop binds is gone after it.
        (["{% for p in people %}{% endfor %}{{ p.name }}"], ["p"]),
    ],
)
def test_unknown_variables_are_named(texts, names):
    assert unknown(*texts) == names


@pytest.mark.parametrize("text", ["{% if x %}", "{{ number|nofilter }}", "{{ number", "{% x %}"])
def test_a_wrong_tag_is_a_fault(text):
    with pytest.raises(TemplateFault):
        unknown(text)


@pytest.mark.parametrize("text", ["{{ number + 1 }}", "{{ 1 / 0 }}", "{% include 'x' %}"])
def test_what_only_running_shows_is_a_fault(text):
    with pytest.raises(TemplateFault):
        unknown(text)


def test_variables_are_listed_with_examples():
    assert variables([ONE, MANY]) == {
        "number": "1",
        "annex": True,
        "people[].name": "An",
        "people[].unit.name": "Sở",
        "people[]": "",
    }


def reason(content):
    with pytest.raises(RefusedFile) as refused:
        check_package(content)
    return refused.value.reason


def test_a_word_file_is_taken():
    check_package(word("Xin chào"))


def test_other_files_are_refused():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" TargetMode="External" Target="http://10.0.0.1/a.png" Type="%s"/>'
        "</Relationships>"
    )
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    assert reason(b"\xd0\xcf\x11\xe0 and so on") == package.OLD_FORMAT
    assert reason(b"PK\x03\x04 broken") == package.NOT_WORD
    assert reason(b"%PDF-1.7") == package.NOT_WORD
    assert reason(b" " * (package.MAX_BYTES + 1)) == package.TOO_LARGE
    assert reason(repacked(word("a"), **{"word/vbaProject.bin": b"x"})) == package.MACROS
    linked = repacked(word("a"), **{"word/_rels/document.xml.rels": relations % (types + "image")})
    assert reason(linked) == package.LINKS
    check_package(
        repacked(word("a"), **{"word/_rels/document.xml.rels": relations % (types + "hyperlink")})
    )


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1_000)
    assert reason(word("a" * 5_000)) == package.TOO_LARGE
