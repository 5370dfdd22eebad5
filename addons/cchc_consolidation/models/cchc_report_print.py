from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..tools import stored_sheet


class CchcReportSubmission(models.Model):
    """The stored sheets of a report as a file, in the layout of their forms."""

    _inherit = "cchc.report.submission"

    def action_download_sheets(self):
        """The stored sheets in the layout of the forms; the context says in which format."""
        file_format = self.env.context.get("file_format") or "xlsx"
        return self._download(f"sheets/{file_format}")

    def _printed_sheets(self, file_format="xlsx"):
        """``(name, bytes)``: every sheet that the reader may read, with the seal below it."""
        self.ensure_one()
        sheets = self.env["cchc.report.sheet"].search([("submission_id", "=", self.id)])
        if not sheets:
            raise UserError(self.env._("There are no sheets to download."))
        content = self._write_sheets(sheets, self.seal, file_format)
        return f"{self._file_stem()}.{file_format}", content

    def _write_sheets(self, sheets, seal, file_format):
        """The bytes of sheets in one of the formats of printed forms."""
        unit = self.unit_id.sudo()
        history = unit._unit_history()
        issuer = unit._document_issuer(history, self.period_id.date_to)
        pages = stored_sheet.pages_of(
            [
                {
                    "declaration": sheet.declaration,
                    "lines": [{**line, "name": line["name"] or unit.name} for line in sheet.lines],
                }
                for sheet in sheets
            ],
            issuer,
            seal or "",
            vietnam_time.today(),
        )
        return self.env["cchc.report.form"]._write_pages(pages, file_format)

    def _file_stem(self):
        unit = self.unit_id.sudo()
        stem = f"{unit.code or unit.id}_{self.period_id.date_to:%Y-%m-%d}_v{self.version}"
        return stem.replace("/", "-")
