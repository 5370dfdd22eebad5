import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.documents import signed_pdf
from odoo.addons.cchc_hr.models.cchc_signed_file import BADGES
from odoo.addons.cchc_hr.rules import signed_document

from ..rules import signed_report

# Reports whose signatures were accepted as they are.
SIGNED = ("signed", "submitted", "accepted")


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
    certificates = fields.Json(readonly=True, export_string_translation=False)
    parts_printed = fields.Char(readonly=True)

    def _verify(self):
        """Look at the files and keep what was found, in the words of who looks."""
        roots, others = self.env["cchc.trust.root"]._trusted()
        for file in self.sudo():
            content = base64.b64decode(file.with_context(bin_size=False).file or b"")
            found = signed_pdf.inspect(content, roots, others)
            problems = signed_report.judge(found, file._expected(content, found))
            told = [translate(self.env, problem) for problem in problems]
            file.write(
                {
                    "verdict": signed_document.verdict(problems),
                    "findings": "\n".join(f"• {text}" for text in told) or False,
                    "signers": "\n".join(
                        map(self.env["cchc.signed.file"]._tell_signer, found.signers)
                    )
                    or False,
                    "certificates": {one.name: one.serial for one in found.signers},
                }
            )

    def _expected(self, content, found):
        """What the report says of the file."""
        report = self.submission_id
        unit, copies = report.unit_id, report.signing_copy_ids
        same = copies.filtered(
            lambda copy: copy.sha256 == hashlib.sha256(content[: copy.size]).hexdigest()
        )
        copy = (same or copies.filtered(lambda one: one.identifier == found.identifier))[:1]
        added = removed = ()
        if copy and found.obstacle in ("", "unsigned"):
            added, removed = self._differences(copy, content)
        return signed_report.Expected(
            signed_document.Expected(
                agencies=tuple({unit.agency_id.name: 1, unit.name: 1}),
                identifiers=frozenset(copies.mapped("identifier")),
                is_same_file=bool(same),
                added=added,
                removed=removed,
                is_outdated=bool(copy) and copy.seal != report._seal_now(),
            ),
            heads=tuple(self._heads(unit)),
            copy_made=bool(copies),
            earlier=tuple(self._earlier_certificates().items()),
        )

    @api.model
    def _differences(self, copy, content):
        printed = base64.b64decode(copy.with_context(bin_size=False).file)
        try:
            return signed_document.differences(signed_pdf.words(printed), signed_pdf.words(content))
        except ValueError:
            return (), ("…",)

    @api.model
    def _heads(self, unit):
        """Names of who signs for a unit: its head by post, and whose account is the head's."""
        group = self.env.ref("cchc_base.group_unit_head").sudo()
        accounts = group.all_user_ids.filtered(lambda user: unit in user.unit_ids)
        versions = self.env["hr.version"].sudo()
        today = vietnam_time.today()
        posts = versions.search(
            self.env["cchc.report.form"]._base_domain(versions, today)
            & Domain("department_id", "=", unit.id)
            & Domain("leadership_post_id.role", "=", "head")
            & Domain("in_service", "=", True)
        )
        return dict.fromkeys([*posts.employee_id.mapped("name"), *accounts.mapped("name")])

    def _earlier_certificates(self):
        """``{signer: number of the certificate}`` of the last signed reports of the unit."""
        before = self.search(
            [
                ("submission_id.unit_id", "=", self.submission_id.unit_id.id),
                ("submission_id", "!=", self.submission_id.id),
                ("submission_id.state", "in", SIGNED),
                ("replaced", "=", False),
            ],
            order="id desc",
            limit=5,
        )
        found = {}
        for file in before:
            found = {**(file.certificates or {}), **found}
        return found


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
                        "parts_printed": report.sudo()._parts_printed(),
                    }
                ).sudo(False)._verify()
        # They have one compute with the field that is being written, which keeps them.
        self.invalidate_recordset(
            ["signature_verdict", "signature_findings", "signature_signers", "signature_ids"]
        )

    def action_verify_signature(self):
        """Look at the signed document again: a root certificate may have come since."""
        self._check_mine()
        self.sudo()._signed_now()._verify()
        self.invalidate_recordset()
        return True

    def _signed_now(self):
        """The signed documents that count."""
        return self.env["cchc.report.signature"].search(
            [("submission_id", "in", self.ids), ("replaced", "=", False)]
        )

    def _check_signed_document(self):
        """Refuse a signed document that is not valid, or not of the figures as they stand.

        :raise UserError: naming what was found
        """
        for file in self.sudo()._signed_now():
            # The figures may have been computed anew since it was uploaded.
            file._verify()
            if file.verdict == "invalid":
                raise UserError(
                    self.env._(
                        "The signed document of %(report)s is not valid: %(findings)s",
                        report=file.submission_id.display_name,
                        findings=file.findings or "",
                    )
                )
