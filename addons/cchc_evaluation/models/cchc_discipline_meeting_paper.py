from odoo import api, models

from ..documents import handling


class CchcDisciplineMeeting(models.Model):
    """The minutes of a meeting as a paper to sign."""

    _name = "cchc.discipline.meeting"
    _inherit = ["cchc.discipline.meeting", "cchc.document"]

    def _document_context(self):
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        return {row.id: row._minutes_paper(history) for row in self.sudo()}

    def _minutes_paper(self, history):
        case = self.case_id
        council = self.kind == "council"
        return handling.minutes(
            case.unit_id.agency_id._document_issuer(history, self.date),
            self.date,
            kind=self.kind,
            place=self.place,
            chair=self.chair,
            secretary=self.secretary,
            present=self.present,
            person_present=self.person_present,
            name=case.employee_id.name,
            post=case.employee_id.current_version_id.position_title or "",
            unit=case.unit_id.name,
            acts=[(act.date, act.name) for act in case.act_ids],
            account=self.person_account,
            content=self.content,
            members=[(row.name, row.title, row.role) for row in case.member_ids if council],
            votes=[(row.form, row.count) for row in case.vote_ids if council],
            proposed=(council and case.proposed_form) or self.proposed_form,
        )

    @api.model
    def _document_samples(self):
        return handling.minutes_samples()

    def _document_name(self):
        self.ensure_one()
        kind = "Hoi dong ky luat" if self.kind == "council" else "Hop kiem diem"
        return f"Bien ban {kind} {self.case_id.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Bien ban xu ly ky luat"
