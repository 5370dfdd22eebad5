from odoo import api, models

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES, PrintedFile, file_name
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import reform_report
from ..tools.reform_workbook import write_workbook


class CchcReformPlan(models.Model):
    """A plan as a workbook: the tasks that the reader sees."""

    _name = "cchc.reform.plan"
    _inherit = ["cchc.reform.plan", "cchc.document"]

    @api.model
    def _document_formats(self):
        return ("xlsx",)

    def action_print_xlsx(self):
        return self._document_download("xlsx")

    def _print_documents(self, file_format):
        self.ensure_one()
        self.check_access("read")
        name = f"{file_name(self.name)}.xlsx"
        return PrintedFile(name, MIMETYPES["xlsx"], self._workbook())

    def _workbook(self):
        today = vietnam_time.today()
        issuer = self.env["cchc.reform.report"]._issuer(self.env.user.sudo().unit_ids[:1], today)
        parent = issuer["parent"]
        letterhead = Letterhead(
            issuer=tuple(([parent] if parent else []) + issuer["lines"]),
            has_parent=bool(parent),
            place=issuer["place"],
            signatures=("Người lập bảng", "Thủ trưởng đơn vị"),
            paper="a3",
        )
        tasks = self.env["cchc.reform.task"].search([("plan_id", "=", self.id)])
        areas = [
            (area, [self._task_values(task, today) for task in tasks if task.area == area])
            for area in reform_report.AREAS
        ]
        plan = {
            "title": self.name,
            "subtitle": f"Tình hình thực hiện đến ngày {today:%d/%m/%Y}",
            "areas": [(area, rows) for area, rows in areas if rows],
        }
        return write_workbook(plan, letterhead, today)

    @api.model
    def _task_values(self, task, on):
        return {
            "name": task.name,
            "unit": task.unit_id.sudo().name,
            "partners": ", ".join(task.partner_ids.sudo().mapped("name")),
            "deadline": task.deadline,
            "product": task.product or "",
            "budget": task.budget or 0,
            "source": task.budget_source,
            "percent": task._last_report(on).percent,
            "status": task._status_on(on),
            "result": task._last_report(on).result or "",
        }
