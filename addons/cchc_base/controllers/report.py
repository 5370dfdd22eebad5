from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

MIMETYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class ReportController(http.Controller):
    """Downloads of reports; the rights are those of the figures on the screen."""

    @http.route(
        "/cchc/report/<int:form_id>/<any(xlsx,ods,docx,pdf):file_format>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def printed(
        self,
        form_id,
        file_format,
        units,
        on,
        known_on=None,
        depth=None,
        structure_on=None,
        **_ignored,
    ):
        """A form with its figures, as a spreadsheet or as a document.

        :param units: ids of the chosen units, separated by commas
        :param depth: levels below them, all if left out
        """
        form = request.env["cchc.report.form"].browse(form_id)
        try:
            unit_ids = [int(unit) for unit in units.split(",")]
            levels = int(depth) if depth else None
            day, known_day = fields.Date.to_date(on), fields.Date.to_date(known_on)
            structure_day = fields.Date.to_date(structure_on)
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        chosen = form._units(unit_ids)
        name, content = form._printed(chosen, day, known_day, levels, file_format, structure_day)
        return request.make_response(
            content,
            [
                ("Content-Type", MIMETYPES[file_format]),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
