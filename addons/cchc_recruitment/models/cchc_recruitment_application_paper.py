import pytz

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import candidate_paper
from . import priority_groups

RECEIPT, LETTER = "bien_nhan_du_tuyen", "thong_bao_khong_du_dieu_kien"


class CchcRecruitmentApplication(models.Model):
    """Papers for the candidate: the receipt, or the letter that says why not."""

    _name = "cchc.recruitment.application"
    _inherit = ["cchc.recruitment.application", "cchc.document"]

    def action_print_receipt(self):
        return self._document_download("pdf")

    def _document_templates(self):
        """A refused application prints its letter, unless the receipt is asked for."""
        templates = {
            template.code: template
            for template in self.env["cchc.document.template"]
            .sudo()
            .search([("code", "in", (RECEIPT, LETTER))])
        }
        only_receipt = self.env.context.get("recruitment_paper") == "receipt"
        return {
            row.id: templates.get(
                LETTER if row.state == "refused" and not only_receipt else RECEIPT,
                self.env["cchc.document.template"],
            )
            for row in self
        }

    def _document_context(self):
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history, today = Unit._unit_history(), vietnam_time.today()
        issuers = {unit: unit._document_issuer(history, today) for unit in self.unit_id.sudo()}
        vietnamese = self.with_context(lang="vi_VN").sudo()
        return {
            row.id: candidate_paper.paper(
                issuer=issuers[row.unit_id.sudo()],
                today=today,
                session=row.session_id.name,
                **row._paper_facts(),
            )
            for row in vietnamese
        }

    def _paper_facts(self):
        kinds = dict(self.evidence_ids._fields["kind"]._description_selection(self.env))
        sexes = dict(self._fields["sex"]._description_selection(self.env))
        submitted = self.submitted_at and pytz.utc.localize(self.submitted_at).astimezone(
            vietnam_time.VIETNAM
        )
        return {
            "receipt": self.receipt or "",
            "number": self.list_number or "",
            "submitted": f"{submitted:%H:%M ngày %d/%m/%Y}" if submitted else "",
            "name": self.name,
            "born": f"{self.birthday:%d/%m/%Y}",
            "sex": sexes.get(self.sex, ""),
            "citizen_id": self.citizen_id,
            "address": self.current_address or self.permanent_address or "",
            "priority": priority_groups.name_of(self.priority_group),
            "wishes": [wish.post_id.display_name for wish in self.wish_ids],
            "evidence": [f"{kinds[row.kind]}: {row.file_name}" for row in self.evidence_ids],
            "reasons": (self.refusal or "").splitlines(),
        }

    @api.model
    def _document_samples(self):
        return candidate_paper.samples()

    def _document_name(self):
        self.ensure_one()
        kind = "thong bao" if self.state == "refused" else "bien nhan"
        return f"{kind} {self.receipt or self.name}"

    @api.model
    def _document_bundle_name(self):
        return "du tuyen"
