from odoo import models
from odoo.exceptions import UserError

from .cchc_limit_check import Draft


class CchcPositionScheme(models.Model):
    """A scheme is checked together with the schemes of all other agencies."""

    _inherit = "cchc.position.scheme"

    def action_check_limits(self):
        """Open the limits with this scheme counted as if it were in force."""
        self.ensure_one()
        self.check_access("read")
        review = self.env["cchc.limit.review"].create(
            {
                "date": self.date_from,
                "unit_id": self.unit_id.id,
                "basis": "positions",
                "scheme_id": self.id,
            }
        )
        review._fill(Draft(scheme=self.sudo()))
        return review._open()

    def _check_submittable(self):
        result = super()._check_submittable()
        for scheme in self:
            scheme._check_limits()
        return result

    def _check_approvable(self):
        """Other schemes may have come in force since the submission; approvals take turns."""
        result = super()._check_approvable()
        self.env["cchc.decision.line"]._claim_limits()
        for scheme in self:
            scheme._check_limits()
        return result

    def _check_limits(self):
        """Refuse a scheme that breaks a limit, or worsens a breach, naming what would help.

        :raise UserError: with one line for each limit
        """
        service = self.env["cchc.limit.check"].sudo().with_context(lang=self.env.lang)
        refused, warned = service._check_draft(
            self.date_from, Draft(scheme=self.sudo()), "positions"
        )
        if refused:
            raise UserError(
                self.env._(
                    "%(scheme)s breaks limits:\n%(findings)s",
                    scheme=self.display_name,
                    findings="\n".join(service._describe(finding) for finding in refused),
                )
            )
        if warned:
            self._message_log(body="\n".join(service._describe(finding) for finding in warned))

    def action_check_ratios(self):
        """Open the shares of ranks as this scheme would make them."""
        self.ensure_one()
        self.check_access("read")
        review = self.env["cchc.ratio.review"].create(
            {"unit_id": self.unit_id.id, "date": self.date_from, "scheme_id": self.id}
        )
        return review.action_compute()
