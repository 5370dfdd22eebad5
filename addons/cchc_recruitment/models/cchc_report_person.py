from odoo import api, models

from .cchc_report_form import POST


class CchcReportPerson(models.Model):
    """The posts behind the figures about recruitment: candidates are no people of the register."""

    _inherit = "cchc.report.person"

    @api.model
    def _paths(self, source):
        if source == POST:
            return {
                "id": "id",
                "what": "name",
                "name_sort": "unit_id.code",
                "unit_id": "unit_id",
                "date_version": "session_id.announced_on",
            }
        return super()._paths(source)

    def action_open_person(self):
        """Of a post its own page, where the reader sees it; else its unit."""
        self.ensure_one()
        post = self.env[POST].browse(self.id)
        if self.env.context.get("cchc_source") != POST or not post.has_access("read"):
            return super().action_open_person()
        return {
            "type": "ir.actions.act_window",
            "res_model": POST,
            "res_id": post.id,
            "views": [(False, "form")],
        }
