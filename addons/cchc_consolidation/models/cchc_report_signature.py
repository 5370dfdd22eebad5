import base64
import hashlib

from odoo import api, fields, models

from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.documents import signed_pdf
from odoo.addons.cchc_hr.models.cchc_signed_file import BADGES
from odoo.addons.cchc_hr.rules import signed_document


class CchcReportSignature(models.Model):
    """The signed document of a report as it was uploaded, and what was found in it.

    Verified as the signed paper of a decision is: who signed, with which certificate, whether
    the file was changed afterwards.
    """

    _name = "cchc.report.signature"
    _description = "Signed document of a report"
    _order = "id desc"
    _rec_name = "file_name"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    file = fields.Binary(attachment=True, readonly=True)
    file_name = fields.Char(readonly=True)
    sha256 = fields.Char(readonly=True, string="Fingerprint (SHA-256)")
    verdict = fields.Selection(BADGES, readonly=True, string="Signatures")
    findings = fields.Text(readonly=True)
    signers = fields.Text(readonly=True)
    replaced = fields.Boolean(readonly=True)

    def _verify(self):
        """Look at the files and keep what was found, in the words of who looks."""
        roots, others = self.env["cchc.trust.root"]._trusted()
        for file in self.sudo():
            content = base64.b64decode(file.with_context(bin_size=False).file or b"")
            found = signed_pdf.inspect(content, roots, others)
            unit = file.submission_id.unit_id
            problems = signed_document.judge(
                found,
                signed_document.Expected(agencies=tuple({unit.agency_id.name: 1, unit.name: 1})),
            )
            told = [translate(self.env, problem) for problem in problems]
            file.write(
                {
                    "verdict": signed_document.verdict(problems),
                    "findings": "\n".join(f"• {text}" for text in told) or False,
                    "signers": "\n".join(
                        map(self.env["cchc.signed.file"]._tell_signer, found.signers)
                    )
                    or False,
                }
            )


class CchcReportSubmission(models.Model):
    """The document that the head has signed, verified as it is uploaded."""

    _inherit = "cchc.report.submission"

    signature_ids = fields.One2many(
        comodel_name="cchc.report.signature",
        inverse_name="submission_id",
        string="Signed documents",
    )
    signed_file = fields.Binary(
        string="Signed document",
        compute="_compute_signed_file",
        inverse="_inverse_signed_file",
        copy=False,
    )
    signed_file_name = fields.Char(compute="_compute_signed_file", inverse="_inverse_file_name")
    signature_verdict = fields.Selection(
        BADGES, compute="_compute_signed_file", string="Signatures"
    )
    signature_findings = fields.Text(compute="_compute_signed_file")
    signature_signers = fields.Text(compute="_compute_signed_file")

    @api.depends("signature_ids.replaced", "signature_ids.verdict")
    @api.depends_context("bin_size", "uid")
    def _compute_signed_file(self):
        """As far as the reader may read the signed document: before submission its unit alone."""
        files = self.env["cchc.report.signature"].search(
            [("submission_id", "in", self.ids), ("replaced", "=", False)]
        )
        present = {file.submission_id.id: file for file in files}
        for report in self:
            file = present.get(report._origin.id, files.browse())
            report.signed_file = file.file
            report.signed_file_name = file.file_name
            report.signature_verdict = file.verdict
            report.signature_findings = file.findings
            report.signature_signers = file.signers

    def _inverse_file_name(self):
        """The name comes with the file."""

    def _inverse_signed_file(self):
        Signature = self.env["cchc.report.signature"].sudo()
        for report in self:
            content = report.signed_file and base64.b64decode(report.signed_file)
            name = report.signed_file_name
            earlier = Signature.search(
                [("submission_id", "=", report.id), ("replaced", "=", False)]
            )
            earlier.write({"replaced": True})
            if content:
                Signature.create(
                    {
                        "submission_id": report.id,
                        "file": base64.b64encode(content),
                        "file_name": name or "signed.pdf",
                        "sha256": hashlib.sha256(content).hexdigest(),
                    }
                )._verify()
