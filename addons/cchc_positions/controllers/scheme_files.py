from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SchemeFilesController(http.Controller):
    """Workbooks of schemes and of their import; the rights are those of reading the records."""

    @http.route(
        "/cchc_positions/scheme/<int:scheme_id>/xlsx",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def scheme(self, scheme_id, **_ignored):
        scheme = request.env["cchc.position.scheme"].browse(scheme_id).exists()
        if not scheme:
            raise request.not_found()
        return self._file(*scheme._workbook())

    @http.route(
        "/cchc_positions/import/<string:kind>/template",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def template(self, kind, **_ignored):
        """An empty workbook to fill in."""
        Import = request.env["cchc.position.import"]
        Import.check_access("create")
        if kind not in dict(Import._fields["kind"].selection):
            raise request.not_found()
        return self._file(*Import._template(kind))

    def _file(self, name, content):
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
