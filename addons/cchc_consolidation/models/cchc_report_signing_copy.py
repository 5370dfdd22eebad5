import base64
import hashlib
import uuid

from odoo import fields, models

from odoo.addons.cchc_hr.documents import signed_pdf

from ..rules import seal
from .cchc_report_form import words_of
from .cchc_report_submission import EDITABLE


class CchcReportSigningCopy(models.Model):
    """The PDF of a report as it was given to be signed, with the seal of its figures on it.

    As of a decision: a signature is appended, so that the signed file begins with these bytes.
    """

    _name = "cchc.report.signing.copy"
    _description = "Signing copy of a report"
    _order = "id desc"
    _rec_name = "identifier"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    file = fields.Binary(attachment=True, readonly=True, required=True)
    file_name = fields.Char(readonly=True)
    size = fields.Integer(readonly=True, aggregator=None)
    sha256 = fields.Char(readonly=True)
    identifier = fields.Char(readonly=True, required=True)
    seal = fields.Char(readonly=True, help="Of the figures and people that it shows.")
    parts_printed = fields.Char(readonly=True)


class CchcReportSubmission(models.Model):
    _inherit = "cchc.report.submission"

    signing_copy_ids = fields.One2many(
        comodel_name="cchc.report.signing.copy",
        inverse_name="submission_id",
        string="Signing copies",
    )

    def action_make_signing_copy(self):
        """The PDF of all sheets to be signed by the head, recognised when it comes back."""
        self.ensure_one()
        self._check_mine()
        self._check_state(*EDITABLE)
        self.sudo()._check_computed()
        copy = self.sudo()._make_signing_copy()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/cchc.report.signing.copy/{copy.id}/file/{copy.file_name}"
            "?download=true",
            "target": "download",
        }

    def _make_signing_copy(self):
        told = self._seal_now()
        identifier = f"cchc.report/{self.id}/{uuid.uuid4()}"
        content = signed_pdf.mark(self._write_sheets(self.sheet_ids, told, "pdf"), identifier)
        return self.env["cchc.report.signing.copy"].create(
            {
                "submission_id": self.id,
                "file": base64.b64encode(content),
                "file_name": f"{self._file_stem()}_trinh_ky.pdf",
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "identifier": identifier,
                "seal": told,
                "parts_printed": self._parts_printed(),
            }
        )

    def _seal_now(self):
        """The seal that the report would get if it were signed off as it stands."""
        self.ensure_one()
        names = self.sheet_ids._names_digests()
        empty = seal.rows_digest([])
        digests = [
            seal.sheet_digest(sheet.declaration, sheet.lines, names.get(sheet.id) or empty)
            for sheet in self.sheet_ids
        ]
        return self._seal_of(digests, self.part_ids.sorted("id").mapped("seal"))

    def _parts_printed(self):
        """Rights to parts of the dossier that it takes to read all sheets of the report."""
        told = self.sheet_ids.mapped("parts_printed")
        return words_of({part for words in told for part in (words or "").split(",")})
