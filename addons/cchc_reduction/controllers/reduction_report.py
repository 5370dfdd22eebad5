from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from odoo.addons.cchc_base.controllers.report import MIMETYPES

from ..wizards.cchc_reduction_report import FORMATS


class ReductionReportController(http.Controller):
    """The report on results as a file; the rights are those of the figures on the screen."""

    @http.route(
        "/cchc/reduction/results", type="http", auth="user", methods=["POST"], readonly=True
    )
    def results(self, report, file_format, **_ignored):
        if not report.isdigit() or file_format not in FORMATS:
            raise UserError(request.env._("The address of this download is incomplete."))
        record = request.env["cchc.reduction.report"].browse(int(report)).exists()
        record.check_access("read")
        if not record:
            raise UserError(request.env._("This report is gone: open it anew."))
        name, content = record._printed(file_format)
        return request.make_response(
            content,
            [
                ("Content-Type", MIMETYPES[file_format]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
