from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NomineeFiles(http.Controller):
    @http.route(
        "/cchc_training/nominees/template", type="http", auth="user", methods=["GET", "POST"]
    )
    def template(self, **_ignored):
        """An empty workbook of nominees to fill in."""
        Import = request.env["cchc.training.nominee.import"]
        Import.check_access("create")
        name, content = Import._template()
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
