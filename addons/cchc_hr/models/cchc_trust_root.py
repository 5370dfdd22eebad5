import base64

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..documents import signed_pdf


class CchcTrustRoot(models.Model):
    """A certificate of an authority whose signatures are trusted, or one in between.

    Vietnam's are those of the National Electronic Authentication Centre and of the Government
    Cipher Committee. None is shipped: who administers the system obtains them where they are
    published and compares their fingerprint.
    """

    _name = "cchc.trust.root"
    _description = "Root certificate"
    _order = "name, id"

    name = fields.Char(compute="_compute_certificate", store=True)
    certificate = fields.Binary(required=True, attachment=False, string="Certificate file")
    is_root = fields.Boolean(
        compute="_compute_certificate",
        store=True,
        help="Signed by itself, hence the end of a chain. The others lead to a root.",
    )
    fingerprint = fields.Char(
        compute="_compute_certificate",
        store=True,
        string="Fingerprint (SHA-256)",
        help="Compare it with the one that the authority publishes.",
    )
    date_from = fields.Date(compute="_compute_certificate", store=True, string="Valid from")
    date_to = fields.Date(compute="_compute_certificate", store=True, string="Valid until")
    active = fields.Boolean(default=True)
    note = fields.Char()

    _once = models.UniqueIndex("(fingerprint)", "This certificate is here already.")

    @api.depends("certificate")
    def _compute_certificate(self):
        for root in self:
            try:
                found = root._read()
            except signed_pdf.NotACertificate:
                found = None
            root.name = found and signed_pdf.called(found.subject)
            root.is_root = bool(found) and found.self_issued
            root.fingerprint = found and found.sha256_fingerprint
            root.date_from = found and found.not_valid_before.date()
            root.date_to = found and found.not_valid_after.date()

    @api.constrains("certificate")
    def _check_certificate(self):
        for root in self:
            try:
                found = root._read()
            except signed_pdf.NotACertificate as error:
                raise ValidationError(
                    self.env._("The file is no certificate. Upload a .cer, .crt or .pem file.")
                ) from error
            if not found.ca:
                raise ValidationError(
                    self.env._(
                        "%s is the certificate of a person or an agency, not of an authority that "
                        "issues certificates.",
                        signed_pdf.called(found.subject),
                    )
                )

    def _read(self):
        self.ensure_one()
        content = self.with_context(bin_size=False).certificate or b""
        return signed_pdf.certificate(base64.b64decode(content))

    @api.model
    def _trusted(self):
        """DER of the roots and of the certificates in between."""
        every = self.sudo().search([("active", "=", True)])
        roots, others = [], []
        for one in every:
            (roots if one.is_root else others).append(one._read().dump())
        return roots, others
