"""A certificate made on the spot, by which the demonstration signs one decision.

The key lives in memory while the province is generated and is then forgotten; the name says that
it is a trial. No real person or agency has such a certificate.
"""

import io
from datetime import UTC, datetime, timedelta

AUTHORITY = "CA thử nghiệm của bản trình diễn"
ORGANISATION = "Chứng thư thử nghiệm, không có giá trị pháp lý"
LASTS = timedelta(days=3650)


class TrialAuthority:
    """Issues certificates; ``der`` is its own, signed by itself."""

    def __init__(self):
        from cryptography.hazmat.primitives.asymmetric import rsa
        from cryptography.hazmat.primitives.serialization import Encoding

        self._new_key = lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.key = self._new_key()
        self.subject = _name(AUTHORITY)
        self.der = self._issue(self.subject, self.key, True).public_bytes(Encoding.DER)

    def _issue(self, subject, key, is_authority):
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes

        now = datetime.now(UTC).replace(microsecond=0)
        usage = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only"), False
        )
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + LASTS)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not is_authority,
                    content_commitment=not is_authority,
                    key_cert_sign=is_authority,
                    crl_sign=is_authority,
                    decipher_only=False,
                    **usage,
                ),
                critical=True,
            )
            .sign(self.key, hashes.SHA256())
        )

    def sign(self, pdf, *names):
        """The PDF with a signature of each of ``names``, appended one after another."""
        for name in names:
            pdf = self._sign_once(pdf, name)
        return pdf

    def _sign_once(self, pdf, name):
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers

        meta = signers.PdfSignatureMetadata(
            field_name=f"Signature{len(pdf)}",
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        signed = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        signers.sign_pdf(writer, meta, signer=self._signer(name), output=signed)
        return signed.getvalue()

    def _signer(self, name):
        from asn1crypto.keys import PrivateKeyInfo
        from cryptography.hazmat.primitives.serialization import (
            Encoding,
            NoEncryption,
            PrivateFormat,
        )
        from pyhanko.keys import load_certs_from_pemder_data
        from pyhanko.sign import signers
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        key = self._new_key()
        certificate = self._issue(_name(name), key, False)
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        (loaded,) = load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER))
        return signers.SimpleSigner(
            signing_cert=loaded,
            signing_key=PrivateKeyInfo.load(private),
            cert_registry=SimpleCertificateStore(),
        )


def _name(common):
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
        ]
    )
