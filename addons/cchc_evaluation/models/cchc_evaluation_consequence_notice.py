from odoo import api, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import handling


class CchcEvaluationConsequence(models.Model):
    """The notice to the person of what follows from the rating."""

    _name = "cchc.evaluation.consequence"
    _inherit = ["cchc.evaluation.consequence", "cchc.document"]

    def _document_context(self):
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        return {row.id: row._notice_paper(history) for row in self.sudo()}

    def _notice_paper(self, history):
        agency = self.unit_id.agency_id
        day = self.notified_on or vietnam_time.today()
        open_choices = (("other_post", self.may_move), ("leaving", self.may_leave))
        return handling.notice(
            agency._document_issuer(history, day),
            day,
            number=self.notice,
            name=self.employee_id.name,
            post=self.evaluation_id.position_title or "",
            unit=self.unit_id.name,
            year=self.year,
            level=self.level,
            rated_on=self.rated_on,
            steps=Result.from_json(self.explanation).explain() if self.explanation else (),
            choices=[code for code, possible in open_choices if possible],
            due_on=self.due_on,
            signature=official.signature_lines(official.head_title(agency.name)),
        )

    @api.model
    def _document_samples(self):
        return handling.notice_samples()

    def _document_name(self):
        self.ensure_one()
        return f"Thong bao xu ly sau xep loai {self.year} {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Thong bao xu ly sau xep loai"
