from odoo import api, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES, PrintedFile, file_name
from odoo.addons.cchc_base.tools.vietnam_time import today

from ..documents import training_plan


class CchcTrainingPlan(models.Model):
    """The plan on paper: Word, PDF and workbook."""

    _name = "cchc.training.plan"
    _inherit = ["cchc.training.plan", "cchc.document"]

    @api.model
    def _document_formats(self):
        return (*super()._document_formats(), "xlsx")

    def action_print_xlsx(self):
        self.ensure_one()
        return self._document_download("xlsx")

    def _print_documents(self, file_format):
        if file_format != "xlsx":
            return super()._print_documents(file_format)
        self.ensure_one()
        self.check_access("read")
        plan = self.with_context(lang="vi_VN").sudo()
        content = training_plan.workbook(plan._paper_issuer(), plan._paper_day(), **plan._paper())
        return PrintedFile(f"{file_name(self._document_name())}.xlsx", MIMETYPES["xlsx"], content)

    def _document_context(self):
        plans = self.with_context(lang="vi_VN").sudo()
        return {plan.id: plan._paper_context() for plan in plans}

    def _paper_context(self):
        planned = self._planned_by_source()
        return training_plan.context(
            self._paper_issuer(),
            self._paper_day(),
            **self._paper(),
            budget=[
                (row.source, row.amount, planned.get(row.source, 0)) for row in self.budget_ids
            ],
            note=self.note,
            document=self.document_id.display_name or "",
            signature=official.signature_lines(official.head_title(self.unit_id.name)),
        )

    def _paper_day(self):
        return self.approved_at.date() if self.approved_at else today()

    def _paper_issuer(self):
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        return self.unit_id._document_issuer(Unit._unit_history(), self._paper_day())

    def _paper(self):
        contents = dict(
            self.env["cchc.training.programme"]._fields["content"]._description_selection(self.env)
        )
        return {
            "kind": self.kind,
            "years": (self.year_from, self.year_to),
            "unit": self.unit_id.name,
            "lines": [
                training_plan.Line(
                    content=contents.get(line.programme_id.content, ""),
                    programme=line.programme_id.name,
                    unit=line.unit_id.name,
                    year=line.year,
                    quarter=line.quarter or "",
                    people=line.people,
                    cost=line.cost_per_head or 0,
                    amount=line.amount,
                    source=line.source,
                    note=line.note or "",
                )
                for line in self.line_ids.sorted(
                    lambda one: (one.programme_id.content or "z", one.year, one.quarter or "9",
                                 one.programme_id.sequence, one.unit_id.name)
                )
            ],
        }  # fmt: skip

    @api.model
    def _document_samples(self):
        return training_plan.samples()

    def _document_name(self):
        self.ensure_one()
        return f"Ke hoach dao tao boi duong {self.name}"

    @api.model
    def _document_bundle_name(self):
        return "Ke hoach dao tao boi duong"
