from odoo import http
from odoo.http import content_disposition, request

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ReorganisationAnnexController(http.Controller):
    """The annex of a reorganisation; the rights are those of reading it."""

    @http.route(
        "/cchc_reorganisation/annex/<int:act_id>/<string:extension>",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def annex(self, act_id, extension, **_ignored):
        act = request.env["cchc.reorganisation"].browse(act_id).exists()
        if not act or extension not in TYPES:
            raise request.not_found()
        act.check_access("read")
        name, content = act._annex_file(extension)
        return request.make_response(
            content,
            [
                ("Content-Type", TYPES[extension]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
