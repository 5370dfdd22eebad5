from odoo import api, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.tools.vietnam_time import today

from ..documents import listing, paper


class CchcEvaluationUnit(models.Model):
    """The classification of an agency as a list, and the papers of all its people in one file."""

    _name = "cchc.evaluation.unit"
    _inherit = ["cchc.evaluation.unit", "cchc.document"]

    def action_print_sheets_pdf(self):
        return self.evaluation_ids.action_print_pdf()

    def action_print_sheets_docx(self):
        return self.evaluation_ids.action_print_docx()

    def action_print_notices_pdf(self):
        return self.evaluation_ids.action_print_notice_pdf()

    def action_print_notices_docx(self):
        return self.evaluation_ids.action_print_notice_docx()

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        return {row.id: row._classification_paper(history) for row in rows}

    def _classification_paper(self, history):
        day, period = self.decision_date or today(), self.period_id
        words = paper.period_words(period.kind, period.number, period.year)
        document = self.decision_number or ""
        return listing.context(
            self.unit_id._document_issuer(history, day),
            day,
            unit=self.unit_id.name,
            period=words[0].lower() + words[1:],
            document=f"{document} ngày {paper.day_text(day)}" if document else "",
            unit_rating=self.unit_rating or "",
            groups=[
                (
                    group.name or "Chưa xếp nhóm",
                    [row._list_row() for row in rows.sorted(lambda row: row._list_order())],
                    self._cap_words(rows),
                )
                for group, rows in self._by_group().items()
            ],
            signature=official.signature_lines(
                self.signed_by or official.head_title(self.unit_id.name)
            ),
        )

    def _by_group(self):
        """``{group of similar tasks: its evaluations}`` in the order of the groups."""
        groups = self.evaluation_ids.grouped("group_id")
        return dict(sorted(groups.items(), key=lambda pair: (pair[0].sequence, pair[0].id)))

    def _cap_words(self, rows):
        """The cap of a group in words: 20% × 33 người tốt → nhiều nhất 6, đã xếp 5."""
        over = self._over_cap(rows)
        good, excellent, most = over["good"], over["excellent"], over["most"]
        if most is None or not self.period_id._is_yearly():
            return f"{excellent} người; không tính tỷ lệ"
        words = f"{good} người hoàn thành tốt, nhiều nhất {most} người xuất sắc, đã xếp {excellent}"
        return f"{words}, vượt {over.value}" if over.value else words

    @api.model
    def _document_samples(self):
        return listing.samples()

    def _document_name(self):
        self.ensure_one()
        return f"Danh sach xep loai {self.unit_id.name} {self.period_id.year}"

    @api.model
    def _document_bundle_name(self):
        return "Danh sach xep loai chat luong"


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def _list_order(self):
        return (not self.leader, self.unit_id.id, self.employee_id.name)

    def _list_row(self):
        self.ensure_one()
        return (
            self.employee_id.name,
            self.position_title or self.position_id.name or "",
            self._sheet_points("points"),
            self.level or self.proposed_level or "",
            "" if self.classified else self.why_not or "",
        )
