from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

STEPS = [("entered", "Entered in the dossier"), ("withdrawn", "Withdrawn from the dossier")]


class CchcTrainingCertificateLog(models.Model):
    """Which certificate of a class stood in a dossier, since when, and why no longer."""

    _name = "cchc.training.certificate.log"
    _description = "Certificate of a class in the dossier"
    _order = "id desc"
    _log_access = False

    participant_id = fields.Many2one(
        comodel_name="cchc.training.participant", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    at = fields.Datetime(string="When", required=True)
    user_id = fields.Many2one(
        comodel_name="res.users", string="Who", required=True, ondelete="restrict"
    )
    what = fields.Selection(STEPS, required=True)
    certificate = fields.Char(required=True)
    reason = fields.Char()

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table)
        return result

    @api.model
    def _log(self, what, rows, reason=False):
        now = fields.Datetime.now()
        return self.sudo().create(
            [
                {
                    "participant_id": row.id,
                    "unit_id": row.unit_id.id,
                    "at": now,
                    "user_id": self.env.uid,
                    "what": what,
                    "certificate": row._certificate_words(),
                    "reason": reason,
                }
                for row in rows
            ]
        )


class CchcTrainingParticipant(models.Model):
    """The certificate of a class goes straight into the dossier, where it closes the gap."""

    _inherit = "cchc.training.participant"

    log_ids = fields.One2many(
        comodel_name="cchc.training.certificate.log",
        inverse_name="participant_id",
        string="In the dossier",
        readonly=True,
    )

    def action_enter_certificates(self):
        """Enter the certificates of those who passed in their dossiers, all of them together.

        :raise UserError: when nobody's is complete
        """
        self.class_id.check_access("write")
        rows = self.filtered(lambda row: row.state == "passed" and not row.certificate_id)
        rows.class_id._check_ended()
        rows = rows.filtered(lambda row: row.certificate_number and row.certificate_date)
        if not rows:
            raise UserError(
                self.env._(
                    "Enter number and date of the certificates first, of people who passed and "
                    "have none in the dossier."
                )
            )
        made = self.env["cchc.certificate"].create([row._certificate_values() for row in rows])
        for row, certificate in zip(rows, made, strict=True):
            row._set_plain({"certificate_id": certificate.id})
        self.env["cchc.training.certificate.log"]._log("entered", rows)
        rows.need_id._follow_classes()
        return True

    def _certificate_values(self):
        self.ensure_one()
        one = self.class_id
        programme = one.sudo().programme_id
        kind = programme._proved() if programme.proves_kind else {"kind": "professional"}
        return {
            **kind,
            "employee_id": self.employee_id.id,
            "name": programme.name,
            "start": f"{one.date_from:%d/%m/%Y}",
            "when": f"{self.certificate_date:%d/%m/%Y}",
            "document_number": self.certificate_number,
            "document_date": self.certificate_date,
            "issuer": self.certificate_issuer or one.sudo().provider_id.name,
            "score": self.score,
            "attachment_ids": [Command.link(scan.id) for scan in self.attachment_ids.copy()],
        }

    def _certificate_words(self):
        self.ensure_one()
        day = f"{self.certificate_date:%d/%m/%Y}" if self.certificate_date else ""
        return " · ".join(
            filter(None, (self.programme_id.sudo().name, self.certificate_number, day))
        )

    def _withdraw_certificate(self, reason):
        """Take the entry out of the dossier: gap and need are open again.

        :raise UserError: when there is none
        """
        self.class_id.check_access("write")
        for row in self:
            if not row.certificate_id:
                raise UserError(
                    self.env._(
                        "%s has no certificate of this class in the dossier.", row.employee_id.name
                    )
                )
        self.env["cchc.training.certificate.log"]._log("withdrawn", self, reason)
        entries = self.certificate_id
        self._set_plain({"certificate_id": False})
        entries.unlink()
        self._set_state("failed", refusal=reason)

    def _adopt_scans(self):
        adopt_attachments(self)


class CchcTrainingClass(models.Model):
    _inherit = "cchc.training.class"

    def action_enter_certificates(self):
        self.check_access("write")
        return self.participant_ids.action_enter_certificates()

    def _check_ended(self):
        for one in self:
            one._check_over()
