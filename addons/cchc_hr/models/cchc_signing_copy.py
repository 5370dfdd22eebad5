import base64
import hashlib
import json
import uuid

from odoo import fields, models
from odoo.exceptions import UserError

from ..documents import decision_document, signed_pdf
from .decision_reader import DecisionReader

# What the clerical office enters after signing, and what follows from it.
ENTERED_LATER = (
    *("number", "place_and_date", "mark", "title"),
    "annex_reference",
)


class CchcSigningCopy(models.Model):
    """The PDF of a decision as it was given to be signed.

    A signature is appended to the file (incremental update, ISO 32000-1, 7.5.6), so the signed
    file begins with these bytes; the identifier in the properties survives as well when a program
    saves the file anew, which the bytes do not.
    """

    _name = "cchc.signing.copy"
    _description = "Signing copy"
    _order = "id desc"
    _rec_name = "identifier"

    decision_id = fields.Many2one(
        comodel_name="cchc.decision", required=True, readonly=True, index=True, ondelete="cascade"
    )
    file = fields.Binary(attachment=True, readonly=True, required=True)
    file_name = fields.Char(readonly=True)
    size = fields.Integer(readonly=True, aggregator=None)
    sha256 = fields.Char(readonly=True)
    identifier = fields.Char(readonly=True, required=True)
    content_digest = fields.Char(readonly=True)
    create_date = fields.Datetime(string="Made at", readonly=True)
    create_uid = fields.Many2one(comodel_name="res.users", string="Made by", readonly=True)


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    signing_copy_ids = fields.One2many(
        comodel_name="cchc.signing.copy", inverse_name="decision_id", string="Signing copies"
    )

    def action_make_signing_copy(self):
        """The PDF to be signed: without the mark of a draft, recognised when it comes back."""
        self.ensure_one()
        self.check_access("write")
        self._check_printable()
        if self.state == "revoked":
            raise UserError(self.env._("%s was revoked: there is nothing to sign.", self.number))
        if self.state == "draft":
            # What issuing would complete belongs on the paper that is signed.
            self.line_ids._check_coefficient()
        context = self._signing_context()
        template = self._document_templates()[self.id]
        document = template._render([{**context, "mark": ""}])
        (pdf,) = self.env["cchc.document.template"]._to_pdf(document)
        identifier = f"cchc.decision/{self.id}/{uuid.uuid4()}"
        content = signed_pdf.mark(pdf, identifier)
        copy = (
            self.env["cchc.signing.copy"]
            .sudo()
            .create(
                {
                    "decision_id": self.id,
                    "file": base64.b64encode(content),
                    "file_name": f"{self._document_name()} trinh ky.pdf".replace("/", "_"),
                    "size": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                    "identifier": identifier,
                    "content_digest": _digest(context),
                }
            )
        )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/cchc.signing.copy/{copy.id}/file/{copy.file_name}?download=true",
            "target": "download",
        }

    def _signing_context(self):
        return decision_document.context(DecisionReader(self).decision(self.sudo()))

    def _content_digest(self):
        """Changes whenever anything changes that the paper says, number and day apart."""
        return _digest(self._signing_context())


def _digest(context):
    said = {name: value for name, value in context.items() if name not in ENTERED_LATER}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
