from dataclasses import replace

from odoo import api, fields, models

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.rules.months import full_months
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_hr.rules import partial_date
from odoo.addons.cchc_hr.rules.salary_scale import exact

from ..rules import sheet
from ..rules.choice import REDUCTION, REORGANISATION
from ..rules.decree_154_2025 import DECREE as CURRENT_DECREE
from ..rules.spans import half_years
from ..workbooks import forms

OUT = ("returned", "refused")
NAMES = {
    "forms": "danh-sach-tinh-gian-bien-che",
    "results": "ket-qua-tinh-gian-bien-che",
}


class CchcReductionList(models.Model):
    """The forms in which a list is handed on and reported."""

    _inherit = "cchc.reduction.list"

    def action_print_forms(self, file_format="pdf"):
        return self._download("forms", file_format)

    def action_print_results(self, file_format="pdf"):
        return self._download("results", file_format)

    def _download(self, what, file_format):
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": f"/cchc/reduction/{what}/{file_format}",
                "data": {"lists": ",".join(map(str, self.ids))},
            },
        }

    def _printed(self, what, file_format):
        """(name, bytes): the lists of people with their summary, or the results."""
        pages = self._result_pages() if what == "results" else self._form_pages()
        content = self.env["cchc.report.form"]._write_pages(pages, file_format)
        return f"{NAMES[what]}.{file_format}", content

    def _form_pages(self):
        rows = self._form_rows(self.dossier_ids.filtered(lambda row: row.state not in OUT))
        frame = self._frame()
        return [*forms.person_forms(rows, frame), forms.summary(rows, frame)]

    def _result_pages(self):
        """Form 3 of these lists, and beside it all since the decree of the first took effect."""
        since = min(
            (regime.date_from for regime in REDUCTION if regime.decree in self.mapped("decree")),
            default=None,
        )
        earlier = self.search(
            [
                ("unit_id", "in", self.unit_id.ids),
                ("review_on", ">=", since),
                ("review_on", "<=", max(self.mapped("review_on"))),
            ]
        )
        now, all_since = (
            self._form_rows(
                lists.dossier_ids.filtered(lambda row: row.state not in (*OUT, "proposed"))
            )
            for lists in (self, earlier | self)
        )
        return [forms.results(now, replace(self._frame("a4"), since=since), all_since)]

    def _form_rows(self, dossiers):
        """By agency where lists of several stand in one paper, else by unit."""
        rows = [row._form_row() for row in dossiers]
        if len(self.unit_id) > 1:
            rows = [
                replace(row, agency=dossier.unit_id.name)
                for row, dossier in zip(rows, dossiers, strict=True)
            ]
        return rows

    def _frame(self, paper="a3"):
        agency = self.unit_id
        if len(agency) > 1:
            # Whoever adds up several agencies issues the paper.
            own = self.env.user.sudo().unit_ids[:1].agency_id
            agency = own or self.env["hr.department"]._roots()[:1]
        return forms.Frame(
            letterhead=Letterhead(
                **self.env["cchc.report.form"]._issuer_of(agency.id),
                signatures=forms.SIGNATURES,
                footnote=forms.NOTE,
                paper=paper,
            ),
            subtitle=", ".join(dict.fromkeys(self._period_told(row) for row in self)),
            printed_on=self.env["hr.version"]._today(),
        )

    @api.model
    def _period_told(self, row):
        periods = {"first": "6 tháng đầu năm", "second": "6 tháng cuối năm", "year": "Năm"}
        return f"{periods[row.period]} {row.year} ({row.decree})"


class CchcReductionDossier(models.Model):
    _inherit = "cchc.reduction.dossier"

    def _form_row(self):
        self.ensure_one()
        person, period = self.employee_id.sudo(), self.sudo()._last_period()
        facts = ()
        if self.reasoning and not self.remark:
            facts = Result.from_json(self.reasoning).facts
        lines, told = {}, dict(facts)
        for code, amount in facts:
            if code in sheet.CODES:
                lines[code] = lines.get(code, 0) + amount
        vietnamese = person.with_context(lang="vi_VN")
        degrees = dict(vietnamese._fields["degree_level"]._description_selection(vietnamese.env))
        return forms.Row(
            unit=self.department_id.name or "",
            name=person.name,
            male=self.sex == "male",
            born=self.birth_text or "",
            degree=degrees.get(person.degree_level) or "",
            post=period.position_title or period.leadership_post_id.name or "",
            rank=period.rank_id.code or "",
            step=period.step,
            coefficient=exact(period.coefficient),
            step_since=period.step_anchor or None,
            leadership=exact(period.leadership_allowance),
            above_scale=period.above_scale_percent,
            seniority=exact(period.seniority_percent),
            reserved=exact(period.reserved_coefficient),
            base=self._salary_of_decree(),
            current=self.current_salary,
            average=self.average_salary,
            insurance=half_years(12 * self.insurance_years + self.insurance_rest),
            hardship=self.hardship_years,
            leave_on=self.leave_on,
            age=self._age_told(),
            months_early=told.get(sheet.MONTHS_EARLY, 0),
            measure=self.measure,
            lines=lines,
            # Nothing of the insurance where the decree pays nothing for it.
            insurance_first=min(told.get(sheet.INSURANCE_FIRST, 0), lines.get(sheet.INSURANCE, 0)),
            amount=self.amount,
            budget=self.budget_amount,
            own=self.own_amount,
            paid=self.paid_amount,
            reason=self.ground_id.article,
            note="Có số liệu chưa đối chiếu" if self.unverified else "",
            state=self.state,
        )

    def _salary_of_decree(self):
        """The salary by which the early years are paid."""
        if self.decree == REORGANISATION.decree:
            return self.scheme_salary
        return self.current_salary if self.decree == CURRENT_DECREE else self.average_salary

    def _age_told(self):
        """59 tuổi 7 tháng"""
        if not self.birth_text or not self.leave_on:
            return ""
        born = partial_date.parse(self.birth_text).first_day()
        years, months = divmod(full_months(born, fields.Date.to_date(self.leave_on)), 12)
        return f"{years} tuổi {months} tháng" if months else f"{years} tuổi"
