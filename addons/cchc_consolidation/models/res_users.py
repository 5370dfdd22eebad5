from odoo import models
from odoo.fields import Domain

from .cchc_report_form import PARTS

HANDED_ON = ("submitted", "accepted")


class ResUsers(models.Model):
    """Whose report a user prepares and reads before it is submitted."""

    _inherit = "res.users"

    def _reports_for(self):
        """Ids of the agencies whose own reports are the user's business.

        Being in charge of a committee includes what lies below it, but an unsubmitted report is
        its agency's alone: who is set over the agency reads it once it has been submitted.
        """
        self.ensure_one()
        if not (
            self.has_group("cchc_base.group_hr_officer")
            or self.has_group("cchc_base.group_unit_head")
        ):
            return []
        # Of one that was dissolved the reports of the days before are still to be made.
        units = self.sudo().with_context(active_test=False).unit_ids
        # A division's officer is not the agency's.
        return [unit.id for unit in units if unit.agency_id == unit]

    def _scope_reports(self, path, parts=None):
        """Domain of sheets, people, problems …, by the path to their report.

        Before it is submitted a report is read by its own unit alone, whatever the scope.

        :param parts: path to the parts of the dossier that are told: the reader needs the right
            to each
        """
        self.ensure_one()
        if self.share:
            return list(Domain.FALSE)
        lacking = [
            part for part in PARTS if parts and not self.has_group(f"cchc_base.group_read_{part}")
        ]
        own = Domain(f"{path}.unit_id", "in", self._reports_for())
        handed_on = Domain(f"{path}.state", "in", HANDED_ON) & Domain(
            self._scope_units(f"{path}.unit_id")
        )
        readable = Domain.AND(Domain(parts, "not like", f",{part},") for part in lacking)
        return list((own | handed_on) & readable)

    def _scope_report_steps(self, path=""):
        """Domain of the reports on which the user may act: the own ones and those below."""
        self.ensure_one()
        dot = f"{path}." if path else ""
        units = self._reports_for()
        if self.has_group("cchc_base.group_administrator"):
            units = self.env["hr.department"]._roots().ids
        return list(Domain(f"{dot}unit_id", "in", units) | Domain(f"{dot}above_id", "in", units))
