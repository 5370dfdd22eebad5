"""An authority of the tests' own, people and agencies with its certificates, signed files."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen import canvas

NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)
TEXT = ("QUYET DINH", "Dieu 1. Nang bac luong cho ba Le Thi Binh", "GIAM DOC Le Van Cuong")


def paper(*lines):
    """A PDF of one page."""
    made = io.BytesIO()
    page = canvas.Canvas(made)
    for number, line in enumerate(lines or TEXT):
        page.drawString(72, 750 - 20 * number, line)
    page.save()
    return made.getvalue()


@cache
def _key(name):
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common, organisation):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )


class Authority:
    """Issues certificates; `der` is its own, signed by itself."""

    def __init__(self, name="CA Thử nghiệm"):
        self.name, self.subject = name, _name(name, "Cơ quan chứng thực")
        self.cert = self._issue(self.subject, f"ca {name}", NOW - 9 * YEAR, NOW + 9 * YEAR, True)
        self.der = self.cert.public_bytes(Encoding.DER)

    def _issue(self, subject, key, start, end, is_authority):
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.subject)
            .public_key(_key(key).public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not is_authority,
                    content_commitment=not is_authority,
                    key_encipherment=False,
                    data_encipherment=False,
                    key_agreement=False,
                    key_cert_sign=is_authority,
                    crl_sign=is_authority,
                    encipher_only=False,
                    decipher_only=False,
                ),
                critical=True,
            )
            .sign(_key(f"ca {self.name}"), hashes.SHA256())
        )

    def signer(self, name, organisation="Sở Nội vụ", start=NOW - YEAR, end=NOW + YEAR):
        """Somebody with a certificate of this authority, as a token would hold it."""
        from asn1crypto.keys import PrivateKeyInfo
        from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat

        cert = self._issue(_name(name, organisation), f"{self.name} {name}", start, end, False)
        key = _key(f"{self.name} {name}").private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        )
        (loaded,) = load_certs_from_pemder_data(cert.public_bytes(Encoding.DER))
        return signers.SimpleSigner(
            signing_cert=loaded,
            signing_key=PrivateKeyInfo.load(key),
            cert_registry=SimpleCertificateStore(),
        )


def sign(pdf, *people):
    """The PDF with the signatures of ``people``, one after another, each an incremental update."""
    for person in people:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        count = len(pdf)
        meta = signers.PdfSignatureMetadata(
            field_name=f"Signature{count}",
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        signed = io.BytesIO()
        signers.sign_pdf(writer, meta, signer=person, output=signed)
        pdf = signed.getvalue()
    return pdf


def add_page_text(pdf, text):
    """The PDF with other content on its page, added by an incremental update."""
    from pyhanko.pdf_utils import generic

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stream = generic.StreamObject(
        stream_data=f"BT /F1 12 Tf 72 500 Td ({text}) Tj ET".encode("latin-1")
    )
    writer.add_stream_to_page(0, writer.add_object(stream))
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()
