import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules import upload

EVIDENCE_KINDS = [
    ("citizen", "Citizen card"),
    ("degree", "Degree"),
    ("certificate", "Certificate"),
    ("priority", "Proof of the priority group"),
    ("work", "Proof of work and social insurance"),
    ("form", "Signed paper form"),
    ("other", "Other"),
]
MOST_FILES = 20
DEFAULT_MB = 5
SIZE_PARAMETER = "cchc_recruitment.evidence_mb"


class CchcRecruitmentEvidence(models.Model):
    """A paper that proves what an application says: a scan or a photo.

    The file belongs to this record, so it is read by whoever reads the record: officers in whose
    scope the session lies. The candidate gets the own files through the portal.
    """

    _name = "cchc.recruitment.evidence"
    _description = "Evidence of an application"
    _inherit = "cchc.recruitment.form.part"
    _order = "application_id.id, id"
    _rec_name = "file_name"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(EVIDENCE_KINDS, string="What it proves", required=True, default="other")
    file = fields.Binary(attachment=True, required=True)
    file_name = fields.Char(string="File name")
    mimetype = fields.Char(readonly=True, export_string_translation=False)
    size = fields.Integer(string="Size (bytes)", readonly=True, aggregator=None)

    @api.model_create_multi
    def create(self, vals_list):
        checked = [{**vals, **self._checked(vals)} for vals in vals_list]
        owners = {vals.get("application_id") for vals in vals_list} - {None, False}
        applications = self.env["cchc.recruitment.application"].browse(owners)
        rows = super().create(checked)
        for row in applications:
            if len(row.evidence_ids) > MOST_FILES:
                raise UserError(
                    self.env._(
                        "%(name)s: at most %(count)s files. Put several pages into one PDF.",
                        name=row.name,
                        count=MOST_FILES,
                    )
                )
        return rows

    def write(self, vals):
        if "file" in vals or "file_name" in vals:
            for row in self:
                given = {"file": row.file, "file_name": row.file_name, **vals}
                super(CchcRecruitmentEvidence, row).write({**vals, **row._checked(given)})
            return True
        return super().write(vals)

    @api.model
    def _size_limit(self):
        """The most bytes of one file."""
        value = self.env["ir.config_parameter"].sudo().get_param(SIZE_PARAMETER)
        megabytes = int(value) if (value or "").isdigit() and int(value) else DEFAULT_MB
        return megabytes * 1_000_000

    @api.model
    def _checked(self, vals):
        """What the bytes say the file is.

        :raise UserError: naming the file, what is wrong and what to do
        """
        try:
            content = base64.b64decode(vals.get("file") or b"", validate=True)
        except ValueError:
            content = b""
        limit = self._size_limit()
        try:
            kind = upload.kind_of(content, limit)
        except upload.Refused as refused:
            raise UserError(self._refusal(refused, vals.get("file_name"), limit)) from refused
        return {
            "file_name": upload.safe_name(vals.get("file_name"), kind.extension),
            "mimetype": kind.mimetype,
            "size": len(content),
        }

    @api.model
    def _refusal(self, refused, name, limit):
        reasons = {
            upload.EMPTY: self.env._("“%(file)s” is empty: choose the file again."),
            upload.TOO_LARGE: self.env._(
                "“%(file)s” is too large: at most %(size)s MB. Scan it with a lower resolution."
            ),
            upload.NOT_ACCEPTED: self.env._(
                "“%(file)s” is no PDF, JPEG or PNG, whatever it is called: send a scan or a photo."
            ),
            upload.BROKEN: self.env._("“%(file)s” is damaged or incomplete: scan it again."),
        }
        values = {"file": name or self.env._("The file"), "size": limit // 1_000_000}
        return reasons[refused.code] % values
