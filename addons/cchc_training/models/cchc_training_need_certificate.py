from odoo import models

from .words import PROVED_LEVELS


class CchcQualificationNeed(models.Model):
    """Needs that no standard knows of follow the certificates of the dossier, too."""

    _inherit = "cchc.qualification.need"

    def _follow_certificates(self, people):
        """Close what a certificate of these people proves, open again what it proves no longer.

        Needs from gaps follow from the standards by themselves.
        """
        needs = self.sudo().search(
            [
                ("employee_id", "in", people.ids),
                ("origin", "!=", "gap"),
                ("programme_id.proves_kind", "!=", False),
                *("|", ("state", "!=", "closed"), ("met", "=", True)),
            ]
        )
        if not needs:
            return
        proved = needs._proved_by_dossier()
        proved.filtered(lambda need: need.state != "closed")._close(met=True)
        (needs - proved).filtered("met")._open_again()

    def _met_by_class(self):
        # A certificate from elsewhere is as good as one of a class.
        others = self.filtered(lambda need: need.origin != "gap" and need.programme_id.proves_kind)
        return super()._met_by_class() | others._proved_by_dossier()

    def _proved_by_dossier(self):
        """Those whose person holds the certificate that their programme gives."""
        held = self.env["cchc.certificate"].sudo().search_fetch(
            [("employee_id", "in", self.employee_id.ids)],
            ["employee_id", "kind", "name", *set(PROVED_LEVELS.values())],
        )  # fmt: skip
        by_person = held.grouped("employee_id")
        none = held.browse()
        return self.filtered(lambda need: need._proved_by(by_person.get(need.employee_id, none)))

    def _proved_by(self, certificates):
        """Whether one of the certificates is what the programme gives."""
        self.ensure_one()
        return self.programme_id._proved_in(certificates)


class CchcCertificate(models.Model):
    _inherit = "cchc.certificate"

    def _after_change(self, people):
        result = super()._after_change(people)
        self.env["cchc.qualification.need"]._follow_certificates(people)
        return result
