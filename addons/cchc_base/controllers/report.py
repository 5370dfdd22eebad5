from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportController(http.Controller):
    """Downloads of reports; the rights are those of the figures on the screen."""

    @http.route(
        "/cchc/report/<int:form_id>/xlsx", type="http", auth="user", methods=["GET"], readonly=True
    )
    def xlsx(self, form_id, units, on, known_on=None, depth=None, **_ignored):
        """The workbook of a form.

        :param units: ids of the chosen units, separated by commas
        :param depth: levels below them, all if left out
        """
        form = request.env["cchc.report.form"].browse(form_id)
        try:
            unit_ids = [int(unit) for unit in units.split(",")]
            levels = int(depth) if depth else None
            day, known_day = fields.Date.to_date(on), fields.Date.to_date(known_on)
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        name, content = form._workbook(form._units(unit_ids), day, known_day, levels)
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
