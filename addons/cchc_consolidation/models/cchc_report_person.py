from odoo import api, models
from odoo.api import SUPERUSER_ID


class CchcReportPerson(models.Model):
    """The people behind a figure of the board and of the overview, besides those of forms."""

    _inherit = "cchc.report.person"

    @api.model
    def _cell_of(self, cell):
        if isinstance(cell, dict) and cell.get("picture"):
            # The ORM reads some of a list in sudo; the rights that count are the reader's.
            pictures = self.env["cchc.picture"].sudo(self.env.uid == SUPERUSER_ID)
            return pictures._cell_domain(cell)
        if isinstance(cell, dict) and cell.get("path"):
            pictures = self.env["cchc.picture"].sudo(self.env.uid == SUPERUSER_ID)
            return pictures._path_domain(cell)
        return super()._cell_of(cell)
