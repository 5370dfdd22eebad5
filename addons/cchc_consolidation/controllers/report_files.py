from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportFilesController(http.Controller):
    """Workbooks of reports; the rights are those of reading the report and its sheets."""

    @http.route(
        "/cchc_consolidation/report/<int:report_id>/<string:what>",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def report(self, report_id, what, **_ignored):
        report = request.env["cchc.report.submission"].browse(report_id).exists()
        if not report or what not in ("blank", "sheets"):
            raise request.not_found()
        name, content = getattr(report, f"_{what}_workbook")()
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
