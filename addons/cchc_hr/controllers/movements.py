from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MovementController(http.Controller):
    """The printed movements of a period; the rights are those of the list on the screen."""

    @http.route("/cchc/movements/xlsx", type="http", auth="user", methods=["POST"], readonly=True)
    def movements(self, unit, start, end, known_on=None, **_ignored):
        """Who entered and left a unit, and those below it, between two days."""
        try:
            units = request.env["cchc.report.form"]._units(int(unit))
            days = [fields.Date.to_date(day or None) for day in (start, end, known_on)]
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        if not (units and days[0] and days[1]):
            raise UserError(request.env._("The address of this download is incomplete."))
        name, content = request.env["cchc.movement"]._workbook(units, *days)
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
