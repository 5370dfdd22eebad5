from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportFilesController(http.Controller):
    """Workbooks of the import, for whoever may import."""

    @http.route("/cchc_hr/import/template", type="http", auth="user", methods=["GET"])
    def template(self, **_ignored):
        """An empty workbook to fill in."""
        Batch = request.env["cchc.import.batch"]
        Batch.check_access("create")
        return self._download(*Batch._template())

    @http.route(
        "/cchc_hr/import/<int:batch_id>/annotated", type="http", auth="user", methods=["GET"]
    )
    def annotated(self, batch_id, **_ignored):
        """The file of a batch with what is wrong in a column of its own."""
        batch = request.env["cchc.import.batch"].browse(batch_id)
        batch.check_access("read")
        return self._download(*batch._annotated())

    def _download(self, name, content):
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
