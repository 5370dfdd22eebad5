from odoo import api, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import study as papers
from ..rules.payback import CASES, EXEMPTIONS

# Which paper stands at which state of a pay-back.
CODE = "dao_tao_den_bu"
BY_STATE = {
    "proposed": f"{CODE}_bien_ban",
    "decided": f"{CODE}_quyet_dinh",
    "paid": f"{CODE}_quyet_dinh",
}


def steps(result):
    return list(Result.from_json(result).explain()) if result else []


class CchcTrainingStudy(models.Model):
    """The written commitment of who is sent to study."""

    _name = "cchc.training.study"
    _inherit = ["cchc.training.study", "cchc.document"]

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history, day = Unit._unit_history(), vietnam_time.today()
        return {row.id: row._commitment_paper(history, day) for row in rows}

    def _commitment_paper(self, history, day):
        period = self.employee_id.current_version_id
        sources = dict(self.cost_ids._fields["source"]._description_selection(self.env))
        return papers.commitment(
            self.sent_from_id.agency_id._document_issuer(history, day),
            day,
            name=self.employee_id.name,
            born=self.employee_id.birthday,
            post=period.position_title or "",
            unit=period.department_id.name or "",
            what=self._told(),
            where=", ".join(filter(None, (self.provider_id.name, self.country_id.name))),
            first=self.date_from,
            last=self.ends_on,
            months=self.months,
            committed=self.commitment_months,
            until=self.commitment_until,
            costs=[(cost.item, sources[cost.source], cost.amount) for cost in self.cost_ids],
            total=self.amount,
            conditions=steps(self.check_result),
            steps=steps(self.commitment_result),
        )

    @api.model
    def _document_samples(self):
        return papers.commitment_samples()

    def _document_name(self):
        self.ensure_one()
        return f"Ban cam ket {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Ban cam ket phuc vu"


class CchcTrainingPayback(models.Model):
    """The reckoning, then the minutes of the council, then the decision: as far as it has come."""

    _name = "cchc.training.payback"
    _inherit = ["cchc.training.payback", "cchc.document"]

    def _document_templates(self):
        templates = {
            template.code: template
            for template in self.env["cchc.document.template"]
            .sudo()
            .search([("model", "=", self._name)], order="sequence, id")
        }
        empty = self.env["cchc.document.template"]
        return {row.id: templates.get(BY_STATE.get(row.state, CODE), empty) for row in self}

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        return {row.id: row._payback_paper(history) for row in rows}

    def _payback_paper(self, history):
        day = self._paper_day()
        study = self.study_id
        period = self._last_period()
        issuer = self.unit_id.agency_id._document_issuer(history, day)
        title = self.signer_title or official.head_title(issuer["name"])
        return papers.payback(
            issuer,
            day,
            name=self.employee_id.name,
            post=period.position_title or "",
            unit=period.department_id.name or "",
            what=study._told(),
            case=CASES[self.case],
            law=(self.law_title or "").replace("NĐ ", "Nghị định số "),
            amount=self.amount,
            steps=steps(self.result),
            exempt=self._exempt_told(),
            members=[
                (member.role, member.name, member.title, member.attended)
                for member in self.member_ids
            ],
            met_on=self.met_on,
            proposal=self.proposal,
            number=self.decision_number if self.decided_on else "",
            council=self.council_document,
            due_on=self.due_on,
            grounds=self._paper_grounds(),
            signature=official.signature_lines(title),
            signer=self.signer,
        )

    def _paper_day(self):
        return self.decided_on or self.met_on or vietnam_time.today()

    def _last_period(self):
        """Where the person served before the event."""
        periods = self.employee_id.version_ids.filtered("staffing_category")
        before = periods.filtered(lambda one: one.date_version < self.raised_on)
        return (before or periods).sorted("date_version")[-1:]

    def _exempt_told(self):
        if self.state != "exempt":
            return ""
        if not self.exemption:
            return "không còn số tiền phải đền bù"
        return f"không phải đền bù: {EXEMPTIONS[self.exemption]}"

    def _paper_grounds(self):
        """Căn cứ …: the decree, what ended the service, the council."""
        grounds = []
        if self.law_title:
            grounds.append(f"Căn cứ {self.law_title.replace('NĐ ', 'Nghị định số ')};")
        if self.ended_by_id:
            grounds.append(f"Căn cứ {self._decision_told(self.ended_by_id)};")
        if self.met_on:
            grounds.append(
                f"Theo kiến nghị của Hội đồng xét đền bù chi phí đào tạo ngày "
                f"{papers.day_text(self.met_on)},"
            )
        return grounds

    @api.model
    def _document_samples(self):
        return papers.payback_samples()

    def _document_name(self):
        self.ensure_one()
        kind = {"proposed": "Bien ban den bu", "decided": "Quyet dinh den bu"}
        kind["paid"] = kind["decided"]
        return f"{kind.get(self.state, 'Bang tinh den bu')} {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Den bu chi phi dao tao"
