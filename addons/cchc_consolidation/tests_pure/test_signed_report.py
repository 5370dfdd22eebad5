from dataclasses import replace

from odoo.addons.cchc_consolidation.rules.signed_report import Expected, judge
from odoo.addons.cchc_hr.rules import signed_document
from odoo.addons.cchc_hr.rules.signed_document import Found, Signer

HEAD = Signer("Lê Văn Cường", serial="a1", is_trusted=True)
SEAL = Signer("Sở Nội vụ", serial="b1", is_trusted=True)
FILE = signed_document.Expected(
    agencies=("Sở Nội vụ",), identifiers=frozenset({"ours"}), is_same_file=True
)
EXPECTED = Expected(FILE, heads=("Trần Thị Bình", "Lê Văn Cường"), copy_made=True)


def codes(found, expected=EXPECTED):
    return {problem.code: problem.blocking for problem in judge(found, expected)}


def signed(*signers, identifier="ours"):
    return Found(signers=signers, identifier=identifier)


def test_signed_by_one_of_the_heads_and_the_agency():
    assert codes(signed(HEAD, SEAL)) == {}


def test_another_file_is_refused_only_where_a_copy_was_given_to_be_signed():
    other = replace(FILE, is_same_file=False)
    for made in (True, False):
        found = codes(
            signed(HEAD, SEAL, identifier=""), replace(EXPECTED, file=other, copy_made=made)
        )
        assert found == {"not_ours": made}
    # A scan of a paper that was signed by hand stays a warning.
    scan = codes(Found("not_pdf"), replace(EXPECTED, file=other))
    assert scan == {"not_pdf": False}


def test_figures_of_before_are_refused():
    expected = replace(EXPECTED, file=replace(FILE, is_outdated=True))
    assert codes(signed(HEAD, SEAL), expected) == {"outdated": True}


def test_who_else_signed_and_with_which_key():
    stranger = Signer("Nguyễn Văn Lạ", serial="c1", is_trusted=True)
    assert codes(signed(HEAD, SEAL, stranger)) == {"stranger": False}
    assert codes(signed(stranger, SEAL)) == {"stranger": False, "other_person": False}
    assert codes(signed(HEAD, SEAL), replace(EXPECTED, earlier=(("Lê Văn Cường", "a1"),))) == {}
    assert codes(signed(HEAD, SEAL), replace(EXPECTED, earlier=(("Lê Văn Cường", "a0"),))) == {
        "another_key": False
    }


def test_where_no_head_is_known_nobody_is_called_a_stranger():
    assert codes(signed(HEAD, SEAL), replace(EXPECTED, heads=())) == {}
