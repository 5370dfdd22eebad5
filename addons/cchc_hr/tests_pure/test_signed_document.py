"""What a signed file proves, and what it doesn't: with an authority of the tests' own."""

import hashlib
from dataclasses import replace

import pytest
from signing_samples import NOW, TEXT, YEAR, Authority, add_page_text, paper, sign

from odoo.addons.cchc_hr.documents import signed_pdf
from odoo.addons.cchc_hr.rules import signed_document
from odoo.addons.cchc_hr.rules.signed_document import Expected

ID = "cchc.decision/7/abc"


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def director(authority):
    return authority.signer("Lê Văn Cường")


@pytest.fixture(scope="module")
def seal(authority):
    return authority.signer("SỞ NỘI VỤ TỈNH KIÊN GIANG")


@pytest.fixture(scope="module")
def copy():
    return signed_pdf.mark(paper(), ID)


def judge(content, roots, copy, **other):
    found = signed_pdf.inspect(content, roots)
    added, removed = ((), ())
    if found.obstacle in ("", "unsigned"):
        added, removed = signed_document.differences(
            signed_pdf.words(copy), signed_pdf.words(content), ("125/QD-SNV",)
        )
    same = hashlib.sha256(content[: len(copy)]).digest() == hashlib.sha256(copy).digest()
    expected = Expected(
        signer="Lê Văn Cường",
        agencies=("Sở Nội vụ",),
        identifiers=frozenset({ID}),
        is_same_file=same,
        added=added,
        removed=removed,
    )
    problems = signed_document.judge(found, replace(expected, **other))
    return signed_document.verdict(problems), [problem.code for problem in problems]


def test_signed_by_the_person_and_by_the_agency(authority, director, seal, copy):
    signed = sign(copy, director, seal)
    assert judge(signed, [authority.der], copy) == ("valid", [])
    first, second = signed_pdf.inspect(signed, [authority.der]).signers
    assert (first.name, first.issuer) == ("Lê Văn Cường", "CA Thử nghiệm")
    assert second.name == "SỞ NỘI VỤ TỈNH KIÊN GIANG"
    assert abs((first.signed_at - NOW).total_seconds()) < 600


def test_without_a_root_the_chain_is_not_verified(director, seal, copy):
    assert judge(sign(copy, director, seal), [], copy) == ("doubtful", ["no_root", "no_root"])


def test_a_certificate_of_another_authority(authority, seal, copy):
    """The names are right; anybody can make such a certificate."""
    forged = Authority("CA Giả").signer("Lê Văn Cường")
    assert judge(sign(copy, forged, seal), [authority.der], copy) == ("invalid", ["untrusted"])


def test_every_changed_byte_is_seen(authority, director, seal, copy):
    signed = sign(copy, director, seal)
    for at in (len(copy) // 3, len(copy) // 2, len(copy) + 200):
        changed = bytearray(signed)
        changed[at] ^= 1
        result, problems = judge(bytes(changed), [authority.der], copy)
        assert result == "invalid", at
        assert {"broken", "unreadable"} & set(problems), problems


def test_a_change_after_signing_is_seen(authority, director, seal, copy):
    changed = add_page_text(sign(copy, director, seal), "them 1.000.000 dong")
    result, problems = judge(changed, [authority.der], copy)
    assert result == "invalid"
    assert problems.count("changed_after") == 2
    # Signed again, the last signature covers the change; the first does not.
    again = sign(changed, seal)
    assert "changed_after" in judge(again, [authority.der], copy)[1]


def test_a_change_before_signing_is_no_longer_the_copy(authority, director, seal, copy):
    """The signatures are sound, the file begins with the copy; the page says something else."""
    changed = sign(add_page_text(copy, "them tien"), director, seal)
    assert judge(changed, [authority.der], copy) == ("invalid", ["other_text"])


def test_number_and_day_may_be_stamped_before_the_seal(authority, director, seal, copy):
    stamped = sign(add_page_text(copy, "125/QD-SNV"), director, seal)
    assert judge(stamped, [authority.der], copy) == ("valid", [])


def test_signed_with_an_expired_certificate(authority, seal, copy):
    expired = authority.signer("Lê Văn Cường", start=NOW - 3 * YEAR, end=NOW - YEAR)
    result, problems = judge(sign(copy, expired, seal), [authority.der], copy)
    assert (result, problems) == ("invalid", ["out_of_time"])


def test_a_certificate_that_expired_since():
    """Then only a time stamp proves that it was signed in time."""
    signer = signed_document.Signer("Lê Văn Cường", is_trusted=True, is_expired=True)
    for is_timestamped, codes in ((False, ["expired_since"]), (True, [])):
        found = signed_document.Found(signers=(replace(signer, is_timestamped=is_timestamped),))
        expected = Expected(signer="Lê Văn Cường", is_same_file=True)
        problems = [problem.code for problem in signed_document.judge(found, expected)]
        assert problems == [*codes, "no_seal"]


def test_who_signed(authority, director, seal, copy):
    other = authority.signer("Lê Văn Cường Thịnh")
    roots = [authority.der]
    assert judge(sign(copy, director), roots, copy) == ("doubtful", ["no_seal"])
    assert judge(sign(copy, seal), roots, copy) == ("doubtful", ["other_person"])
    assert judge(sign(copy, seal, other), roots, copy, signer="Lê Văn") == ("valid", [])
    assert judge(sign(copy, seal, other), roots, copy, signer="Văn Cườn")[1] == ["other_person"]


def test_of_which_decision_the_file_is(authority, director, seal, copy):
    roots = [authority.der]
    strange = sign(paper(), director, seal)
    assert judge(strange, roots, copy) == ("doubtful", ["not_ours"])
    other = sign(signed_pdf.mark(paper(), "cchc.decision/8/x"), director, seal)
    assert judge(other, roots, copy) == ("invalid", ["other_decision"])
    # Saved anew by another program: the bytes differ, identifier and text are the copy's.
    again = sign(signed_pdf.mark(paper(), ID), director, seal)
    assert judge(again, roots, copy, is_same_file=False) == ("doubtful", ["saved_again"])
    rewritten = sign(signed_pdf.mark(paper(*TEXT[:-1]), ID), director, seal)
    assert judge(rewritten, roots, copy) == ("invalid", ["other_text"])
    assert judge(sign(copy, director, seal), roots, copy, is_outdated=True)[1] == ["outdated"]


def test_what_is_no_signed_pdf(copy):
    assert judge(b"PK\x03\x04 scan", [], copy) == ("doubtful", ["not_pdf"])
    assert judge(copy, [], copy) == ("doubtful", ["unsigned"])
    assert judge(b"%PDF-1.7 nothing", [], copy)[0] == "invalid"
    assert judge(copy[:300], [], copy)[0] == "invalid"


def test_words_are_counted_and_kept_in_order():
    assert signed_document.differences("a b b c".split(), "a b c c d".split(), ("d",)) == (
        ("c",),
        ("b",),
    )


@pytest.mark.parametrize("content", [b"", b"x", b"-----BEGIN CERTIFICATE-----\nxx\n"])
def test_what_is_no_certificate(content):
    with pytest.raises(signed_pdf.NotACertificate):
        signed_pdf.certificate(content)
