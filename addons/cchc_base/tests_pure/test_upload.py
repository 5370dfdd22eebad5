"""Files that come from outside are judged by their bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_base.rules.upload import (
    BROKEN,
    EMPTY,
    NOT_ACCEPTED,
    TOO_LARGE,
    Refused,
    kind_of,
    safe_name,
)

PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 30 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
LIMIT = 1000


@pytest.mark.parametrize(
    ("content", "extension"), [(PDF, "pdf"), (JPEG, "jpg"), (JPEG + b"phone", "jpg"), (PNG, "png")]
)
def test_scans_and_photos_are_taken(content, extension):
    assert kind_of(content, LIMIT).extension == extension


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", EMPTY),
        (PDF + b"x" * LIMIT, TOO_LARGE),
        # A program, a web page, a drawing that runs scripts, a Word file: by any name.
        (b"MZ\x90\x00" + b"\x00" * 60, NOT_ACCEPTED),
        (b"\x7fELF" + b"\x00" * 60, NOT_ACCEPTED),
        (b"<html><script>alert(1)</script>", NOT_ACCEPTED),
        (b"<svg onload='alert(1)'/>", NOT_ACCEPTED),
        (b"PK\x03\x04" + b"\x00" * 60, NOT_ACCEPTED),
        # Something else with a PDF somewhere inside.
        (b"MZ" + PDF, NOT_ACCEPTED),
        # Cut off while it was copied.
        (PDF[:12], BROKEN),
        (JPEG[:20], BROKEN),
        (PNG[:20], BROKEN),
    ],
)
def test_anything_else_is_refused(content, code):
    with pytest.raises(Refused) as refused:
        kind_of(content, LIMIT)
    assert refused.value.code == code


@given(st.text(max_size=300))
def test_a_name_is_harmless(name):
    made = safe_name(name, "pdf")
    assert made.endswith(".pdf") and len(made) <= 84
    assert not set('/\\<>:"|?*\n\r\x00') & set(made)


def test_the_extension_is_that_of_the_bytes():
    assert safe_name("bang.pdf.exe", "pdf") == "bang.pdf.pdf"
    assert safe_name("../../etc/passwd", "png") == "passwd.png"
    assert safe_name("C:\\Users\\a\\ảnh thẻ.jpeg", "jpg") == "ảnh thẻ.jpg"
    assert safe_name("...", "pdf") == "tep.pdf"
