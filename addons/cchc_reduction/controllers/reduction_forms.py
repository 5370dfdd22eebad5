from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReductionController(http.Controller):
    """Forms of staff reduction; the rights are those of the records on the screen."""

    @http.route("/cchc/reduction/xlsx", type="http", auth="user", methods=["POST"], readonly=True)
    def forms(self, lists, what="forms", **_ignored):
        try:
            ids = [int(number) for number in lists.split(",")]
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        records = request.env["cchc.reduction.list"].browse(ids)
        records.check_access("read")
        name, content = records._workbook(what)
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
