import base64
import hashlib

from odoo import api, fields, models
from odoo.tools import format_datetime

from odoo.addons.cchc_base.tools.problems import translate

from ..documents import signed_pdf
from ..rules import document_number, signed_document

BADGES = [("valid", "Valid"), ("doubtful", "With warnings"), ("invalid", "Not valid")]


class CchcSignedFile(models.Model):
    """A signed file of a decision as it was uploaded, and what was found in it.

    Nobody writes these: they come with the upload on the decision, and one that is replaced
    stays beside the one that replaces it.
    """

    _name = "cchc.signed.file"
    _description = "Signed document"
    _order = "id desc"
    _rec_name = "file_name"

    decision_id = fields.Many2one(
        comodel_name="cchc.decision", required=True, readonly=True, index=True, ondelete="cascade"
    )
    file = fields.Binary(attachment=True, readonly=True)
    file_name = fields.Char(readonly=True)
    sha256 = fields.Char(readonly=True, string="Fingerprint (SHA-256)")
    uploaded_at = fields.Datetime(readonly=True)
    uploaded_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    replaced_at = fields.Datetime(readonly=True)
    replaced_by_id = fields.Many2one(comodel_name="res.users", readonly=True)
    verdict = fields.Selection(BADGES, readonly=True, string="Signatures")
    findings = fields.Text(readonly=True)
    signers = fields.Text(readonly=True)
    verified_at = fields.Datetime(readonly=True)
    verified_by_id = fields.Many2one(comodel_name="res.users", readonly=True)

    def _verify(self):
        """Look at the files and keep what was found, in the words of who looks."""
        roots, others = self.env["cchc.trust.root"]._trusted()
        for file in self.sudo():
            content = base64.b64decode(file.with_context(bin_size=False).file or b"")
            found = signed_pdf.inspect(content, roots, others)
            problems = signed_document.judge(found, file._expected(content, found))
            told = [translate(self.env, problem) for problem in problems]
            file.write(
                {
                    "verdict": signed_document.verdict(problems),
                    "findings": "\n".join(f"• {text}" for text in told) or False,
                    "signers": "\n".join(map(self._tell_signer, found.signers)) or False,
                    "verified_at": fields.Datetime.now(),
                    "verified_by_id": self.env.uid,
                }
            )

    @api.model
    def _tell_signer(self, signer):
        who = f"{signer.name} ({signer.organisation})" if signer.organisation else signer.name
        at = signer.signed_at and format_datetime(
            self.env, signer.signed_at.replace(tzinfo=None), dt_format="dd/MM/yyyy HH:mm"
        )
        return self.env._(
            "%(who)s – signed at %(at)s – certificate by %(issuer)s, number %(serial)s",
            who=who,
            at=at or "…",
            issuer=signer.issuer,
            serial=signer.serial,
        )

    def _expected(self, content, found):
        """What the decision says of the file."""
        decision = self.decision_id
        copies = decision.signing_copy_ids
        same = copies.filtered(
            lambda copy: copy.sha256 == hashlib.sha256(content[: copy.size]).hexdigest()
        )
        copy = (same or copies.filtered(lambda one: one.identifier == found.identifier))[:1]
        added = removed = ()
        if copy and found.obstacle in ("", "unsigned"):
            added, removed = self._differences(copy, content)
        agency = decision.unit_id.agency_id
        return signed_document.Expected(
            signer=decision.signer_name or "",
            agencies=tuple({agency.name: 1, decision.unit_id.name: 1}),
            identifiers=frozenset(copies.mapped("identifier")),
            is_same_file=bool(same),
            added=added,
            removed=removed,
            is_outdated=bool(copy) and copy.content_digest != decision._content_digest(),
        )

    def _differences(self, copy, content):
        decision = self.decision_id
        printed = base64.b64decode(copy.with_context(bin_size=False).file)
        number = document_number.parse(decision.number)
        day = decision.date_signed
        stamped = [decision.number or "", str(number.ordinal), f"{number.ordinal:02d}"]
        if day:
            stamped += [str(day.day), f"{day.day:02d}", str(day.month), f"{day.month:02d}"]
            stamped.append(str(day.year))
        try:
            return signed_document.differences(
                signed_pdf.words(printed), signed_pdf.words(content), stamped
            )
        except ValueError:
            return (), ("…",)


class CchcDecision(models.Model):
    """The signed paper of a decision, verified as it is uploaded."""

    _inherit = "cchc.decision"

    signed_file = fields.Binary(
        string="Signed document",
        compute="_compute_signed_file",
        inverse="_inverse_signed_file",
        copy=False,
    )
    signed_file_ids = fields.One2many(
        comodel_name="cchc.signed.file", inverse_name="decision_id", string="Signed files"
    )
    signature_verdict = fields.Selection(
        BADGES, compute="_compute_signature", string="Signatures", compute_sudo=True
    )
    signature_findings = fields.Text(compute="_compute_signature", compute_sudo=True)
    signature_signers = fields.Text(compute="_compute_signature", compute_sudo=True)
    signature_verified_at = fields.Datetime(compute="_compute_signature", compute_sudo=True)
    signature_verified_by_id = fields.Many2one(
        comodel_name="res.users", compute="_compute_signature", compute_sudo=True
    )

    def _signed_now(self):
        """The signed file that counts, by decision."""
        files = self.env["cchc.signed.file"].sudo()
        found = files.search([("decision_id", "in", self.ids), ("replaced_at", "=", False)])
        return {file.decision_id.id: file for file in found}

    @api.depends("signed_file_ids.replaced_at")
    @api.depends_context("bin_size")
    def _compute_signed_file(self):
        present = self._signed_now()
        for decision in self:
            file = present.get(decision._origin.id)
            decision.signed_file = file and file.file

    @api.depends("signed_file_ids.replaced_at", "signed_file_ids.verified_at")
    def _compute_signature(self):
        present = self._signed_now()
        empty = self.env["cchc.signed.file"].sudo()
        for decision in self:
            file = present.get(decision._origin.id, empty)
            decision.signature_verdict = file.verdict
            decision.signature_findings = file.findings
            decision.signature_signers = file.signers
            decision.signature_verified_at = file.verified_at
            decision.signature_verified_by_id = file.verified_by_id

    def _inverse_signed_file(self):
        """A new file beside the earlier one, which stays and says who replaced it and when."""
        now = fields.Datetime.now()
        present = self._signed_now()
        created = self.env["cchc.signed.file"].sudo()
        for decision in self:
            content = decision.signed_file and base64.b64decode(decision.signed_file)
            earlier = present.get(decision.id)
            if earlier:
                if content and earlier.sha256 == hashlib.sha256(content).hexdigest():
                    continue
                earlier.write({"replaced_at": now, "replaced_by_id": self.env.uid})
                decision._message_log(
                    body=self.env._("The signed document %s was replaced.", earlier.file_name or "")
                )
            if content:
                created |= created.create(
                    {
                        "decision_id": decision.id,
                        "file": base64.b64encode(content),
                        "file_name": decision.signed_file_name or "signed.pdf",
                        "sha256": hashlib.sha256(content).hexdigest(),
                        "uploaded_at": now,
                        "uploaded_by_id": self.env.uid,
                    }
                )
        created.sudo(False)._verify()
        self.invalidate_recordset(["signed_file", *self._signature_fields()])

    @api.model
    def _signature_fields(self):
        return [name for name in self._fields if name.startswith("signature_")]

    def action_verify_signatures(self):
        self.check_access("write")
        self.env["cchc.signed.file"].browse(
            [file.id for file in self._signed_now().values()]
        )._verify()
        self.invalidate_recordset(self._signature_fields())
        return True

    @api.model
    def _adopt_signed_files(self):
        """Files uploaded before they were verified: the same attachments, now of their own rows."""
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "cchc.decision"), ("res_field", "=", "signed_file")])
        )
        decisions = {
            one.id: one for one in self.sudo().search([("id", "in", attachments.mapped("res_id"))])
        }
        for attachment in attachments:
            decision = decisions.get(attachment.res_id)
            if not decision:
                continue
            content = attachment.raw or b""
            file = (
                self.env["cchc.signed.file"]
                .sudo()
                .create(
                    {
                        "decision_id": decision.id,
                        "file_name": decision.signed_file_name or "signed.pdf",
                        "sha256": hashlib.sha256(content).hexdigest(),
                        "uploaded_at": attachment.create_date,
                        "uploaded_by_id": attachment.create_uid.id,
                    }
                )
            )
            attachment.write(
                {"res_model": "cchc.signed.file", "res_field": "file", "res_id": file.id}
            )
