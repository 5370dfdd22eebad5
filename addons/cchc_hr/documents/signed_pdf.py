"""Signatures inside a PDF: who signed, with which certificate, and what happened afterwards.

pyHanko does the cryptography (PAdES, ISO 32000-2). It is loaded when the first file is looked at:
a second that only who verifies pays. Nothing is fetched: certificates are judged by the roots that
the caller trusts; whether one was revoked is known only as far as the signature carries it.
"""

import io
import logging
import re
from datetime import UTC, datetime

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from ..rules.signed_document import Found, Signer

# The key in the file's properties under which a signing copy names its decision.
IDENTIFIER = "/CCHCDocument"
MAX_BYTES = 50_000_000
_INNER = re.compile(r"\s+")


class NotACertificate(ValueError):
    """The file is no X.509 certificate."""


def mark(pdf, identifier):
    """The PDF with the identifier in its properties."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_metadata({IDENTIFIER: identifier})
    marked = io.BytesIO()
    writer.write(marked)
    return marked.getvalue()


def certificate(content):
    """The certificate of a .cer, .crt or .pem file.

    :raise NotACertificate: when it is none
    """
    from asn1crypto import pem, x509

    try:
        if pem.detect(content):
            _kind, _headers, content = pem.unarmor(content)
        found = x509.Certificate.load(content, strict=True)
        _all_of_it = found.native
    except (ValueError, TypeError) as error:
        raise NotACertificate(str(error)) from error
    return found


def words(pdf):
    """Words on the pages, annotations and signatures left out.

    :raise ValueError: when the file can't be read
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        return " ".join(page.extract_text() for page in reader.pages).split()
    except (PyPdfError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def inspect(content, roots=(), others=()):
    """What a file says of its signatures.

    :param bytes content: the file as uploaded
    :param roots: DER of certificates that are trusted
    :param others: DER of certificates between these and the signers'
    :rtype: Found
    """
    if not content.startswith(b"%PDF-"):
        return Found("not_pdf")
    if len(content) > MAX_BYTES:
        return Found("too_large")
    # Hostile files: whatever the libraries stumble over is a file that can't be read.
    quiet = logging.getLogger("pyhanko")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return _inspect(content, roots, others)
    except Exception as error:
        return Found("unreadable", detail=str(error)[:200])
    finally:
        quiet.setLevel(level)


def _inspect(content, roots, others):
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(content), strict=False)
    chain = [certificate(der) for der in others]
    trusted = [certificate(der) for der in roots]
    signers = tuple(
        _signer(signature, trusted, chain) for signature in reader.embedded_regular_signatures
    )
    plain = PdfReader(io.BytesIO(content))
    return Found(
        "" if signers else "unsigned",
        signers=signers,
        identifier=str((plain.metadata or {}).get(IDENTIFIER, "")),
        notes=_notes(plain),
    )


def _notes(reader):
    """How many annotations lie on the pages besides signatures: they may cover the text."""
    return sum(
        annotation.get_object().get("/Subtype") not in ("/Widget", "/Link")
        for page in reader.pages
        for annotation in page.get("/Annots") or []
    )


def _signer(signature, roots, others):
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    at = signature.self_reported_timestamp or datetime.now(UTC)
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    context = ValidationContext(
        trust_roots=roots,
        other_certs=others,
        moment=at,
        best_signature_time=at,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)
    cert, stamp = status.signing_cert, status.timestamp_validity
    subject = cert.subject.native
    start, end = cert.not_valid_before, cert.not_valid_after
    return Signer(
        name=called(cert.subject),
        organisation=_one(subject.get("organization_name")),
        issuer=called(cert.issuer),
        serial=f"{cert.serial_number:x}",
        signed_at=at if signature.self_reported_timestamp else None,
        is_timestamped=bool(stamp and stamp.intact and stamp.valid),
        is_intact=bool(status.intact and status.valid),
        is_changed_after=not status.docmdp_ok or _is_changed(status),
        is_in_time=start <= at <= end,
        is_expired=end < datetime.now(UTC),
        valid_until=end,
        is_trusted=bool(status.trusted) if roots else None,
    )


def _is_changed(status):
    """Whether more was added than other signatures and what proves them."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return True
    return status.modification_level > ModificationLevel.FORM_FILLING


def called(name):
    """How people call the holder of a certificate: its common name, else all that it says."""
    return _one(name.native.get("common_name")) or name.human_friendly


def _one(value):
    """A name of a certificate may occur several times in it."""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return _INNER.sub(" ", str(value or "")).strip()
