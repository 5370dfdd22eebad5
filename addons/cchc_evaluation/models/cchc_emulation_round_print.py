from odoo import models

from odoo.addons.cchc_base.rules.vietnamese import sort_key

from ..workbooks import praise_lists
from .praise_facts import PraiseFacts


class CchcEmulationRound(models.Model):
    """The list on paper."""

    _inherit = "cchc.emulation.round"

    def action_print_list(self):
        return self._print_list("pdf")

    def action_print_list_docx(self):
        return self._print_list("docx")

    def action_print_list_xlsx(self):
        return self._print_list("xlsx")

    def _list_file_name(self):
        return f"danh-sach-thi-dua-{self.year}"

    def _list_pages(self):
        told = [f"(Biên bản Hội đồng Thi đua – Khen thưởng {self.minutes})" if self.minutes else ""]
        frame = self._list_frame(told, praise_lists.COUNCIL)
        title = f"Danh sách đề nghị khen thưởng năm {self.year}"
        return praise_lists.titles(self._listed_people(), self._listed_collectives(), frame, title)

    def _listed_people(self):
        rows = self.sudo().proposal_ids.filtered(lambda one: one.state != "refused")
        ratings = PraiseFacts(rows.employee_id, self.year).ratings()
        return [
            self._listed(
                row,
                row.employee_id.name,
                row.department_id.name,
                ratings.get(row.employee_id.id, {}).get(self.year, ""),
            )
            for row in rows.sorted(
                lambda one: (one.title_id.sequence, sort_key(one.employee_id.name))
            )
        ]

    def _listed_collectives(self):
        rows = self.sudo().collective_ids.filtered(lambda one: one.state != "refused")
        return [
            self._listed(row, row.department_id.name, row.unit_id.name, row.rating)
            for row in rows.sorted(lambda one: (one.title_id.sequence, one.department_id.name))
        ]

    def _listed(self, row, name, unit, rating):
        return praise_lists.Proposed(
            title=row.title_id.name,
            name=name,
            unit=unit or "",
            rating=rating or "",
            merit=row.merit or "",
            votes=f"{row.votes}/{self.council_size}" if row.vote_share else "",
            coefficient=row.coefficient or "",
            reward=row.reward,
            note=row._listed_note(),
        )


class CchcEmulationItem(models.AbstractModel):
    _inherit = "cchc.emulation.item"

    def _listed_note(self):
        self.ensure_one()
        if not self.met:
            return f"Chưa đủ điều kiện: {self.missing}"
        if self.coefficient and not self.reward:
            return "Nhận tiền thưởng của danh hiệu cao hơn"
        return ""
