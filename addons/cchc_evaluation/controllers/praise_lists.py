from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from odoo.addons.cchc_base.controllers.report import MIMETYPES


class PraiseListController(http.Controller):
    """Lists of titles and of extra income; the rights are those of the records on the screen."""

    @http.route(
        "/cchc/evaluation/praise/<any('cchc.extra.income','cchc.emulation.round'):model>"
        "/<any(xlsx,ods,docx,pdf):file_format>",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def printed(self, model, file_format, record, **_ignored):
        if not record.isdecimal():
            raise UserError(request.env._("The address of this download is incomplete."))
        printed = request.env[model].browse(int(record))
        printed.check_access("read")
        name, content = printed._printed(file_format)
        return request.make_response(
            content,
            [
                ("Content-Type", MIMETYPES[file_format]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
