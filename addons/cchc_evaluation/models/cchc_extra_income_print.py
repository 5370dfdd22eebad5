from odoo import models

from ..workbooks import praise_lists


class CchcExtraIncome(models.Model):
    """The list on paper."""

    _inherit = "cchc.extra.income"

    def action_print_list(self):
        return self._print_list("pdf")

    def action_print_list_docx(self):
        return self._print_list("docx")

    def action_print_list_xlsx(self):
        return self._print_list("xlsx")

    def _list_file_name(self):
        return f"thu-nhap-tang-them-{self.year}-{self.period}"

    def _list_pages(self):
        told = [f"({self.regulation})" if self.regulation else ""]
        if self.approval_number:
            told.append(
                f"(Kèm theo Quyết định số {self.approval_number} ngày "
                f"{self.approval_date:%d/%m/%Y})"
            )
        rows = [
            praise_lists.Income(
                name=line.employee_id.name,
                unit=line.department_id.name or "",
                post=line.post or "",
                rating=line.rating or "",
                coefficient=line.coefficient or "",
                months=line.months,
                amount=line.amount,
                reason=line.reason or "",
            )
            for line in self.sudo().line_ids
        ]
        frame = self._list_frame(told, praise_lists.SIGNATURES)
        return praise_lists.income(rows, frame, f"Danh sách chi {self.name}".replace(" – ", ", "))
