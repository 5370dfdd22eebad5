from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.cchc_base.controllers.report import MIMETYPES


class ReportFilesController(http.Controller):
    """Files of reports; the rights are those of reading the report and its sheets."""

    @http.route(
        "/cchc_consolidation/report/<int:report_id>/blank",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def blank(self, report_id, **_ignored):
        """The workbook that a unit outside the system fills in."""
        name, content = self._report(report_id)._blank_workbook()
        return self._file(name, content, "xlsx")

    @http.route(
        "/cchc_consolidation/report/<int:report_id>/sheets/<any(xlsx,ods,docx,pdf):file_format>",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def sheets(self, report_id, file_format, **_ignored):
        """The stored sheets, as a spreadsheet or as a document."""
        name, content = self._report(report_id)._printed_sheets(file_format)
        return self._file(name, content, file_format)

    def _report(self, report_id):
        report = request.env["cchc.report.submission"].browse(report_id).exists()
        if not report:
            raise request.not_found()
        return report

    def _file(self, name, content, file_format):
        return request.make_response(
            content,
            [
                ("Content-Type", MIMETYPES[file_format]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
