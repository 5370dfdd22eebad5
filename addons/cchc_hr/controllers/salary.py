from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SalaryController(http.Controller):
    """Workbooks of pay; the rights are those of the records on the screen."""

    @http.route("/cchc/arrears/xlsx", type="http", auth="user", methods=["POST"], readonly=True)
    def arrears(self, decisions, **_ignored):
        """The arrears of decisions, month by month."""
        try:
            ids = [int(number) for number in decisions.split(",")]
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        records = request.env["cchc.decision"].browse(ids)
        records.check_access("read")
        return self._workbook(*records._arrears_workbook())

    @http.route(
        "/cchc/salary_sheet/xlsx", type="http", auth="user", methods=["POST"], readonly=True
    )
    def salary_sheet(self, unit, on, **_ignored):
        """The salary sheet of a unit, and of those below it, on a day."""
        try:
            record = request.env["hr.department"].browse(int(unit))
            day = fields.Date.to_date(on)
        except ValueError:
            raise UserError(request.env._("The address of this download is incomplete.")) from None
        record.check_access("read")
        sheet = request.env["cchc.salary.sheet"].with_context(sheet_on=day)
        sheet.check_access("read")
        return self._workbook(*sheet._workbook(record))

    @staticmethod
    def _workbook(name, content):
        return request.make_response(
            content,
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
                ("Cache-Control", "no-store"),
            ],
        )
