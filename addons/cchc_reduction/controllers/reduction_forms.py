from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from odoo.addons.cchc_base.controllers.report import MIMETYPES


class ReductionController(http.Controller):
    """Forms of staff reduction; the rights are those of the records on the screen."""

    @http.route(
        "/cchc/reduction/<any(forms,results):what>/<any(xlsx,ods,docx,pdf):file_format>",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def printed(self, what, file_format, lists, **_ignored):
        try:
            ids = [int(number) for number in lists.split(",")]
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        records = request.env["cchc.reduction.list"].browse(ids)
        records.check_access("read")
        name, content = records._printed(what, file_format)
        return request.make_response(
            content,
            [
                ("Content-Type", MIMETYPES[file_format]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
